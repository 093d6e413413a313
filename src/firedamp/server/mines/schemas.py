"""Which shapes do mines have over HTTP?"""

from __future__ import annotations

from typing import Any

from ninja import Schema

from firedamp.server.answers import Named, Text, Translated, example
from firedamp.server.mines.examples import (
    EXAMPLE_BASIN,
    EXAMPLE_COMPANY,
    EXAMPLE_DISTRICT,
    EXAMPLE_MAP,
    EXAMPLE_MINE,
    EXAMPLE_PASSPORT,
)


class MineOut(Schema):
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

    model_config = example(**EXAMPLE_MINE)


class MinePage(Schema):
    items: list[MineOut]
    next_cursor: str | None
    total: int

    model_config = example(items=[EXAMPLE_MINE], next_cursor=None, total=1)


class ParentOut(Schema):
    name: str
    share_percent: float | None


class MineDistrictOut(Translated):
    as_written: str


class OutputOut(Schema):
    year: int
    output_t: float
    quality: str
    source: str


class OriginOut(Schema):
    source: str
    quality: str
    row: int | None = None


class ProjectOut(Schema):
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


class SourceOut(Schema):
    title: str
    attribution: Text
    licence: str
    url: str


class MinePassport(Schema):
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

    model_config = example(**EXAMPLE_PASSPORT)


class PointOut(Schema):
    latitude: float
    longitude: float


class BasinOut(Schema):
    """`synthetic`: made up by a program for a demonstration, never mixed into real totals."""

    id: str
    name: Text
    synthetic: bool
    centre: PointOut | None
    attribution: Text
    licence: str
    mines: int
    years: list[int]


class BasinList(Schema):
    items: list[BasinOut]

    model_config = example(items=[EXAMPLE_BASIN])


class TownOut(Schema):
    name: Text
    latitude: float
    longitude: float
    population: int | None


class MapOut(Schema):
    outline: dict[str, Any] | None
    towns: list[TownOut]
    attribution: Text

    model_config = example(**EXAMPLE_MAP)


class DistrictOut(Schema):
    id: str
    basin: str
    name: Text
    kind: str
    mines: int

    model_config = example(**EXAMPLE_DISTRICT)


class DistrictList(Schema):
    items: list[DistrictOut]

    model_config = example(items=[EXAMPLE_DISTRICT])


class CompanyOut(Named):
    mines: int

    model_config = example(**EXAMPLE_COMPANY)


class CompanyPage(Schema):
    items: list[CompanyOut]
    next_cursor: str | None
    total: int

    model_config = example(items=[EXAMPLE_COMPANY], next_cursor=None, total=1)
