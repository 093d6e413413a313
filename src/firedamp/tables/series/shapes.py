"""What is where in a grid of series? Long (a row for each value), times down the rows, or times across the columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from firedamp.tables.grids import Cell, Grid, Row
from firedamp.tables.header import header_text
from firedamp.tables.numbers import read_number
from firedamp.tables.records.cells import shown_text
from firedamp.tables.series.asking import Asked
from firedamp.tables.series.times import is_gap, read_time, says_series, says_time, says_unit, title_time
from firedamp.tables.vocabulary import plain, vocabulary

LONG, DOWN, ACROSS = "long", "down", "across"
ROWS_SEARCHED = 60
ROWS_TRIED = 2_000  # of a column, to see what it holds
FEWEST_TIMES = 2
SHARE_OF_TIMES = 0.8


@dataclass(frozen=True)
class Shape:
    """`kind`; `header`: index of the row of titles; `time`, `series`: columns that say them; `values`: columns of
    values; `body`: the rows that hold values. Where times go across, `values` are the columns of the times."""

    kind: str
    header: int
    values: tuple[int, ...]
    series: tuple[int, ...]
    time: int | None
    body: tuple[Row, ...]
    passed_over: tuple[Row, ...] = ()  # totals, notes


def shape_of(grid: Grid, asked: Asked) -> Shape | None:
    """How a grid holds series, by the topmost row that reads as titles; None where none does."""
    for header in range(min(ROWS_SEARCHED, len(grid.rows))):
        if grid.rows[header].blank:
            continue
        if shape := _across(grid, header, asked) or _by_time_column(grid, header, asked):
            return shape
    return None


def title(grid: Grid, shape: Shape, index: int) -> str:
    """What stands above a column; the letter of the column where nothing does."""
    return " ".join(header_text(grid.rows[shape.header].cell(index)).split()) or f"#{index + 1}"


def _across(grid: Grid, header: int, asked: Asked) -> Shape | None:
    """Times across: titles that are times, behind at least one column that names the rows."""
    row = grid.rows[header]
    times = tuple(index for index, cell in enumerate(row.cells) if title_time(cell))
    if len(times) < FEWEST_TIMES or times[0] == 0 or asked.time is not None:
        return None
    body, passed_over = _body(grid, header, times[0])
    labels = _asked_columns(row, asked.series) or _labels(grid, body, times[0])
    if not labels or not body:
        return None
    return Shape(ACROSS, header, times, labels, None, body, passed_over)


def _labels(grid: Grid, body: Sequence[Row], first_time: int) -> tuple[int, ...]:
    """The columns that name the rows: the first whose texts are all there and all different, else all together."""
    texts = {index: [label(grid, row, (index,)) for row in body] for index in range(first_time)}
    filled = {index: names for index, names in texts.items() if any(names)}
    worded = {
        index: names for index, names in filled.items() if not all(name == "" or read_number(name) for name in names)
    }
    for index, names in (worded or filled).items():
        if all(names) and len(set(names)) == len(names):
            return (index,)
    return tuple(worded or filled)


def label(grid: Grid, row: Row, columns: Sequence[int]) -> str:
    """What columns of a row say, as a name; a merged cell names each of its rows."""
    return ", ".join(filter(None, (shown_text(grid.shown(row, index)) for index in columns)))


def _by_time_column(grid: Grid, header: int, asked: Asked) -> Shape | None:
    row = grid.rows[header]
    if not _reads_as_titles(row):
        return None
    body, passed_over = _body(grid, header, 0)
    time = _time_column(row, body, asked)
    if time is None or not body:
        return None
    columns = [index for index in range(len(row.cells)) if index != time]
    held = {index: _held(body, index) for index in columns}
    asked_series = _asked_columns(row, asked.series)
    texts = [index for index in columns if held[index] == "text" and row.cell(index) is not None]
    single = sum(held[index] == "number" for index in columns) == 1
    named = asked_series or _series_column(row, body, time, texts, single)
    numbers = [
        index for index in columns if index not in named and held[index] != "text" and row.cell(index) is not None
    ]
    numbers = [index for index in numbers if not says_unit(row.cell(index))]
    values = tuple(index for index in numbers if not _no_measure(row.cell(index))) or tuple(numbers)
    if not values:
        return None
    return Shape(LONG if named else DOWN, header, values, named, time, body, passed_over)


def _no_measure(title: Cell) -> bool:
    """A number that names a series, or a sum of the others."""
    return says_series(title) or plain(header_text(title)) in vocabulary().totals


def _reads_as_titles(row: Row) -> bool:
    """A row of titles has two texts or more, and no number but a name such as 101."""
    filled = [cell for cell in row.cells if cell is not None]
    texts = [cell for cell in filled if isinstance(cell, str) and not read_number(cell)]
    return len(filled) >= 2 and bool(texts) and read_time(filled[0]) is None


def _time_column(row: Row, body: Sequence[Row], asked: Asked) -> int | None:
    if asked.time is not None:
        return next(iter(_asked_columns(row, (asked.time,))), None)
    columns = range(len(row.cells))
    titled = (index for index in columns if says_time(row.cell(index)) and _share_of_times(body, index) > 0)
    likely = (
        index
        for index in columns
        if len(body) >= FEWEST_TIMES
        and read_time(body[0].cell(index))
        and _share_of_times(body, index) >= SHARE_OF_TIMES
    )
    return next(chain(titled, likely), None)


def _share_of_times(body: Sequence[Row], index: int) -> float:
    cells = [cell for row in body[:ROWS_TRIED] if (cell := row.cell(index)) is not None]
    return sum(read_time(cell) is not None for cell in cells) / len(cells) if cells else 0.0


def _held(body: Sequence[Row], index: int) -> str:
    """ "number" where a column holds one, "text" where it holds words only, "nothing"."""
    kinds = (_kind(row.cell(index)) for row in body)
    held = "nothing"
    for kind in kinds:
        if kind == "number":
            return kind
        held = kind if held == "nothing" else held
    return held


def _kind(cell: Cell) -> str:
    if is_gap(cell):
        return "nothing"
    number = isinstance(cell, float | int) and not isinstance(cell, bool)
    return "number" if number or (isinstance(cell, str) and read_number(cell)) else "text"


def _series_column(row: Row, body: Sequence[Row], time: int, texts: Sequence[int], single: bool) -> tuple[int, ...]:
    """The column that names the series of a long table: the first under which no time stands twice, else the first that
    its title or its words make one; none where every time stands once and no title says so. A title that names one
    series only names that of a `single` column of values."""
    titled = [index for index in texts if says_series(row.cell(index))]
    times = [shown_text(each.cell(time)) for each in body]
    repeated = len(set(times)) < len(times)
    if not repeated:
        several = bool(titled) and len({each.cell(titled[0]) for each in body}) > 1
        return tuple(titled[:1]) if several or single else ()
    numbered = [index for index, cell in enumerate(row.cells) if index != time and says_series(cell)]
    candidates = list(dict.fromkeys([*titled, *numbered, *texts]))
    for index in candidates:
        pairs = {(shown_text(each.cell(index)), shown) for each, shown in zip(body, times, strict=True)}
        if len(pairs) == len(body) > len({key for key, _ in pairs}):
            return (index,)
    return tuple(candidates[:1])


def _asked_columns(row: Row, titles: Sequence[str]) -> tuple[int, ...]:
    wanted = [plain(each) for each in titles]
    at = {plain(header_text(cell)): index for index, cell in reversed(list(enumerate(row.cells))) if cell is not None}
    return tuple(at[each] for each in wanted) if wanted and all(each in at for each in wanted) else ()


def _body(grid: Grid, header: int, first_value: int) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows under the titles, and those passed over: totals, notes, numbers of columns."""
    rows = [row for row in grid.rows[header + 1 :] if not row.blank]
    over = {row.number for place, row in enumerate(rows) if _no_series(row, first_value, place == 0)}
    return tuple(row for row in rows if row.number not in over), tuple(row for row in rows if row.number in over)


def _no_series(row: Row, first_value: int, below_titles: bool) -> bool:
    first = next((cell for cell in row.cells if cell is not None), None)
    if below_titles and [shown_text(cell) for cell in row.cells] == [str(n + 1) for n in range(len(row.cells))]:
        return True
    if not isinstance(first, str):
        return False
    alone = sum(cell is not None for cell in row.cells) == 1
    return plain(first) in vocabulary().totals or (alone and first.casefold().startswith(vocabulary().footnotes))
