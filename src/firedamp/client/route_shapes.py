"""What the API answers of routes to a mine's methane and of series by year, as types."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

from firedamp.client.shapes import Text, Translated

Level = Literal["mine", "company", "district", "basin"]


class TypedMine(Translated):
    """A mine with its type."""

    mine_type: str


class MissingFigure(TypedDict):
    """A figure that a method needs and the reference tables do not have."""

    figure: str
    label: Text


class Offer(TypedDict):
    """A method for a mine and year; `inputs` and `uncertainty` are what `evaluate` takes."""

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
    missing: list[MissingFigure]
    reason: Text | None


class Offers(TypedDict):
    """What a mine's data allow, the best tier first."""

    mine: TypedMine
    year: int
    years: list[int]
    gwp_set: str
    offers: list[Offer]


class RouteEstimate(Offer):
    """An offer with its numbers; those of a route that is not available are None."""

    ch4_t: float | None
    ch4_t_low: float | None
    ch4_t_high: float | None
    co2_t: float | None
    co2e_t: float | None
    co2e_t_low: float | None
    co2e_t_high: float | None
    released_m3: float | None
    released_m3_t: float | None
    density_kg_m3: float | None
    quality: str | None
    to_confirm: list[str]


class RoutePair(TypedDict):
    """Two routes: whether their 95 % ranges overlap, and the left estimate over the right one."""

    left: str
    right: str
    overlap: bool
    ratio: float | None


class RouteReason(TypedDict):
    """Why routes may differ."""

    id: str
    text: Text
    routes: list[str]
    facts: list[dict[str, Any]]


class DataSaid(TypedDict):
    """Which basin the numbers are of, whether it is made up, and whose data they rest on."""

    basin: Translated
    synthetic: bool
    attribution: Text


class MineReconciliation(DataSaid):
    """A mine and year by every route."""

    mine: TypedMine
    year: int
    years: list[int]
    output_t: float | None
    gwp_set: str
    draws: int
    seed: int
    routes: list[RouteEstimate]
    pairs: list[RoutePair]
    reasons: list[RouteReason]


class RouteSums(TypedDict):
    """A route over the mines that have its data; `output_t` is summed over the `mines_with_output` of them."""

    route: str
    mines: int
    output_t: float | None
    mines_with_output: int
    ch4_t: float
    ch4_t_low: float
    ch4_t_high: float
    co2e_t: float
    co2e_t_low: float
    co2e_t_high: float


class SameMines(TypedDict):
    """The compared routes over the mines that have the data of all of them."""

    mines: int
    output_t: float | None
    mines_with_output: int
    output_share_percent: float | None
    routes: list[RouteSums]


class ReconciledYear(TypedDict):
    """A basin in a year by every route."""

    year: int
    mines: int
    output_t: float | None
    mines_with_output: int
    routes: list[RouteSums]
    like_for_like: SameMines | None


class BasinReconciliation(DataSaid):
    """A basin by route and year."""

    gwp_set: str
    draws: int
    seed: int
    routes: list[dict[str, Any]]
    like_for_like: Text
    years: list[ReconciledYear]


class Quantity(TypedDict):
    """What a series may be of; `by_method`: an emission, computed by an inventory method."""

    id: str
    label: Text
    unit: str
    rule: Literal["sum", "by_output"]
    rule_text: Text
    by_method: bool


class SeriesPoint(TypedDict):
    """A year; None where no mine has a value. On how many mines it rests, and how many it lacks.

    `missing`: they put out coal in the year; `unrecorded`: they are only known to have worked in it.
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


class OneSeries(TypedDict):
    """The series of a mine, company, district or basin."""

    id: str
    name: Text
    points: list[SeriesPoint]


class Series(TypedDict):
    """A quantity by year; of an emission also by which method, GWP set and draws; and whose data it rests on."""

    basin: str
    synthetic: bool
    quantity: str
    label: Text
    unit: str
    rule: Literal["sum", "by_output"]
    rule_text: Text
    level: Level
    method: str | None
    method_title: Text | None
    gwp_set: str | None
    draws: int | None
    seed: int | None
    attribution: Text
    series: list[OneSeries]
