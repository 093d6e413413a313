"""A user's own table of mines as lines for an inventory: read whole, or refused with every fault of every row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from firedamp.science.errors import InputError, Problem
from firedamp.tables.files import grid_and_header
from firedamp.tables.grids import Cell, Grid, Row
from firedamp.tables.header import NAMES, Header, check_header
from firedamp.tables.rows import RowReader, decimal_marks
from firedamp.tables.vocabulary import plain, vocabulary

PARENT_SHARE = re.compile(r"(.+?)\s*\[\s*(\d+(?:[.,]\d+)?)\s*%\s*\]")
FIGURES = (
    "depth_m", "gas_content_m3_t", "emission_coefficient", "absolute_abundance_m3_min", "relative_abundance_m3_t",
    "methane_utilised_m3", "methane_flared_m3",
)  # fmt: skip
TRACED = ("output_t", "mine_type", "company", "parent", "district", *FIGURES)
UNSTATED_COMPANY = {"id": "unknown", "name": "unknown"}
UNSTATED_DISTRICT = {"id": "unknown", "name": {"en": "not stated", "ru": "не указан"}}
Line = dict[str, Any]


@dataclass(frozen=True)
class MineTable:
    """Lines of an inventory, each the fields of a `MineYear`, and what the reader of the table should know."""

    rows: tuple[Line, ...]
    notes: tuple[Problem, ...]
    sources: tuple[str, ...] = ()  # what the table itself says of its data, where it has a column for it
    sheet: str | None = None
    problems: tuple[Problem, ...] = ()  # of the rows that are left out for them
    titles: Mapping[str, str] = field(
        default_factory=dict
    )  # figure, or the input that takes it -> header of its column


def read_mines(
    data: bytes, filename: str, *, sheet: str | None = None, year: int | None = None, this_year: int | None = None,
    encoding: str | None = None,
) -> MineTable:  # fmt: skip
    """Read a table of mines from the bytes of a CSV or XLSX file.

    `sheet` names a sheet of a workbook; without it the one sheet that holds such a table is read. `year` is the year of
    every row where the table has none, `encoding` that of a text whose letters do not tell it. Raises InputError with
    every problem of the file at once, each with its row and column as the file counts them; nothing is half-read.
    """
    table = examined_mines(data, filename, sheet=sheet, year=year, this_year=this_year, encoding=encoding)
    if table.problems:
        raise InputError(table.problems)
    return table


def examined_mines(
    data: bytes, filename: str, *, sheet: str | None = None, year: int | None = None, this_year: int | None = None,
    encoding: str | None = None,
) -> MineTable:  # fmt: skip
    """As `read_mines`, but the rows that can be read come with the problems of those that cannot.

    So that what is wrong with either can be said at once. A header that is wrong leaves no row: what is wrong with its
    rows is said as far as it can be known: not where two columns mean the same, for the header may go on below.
    Raises InputError where no table can be found at all.
    """
    grid, header, notes = grid_and_header(data, sheet, filename, encoding)
    if not header.tells_apart:
        raise InputError(check_header(header, grid.sheet, year))
    return _Table(grid, header, filename, year, this_year or datetime.now(tz=UTC).year, list(notes)).read()


class _Table:
    def __init__(
        self, grid: Grid, header: Header, filename: str, year: int | None, this_year: int, notes: list[Problem]
    ) -> None:
        self.grid, self.header, self.filename, self.year = grid, header, filename, year
        self.this_year = this_year
        self.notes = notes
        self.problems = check_header(header, grid.sheet, year)
        self.sound_header = not self.problems
        self.first_rows: dict[tuple[str, int], int] = {}
        self.without_output: list[int] = []
        self.sources: dict[str, None] = {}

    def read(self) -> MineTable:
        rows = [row for row in self.grid.rows[self.header.position :] if not row.blank and not self._is_aside(row)]
        if not rows:
            self.problems.append(self._problem("file", "no_rows"))
        marks, notes = decimal_marks(self.grid, self.header, rows)
        lines = [
            line for row in rows for line in self._lines(RowReader(self.grid, self.header, row, marks, self.problems))
        ]
        if not lines and not self.problems:
            self.problems.append(self._problem("file", "no_rows"))
        notes = [*self.notes, *notes, *self._closing_notes()]
        return MineTable(
            tuple(lines if self.sound_header else ()),
            tuple(notes),
            tuple(self.sources),
            self.grid.sheet,
            tuple(self.problems),
            self._titles(),
        )

    def _titles(self) -> dict[str, str]:
        titles = {name: self.header.having(name)[0].title for name in self.header.concepts}
        inputs = {name: titles[concept] for name, concept in vocabulary().inputs.items() if concept in titles}
        return titles | inputs

    def _is_aside(self, row: Row) -> bool:
        """Whether a row is no mine: a total, a footnote, the numbers of the columns. Each is noted, none is counted."""
        text = self._first_text(row)
        words = vocabulary()
        if any(plain(text) == total or plain(text).startswith(f"{total} ") for total in words.totals):
            self.notes.append(self._problem("name", "note_total_row", row=row.number, name=text))
        elif text and _lone(row) and text.casefold().startswith(words.footnotes):
            self.notes.append(self._problem("name", "note_footnote", text, row=row.number))
        elif row is self.grid.rows[self.header.position] and _numbers_columns(row.cells):
            self.notes.append(self._problem("name", "note_column_numbers", row=row.number))
        else:
            return False
        return True

    def _first_text(self, row: Row) -> str:
        named = [row.cell(column.index) for name in NAMES for column in self.header.having(name)]
        return next((cell for cell in (*named, *row.cells) if isinstance(cell, str)), "")

    def _lines(self, row: RowReader) -> Iterable[Line]:
        """The lines that a row gives: one, or one for each column with the output of a year of its own."""
        outputs = self.header.having("output_t")
        row.check_width()
        undated = bool(self.header.having("year")) and row.empty("year")
        none_stated = bool(outputs) and row.empty("output_t")
        if row.says_none("output_t") or (none_stated and (undated or self._is_idle(row))):
            self.without_output.append(row.number)
            return
        common = self._common(row)
        if not outputs:
            self._year(row, None)
        for column in outputs:
            if len(outputs) > 1 and row.blank(column):
                continue
            year = self._year(row, column.meaning.year if column.meaning else None)
            output = row.figure(column, required=True)
            if year is None or not common:
                continue
            if self._is_first(row, common, year) and output is not None:
                yield {**common, "year": year, "output_t": output}

    def _is_idle(self, row: RowReader) -> bool:
        """Whether the row's status says that the mine, or its project, does not work: no output is missing then."""
        return plain(row.text("status") or "") in vocabulary().not_working

    def _common(self, row: RowReader) -> Line:
        """What the columns other than year and output say of the mine; empty where it has no name or no type."""
        names = {lang: row.text(f"name_{lang}") or row.text("name") for lang in ("en", "ru")}
        name = names["ru"] or names["en"]
        if not name and any(self.header.having(each) for each in NAMES):
            row.add("name", "missing", None, column=self._title("name"))
        mine_type = self._mine_type(row, name or "")
        figures = {concept: row.figure(column) for concept in FIGURES for column in self.header.having(concept)}
        company, district = row.text("company"), row.text("district")
        line: Line = {
            "mine_id": row.text("mine_id") or plain(name or "").replace(" ", "-"),
            "name": {"en": names["en"] or name, "ru": names["ru"] or name},
            "mine_type": mine_type,
            "company": {"id": plain(company).replace(" ", "-"), "name": company} if company else UNSTATED_COMPANY,
            "district": _district(district),
            "parent": _parents(row.text("parent")),
            "origin": self._origin(row),
        }
        line |= {concept: value for concept, value in figures.items() if value is not None}
        return line if name and mine_type else {}

    def _mine_type(self, row: RowReader, name: str) -> str | None:
        text = row.text("mine_type", required=True)
        if text is None:
            return None
        kind = vocabulary().mine_types.get(plain(text))
        if kind is None:
            choices = ("underground", "surface", "подземная", "открытая")
            row.add("mine_type", "unknown_mine_type", text, column=self._title("mine_type"), choices=choices)
        if kind == "both":
            self.notes.append(self._problem("mine_type", "note_both_types", row=row.number, name=name))
            return "underground"
        return kind

    def _year(self, row: RowReader, of_column: int | None) -> int | None:
        columns = self.header.having("year")
        stated = row.year(columns[0], self.this_year) if columns else None
        if columns and stated is None:
            return None
        if of_column and stated and stated != of_column:
            row.add("year", "year_conflict", stated, column=columns[0].title, other=of_column)
        year = of_column or stated or self.year
        if not columns and year is not None and year > self.this_year:
            row.add("year", "year_in_future", year)
        return year

    def _is_first(self, row: RowReader, line: Line, year: int) -> bool:
        """Whether no row before has the same mine and year: a source is counted once."""
        key = (line["mine_id"], year)
        first = self.first_rows.setdefault(key, row.number)
        if first != row.number:
            row.add("name", "duplicate_line", line["mine_id"], name=line["name"]["ru"], year=str(year), first_row=first)
        return first == row.number

    def _origin(self, row: RowReader) -> dict[str, dict[str, object]]:
        source = row.text("source")
        if source:
            self.sources[source] = None
        given = [concept for concept in TRACED if self.header.having(concept) and not row.empty(concept)]
        origin = {"source": source or self.filename, "quality": "reported", "row": row.number}
        return {concept: dict(origin) for concept in given}

    def _closing_notes(self) -> Iterable[Problem]:
        """What holds for the table as a whole: columns not used, units assumed, the year taken, rows without output."""
        unused = [column.title for column in self.header.columns if column.title and not column.meaning]
        if unused:
            yield self._problem("file", "note_ignored_columns", names=unused)
        for column in self.header.columns:
            quantity = vocabulary().columns[column.concept].quantity if column.concept else None
            if quantity and quantity.assumed and column.meaning and column.meaning.unit is None:
                yield self._problem(
                    column.meaning.concept, "note_assumed_unit", column=column.title, unit=quantity.assumed
                )
        dated = any(column.meaning and column.meaning.year for column in self.header.having("output_t"))
        if self.year is not None and not self.header.having("year") and not dated:
            yield self._problem("year", "note_year_given", year=str(self.year))
        if self.without_output:
            rows = [str(number) for number in self.without_output]
            yield self._problem("output_t", "note_no_output", len(rows), rows=rows)

    def _title(self, concept: str) -> str | None:
        columns = self.header.having(concept)
        return columns[0].title if columns else None

    def _problem(self, field: str, rule: str, value: object = None, **params: object) -> Problem:
        return Problem(field, rule, value, {**({"sheet": self.grid.sheet} if self.grid.sheet else {}), **params})


def _lone(row: Row) -> bool:
    return sum(cell is not None for cell in row.cells) == 1


def _numbers_columns(cells: tuple[Cell, ...]) -> bool:
    """Whether a row under the header only counts the columns: 1, 2, 3, …"""
    given = [str(int(cell)) if isinstance(cell, float) else str(cell) for cell in cells if cell is not None]
    return len(given) >= 3 and given == [str(number) for number in range(1, len(given) + 1)]


def _district(text: str | None) -> Mapping[str, object]:
    return {"id": plain(text).replace(" ", "-"), "name": {"en": text, "ru": text}} if text else UNSTATED_DISTRICT


def _parents(text: str | None) -> tuple[tuple[str, float | None], ...]:
    """Owners of the owner with their shares: "A [60 %]; B" is (("A", 60.0), ("B", None))."""
    parts = [part.strip() for part in (text or "").split(";") if part.strip()]
    found = [(part, PARENT_SHARE.fullmatch(part)) for part in parts]
    return tuple((match[1], float(match[2].replace(",", "."))) if match else (part, None) for part, match in found)
