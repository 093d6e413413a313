"""Which separator divides a text into a table? The one under which its rows agree; a comma is also a decimal mark.

Titles and numbers have commas of their own («Добыча, т», 1,5), hardly ever semicolons, bars or tabs: where these give
every row as many cells as the header has, they are the separator, whatever is understood of the titles under another.
"""

from __future__ import annotations

from collections.abc import Callable

from firedamp.science.errors import InputError
from firedamp.tables import text
from firedamp.tables.grids import REFERENCE_TABLE, Grid
from firedamp.tables.records.header import RecordHeader

SEPARATORS = (";", ",", "\t", "|")
NEVER_IN_A_NUMBER = (";", "\t", "|")
ROWS_WEIGHED = 500
AGREEING = 0.9
A_LIKELY_GUESS = 1.0  # counts as one title that is known
Merit = tuple[bool, float, float, int]  # sure, what is understood, agreement of the rows, columns
Judge = Callable[[Grid], RecordHeader | None]


def separator_of(content: str, judge: Judge) -> str:
    """The separator of a text. `judge` finds the header of a table, None where there is none. Raises InputError where
    the text is a table under none of them, for its quotes."""
    named = text.SEPARATOR_LINE.match(content)
    if named:
        return named[1]
    merits: dict[str, Merit] = {}
    faults = []
    for separator in SEPARATORS:
        try:
            grid = text.grid(content, separator, REFERENCE_TABLE, rows=ROWS_WEIGHED)
        except InputError as fault:
            faults.append(fault)
        else:
            merits[separator] = _merit(grid, judge(grid))
    if not merits:
        raise faults[0]
    return max(merits, key=lambda separator: merits[separator])


def _merit(grid: Grid, header: RecordHeader | None) -> Merit:
    if header is None:
        return False, 0.0, 0.0, grid.width
    agreement, columns = _agreement(grid, header), len(header.columns)
    rare = grid.separator in NEVER_IN_A_NUMBER and columns > 1
    likely = rare and agreement >= AGREEING
    if header.guessed:
        return False, A_LIKELY_GUESS * likely, agreement, columns
    return likely, header.score * (1.0 if rare else agreement), agreement, columns


def _agreement(grid: Grid, header: RecordHeader) -> float:
    """The share of the rows, from the header's first on, that have as many cells as the header is wide."""
    rows = grid.rows[max(0, header.position - header.height) :]
    wanted = len(header.columns)
    return sum(len(row.cells) == wanted for row in rows) / len(rows) if wanted > 1 else 0.0
