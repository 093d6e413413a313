"""Real workbooks, made with XlsxWriter."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any

import xlsxwriter

Write = Callable[[Any, Any], None]


def workbook(*sheets: tuple[str, Write | Iterable[Iterable[object]]]) -> bytes:
    """A workbook whose sheets are rows of cells, or are written by a function of (workbook, sheet)."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        for name, content in sheets:
            sheet = book.add_worksheet(name)
            if callable(content):
                content(book, sheet)
                continue
            for number, row in enumerate(content):
                sheet.write_row(number, 0, row)
    return buffer.getvalue()
