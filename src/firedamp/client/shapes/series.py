"""Which shapes do the calls of `client.series` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Literal, TypedDict

from firedamp.client.shapes.shared import Text


class OneSeries(TypedDict):
    """A part of `SeriesOut`."""

    id: str
    name: Text
    points: list[SeriesPoint]


class QuantityList(TypedDict):
    """What `quantity_list` answers."""

    items: list[QuantityOut]


class QuantityOut(TypedDict):
    """What a series may be of; `by_method`: an emission, computed by an inventory method."""

    id: str
    label: Text
    unit: str
    rule: Literal["sum", "by_output"]
    rule_text: Text
    by_method: bool


class SeriesOut(TypedDict):
    """A quantity by year; of an emission also by which method, GWP set and draws; and whose data it rests on."""

    basin: str
    synthetic: bool
    quantity: str
    label: Text
    unit: str
    rule: Literal["sum", "by_output"]
    rule_text: Text
    level: Literal["mine", "company", "district", "basin"]
    method: str | None
    method_title: Text | None
    gwp_set: str | None
    draws: int | None
    seed: int | None
    attribution: Text
    series: list[OneSeries]


class SeriesPoint(TypedDict):
    """A year: null where no mine has a value; how many mines it rests on, and how many it lacks. `missing`: a
    record says that they put out coal in the year, and they have no value. `unrecorded`: their passport or
    outputs say that they worked in the year, of which neither an output nor a value is recorded.
    """

    year: int
    value: float | None
    low: float | None
    high: float | None
    quality: str | None
    mines: int
    restored: int
    synthetic: int
    missing: int
    unrecorded: int
