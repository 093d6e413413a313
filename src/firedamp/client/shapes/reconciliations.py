"""Which shapes do the calls of `client.reconciliations` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

from firedamp.client.shapes.shared import MissingOut, Text, Translated, TypedMine


class AlikeOut(TypedDict):
    """The compared routes over the same mines: those that have the data of all of them."""

    mines: int
    output_t: float | None
    mines_with_output: int
    output_share_percent: float | None
    routes: list[RouteSums]


class BasinReconciliation(TypedDict):
    """What `reconciliation_basin` answers."""

    basin: Translated
    synthetic: bool
    attribution: Text
    gwp_set: str
    draws: int
    seed: int
    routes: list[RouteTitle]
    like_for_like: Text
    years: list[YearOut]


class FactOut(TypedDict):
    """A part of `ReasonOut`."""

    name: str
    label: Text
    value: float
    unit: str


class MineReconciliation(TypedDict):
    """What `reconciliation_mine` answers."""

    basin: Translated
    synthetic: bool
    attribution: Text
    mine: TypedMine
    year: int
    years: list[int]
    output_t: float | None
    gwp_set: str
    draws: int
    seed: int
    routes: list[RouteOut]
    pairs: list[PairOut]
    reasons: list[ReasonOut]


class PairOut(TypedDict):
    """Two routes: whether their 95 % ranges of methane overlap, and the left estimate over the right one."""

    left: str
    right: str
    overlap: bool
    ratio: float | None


class ReasonOut(TypedDict):
    """Why routes may differ: the condition holds for this mine and year."""

    id: str
    text: Text
    routes: list[str]
    facts: list[FactOut]


class RouteOut(TypedDict):
    """An offer with its numbers; those of a route that is not available are null."""

    route: str
    title: Text
    method: str | None
    tier: int | None
    model: bool
    available: bool
    best: bool
    inputs: dict[str, Any]
    origin: dict[str, dict[str, Any]]
    uncertainty: dict[str, dict[str, float]]
    missing: list[MissingOut]
    reason: Text | None
    ch4_t: NotRequired[float | None]
    ch4_t_low: NotRequired[float | None]
    ch4_t_high: NotRequired[float | None]
    co2_t: NotRequired[float | None]
    co2e_t: NotRequired[float | None]
    co2e_t_low: NotRequired[float | None]
    co2e_t_high: NotRequired[float | None]
    released_m3: NotRequired[float | None]
    released_m3_t: NotRequired[float | None]
    density_kg_m3: NotRequired[float | None]
    quality: NotRequired[str | None]
    to_confirm: NotRequired[list[str]]


class RouteSums(TypedDict):
    """A route over the mines that have its data; `output_t` is summed over the `mines_with_output` of them."""

    route: str
    mines: int
    output_t: float | None
    mines_with_output: int
    output_share_percent: NotRequired[float | None]
    ch4_t: float
    ch4_t_low: float
    ch4_t_high: float
    co2e_t: float
    co2e_t_low: float
    co2e_t_high: float


class RouteTitle(TypedDict):
    """A route; `reason`: why it may not be the best here, as where its factors are another basin's."""

    route: str
    title: Text
    model: bool
    reason: Text | None


class YearOut(TypedDict):
    """The `mines` of which anything is known in the year; their coal is that of the `mines_with_output` alone."""

    year: int
    mines: int
    output_t: float | None
    mines_with_output: int
    routes: list[RouteSums]
    like_for_like: AlikeOut | None
