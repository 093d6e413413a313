"""Tables of any length written piece by piece: CSV, JSON, XLSX and Parquet, none of them held whole in memory."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from firedamp.tables.export import MADE, ExportColumn, Value, csv_cell

if TYPE_CHECKING:
    import polars

ROWS_A_PIECE = 1_000
ROWS_A_FRAME = 20_000
MARK = "\ufeff"  # by which Excel knows UTF-8
COLUMN_WIDTHS = {"text": 30, "number": 14}  # characters
Row = Sequence[Value]


def pieces(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """The rows in lists of a size."""
    rest = iter(rows)
    while piece := list(islice(rest, size)):
        yield piece


def csv_pieces(columns: Sequence[ExportColumn], rows: Iterable[Row], *, for_excel: bool = False) -> Iterator[bytes]:
    """CSV as `firedamp.tables.export.csv_text` writes it, in pieces."""
    titles = [column.title if for_excel else column.name for column in columns]
    yield ((MARK if for_excel else "") + _csv([titles], for_excel)).encode()
    for piece in pieces(rows, ROWS_A_PIECE):
        yield _csv(piece, for_excel).encode()


def _csv(rows: Iterable[Row], for_excel: bool) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if for_excel else ",", lineterminator="\r\n" if for_excel else "\n")
    writer.writerows([csv_cell(value, for_excel) for value in row] for row in rows)
    return buffer.getvalue()


def json_pieces(head: Mapping[str, Any], member: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """The object `head` with one more member, a list of rows."""
    text = json.dumps(head, ensure_ascii=False)
    yield (text[:-1] + (", " if head else "") + json.dumps(member) + ": [").encode()
    before = "\n"
    rest = iter(rows)
    while piece := list(islice(rest, ROWS_A_PIECE)):
        yield (before + ",\n".join(json.dumps(row, ensure_ascii=False, allow_nan=False) for row in piece)).encode()
        before = ",\n"
    yield b"\n]}\n"


def write_workbook(path: str, sheets: Iterable[tuple[str, Sequence[ExportColumn], Iterable[Row]]]) -> None:
    """A workbook, row after row. Every text is written as text: no cell holds a formula or a link."""
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        book.set_properties({"created": MADE.replace(tzinfo=None)})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        for title, columns, rows in sheets:
            sheet = book.add_worksheet(title[:31])
            sheet.freeze_panes(1, 0)
            for place, column in enumerate(columns):
                sheet.set_column(place, place, COLUMN_WIDTHS["text" if column.decimals is None else "number"])
            for place, column in enumerate(columns):
                sheet.write_string(0, place, column.title, head)
            for number, row in enumerate(rows, start=1):
                _write_row(sheet.write_string, sheet.write_number, number, row)


def _write_row(write_string: Callable[..., Any], write_number: Callable[..., Any], number: int, row: Row) -> None:
    for place, value in enumerate(row):
        if isinstance(value, str):
            write_string(number, place, value)
        elif value is not None:
            write_number(number, place, value)


def write_parquet(
    file: IO[bytes],
    schema: Mapping[str, polars.DataType],
    rows: Iterable[Row],
    *,
    dates: Sequence[str] = (),
    metadata: Mapping[str, str],
) -> None:
    """A Parquet file. `dates` are columns of ISO dates; `metadata` are texts of the whole file, such as units."""
    import polars

    frames = [
        polars.DataFrame(piece, schema=dict(schema), orient="row", strict=False) for piece in pieces(rows, ROWS_A_FRAME)
    ]
    whole = polars.concat(frames) if frames else polars.DataFrame(schema=dict(schema))
    days = [polars.col(name).str.to_date() for name in dates]
    whole.with_columns(days).write_parquet(file, metadata=dict(metadata))
