"""Which shapes do series have over HTTP?"""

from __future__ import annotations

from typing import Any, Literal

from ninja import Schema

from firedamp.server.answers import Text, example

EXAMPLE_QUANTITY: dict[str, Any] = {
    "id": "relative_abundance_m3_t",
    "label": {"en": "Relative methane abundance", "ru": "Относительная метанообильность"},
    "unit": "m3/t",
    "rule": "by_output",
    "rule_text": {
        "en": "The mean weighted by coal output, Σ(q·A)/ΣA, over the mines that have both.",
        "ru": "Среднее, взвешенное по добыче, Σ(q·A)/ΣA, по предприятиям, у которых есть и то и другое.",
    },
    "by_method": False,
}
EXAMPLE_POINT: dict[str, Any] = {
    "year": 2020,
    "value": 12.4,
    "low": None,
    "high": None,
    "quality": "restored",
    "mines": 7,
    "restored": 1,
    "synthetic": 0,
    "missing": 2,
    "unrecorded": 1,
}
EXAMPLE_SERIES: dict[str, Any] = {
    "basin": "kuzbass",
    "synthetic": False,
    "quantity": EXAMPLE_QUANTITY["id"],
    **{name: EXAMPLE_QUANTITY[name] for name in ("label", "unit", "rule", "rule_text")},
    "level": "basin",
    "method": None,
    "method_title": None,
    "gwp_set": None,
    "draws": None,
    "seed": None,
    "attribution": {"en": "Global Coal Mine Tracker …", "ru": "Global Coal Mine Tracker …"},
    "series": [{"id": "kuzbass", "name": {"en": "Kuzbass", "ru": "Кузбасс"}, "points": [EXAMPLE_POINT]}],
}


class QuantityOut(Schema):
    """What a series may be of; `by_method`: an emission, computed by an inventory method."""

    id: str
    label: Text
    unit: str
    rule: Literal["sum", "by_output"]
    rule_text: Text
    by_method: bool


class QuantityList(Schema):
    items: list[QuantityOut]

    model_config = example(items=[EXAMPLE_QUANTITY])


class SeriesPoint(Schema):
    """A year: null where no mine has a value; how many mines it rests on, and how many it lacks.

    `missing`: a record says that they put out coal in the year, and they have no value. `unrecorded`: their passport or
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


class OneSeries(Schema):
    id: str
    name: Text
    points: list[SeriesPoint]


class SeriesOut(Schema):
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

    model_config = example(**EXAMPLE_SERIES)
