"""A file of plumes as rows of cells: a text under its separator, a sheet of a workbook, the features of a GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from firedamp.science.errors import InputError, Problem
from firedamp.science.unparsed import unparsed
from firedamp.tables import text
from firedamp.tables.files import ZIP, certain_text, refuse_unreadable_workbook
from firedamp.tables.grids import MEGABYTE, Cell, Grid, Limits, Row

TABLE_OF_PLUMES = Limits(rows=100_000, file_mb=30, unpacked_mb=200)
LATITUDE, LONGITUDE = "geometry latitude", "geometry longitude"


def grids_of(data: bytes, filename: str, sheet: str | None, encoding: str | None) -> tuple[list[Grid], list[Problem]]:
    """The grids that may hold the table, and notes on how the file was read. Raises InputError for no table at all."""
    if len(data) > TABLE_OF_PLUMES.file_bytes:
        size = round(len(data) / MEGABYTE, 1)
        raise InputError.one("file", "file_too_large", size, maximum=TABLE_OF_PLUMES.file_mb)
    refuse_unreadable_workbook(data)
    if data.startswith(ZIP):
        return _sheets(data, sheet), []
    if sheet is not None:
        raise InputError.one("sheet", "sheet_not_for_csv", sheet)
    read = certain_text(data, filename, encoding)
    if read.content.lstrip().startswith("{"):
        return [_features(read.content, filename)], read.notes
    return list(text.grids(read.content, TABLE_OF_PLUMES)), read.notes


def _sheets(data: bytes, sheet: str | None) -> list[Grid]:
    from firedamp.tables.workbook import Workbook

    book = Workbook(data, TABLE_OF_PLUMES)
    if sheet is not None and sheet not in book.sheets:
        raise InputError.one("sheet", "no_such_sheet", sheet, choices=book.sheets)
    return [book.grid(name) for name in ([sheet] if sheet is not None else book.visible)]


def _features(content: str, filename: str) -> Grid:
    """A GeoJSON as a grid: its first row names the properties, then a row for each feature, counted from 1."""
    try:
        told = json.loads(content, parse_constant=lambda name: None)
    except (ValueError, RecursionError) as error:
        raise InputError.one("file", "bad_json", filename, **unparsed(error)) from None
    features = told.get("features") if isinstance(told, Mapping) else None
    if not isinstance(features, list) or not all(isinstance(each, Mapping) for each in features):
        raise InputError.one("file", "not_a_geojson")
    if len(features) > TABLE_OF_PLUMES.rows:
        raise InputError.one("file", "too_many_rows", len(features), maximum=TABLE_OF_PLUMES.rows)
    held = [{**_properties(each), **_point(each.get("geometry"))} for each in _each_once(features)]
    names = list(dict.fromkeys(name for each in held for name in each))
    rows = [Row(0, tuple(names))]
    rows += [Row(number, tuple(each.get(name) for name in names)) for number, each in enumerate(held, start=1)]
    return Grid(tuple(rows))


def _properties(feature: Mapping[str, Any]) -> dict[str, Cell]:
    own = feature.get("properties")
    return {str(name): _cell(value) for name, value in own.items()} if isinstance(own, Mapping) else {}


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return float(value)
    return value.strip() or None if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _point(geometry: Any) -> dict[str, Cell]:
    """Where a point lies; an outline has no place of its own: its properties say where its plume is."""
    if not isinstance(geometry, Mapping) or geometry.get("type") != "Point":
        return {}
    place = geometry.get("coordinates")
    if not isinstance(place, list) or len(place) < 2 or not all(isinstance(each, int | float) for each in place):
        return {}
    return {LATITUDE: float(place[1]), LONGITUDE: float(place[0])}


def _each_once(features: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """EMIT draws a plume as an outline and as a point: two pictures with the same properties are one observation."""
    seen = set()
    for feature in features:
        own = feature.get("properties")
        told = {name: value for name, value in own.items() if name != "style"} if isinstance(own, Mapping) else {}
        key = json.dumps(told, sort_keys=True) if told else None
        if key is None or key not in seen:
            yield feature
        seen.add(key)
