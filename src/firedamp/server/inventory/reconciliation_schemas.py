"""Which shapes do offers and reconciliations have over HTTP? Science makes them, this promises them."""

from __future__ import annotations

from typing import Any

from ninja import Schema

from firedamp.server.answers import Open, Text, Translated, open_example
from firedamp.server.inventory import reconciliation_examples as examples


class TypedMine(Translated):
    mine_type: str


class MissingOut(Schema):
    """A figure that a method needs and the reference tables do not have."""

    figure: str
    label: Text


class OfferOut(Open):
    """A method for a mine and year. `inputs` and `uncertainty` are what its calculation takes, in the sheet's units.

    `reason` says why it is not available, or why it may not be the best.
    """

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


class OfferList(Open):
    mine: TypedMine
    year: int
    years: list[int]
    gwp_set: str
    offers: list[OfferOut]

    model_config = open_example(**examples.OFFERS)


class RouteOut(OfferOut):
    """An offer with its numbers; those of a route that is not available are null."""

    ch4_t: float | None = None
    ch4_t_low: float | None = None
    ch4_t_high: float | None = None
    co2_t: float | None = None
    co2e_t: float | None = None
    co2e_t_low: float | None = None
    co2e_t_high: float | None = None
    released_m3: float | None = None
    released_m3_t: float | None = None
    density_kg_m3: float | None = None
    quality: str | None = None
    to_confirm: list[str] = []


class PairOut(Open):
    """Two routes: whether their 95 % ranges of methane overlap, and the left estimate over the right one."""

    left: str
    right: str
    overlap: bool
    ratio: float | None


class FactOut(Open):
    name: str
    label: Text
    value: float
    unit: str


class ReasonOut(Open):
    """Why routes may differ: the condition holds for this mine and year."""

    id: str
    text: Text
    routes: list[str]
    facts: list[FactOut]


class DataSaid(Open):
    """Which basin the numbers are of, whether it is made up, and whose data they rest on."""

    basin: Translated
    synthetic: bool
    attribution: Text


class MineReconciliation(DataSaid):
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

    model_config = open_example(**examples.MINE)


class RouteTitle(Open):
    """A route; `reason`: why it may not be the best here, as where its factors are another basin's."""

    route: str
    title: Text
    model: bool
    reason: Text | None


class RouteSums(Open):
    """A route over the mines that have its data; `output_t` is summed over the `mines_with_output` of them."""

    route: str
    mines: int
    output_t: float | None
    mines_with_output: int
    output_share_percent: float | None = None
    ch4_t: float
    ch4_t_low: float
    ch4_t_high: float
    co2e_t: float
    co2e_t_low: float
    co2e_t_high: float


class AlikeOut(Open):
    """The compared routes over the same mines: those that have the data of all of them."""

    mines: int
    output_t: float | None
    mines_with_output: int
    output_share_percent: float | None
    routes: list[RouteSums]


class YearOut(Open):
    """The `mines` of which anything is known in the year; their coal is that of the `mines_with_output` alone."""

    year: int
    mines: int
    output_t: float | None
    mines_with_output: int
    routes: list[RouteSums]
    like_for_like: AlikeOut | None


class BasinReconciliation(DataSaid):
    gwp_set: str
    draws: int
    seed: int
    routes: list[RouteTitle]
    like_for_like: Text
    years: list[YearOut]

    model_config = open_example(**examples.BASIN)
