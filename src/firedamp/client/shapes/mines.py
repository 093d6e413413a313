"""Which shapes do the calls of `client.mines` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

from firedamp.client.shapes.shared import DataOut, LineOut, MissingOut, Named, ResultOut, Text, Translated, TypedMine


class MineCalculationOut(TypedDict):
    """What `mine_calculation` answers."""

    line: LineOut
    result: ResultOut
    data: DataOut


class MineDistrictOut(TypedDict):
    """A part of `MinePassport`."""

    id: str
    name: Text
    as_written: str


class MineOut(TypedDict):
    """A mine in a list, with its latest known coal output; a restored one, by its quality, where none is known."""

    mine_id: str
    name: Text
    mine_type: str
    status: str
    company: Named
    district: Translated
    latitude: float | None
    longitude: float | None
    output_t: float | None
    output_year: int | None
    output_quality: str | None


class MinePage(TypedDict):
    """What `mine_list` answers."""

    items: list[MineOut]
    next_cursor: str | None
    total: int


class MinePassport(TypedDict):
    """Everything that is known of a mine, each figure with its origin."""

    mine_id: str
    basin: str
    name: Text
    other_names: str
    mine_type: str
    mining_method: str
    status: str
    withdrawn: bool
    company: Named
    parents: list[ParentOut]
    district: MineDistrictOut
    coalfield: str
    locality: str
    latitude: float | None
    longitude: float | None
    location_accuracy: str
    depth_m: float | None
    depth_accuracy: str
    coal_rank: str
    coal_use: str
    capacity_t_year: float | None
    reserves_t: float | None
    resources_t: float | None
    workforce: int | None
    opening_year: int | None
    closing_year: int | None
    gem_gas_content_m3_t: float | None
    gem_emission_coefficient: float | None
    gem_methane_m3: float | None
    gem_methane_t: float | None
    url: str
    outputs: list[OutputOut]
    projects: list[ProjectOut]
    source: SourceOut
    origin: dict[str, OriginOut]


class OfferList(TypedDict):
    """What `mine_methods` answers."""

    mine: TypedMine
    year: int
    years: list[int]
    gwp_set: str
    offers: list[OfferOut]


class OfferOut(TypedDict):
    """A method for a mine and year. `inputs` and `uncertainty` are what its calculation takes, in the sheet's
    units. `reason` says why it is not available, or why it may not be the best.
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


class OriginOut(TypedDict):
    """A part of `MinePassport`."""

    source: str
    quality: str
    row: NotRequired[int | None]


class OutputOut(TypedDict):
    """A part of `MinePassport`."""

    year: int
    output_t: float
    quality: str
    source: str


class ParentOut(TypedDict):
    """A part of `MinePassport`."""

    name: str
    share_percent: float | None


class ProjectOut(TypedDict):
    """One row of the source: the mine itself or one of its projects, each figure with its origin."""

    row: int | None
    status: str
    project_type: str
    mine_type: str
    mining_method: str
    capacity_t_year: float | None
    output_t: float | None
    output_year: int | None
    depth_m: float | None
    opening_year: int | None
    closing_year: int | None
    reserves_t: float | None
    resources_t: float | None
    workforce: int | None
    origin: dict[str, OriginOut]


class SourceOut(TypedDict):
    """A part of `MinePassport`."""

    title: str
    attribution: Text
    licence: str
    url: str
