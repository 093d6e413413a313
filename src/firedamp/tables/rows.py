"""The cells of one row as texts, figures and years; what is wrong with a cell is collected, not raised."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from firedamp.science.errors import Problem
from firedamp.tables.encodings import NOT_TEXT
from firedamp.tables.grids import Cell, ErrorCell, Grid, Row
from firedamp.tables.header import Header, HeaderColumn, unit_of
from firedamp.tables.numbers import Reading, decimal_mark, read_number, settled, shows_both
from firedamp.tables.vocabulary import vocabulary

LONGEST_TEXT = 300
FIRST_YEAR = 1900
DIGITS_KEPT = 6  # decimals after conversion to the canonical unit: a gram, below what any source states
NEUTRALISED = ("'=", "'+", "'-", "'@")  # how our own export writes a text that Excel would take for a formula
MINIMUM = {"emission_coefficient": 1.0}
Marks = Mapping[int, str | None]  # column -> its decimal mark, where it needs one


class RowReader:
    def __init__(self, grid: Grid, header: Header, row: Row, marks: Marks, problems: list[Problem]) -> None:
        self.grid, self.header, self.row, self.marks, self.problems = grid, header, row, marks, problems

    @property
    def number(self) -> int:
        return self.row.number

    def add(self, field: str, rule: str, value: object, **params: object) -> None:
        """Note a problem with its place; `column` None stands for no column."""
        place = {"sheet": self.grid.sheet, "row": self.row.number}
        known = {name: item for name, item in {**place, **params}.items() if item is not None}
        self.problems.append(Problem(field, rule, value, known))

    def check_width(self) -> None:
        """Refuse values beyond the header's last column: a decimal comma has split a number, most likely."""
        beyond = [cell for cell in self.row.cells[len(self.header.columns) :] if cell is not None]
        if beyond and not self.grid.sheet:
            self.add("file", "extra_cells", len(beyond))

    def cell(self, column: HeaderColumn) -> Cell:
        """The cell's own value; in columns without numbers also that of the merged cell it belongs to."""
        quantity = vocabulary().columns[column.concept].quantity if column.concept else None
        cell = self.row.cell(column.index) if quantity else self.grid.shown(self.row, column.index)
        return None if isinstance(cell, str) and cell.casefold() in vocabulary().no_value else cell

    def blank(self, column: HeaderColumn) -> bool:
        return self.cell(column) is None

    def says_none(self, concept: str) -> bool:
        """Whether a concept's cells say that there is no value ("н/д", "no data"), which an empty cell does not."""
        cells = [self.row.cell(column.index) for column in self.header.having(concept)]
        return self.empty(concept) and any(cell is not None for cell in cells)

    def empty(self, concept: str) -> bool:
        return all(self.blank(column) for column in self.header.having(concept))

    def text(self, concept: str, required: bool = False) -> str | None:
        """The text of a concept's column, None where it has none."""
        columns = self.header.having(concept)
        cell = self.cell(columns[0]) if columns else None
        if cell is None:
            if required and columns:
                self.add(concept, "missing", None, column=columns[0].title)
            return None
        if isinstance(cell, ErrorCell):
            self.add(concept, "error_cell", cell.text, column=columns[0].title)
            return None
        text = f"{cell:.10g}" if isinstance(cell, float) else str(cell)
        if NOT_TEXT.search(text) or len(text) > LONGEST_TEXT:
            rule, value = ("text_too_long", len(text)) if len(text) > LONGEST_TEXT else ("control_character", text)
            self.add(concept, rule, value, column=columns[0].title, maximum=LONGEST_TEXT)
            return None
        text = " ".join(text.split())
        return text[1:] if text.startswith(NEUTRALISED) else text

    def figure(self, column: HeaderColumn, required: bool = False) -> float | None:
        """The number of a column in its concept's canonical unit, None where there is none or it is wrong."""
        assert column.meaning
        concept = column.meaning.concept
        if self.blank(column):
            if required:
                self.add(concept, "missing_output", None, column=column.title)
            return None
        value = self._number(column)
        if value is None:
            return None
        minimum = MINIMUM.get(concept, 0.0)
        if value < minimum:
            self.add(concept, "below_minimum", value, column=column.title, minimum=minimum)
            return None
        unit = unit_of(vocabulary().columns[concept], column.meaning)
        scaled = round(value * (unit.scale if unit else 1.0), DIGITS_KEPT)
        if not math.isfinite(scaled):
            self.add(concept, "not_finite", value, column=column.title)
            return None
        return scaled

    def year(self, column: HeaderColumn, this_year: int) -> int | None:
        """The year of a column: a whole number from 1900 to this year."""
        if self.blank(column):
            self.add("year", "missing", None, column=column.title)
            return None
        cell = self.cell(column)
        if isinstance(cell, str):
            cell = cell.casefold().removesuffix("год").removesuffix("г.").removesuffix("г").strip()
        value = self._number(column, cell)
        if value is None:
            return None
        rule = None
        if not value.is_integer():
            rule = "not_an_integer"
        elif value > this_year:
            rule = "year_in_future"
        elif value < FIRST_YEAR:
            rule = "year_too_early"
        if rule:
            self.add("year", rule, value, column=column.title, minimum=FIRST_YEAR)
            return None
        return int(value)

    def _number(self, column: HeaderColumn, cell: Cell = None) -> float | None:
        """The number in a cell, whatever Excel or an author made of it."""
        cell = self.cell(column) if cell is None else cell
        concept = column.concept or ""
        problem: tuple[str, object] | None = None
        match cell:
            case bool():
                problem = ("boolean_in_number", str(cell).upper())
            case float() | int():
                if math.isfinite(cell):
                    return float(cell)
                problem = ("not_finite", float(cell))
            case ErrorCell():
                problem = ("error_cell", cell.text)
            case str():
                return self._number_in_text(column, cell)
            case date() | datetime() | time() | timedelta():
                problem = ("date_in_number", str(cell))
        if problem:
            self.add(concept, *problem, column=column.title)
        return None

    def _number_in_text(self, column: HeaderColumn, text: str) -> float | None:
        concept = column.concept or ""
        reading = read_number(text)
        if reading is None:
            rule = "not_finite" if text.casefold().lstrip("+-") in ("nan", "inf", "infinity") else "not_a_number"
            self.add(concept, rule, text, column=column.title)
            return None
        value = settled(reading, self.marks.get(column.index))
        if value is None:
            first, second = f"{reading.value:.10g}", f"{reading.otherwise:.10g}"
            self.add(concept, "ambiguous_number", text, column=column.title, first=first, second=second)
        elif not math.isfinite(value):
            self.add(concept, "not_finite", text, column=column.title)
            return None
        return value


