"""Which example projects, with which measured hours, does a package bring? Of a basin that is made up, made up too.

The descriptor says so under `firedamp.projects`: `portfolio` names the resource that is a file of projects, `hours` the
tables of measured hours. Whether the portfolio is one, `firedamp.science.reductions` says: here it is only read.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from firedamp.datapackages.package import DataPackage
from firedamp.science.errors import DataError

COLUMNS = {"time": "datetime", "flow_m3_min": "number", "ch4_percent": "number", "flame": "boolean"}


@dataclass(frozen=True)
class MeasuredHour:
    """One hour: mixture in m³/min at 20 °C and 101.325 kPa, methane in percent, whether the gas was burnt; None where
    it was not measured. `time` is the hour's beginning by the mine's own clock."""

    time: datetime.datetime
    flow_m3_min: float | None
    ch4_percent: float | None
    flame: bool | None


@dataclass(frozen=True)
class MeasuredHours:
    """The hours of one project in the order of time, and the resource and file that they stand in."""

    resource: str
    filename: str
    hours: tuple[MeasuredHour, ...]


@dataclass(frozen=True)
class ExampleProjects:
    """A portfolio as its file has it, half-widths of 95 % ranges in percent by name, measured hours by project, and
    the words that go with all of it."""

    record: Mapping[str, Any]
    spreads: Mapping[str, float]
    hours_of: Mapping[str, MeasuredHours]
    attribution: Mapping[str, str]
    synthetic: bool


def example_projects(package: DataPackage) -> ExampleProjects | None:
    """The example projects of a package; None where it brings none.

    Raises DataError where what `firedamp.projects` names is not there or is not what it should be.
    """
    stated = package.own.get("projects")
    if stated is None:
        return None
    if not isinstance(stated, dict) or not isinstance(stated.get("portfolio"), str):
        raise DataError(package.file, None, "firedamp.projects names no `portfolio`")
    record = _record(package, stated["portfolio"])
    known = {str(each["id"]) for each in record["projects"]}
    return ExampleProjects(
        record=record,
        spreads=_spreads(package, stated["portfolio"]),
        hours_of=dict(_hours(package, name, known) for name in stated.get("hours", ())),
        attribution=package.attribution,
        synthetic=package.synthetic,
    )


def _record(package: DataPackage, resource: str) -> dict[str, Any]:
    file = f"{package.folder.name}/{package.resource(resource).path}"
    try:
        record = json.loads(package.read_text(resource))
    except json.JSONDecodeError as error:
        raise DataError(file, error.lineno, f"is not JSON: {error.msg}") from error
    projects = record.get("projects") if isinstance(record, dict) else None
    if not isinstance(projects, list) or not all(isinstance(each, dict) and "id" in each for each in projects):
        raise DataError(file, None, "is not a portfolio: it needs `projects`, each with an `id`")
    return dict(record)


def _spreads(package: DataPackage, resource: str) -> dict[str, float]:
    stated = package.resource(resource).own.get("spreads", {})
    numbers = (int, float)
    if not isinstance(stated, dict) or not all(type(each) in numbers for each in stated.values()):
        raise DataError(package.file, None, f"firedamp.spreads of {resource!r} are not numbers by name")
    return {str(name): float(each) for name, each in stated.items()}


def _hours(package: DataPackage, resource: str, known: set[str]) -> tuple[str, MeasuredHours]:
    project = package.resource(resource).own.get("project")
    if project not in known:
        raise DataError(package.file, None, f"firedamp.project of {resource!r} names no project of the portfolio")
    _require_columns(package, resource)
    rows = sorted(_rows(package, resource), key=lambda each: each.time)
    return str(project), MeasuredHours(resource, package.resource(resource).path, tuple(rows))


def _require_columns(package: DataPackage, resource: str) -> None:
    schema = package.schema(resource)
    for name, kind in COLUMNS.items():
        field = schema.field(name)
        if field is None or field.type != kind:
            raise DataError(package.file, None, f"the table {resource!r} needs a column {name!r} of the type {kind}")


def _rows(package: DataPackage, resource: str) -> Iterator[MeasuredHour]:
    file = f"{package.folder.name}/{package.resource(resource).path}"
    for number, row in package.numbered_rows(resource):
        if row["time"] is None:
            raise DataError(file, number, "an hour has no time")
        yield MeasuredHour(*(row[name] for name in COLUMNS))  # type: ignore[arg-type]
