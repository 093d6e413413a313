"""Tables written for people and programs: CSV and XLSX, with nothing in them that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
MADE = datetime(2000, 1, 1, tzinfo=UTC)  # the same content gives the same bytes whenever it is written
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDEST_COLUMN = 45  # characters
Value = str | float | int | None


@dataclass(frozen=True)
class ExportColumn:
    """A column: its name for programs (output_t), its title for people (Добыча, т), decimals that people are shown."""

    name: str
    title: str
    decimals: int | None = None  # None: text, or a number as it is


@dataclass(frozen=True)
class ExportTable:
    title: str
    columns: Sequence[ExportColumn]
    rows: Sequence[Sequence[Value]]


def csv_text(table: ExportTable, *, for_excel: bool = False) -> str:
    """The table as CSV. Plain: commas, decimal points, column names, for programs.

    `for_excel`: semicolons, decimal commas and titles behind a byte order mark, which a Russian Excel opens as a table.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if for_excel else ",", lineterminator="\r\n" if for_excel else "\n")
    writer.writerow(column.title if for_excel else column.name for column in table.columns)
    for row in table.rows:
        writer.writerow(csv_cell(value, for_excel) for value in row)
    return ("\ufeff" if for_excel else "") + buffer.getvalue()


def csv_cell(value: Value, decimal_comma: bool) -> str:
    """A value as a cell of CSV: numbers whole, texts harmless."""
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    text = repr(value)
    return text.replace(".", ",") if decimal_comma else text


def harmless(text: str) -> str:
    """Text that a spreadsheet takes for text: before what it would run stands an apostrophe, which reading drops."""
    return f"'{text}" if text.startswith(RUNS_AS_FORMULA) else text


def xlsx_bytes(tables: Iterable[ExportTable]) -> bytes:
    """A workbook with a sheet for each table. Every text is written as text: no cell holds a formula or a link."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": MADE.replace(tzinfo=None)})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        numbers = {
            places: book.add_format({"num_format": f"#,##0{'.' * (places > 0)}{'0' * places}"}) for places in range(5)
        }
        for table in tables:
            sheet = book.add_worksheet(table.title[:31])
            sheet.freeze_panes(1, 0)
            for place, column in enumerate(table.columns):
                sheet.write_string(0, place, column.title, head)
                sheet.set_column(place, place, _width(table, place))
                style = None if column.decimals is None else numbers[column.decimals]
                for number, row in enumerate(table.rows, start=1):
                    _write(sheet, number, place, row[place], style)
    return buffer.getvalue()


def _write(sheet: object, row: int, column: int, value: Value, style: object) -> None:
    if isinstance(value, str):
        sheet.write_string(row, column, value)  # type: ignore[attr-defined]
    elif value is not None:
        sheet.write_number(row, column, value, style)  # type: ignore[attr-defined]


def _width(table: ExportTable, place: int) -> float:
    title = max(map(len, table.columns[place].title.split())) if table.columns[place].title else 1
    longest = max((len(str(row[place])) for row in table.rows if isinstance(row[place], str)), default=0)
    return min(max(title, longest, 12) + 2, WIDEST_COLUMN)