def decimal_marks(grid: Grid, header: Header, rows: Iterable[Row]) -> tuple[Marks, list[Problem]]:
    """Which decimal mark each column of numbers uses, with a note for each that had to be inferred.

    A column's own unambiguous numbers decide; else the other columns'; else a table separated by semicolons, which
    exists because the comma is taken. Numbers that show both marks decide nothing.
    """
    rows = list(rows)
    columns = [column for column in header.columns if column.concept and vocabulary().columns[column.concept].quantity]
    readings = {column.index: _readings(rows, column) for column in columns}
    of_table = [reading for found in readings.values() for reading in found]
    marks: dict[int, str | None] = {}
    notes: list[Problem] = []
    for column in columns:
        own = readings[column.index]
        doubtful = next((reading for reading in own if reading.mark == ","), None)
        mark, reason = _mark(own, of_table, grid.separator)
        marks[column.index] = mark
        if doubtful and mark:
            rule = "note_decimal_comma" if mark == "," else "note_thousands_comma"
            params = {"column": column.title, "reason": reason, **({"sheet": grid.sheet} if grid.sheet else {})}
            notes.append(Problem(column.concept or "", rule, _as_written(doubtful), params))
    return marks, notes


def _mark(own: list[Reading], of_table: list[Reading], separator: str | None) -> tuple[str | None, str]:
    if shows_both(own):
        return None, ""
    if mark := decimal_mark(own):
        return mark, "reason_column"
    if shows_both(of_table):
        return None, ""
    if mark := decimal_mark(of_table):
        return mark, "reason_table"
    return (",", "reason_semicolon") if separator == ";" else (None, "")


def _readings(rows: Iterable[Row], column: HeaderColumn) -> list[Reading]:
    texts = [cell for row in rows if isinstance(cell := row.cell(column.index), str)]
    return [reading for text in texts if (reading := read_number(text))]


def _as_written(reading: Reading) -> str:
    return f"{reading.value:.3f}".replace(".", reading.mark or ".")
