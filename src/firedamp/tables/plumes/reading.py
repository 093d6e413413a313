"""A table of plumes, read whole or refused with every fault of every row: whose it is, its plumes, what to be known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from firedamp.science.errors import InputError, Problem
from firedamp.science.topdown.plume import Plume
from firedamp.tables.grids import Cell, Grid, Row
from firedamp.tables.plumes.cells import CellReader, is_no_value
from firedamp.tables.plumes.layouts import NEEDED, Columns, Layout, columns_of
from firedamp.tables.plumes.moments import moment, moment_in_id
from firedamp.tables.plumes.same import Observations
from firedamp.tables.plumes.sources import LATITUDE, LONGITUDE, grids_of

ROWS_SEARCHED = 30
MINUTE = timedelta(minutes=1)
SAME_NAMED = 20
CELLS_SHOWN, LONGEST_SHOWN = 12, 40
UNITS = ("kg/h", "t/h", "t/day")
METHANE = ("ch4", "methane", "метан")
SEEN = {"yes": True, "true": True, "1": True, "да": True, "есть": True,
        "no": False, "false": False, "0": False, "нет": False}  # fmt: skip


@dataclass(frozen=True)
class PlumeTable:
    """`layout` says whose table it is and what its uncertainty was taken for."""

    plumes: tuple[Plume, ...]
    layout: Layout
    notes: tuple[Problem, ...]


def read_plumes(
    data: bytes, filename: str, *, sheet: str | None = None, encoding: str | None = None, now: datetime | None = None,
    source: str = "",
) -> PlumeTable:  # fmt: skip
    """Read a table of plumes from the bytes of a CSV, XLSX or GeoJSON file.

    The tables of Carbon Mapper, EMIT, GHGSat, TROPOMI and of the Global Methane Emitters Tracker are told by their
    titles; of another the words of its titles are understood, in English and Russian, and its rate needs a unit.
    `source` names the table in each plume (else the publisher, else the file). Rows of another gas are left out with a
    note, and of rows that tell of one observation the first is taken. Raises InputError with every problem of the file
    at once, each with its row and column.
    """
    grids, notes = grids_of(data, filename, sheet, encoding)
    grid, position, columns = _headed(grids)
    problems = _faults_of_titles(columns)
    if problems:
        raise InputError(problems)
    table = _Table(grid, position, columns, source or columns.layout.name or filename, now or datetime.now(tz=UTC))
    plumes = tuple(table.plumes())
    if table.problems:
        raise InputError(table.problems)
    if not plumes:
        raise InputError.one("file", "no_rows")
    return PlumeTable(plumes, columns.layout, (*notes, *table.notes()))


def _headed(grids: Sequence[Grid]) -> tuple[Grid, int, Columns]:
    """The grid and row that read best as the titles of a table of plumes. Raises InputError where none does."""
    best: tuple[Grid, int, Columns] | None = None
    for grid in grids:
        for position, row in enumerate(grid.rows[:ROWS_SEARCHED]):
            columns = _with_points(columns_of(["" if cell is None else str(cell) for cell in row.cells]))
            if len(columns.places) > 1 and (best is None or columns.score > best[2].score):
                best = grid, position + 1, columns
    if best is None:
        raise InputError.one("file", "no_plume_header", None, **_first_row(grids))
    return best


def _first_row(grids: Sequence[Grid]) -> dict[str, str]:
    """What stands where titles were looked for: of a text under several separators, as the one that splits most."""
    rows = [next((row for row in grid.rows if not row.blank), None) for grid in grids]
    cells = max((row.cells for row in rows if row), key=len, default=())
    shown = [str(cell)[:LONGEST_SHOWN] for cell in cells if cell is not None][:CELLS_SHOWN]
    return {"titles": ", ".join(shown)} if shown else {}


def _with_points(columns: Columns) -> Columns:
    """The places of a GeoJSON's points, where its properties say none."""
    titles = list(columns.titles)
    places = dict(columns.places)
    for name, title in (("latitude", LATITUDE), ("longitude", LONGITUDE)):
        if name not in places and title in titles:
            places[name] = titles.index(title)
    return Columns(columns.layout, places, columns.scale, columns.titles, columns.without_unit, columns.twice)


def _faults_of_titles(columns: Columns) -> list[Problem]:
    titles = ", ".join(title for title in columns.titles if title)
    missing = [name for name in NEEDED if name not in columns.places]
    if not {"observed_at", "date"} & columns.places.keys():
        missing.append("observed_at")
    return [
        *(Problem(name, "plume_column_missing", None, {"titles": titles}) for name in missing),
        *(
            Problem(name, "duplicate_column", None, {"first_column": first, "second_column": second})
            for name, (first, second) in columns.twice.items()
        ),
        *(
            Problem(name, "no_column_unit", None, _own_unit(name, columns.titles[columns.places[name]]))
            for name in columns.without_unit
        ),
    ]


def _own_unit(name: str, title: str) -> dict[str, object]:
    """Which units may be written into a title that has none."""
    units = [*UNITS, "%"] if name == "uncertainty_kg_h" else list(UNITS)
    return {"unit": UNITS[0], "units": units, "title": title.strip(), "column": title}


