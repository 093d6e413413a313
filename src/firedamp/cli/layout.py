"""Tables for people: columns aligned to the widest cell, numbers to the right."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

GAP = "  "


@dataclass(frozen=True)
class Column:
    title: str
    number: bool = False


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], closing: Sequence[Sequence[str]] = ()) -> str:
    """Lines of an aligned table; rows of `closing` stand under a rule, as totals do."""
    cells = [[column.title for column in columns], *rows, *closing]
    widths = [max(width(row[place]) for row in cells) for place in range(len(columns))]
    rule = GAP.join("─" * size for size in widths)
    lines = [_line(columns, [column.title for column in columns], widths), rule]
    lines += [_line(columns, row, widths) for row in rows]
    if closing:
        lines += [rule, *(_line(columns, row, widths) for row in closing)]
    return "\n".join(lines)


def _line(columns: Sequence[Column], cells: Sequence[str], widths: Sequence[int]) -> str:
    return GAP.join(
        padded(cell, size, column.number) for column, cell, size in zip(columns, cells, widths, strict=True)
    ).rstrip()


def padded(text: str, size: int, right: bool = False) -> str:
    space = " " * (size - width(text))
    return space + text if right else text + space


def width(text: str) -> int:
    """Columns that a text takes on a terminal: combining marks none, wide letters two."""
    return sum(
        0 if unicodedata.combining(mark) else 2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text
    )
