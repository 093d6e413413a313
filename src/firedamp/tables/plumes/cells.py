"""The cells of a table of plumes as numbers and texts; what is wrong with one is noted with its row and column."""

from __future__ import annotations

import math
from collections.abc import Sequence

from firedamp.science.errors import Problem
from firedamp.tables.encodings import NOT_TEXT
from firedamp.tables.grids import Cell, ErrorCell, Grid, Row
from firedamp.tables.numbers import decimal_mark, read_number, settled, shows_both
from firedamp.tables.plumes.layouts import Columns

NUMBERS = ("latitude", "longitude", "emission_kg_h", "uncertainty_kg_h", "uncertainty_percent")
NO_VALUE = ("", "na", "n/a", "nan", "none", "null", "-", "–", "—", "н/д", "нет данных")
LONGEST_TEXT = 200
NEUTRALISED = ("'=", "'+", "'-", "'@")


def is_no_value(cell: Cell) -> bool:
    """Whether a cell says that there is no value: EMIT writes "NA"."""
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in NO_VALUE)


class CellReader:
    """`numbers`: the fields that hold numbers; their decimal marks are told by all of their cells."""

    def __init__(
        self, grid: Grid, columns: Columns, rows: Sequence[Row], problems: list[Problem],
        numbers: Sequence[str] = NUMBERS,
    ) -> None:  # fmt: skip
        self.sheet, self.columns, self.problems, self.numbers = grid.sheet, columns, problems, numbers
        self.marks = self._decimal_marks(rows, grid.separator)

    def add(self, row: Row, field: str, rule: str, value: object, **params: object) -> None:
        place = self.columns.places.get(field)
        where = {"sheet": self.sheet, "row": row.number,
                 "column": None if place is None else self.columns.titles[place]}  # fmt: skip
        known = {name: held for name, held in where.items() if held is not None}
        self.problems.append(Problem(field, rule, value, known | params))

    def cell(self, row: Row, field: str) -> Cell:
        place = self.columns.places.get(field)
        return None if place is None else row.cell(place)

    def text(self, row: Row, field: str) -> str:
        cell = self.cell(row, field)
        if is_no_value(cell):
            return ""
        written = f"{cell:.12g}" if isinstance(cell, float) else " ".join(str(cell).split())
        if isinstance(cell, ErrorCell):
            self.add(row, field, "error_cell", cell.text)
            return ""
        if NOT_TEXT.search(written) or len(written) > LONGEST_TEXT:
            long = len(written) > LONGEST_TEXT
            self.add(row, field, "text_too_long" if long else "control_character",
                     len(written) if long else written, maximum=LONGEST_TEXT)  # fmt: skip
            return ""
        return written[1:] if written.startswith(NEUTRALISED) else written

    def number(
        self, row: Row, field: str, *, low: float, high: float = math.inf, required: bool = False
    ) -> float | None:
        """The number of a field in its canonical unit; None where there is none or it is wrong."""
        cell = self.cell(row, field)
        if is_no_value(cell):
            if required:
                self.add(row, field, "missing", None)
            return None
        value = self._read(row, field, cell)
        if value is None:
            return None
        if value < low:
            self.add(row, field, "below_minimum", value, minimum=low)
        elif value > high:
            self.add(row, field, "above_maximum", value, maximum=high)
        else:
            scaled = value * self.columns.scale.get(field, 1.0)
            if math.isfinite(scaled):
                return scaled
            self.add(row, field, "not_finite", value)
        return None

    def _read(self, row: Row, field: str, cell: Cell) -> float | None:
        if isinstance(cell, bool) or not isinstance(cell, int | float | str):
            rule = "error_cell" if isinstance(cell, ErrorCell) else "not_a_number"
            self.add(row, field, rule, cell.text if isinstance(cell, ErrorCell) else str(cell))
            return None
        if not isinstance(cell, str):
            if not math.isfinite(cell):
                self.add(row, field, "not_finite", float(cell))
                return None
            return float(cell)
        reading = read_number(cell)
        if reading is None:
            self.add(row, field, "not_a_number", cell)
            return None
        value = settled(reading, self.marks.get(field))
        if value is None:
            first, second = f"{reading.value:.10g}", f"{reading.otherwise:.10g}"
            self.add(row, field, "ambiguous_number", cell, first=first, second=second)
        return value

    def _decimal_marks(self, rows: Sequence[Row], separator: str | None) -> dict[str, str | None]:
        """The decimal mark of each column: as its own numbers show it, else those of the table, else the semicolons."""
        readings = {}
        for field in self.numbers:
            cells = [cell for row in rows if isinstance(cell := self.cell(row, field), str)]
            readings[field] = [reading for cell in cells if (reading := read_number(cell))]
        together = [reading for found in readings.values() for reading in found]
        rest = None if shows_both(together) else decimal_mark(together) or ("," if separator == ";" else None)
        return {field: None if shows_both(found) else decimal_mark(found) or rest for field, found in readings.items()}