class _Table:
    def __init__(self, grid: Grid, position: int, columns: Columns, source: str, now: datetime) -> None:
        self.columns, self.source, self.now = columns, source, now
        self.rows = [row for row in grid.rows[position:] if not row.blank]
        self.problems: list[Problem] = []
        self.cells = CellReader(grid, columns, self.rows, self.problems)
        self.first_rows: dict[str, int] = {}
        self.other_gases = self.zeros = self.dated_anew = 0
        self.observations, self.same = Observations(), dict[int, int]()

    def plumes(self) -> Iterator[Plume]:
        for row in self.rows:
            gas = self.cells.text(row, "gas")
            if gas and gas.casefold() not in METHANE:
                self.other_gases += 1
                continue
            before = len(self.problems)
            plume = self._plume(row)
            if plume and len(self.problems) == before and self._is_first(row, plume):
                self.zeros += not plume.detected
                yield plume

    def notes(self) -> Iterator[Problem]:
        if self.other_gases:
            yield Problem("gas", "note_other_gases", self.other_gases)
        if self.zeros:
            yield Problem("detected", "note_nulls", self.zeros)
        if self.same:
            rows = [f"{row} = {first}" for row, first in list(self.same.items())[:SAME_NAMED]]
            yield Problem("plume_id", "note_same_observation", len(self.same), {"rows": rows})
        if self.dated_anew:
            yield Problem("observed_at", "note_dated_by_id", self.dated_anew)
        if "uncertainty_kg_h" in self.columns.places or "uncertainty_percent" in self.columns.places:
            yield Problem("uncertainty_kg_h", "note_one_sigma")

    def _plume(self, row: Row) -> Plume | None:
        latitude = self.cells.number(row, "latitude", low=-90, high=90, required=True)
        longitude = self.cells.number(row, "longitude", low=-180, high=180, required=True)
        at = self._moment(row)
        rate = self.cells.number(row, "emission_kg_h", low=0)
        detected = self._detected(row, rate)
        sigma = self._sigma(row, rate)
        plume_id = self.cells.text(row, "plume_id")
        if latitude is None or longitude is None or at is None:
            return None
        plume_id = plume_id or f"{at:%Y%m%dT%H%M%S}-{latitude:.5f}-{longitude:.5f}"
        first = self.first_rows.setdefault(plume_id, row.number)
        if first != row.number:
            self.cells.add(row, "plume_id", "plume_twice", plume_id, first_row=first)
        return Plume(
            plume_id, at, latitude, longitude, rate if detected else 0.0, sigma if detected else None,
            self.cells.text(row, "instrument") or self.columns.layout.instrument, self.source,
            self.cells.text(row, "infrastructure") or self.cells.text(row, "label"), detected, row.number,
        )  # fmt: skip

    def _is_first(self, row: Row, plume: Plume) -> bool:
        """Whether no row before tells of the same observation: a tracker may list one for each name of its source."""
        first = self.observations.first_row(plume, self.cells.text(row, "overpass"))
        if first is not None:
            self.same[row.number] = first
        return first is None

    def _moment(self, row: Row) -> datetime | None:
        name = "observed_at" if "observed_at" in self.columns.places else "date"
        day, clock = self.cells.cell(row, name), self.cells.cell(row, "clock")
        if is_no_value(day):
            self.cells.add(row, name, "missing", None)
            return None
        at = moment(day, None if is_no_value(clock) else clock)
        if at is None:
            self.cells.add(row, name, "not_a_moment", _shown(day, clock))
        elif at > self.now:
            self.cells.add(row, name, "in_the_future", f"{at:%Y-%m-%d %H:%M}")
            return None
        return self._of_overpass(row, at)

    def _of_overpass(self, row: Row, at: datetime | None) -> datetime | None:
        """The time that the provider's id bears, where it bears one: a tracker may date a plume by its own day."""
        named = moment_in_id(self.cells.text(row, "overpass"))
        if named is None or at is None:
            return at
        self.dated_anew += abs(named - at) > MINUTE
        return named

    def _detected(self, row: Row, rate: float | None) -> bool:
        """Whether there was a plume: as its column says; a rate of 0 says that there was none."""
        written = self.cells.text(row, "detected").casefold().removesuffix(".0")
        said = SEEN.get(written) if written else None
        if written and said is None:
            self.cells.add(row, "detected", "not_a_boolean", written)
        if said is False and rate:
            self.cells.add(row, "detected", "rate_without_plume", rate)
        return rate != 0 if said is None else said

    def _sigma(self, row: Row, rate: float | None) -> float | None:
        """One standard deviation in kg/h."""
        sigma = self.cells.number(row, "uncertainty_kg_h", low=0)
        if sigma is None and rate is not None:
            percent = self.cells.number(row, "uncertainty_percent", low=0)
            sigma = None if percent is None else rate * percent / 100
        return None if sigma is None else sigma / self.columns.layout.sigmas


def _shown(day: Cell, clock: Cell) -> str:
    return f"{day} {clock}" if clock is not None else str(day)
