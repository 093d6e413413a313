"""Cells of a workbook's sheet set in its XML: formats, merged cells, other sheets and known cells stay as they are.

XlsxWriter only writes and calamine only reads, so the sheet's own part is edited and every other part copied.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping

from firedamp.science.errors import InputError
from firedamp.tables.series.sources import SERIES_TABLE
from firedamp.tables.workbook import Workbook

ROW = re.compile(rb"<(?P<prefix>\w+:)?row\b(?P<attributes>[^>]*?)(?:/>|>(?P<cells>.*?)</(?P=prefix)?row>)", re.DOTALL)
CELL = re.compile(rb"<(?:\w+:)?c\b(?P<attributes>[^>]*?)(?:/>|>(?P<content>.*?)</(?:\w+:)?c>)", re.DOTALL)
ATTRIBUTE = rb"""\b%s=["']([^"']*)["']"""
FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
COMPUTED_TEXT = re.compile(rb"""^<(?:\w+:)?c\b[^>]*\bt=["']str["']""")
CALCULATION = re.compile(rb"(<(?:\w+:)?calcPr\b)[^>]*>")
LAST_LETTER = 26
Numbers = Mapping[tuple[int, int], float]  # (row from 1, column from 0) -> number


def filled_workbook(data: bytes, sheet: str, numbers: Numbers) -> bytes:
    """The workbook with numbers in cells of a sheet that hold none. Raises InputError where a formula stands in one."""
    part = Workbook(data, SERIES_TABLE).part(sheet)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        new.comment = old.comment
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == part:
                content = filled_sheet(content, numbers, sheet)
            elif entry.filename == "xl/workbook.xml":
                content = _computed_anew(content)
            new.writestr(entry, content)
    return buffer.getvalue()


def refuse_formulas(data: bytes, sheet: str, places: Collection[tuple[int, int]]) -> None:
    """Raises InputError where a formula that was never computed stands in one of the places (row from 1, column from
    0): its value is not missing. One whose result is an empty text is."""
    part = Workbook(data, SERIES_TABLE).part(sheet)
    if part is None:
        return
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        xml = book.read(part)
    number = 0
    for found in ROW.finditer(xml) if FORMULA.search(xml) else ():
        number = _row_number(found["attributes"], number)
        for column, cell in _cells(found["cells"] or b""):
            if (number, column) in places and FORMULA.search(cell) and not COMPUTED_TEXT.search(cell):
                raise _formula(sheet, number, column)


def _formula(sheet: str, row: int, column: int) -> InputError:
    return InputError.one("value", "formula_without_value", None, sheet=sheet, row=row, cell=_name(row, column))


def _computed_anew(workbook: bytes) -> bytes:
    """Sums of cells that were empty are to be computed when the workbook is opened."""
    found = CALCULATION.search(workbook)
    if not found or b"fullCalcOnLoad" in found[0]:
        return workbook
    return workbook[: found.end(1)] + b' fullCalcOnLoad="1"' + workbook[found.end(1) :]


def filled_sheet(xml: bytes, numbers: Numbers, sheet: str) -> bytes:
    """The XML of a sheet with numbers put in."""
    of_rows: dict[int, dict[int, float]] = {}
    for (row, column), value in numbers.items():
        of_rows.setdefault(row, {})[column] = value
    pieces, done, number = [], 0, 0
    for found in ROW.finditer(xml):
        number = _row_number(found["attributes"], number)
        if number in of_rows:
            pieces += [xml[done : found.start()], _filled_row(found, number, of_rows[number], sheet)]
            done = found.end()
    return b"".join([*pieces, xml[done:]])


def _row_number(attributes: bytes, before: int) -> int:
    said = _attribute(attributes, b"r")
    return int(said) if said else before + 1


def _filled_row(found: re.Match[bytes], number: int, numbers: Mapping[int, float], sheet: str) -> bytes:
    prefix = found["prefix"] or b""
    cells = dict(_cells(found["cells"] or b""))
    for column, value in numbers.items():
        old = cells.get(column, b"")
        if FORMULA.search(old):
            raise _formula(sheet, number, column)
        cells[column] = _cell(prefix, number, column, old, value)
    inner = b"".join(cells[column] for column in sorted(cells))
    return b"<%srow%s>%s</%srow>" % (prefix, _without_spans(found["attributes"]), inner, prefix)


def _cells(inner: bytes) -> Iterator[tuple[int, bytes]]:
    """The cells of a row as they are, by column; a cell that names no place stands behind the one before it."""
    column = -1
    for found in CELL.finditer(inner):
        name = _attribute(found["attributes"], b"r")
        column = _column(name) if name else column + 1
        yield column, found[0]


def _cell(prefix: bytes, row: int, column: int, old: bytes, value: float) -> bytes:
    """A cell with a number, in the format of the old one."""
    opening = CELL.match(old)
    style = _attribute(opening["attributes"], b"s") if opening else None
    styled = b' s="%s"' % style if style else b""
    place = _name(row, column).encode()
    return b'<%sc r="%s"%s><%sv>%s</%sv></%sc>' % (prefix, place, styled, prefix, _number(value), prefix, prefix)


def _number(value: float) -> bytes:
    return (str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)).encode()


def _attribute(attributes: bytes, name: bytes) -> bytes | None:
    found = re.search(ATTRIBUTE % name, attributes)
    return found[1] if found else None


def _without_spans(attributes: bytes) -> bytes:
    """A hint for speed that a new cell may make untrue."""
    return re.sub(rb"""\s+spans=["'][^"']*["']""", b"", attributes)


def _column(name: bytes) -> int:
    index = 0
    for letter in name:
        if not ord("A") <= letter <= ord("Z"):
            break
        index = index * LAST_LETTER + letter - ord("A") + 1
    return index - 1


def _name(row: int, column: int) -> str:
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, LAST_LETTER)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"
