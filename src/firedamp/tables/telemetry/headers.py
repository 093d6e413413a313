"""Where do titles stand in the first rows of a table, what are they, and where do the readings begin?

The readings begin in the first row that has numbers or times where the rows far below have them; the titles are the
fullest row of words above. Lines about the mine or the period may stand above them, units or the numbers of the columns
between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from firedamp.science.errors import Problem
from firedamp.tables.grids import Cell, Grid, Row
from firedamp.tables.header import header_text
from firedamp.tables.numbers import read_number
from firedamp.tables.telemetry.days import looks_like_time
from firedamp.tables.telemetry.words import fault_words, gaps, in_one_form, is_unit, summary_words
from firedamp.tables.vocabulary import plain

ROWS_LOOKED_AT = 600
MANY_COLUMNS = 5
NUMBER, TIME, TEXT, NOTHING = "number", "time", "text", "nothing"


@dataclass(frozen=True)
class Head:
    """`titles` of the columns, "" where there is none, and `units` of a row below them; `row`: number of the row of
    titles, `first`: of the first row of readings, which is `body` in the grid."""

    titles: tuple[str, ...]
    units: tuple[str | None, ...]
    row: int
    body: int
    first: int
    notes: tuple[Problem, ...] = ()


def head_of(grid: Grid) -> Head | None:
    """The head of a grid of the first rows of a table; None where it has no readings or no titles."""
    rows = grid.rows[:ROWS_LOOKED_AT]
    kinds = [[kind(cell) for cell in row.cells] for row in rows]
    usual = _usual([each for row, each in zip(rows, kinds, strict=True) if not row.blank])
    first = next((index for index, each in enumerate(kinds) if _holds_readings(rows[index], each, usual)), None)
    if first is None:
        return None
    above = [index for index in range(first) if not rows[index].blank]
    units: tuple[str | None, ...] = ()
    notes: list[Problem] = []
    while above and (_numbers_columns(rows[above[-1]], usual) or _names_units(rows[above[-1]])):
        row = rows[above.pop()]
        if _names_units(row):
            units = tuple(header_text(cell).strip() or None for cell in row.cells)
        else:
            notes.append(Problem("file", "note_column_numbers", None, {"row": row.number}))
    titles = max(
        (index for index in above if _reads_as_titles(kinds[index])), key=lambda at: _merit(kinds[at], at), default=None
    )
    if titles is None:
        return None
    body = next((index for index in above if index > titles), first)
    cells = rows[titles].cells
    return Head(
        tuple(" ".join(header_text(cell).split()) for cell in cells)[: _filled_to(rows[titles])],
        (*units, *[None] * len(cells))[: _filled_to(rows[titles])],
        rows[titles].number,
        body,
        rows[body].number,
        tuple(notes),
    )


def kind(cell: Cell) -> str:
    """What a cell holds: a number, a time, a text, or nothing."""
    if isinstance(cell, str):
        form = in_one_form(cell)
        if form in gaps() or form in fault_words():
            return NOTHING
        if looks_like_time(cell):
            return TIME
        return NUMBER if read_number(cell) else TEXT
    if isinstance(cell, datetime | date | time | timedelta):
        return TIME
    return NUMBER if isinstance(cell, float | int) else TEXT if cell is not None else NOTHING


def footer_rows(rows: Sequence[Row], width: int) -> int:
    """How many of the last rows of a table are no readings: sums and means, a note in one of several columns."""
    count = 0
    for row in reversed(rows):
        filled = [cell for cell in row.cells if cell is not None]
        kinds = [kind(cell) for cell in filled]
        note = kinds == [TEXT] and width > 1
        summary = bool(filled) and TIME not in kinds and isinstance(filled[0], str) and _sums_up(filled[0])
        if filled and not note and not summary:
            break
        count += 1
    return count


def _sums_up(text: str) -> bool:
    return plain(text) in summary_words()


def _usual(kinds: Sequence[Sequence[str]]) -> list[str]:
    """What the columns hold in the lower half of the rows; of as many texts as numbers the numbers count."""
    lower = kinds[len(kinds) // 2 :]
    usual = []
    for index in range(max(map(len, kinds), default=0)):
        counts = Counter(row[index] for row in lower if index < len(row))
        usual.append(max((TIME, NUMBER, TEXT), key=lambda each: counts[each]) if counts else NOTHING)
    return usual


def _holds_readings(row: Row, kinds: Sequence[str], usual: Sequence[str]) -> bool:
    known = [(own, others) for own, others in zip(kinds, usual, strict=False) if own != NOTHING]
    if _numbers_columns(row, usual) or not any(own in (NUMBER, TIME) for own, _ in known):
        return False
    return all(own == others for own, others in known if others == TIME or (others == NUMBER and own == TEXT))


def _numbers_columns(row: Row, usual: Sequence[str]) -> bool:
    """A row of 1, 2, 3, … below the titles; few of them may be readings, unless times should stand there."""
    texts = [header_text(cell) for cell in row.cells]
    counted = texts == [str(index + 1) for index in range(len(texts))]
    return counted and (len(texts) >= MANY_COLUMNS or TIME in usual)


def _names_units(row: Row) -> bool:
    filled = [header_text(cell) for cell in row.cells if cell is not None]
    return bool(filled) and all(is_unit(text) or text in ("-", "–", "—") for text in filled)


def _reads_as_titles(kinds: Sequence[str]) -> bool:
    return TEXT in kinds and TIME not in kinds


def _merit(kinds: Sequence[str], index: int) -> tuple[int, int, int]:
    """Of rows that read as titles the fullest, with most words, the nearest to the readings."""
    return len(kinds) - kinds.count(NOTHING), kinds.count(TEXT), index


def _filled_to(row: Row) -> int:
    """The columns of a row up to its last filled one."""
    return max((index + 1 for index, cell in enumerate(row.cells) if cell is not None), default=0)
