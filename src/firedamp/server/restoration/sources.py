"""Where do the series of a restoration come from, and what may their values not be? A table of a basin, or a file.

They are kept as JSON: {"step", "times", "names", "titles", "mines", "values" (T, N), "lives"}. A mine of a table is
named by its id; a series of a file as the file does, and the mine that it is of, where one is found, stands beside.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.science.reference import Column, table_schema
from firedamp.science.series import Limits, SeriesTable, series_table
from firedamp.server.answers import text
from firedamp.server.mines.models import Basin, Mine
from firedamp.server.reference.references import Resolver
from firedamp.server.reference.tables import Table
from firedamp.server.reference.tables import table as table_by_id
from firedamp.server.restoration.marks import TABLES, accepted_in_force, mark_of, marks_of
from firedamp.tables.records.years import measures
from firedamp.tables.series import Asked, SeriesFile, read_series

Data = dict[str, Any]
OF_UNDERGROUND_MINES = ("methane_abundance", "methane_use")


def quantity(table: str, column: str) -> Column:
    """A column that can be restored: a number of a table by mine and year. InputError for any other."""
    if table not in TABLES:
        raise InputError.one("table", "not_a_choice", table, choices=", ".join(TABLES))
    known = quantities(table)
    if column not in known:
        raise InputError.one("column", "not_a_choice", column, choices=", ".join(known))
    return known[column]


def quantities(table: str) -> dict[str, Column]:
    """The numbers of a table by mine and year."""
    return {column.name: column for column in measures(table_schema(table))}


def records_locked(table: Table, mines: Collection[int]) -> dict[tuple[int, int], Any]:
    """A table's records of some mines by mine and year, locked until the transaction ends."""
    found = table.model.objects.select_for_update().filter(mine__in=mines)
    return {(record.mine_id, record.year): record for record in found}


def of_table(basin: Basin, table: str, column: str, first: int | None = None, last: int | None = None) -> Data:
    """The series of every mine that has a known value: from the first known year to the last, unless others are asked
    for. Values that were restored before are gaps. InputError `no_known_values` where there is none."""
    quantity(table, column)
    known = _known(basin, table, column)
    years = [year for values in known.values() for year in values]
    if not years:
        raise InputError.one("table", "no_known_values", table)
    span = list(range(max(first or min(years), 1), (last or max(years)) + 1))
    mines = [mine for mine in _mines(basin, table) if any(year in known.get(mine.pk, {}) for year in span)]
    if not mines:
        raise InputError.one("first", "no_known_values", first)
    values = [[known[mine.pk].get(year) for mine in mines] for year in span]
    names = [mine.mine_id for mine in mines]
    return {
        "step": "year",
        "times": span,
        "names": names,
        "titles": [text(mine.name_en, mine.name_ru) for mine in mines],
        "mines": names,
        "values": values,
        "lives": lives(mines, names, span, values),
    }


def _mines(basin: Basin, table: str) -> list[Mine]:
    found = Mine.objects.filter(basin=basin, withdrawn=False).order_by("name_en", "mine_id")
    return list(found.filter(mine_type="underground") if table in OF_UNDERGROUND_MINES else found)


def _known(basin: Basin, table: str, column: str) -> dict[int, dict[int, float]]:
    """By mine its known values by year: what was restored is none, or it would be restored from itself."""
    marks = marks_of(accepted_in_force(table=table, column=column, mine__basin=basin))
    records = table_by_id(table).model.objects.filter(mine__basin=basin)
    found: dict[int, dict[int, float]] = {}
    for mine, year, value, quality in records.values_list("mine", "year", column, "quality"):
        if value is not None and quality != "restored" and not mark_of(marks, (table, column, mine, year), value):
            found.setdefault(mine, {})[year] = value
    return found


def of_file(data: bytes, filename: str, said: Mapping[str, Any], basin: Basin | None, table: str) -> Data:
    """The series of a CSV or XLSX as `said` reads it; of each the mine of the basin that it names, where it names one.
    InputError with every fault of the file."""
    file = file_of(data, filename, said)
    series = file.table
    mines = _named(series.names, said.get("mines", {}), basin) if basin and table else [None] * len(series.names)
    values = [[None if np.isnan(each) else each for each in row] for row in series.values.tolist()]
    times = [series.time_text(row) for row in range(len(series.times))]
    own = [mine for mine in mines if mine]
    named = [name for name, mine in zip(series.names, mines, strict=True) if mine]
    columns = [place for place, mine in enumerate(mines) if mine]
    of_mines = [[row[place] for place in columns] for row in values]
    return {
        "step": series.step,
        "times": times,
        "names": list(series.names),
        "titles": [
            text(mine.name_en, mine.name_ru) if mine else text(name, name)
            for name, mine in zip(series.names, mines, strict=True)
        ],
        "mines": [mine.mine_id if mine else None for mine in mines],
        "values": values,
        "lives": lives(own, named, times, of_mines) if series.step == "year" else {},
    }


def file_of(data: bytes, filename: str, said: Mapping[str, Any]) -> SeriesFile:
    """The file as it is to be read."""
    asked = Asked(
        tuple(said.get("columns") or ()), tuple(said.get("series") or ()), said.get("time"), said.get("sheet"),
        said.get("encoding"),
    )  # fmt: skip
    return read_series(data, filename, asked)


def _named(names: Sequence[str], said: Mapping[str, str | None], basin: Basin) -> list[Mine | None]:
    """The mine of each series: as a person says it, else as its name does. InputError for a mine that is not there, and
    where two series are one mine."""
    resolver, found, problems = Resolver(), list[Mine | None](), []
    unknown = [name for name in said if name not in names]
    problems += [Problem("mines", "unknown_series", name) for name in unknown]
    for name in names:
        wanted = said.get(name, name)
        match = resolver.find("mines", wanted, basin=basin.basin_id, made_up=basin.synthetic) if wanted else None
        mine = match.record if match and match.record and match.record.basin_id == basin.pk else None
        if wanted and name in said and mine is None:
            problems.append(Problem("mines", "unknown_id", wanted))
        if mine and mine in found:
            problems.append(Problem("mines", "same_mine", name, {"first": names[found.index(mine)]}))
        found.append(mine)
    if problems:
        raise InputError(problems)
    return found


def lives(
    mines: Sequence[Mine], names: Sequence[str], times: Sequence[Any], values: Sequence[Sequence[float | None]]
) -> dict[str, list[int | None]]:
    """From when to when each mine worked, as its passport says; longer where a value is known."""
    found = {}
    for place, (mine, name) in enumerate(zip(mines, names, strict=True)):
        years = [year for year, row in zip(times, values, strict=True) if row[place] is not None]
        opening, closing = mine.opening_year, mine.closing_year
        if years and (opening or closing):
            first = min(opening, years[0]) if opening else None
            found[name] = [first, max(closing, years[-1]) if closing else None]
    return found


def science_table(data: Data) -> SeriesTable:
    return series_table(data["times"], data["names"], data["values"], data["step"])


def science_limits(data: Data) -> Limits:
    return Limits(lives={name: (first, last) for name, (first, last) in data["lives"].items()})
