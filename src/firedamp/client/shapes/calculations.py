"""Which shapes do the calls of `client.calculations` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from firedamp.client.shapes.shared import ResultOut, Text, Translated


class CalculationIn(TypedDict):
    """A calculation to keep: a method with its inputs, under a name, perhaps of a mine and year."""

    inputs: dict[str, Any]
    gwp_set: NotRequired[str | None]
    uncertainty: NotRequired[dict[str, Any]]
    draws: NotRequired[int]
    seed: NotRequired[int]
    beside: NotRequired[list[str]]
    mine_id: NotRequired[str | None]
    year: NotRequired[int | None]
    method: str
    name: NotRequired[str]
    organisation: NotRequired[str | None]
    origin: NotRequired[dict[str, OriginIn]]


class CalculationOut(TypedDict):
    """What `calculation_create` answers."""

    id: str
    name: str
    method: str
    method_title: Text
    gwp_set: str
    status: Literal["draft", "issued", "returned", "verified", "superseded"]
    owner: str | None
    organisation: Translated | None
    synthetic: bool
    mine_id: str | None
    mine: Translated | None
    year: int | None
    ch4_t: float
    co2e_t: float
    co2e_t_low: float
    co2e_t_high: float
    created: str
    inputs: dict[str, Any]
    origin: dict[str, dict[str, str]]
    uncertainty: dict[str, Any]
    draws: int
    seed: int
    attribution: Text | None
    result: ResultOut


class CalculationPage(TypedDict):
    """What `calculation_list` answers."""

    items: list[CalculationRow]
    next_cursor: str | None
    total: int
    owners: list[str]


class CalculationRow(TypedDict):
    """`synthetic`: of a made-up mine, or its owner states that an input is made up."""

    id: str
    name: str
    method: str
    method_title: Text
    gwp_set: str
    status: Literal["draft", "issued", "returned", "verified", "superseded"]
    owner: str | None
    organisation: Translated | None
    synthetic: bool
    mine_id: str | None
    mine: Translated | None
    year: int | None
    ch4_t: float
    co2e_t: float
    co2e_t_low: float
    co2e_t_high: float
    created: str


class ComparisonOut(TypedDict):
    """What `calculation_compare` answers."""

    left: CalculationRow
    right: CalculationRow
    outputs: list[DifferenceOut]
    trace: list[DifferenceOut]


class CopyIn(TypedDict):
    """Where a copy belongs; not needed of who enters data in one organisation only."""

    organisation: NotRequired[str | None]


class DifferenceOut(TypedDict):
    """One number of two calculations side by side; null where a calculation has no such number."""

    name: str
    label: Text
    unit: str
    left: float | None
    right: float | None
    difference: float | None
    ratio: float | None


class OriginIn(TypedDict):
    """Where an input came from, as its owner states it."""

    source: str
    quality: Literal["measured", "reported", "calculated", "restored", "expert", "synthetic"]
