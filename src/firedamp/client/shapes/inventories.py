"""Which shapes do the calls of `client.inventories` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from firedamp.client.shapes.shared import DataOut, LineOut, Named, Text, Translated


class FactorOut(TypedDict):
    """A factor record: a published number with its document and the place in it."""

    id: str
    name: Text
    value: float
    unit: str
    document: Text
    place: str
    status: str


class InventoryIn(TypedDict):
    """The inventory of a basin, or of a company or district in it."""

    basin: str
    company: NotRequired[str | None]
    district: NotRequired[str | None]
    year: NotRequired[int | None]
    method: NotRequired[str]
    gwp_set: NotRequired[str]
    draws: NotRequired[int]
    seed: NotRequired[int]
    name: NotRequired[str]
    organisation: NotRequired[str | None]


class InventoryOut(TypedDict):
    """What `inventory_create` answers."""

    id: str
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
    created: str
    totals: TotalsOut
    result: InventoryResult
    screening: list[ScreeningOut]
    screening_of: ScreeningOf | None


class InventoryPage(TypedDict):
    """What `inventory_list` answers."""

    items: list[InventoryRow]
    next_cursor: str | None
    total: int


class InventoryResult(TypedDict):
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
    factors: NotRequired[list[FactorOut]]
    data: NotRequired[DataOut | None]
    left_out: NotRequired[list[LeftOutOut]]
    attribution: Text


class InventoryRow(TypedDict):
    """A part of `InventoryPage`."""

    id: str
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
    created: str
    totals: TotalsOut


class InventoryView(TypedDict):
    """What `inventory_view` answers."""

    title: Text
    method: str
    gwp_set: str
    year: int | None
    totals: TotalsOut
    by_type: dict[str, TotalsOut]
    by_source: list[dict[str, Any]]
    lines: list[LineOut]
    to_confirm: list[dict[str, Any]]
    factors: NotRequired[list[FactorOut]]
    data: NotRequired[DataOut | None]
    left_out: NotRequired[list[LeftOutOut]]
    attribution: Text
    synthetic: bool
    by_company: list[ShareOut]
    by_district: list[ShareOut]
    by_mine_type: list[ShareOut]
    screening: list[ScreeningOut]
    screening_of: ScreeningOf | None


class LeftOutOut(TypedDict):
    """A mine that the method cannot count for want of a figure, and what is wanted."""

    mine_id: str
    name: Text
    year: int
    why: Text


class PeriodOut(TypedDict):
    """A part of `ScreeningOf`."""

    first: int
    last: int


class ScreeningOf(TypedDict):
    """What companies are screened on, whatever district or company was asked for."""

    basin: str
    period: PeriodOut
    words: Text


class ScreeningOut(TypedDict):
    """A company against the threshold of Federal Law 296-FZ."""

    company: Named
    mines: int
    co2e_t: float
    threshold_t: float
    reports: bool
    certainty: Literal["above", "below", "uncertain"]
    distance_t: float


class ShareList(TypedDict):
    """What `inventory_by` answers."""

    items: list[ShareOut]


class ShareOut(TypedDict):
    """A part of `InventoryView`."""

    key: str
    name: Text
    ch4_t: float
    co2e_t: float


class TotalsOut(TypedDict):
    """A part of `InventoryView`."""

    mines: int
    output_t: float
    ch4_t: float
    co2_t: float
    co2e_t: float
    co2e_t_low: float
    co2e_t_high: float
