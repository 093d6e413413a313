"""Which shapes do inventories have over HTTP? Science makes them, this promises them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema

from firedamp.server.answers import Named, Open, Text, Translated, example, open_example
from firedamp.server.inventory import examples
from firedamp.server.inventory.schemas import ResultOut


class TotalsOut(Open):
    mines: int
    output_t: float
    ch4_t: float
    co2_t: float
    co2e_t: float
    co2e_t_low: float
    co2e_t_high: float


class LineOut(Open):
    mine_id: str
    name: Text
    mine_type: str
    year: int
    output_t: float | None
    method: str
    ch4_t: float
    co2e_t: float
    company: Named
    district: Translated


class FactorOut(Open):
    """A factor record: a published number with its document and the place in it."""

    id: str
    name: Text
    value: float
    unit: str
    document: Text
    place: str
    status: str


class DataOut(Schema):
    """The version of the data package that a result was computed from, and when it was loaded."""

    package: str
    version: str
    hash: str
    loaded_at: datetime


class LeftOutOut(Schema):
    """A mine that the method cannot count for want of a figure, and what is wanted."""

    mine_id: str
    name: Text
    year: int
    why: Text


class InventoryResult(Open):
    """An inventory: totals with their 95 % range, by mine type and source, and its lines."""

    title: Text
    method: str
    gwp_set: str
    year: int | None
    totals: TotalsOut
    by_type: dict[str, TotalsOut]
    by_source: list[dict[str, Any]]
    lines: list[LineOut]
    to_confirm: list[dict[str, Any]]
    factors: list[FactorOut] = []
    data: DataOut | None = None
    left_out: list[LeftOutOut] = []
    attribution: Text


class ShareOut(Open):
    key: str
    name: Text
    ch4_t: float
    co2e_t: float


class ScreeningOut(Open):
    """A company against the threshold of Federal Law 296-FZ."""

    company: Named
    mines: int
    co2e_t: float
    threshold_t: float
    reports: bool
    certainty: Literal["above", "below", "uncertain"]
    distance_t: float


class PeriodOut(Schema):
    first: int
    last: int


class ScreeningOf(Schema):
    """What companies are screened on, whatever district or company was asked for."""

    basin: str
    period: PeriodOut
    words: Text


class InventoryView(InventoryResult):
    synthetic: bool
    by_company: list[ShareOut]
    by_district: list[ShareOut]
    by_mine_type: list[ShareOut]
    screening: list[ScreeningOut]
    screening_of: ScreeningOf | None

    model_config = open_example(**examples.INVENTORY_VIEW)


class InventoryRow(Schema):
    id: UUID
    name: str
    basin: str
    synthetic: bool
    company: Named | None
    district: Translated | None
    year: int | None
    method: str
    gwp_set: str
    owner: str | None
    organisation: Translated | None
    created: datetime
    totals: TotalsOut


class InventoryPage(Schema):
    items: list[InventoryRow]
    next_cursor: str | None
    total: int

    model_config = example(items=[examples.INVENTORY_ROW], next_cursor=None, total=1)


class InventoryOut(InventoryRow):
    result: InventoryResult
    screening: list[ScreeningOut]
    screening_of: ScreeningOf | None

    model_config = example(**examples.INVENTORY)


class ShareList(Schema):
    items: list[ShareOut]

    model_config = example(items=[examples.SHARE])


class MineCalculationOut(Schema):
    line: LineOut
    result: ResultOut
    data: DataOut

    model_config = example(line=examples.LINE, result=examples.RESULT, data=examples.DATA)
