"""Which row of a grid is the header of a reference table, and which column of the table each of its columns is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firedamp.science.reference import TableSchema
from firedamp.tables.grids import Grid, Row
from firedamp.tables.header import header_text
from firedamp.tables.records.qualifiers import qualified
from firedamp.tables.records.titles import ColumnMatch, match_title
from firedamp.tables.records.years import RowWords, year_columns

ROWS_SEARCHED = 60
HIGHEST_HEADER = 3  # rows


@dataclass(frozen=True)
class RecordHeader:
    """`row`: number of its last row in the file; `position`: index of the first row after it.

    `row` is 0 where the file has no header; `height`: how many rows it takes. `guessed`: none of its titles is known,
    nothing but its place speaks for it. `quantity` and `unit`: of a wide table, the columns that say in each row what
    its cells are.
    """

    row: int
    position: int
    columns: tuple[ColumnMatch, ...]
    quantity: int | None = None
    unit: int | None = None
    guessed: bool = False
    height: int = 1

    @property
    def wide(self) -> bool:
        """Whether columns are years."""
        return any(match.year for match in self.columns)

    @property
    def score(self) -> float:
        """How much of it is understood; a unit counts for half a column, and so does each further year."""
        years = [match for match in self.columns if match.year]
        known = [match for match in self.columns if match.column and not match.year]
        known += {match.block: match for match in years if match.column}.values()
        units = sum(match.unit is not None for match in known)
        said_by_rows = bool(years) and self.quantity is not None
        return len({match.column for match in known}) + said_by_rows + (units + len(years)) / 2 + bool(years) / 2


def find_header(grid: Grid, schema: TableSchema, *, wide: bool = True) -> RecordHeader | None:
    """The rows that read best as the table's header; the first of equals. None where nothing reads as one.

    `wide`: whether columns may be years.
    """
    best: RecordHeader | None = None
    for height in range(1, HIGHEST_HEADER + 1):
        for first in range(min(ROWS_SEARCHED, len(grid.rows) - height + 1)):
            header = header_at(grid, first, height, schema, wide=wide)
            if header.score > (best.score if best else 0):
                best = header
    return best


def header_ending(grid: Grid, row: int, schema: TableSchema, *, wide: bool = True) -> RecordHeader | None:
    """The header whose last row a person names, with the rows above it where these are understood too; None where the
    file has no such row."""
    last = next((position for position, each in enumerate(grid.rows) if each.number == row), None)
    if last is None:
        return None
    heights = range(1, min(HIGHEST_HEADER, last + 1) + 1)
    found = (header_at(grid, last - height + 1, height, schema, wide=wide, unnamed=True) for height in heights)
    return max(found, key=lambda header: header.score)


def header_at(
    grid: Grid, first: int, height: int, schema: TableSchema, *, wide: bool, unnamed: bool = False
) -> RecordHeader:
    """These rows read as the header. `unnamed`: columns may be years though no title names the mine."""
    rows = grid.rows[first : first + height]
    width = max(len(row.cells) for row in rows)
    matches = [_match(grid, rows, index, schema) for index in range(width)]
    place = (rows[-1].number, first + height)
    says = RowWords.of(matches) if wide else RowWords()
    years = year_columns(grid, first, height, matches, schema, says, unnamed) if wide else {}
    others = _told_apart([match for match in matches if match.index not in years], schema)
    columns = tuple(sorted([*years.values(), *others], key=lambda match: match.index))
    rows_say = says if years else RowWords()
    return RecordHeader(*place, columns, rows_say.quantity, rows_say.unit, height=height)


def _told_apart(matches: Sequence[ColumnMatch], schema: TableSchema) -> Iterator[ColumnMatch]:
    """Two columns of names that say the same: the first; a person may choose the other. Of two columns of numbers
    neither: which one is meant is not for Firedamp to guess."""
    count = Counter(match.column for match in matches)
    taken: set[str] = set()
    for match in matches:
        if match.column is None or (count[match.column] > 1 and schema.columns[match.column].type == "number"):
            candidates = match.candidates if match.column is None else (match.column,)
            yield ColumnMatch(match.index, match.title, candidates=candidates)
        elif match.column in taken:
            yield ColumnMatch(match.index, match.title)
        else:
            yield match
            taken.add(match.column)


def _match(grid: Grid, rows: tuple[Row, ...], index: int, schema: TableSchema) -> ColumnMatch:
    texts = list(dict.fromkeys(header_text(grid.shown(row, index)).strip() for row in rows))
    title = ", ".join(text for text in texts if text)
    own = header_text(rows[-1].cell(index)).strip()
    whole = match_title(index, title, schema)
    if whole.column or own == title:
        return whole
    above = qualified(", ".join(texts[:-1]))[1]
    named = match_title(index, own, schema, title, above)
    return named if named.column or not whole.candidates else whole
