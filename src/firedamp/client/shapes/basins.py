"""Which shapes do the calls of `client.basins` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Any, TypedDict

from firedamp.client.shapes.shared import Text


class BasinList(TypedDict):
    """What `basin_list` answers."""

    items: list[BasinOut]


class BasinOut(TypedDict):
    """`synthetic`: made up by a program for a demonstration, never mixed into real totals."""

    id: str
    name: Text
    synthetic: bool
    centre: PointOut | None
    attribution: Text
    licence: str
    mines: int
    years: list[int]


class MapOut(TypedDict):
    """What `basin_map` answers."""

    outline: dict[str, Any] | None
    towns: list[TownOut]
    attribution: Text


class PointOut(TypedDict):
    """A part of `BasinOut`."""

    latitude: float
    longitude: float


class TownOut(TypedDict):
    """A part of `MapOut`."""

    name: Text
    latitude: float
    longitude: float
    population: int | None
