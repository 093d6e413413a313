"""Which row of a grid is the header of a reference table, and which column of the table each of its columns is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from firedamp.science.reference import Column, TableSchema
from firedamp.tables.grids import Grid, Row
from firedamp.tables.header import header_text
from firedamp.tables.records.qualifiers import Qualifiers, fits, qualified, qualifiers_of
from firedamp.tables.records.units import assumed_unit, known_unit, quantity
from firedamp.tables.vocabulary import Unit, plain

ROWS_SEARCHED = 60
HIGHEST_HEADER = 3  # rows
LONGEST_TITLE = 200  # characters: what is longer is prose
FILLER = frozenset(("methane", "ch4", "метан", "метана", "на", "в", "по", "из", "от", "of", "on", "in", "for"))
PIECES = re.compile(r"[(),;\[\]\n]")


@dataclass(frozen=True)
class ColumnMatch:
    """A column of a file. `column` is the table's, None where it is none; `unit` is None where it must be said.

    `candidates`: columns that the title may mean where it does not tell which; a person says.
    """

    index: int
    title: str
    column: str | None = None
    unit: Unit | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class RecordHeader:
    """`row`: number of its last row in the file; `position`: index of the first row after it."""

    row: int
    position: int
    columns: tuple[ColumnMatch, ...]

    @property
    def score(self) -> float:
        """How much of it is understood; a unit counts for half a column."""
        known = [match for match in self.columns if match.column]
        return len({match.column for match in known}) + sum(match.unit is not None for match in known) / 2


def find_header(grid: Grid, schema: TableSchema) -> RecordHeader | None:
    """The rows that read best as the table's header; the first of equals. None where nothing reads as one."""
    best: RecordHeader | None = None
    for height in range(1, HIGHEST_HEADER + 1):
        for first in range(min(ROWS_SEARCHED, len(grid.rows) - height + 1)):
            header = _header(grid, first, height, schema)
            if header.score > (best.score if best else 0):
                best = header
    return best


def _header(grid: Grid, first: int, height: int, schema: TableSchema) -> RecordHeader:
    rows = grid.rows[first : first + height]
    width = max(len(row.cells) for row in rows)
    matches = [_match(grid, rows, index, schema) for index in range(width)]
    return RecordHeader(rows[-1].number, first + height, tuple(_told_apart(matches, schema)))


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


def match_title(
    index: int, text: str, schema: TableSchema, title: str = "", above: Qualifiers = MappingProxyType({})
) -> ColumnMatch:
    """What a title says: "Абсолютная метанообильность, м³/мин" is a column with its unit, "output_t" is one by name.

    `above`: what the heading over it qualifies; it holds where the title itself says nothing else of the kind.
    """
    title = title or text
    if not text or len(text) > LONGEST_TITLE:
        return ColumnMatch(index, title)
    for column, unit in _readings(text, schema):
        if _contradicts(column, unit, text) or not _agrees(column, above, text):
            continue
        return ColumnMatch(index, title, column.name, unit)
    found = _by_qualifiers(text, schema, above)
    if len(found) == 1:
        return ColumnMatch(index, title, found[0][0].name, found[0][1])
    return ColumnMatch(index, title, candidates=tuple(column.name for column, _ in found))


def _readings(text: str, schema: TableSchema) -> Iterator[tuple[Column, Unit | None]]:
    """The columns that a title names word for word, with the unit beside the name."""
    by_name = schema.columns.get(text.strip().casefold())
    if by_name:
        yield by_name, canonical(by_name)
    whole = column_named(text, schema)
    if whole:
        named_with_unit = plain(text) == plain(whole.name)  # "Capacity, t/year" reads as capacity_t_year
        unit = canonical(whole) if named_with_unit else assumed_unit(whole.unit)
        yield whole, unit if whole.type == "number" else None
    for rest, piece in _with_a_unit_apart(text):
        column = column_named(rest, schema)
        found = quantity(column.unit).unit(piece) if column and column.type == "number" else None
        if column and found:
            yield column, found
    pieces = _pieces(text)
    column = column_named(pieces[0], schema) if len(pieces) > 1 else None
    if column and _agrees(column, qualified(text)[1], text, wholly=True):
        yield column, None if column.type == "number" else canonical(column)


def _contradicts(column: Column, unit: Unit | None, text: str) -> bool:
    """A number whose title names a unit of something else: "Абсолютная метанообильность, м³/т"."""
    if column.type != "number" or unit is not None:
        return False
    return any(known_unit(piece) and quantity(column.unit).unit(piece) is None for piece in _pieces(text)[1:])


def _agrees(column: Column, said: Qualifiers, text: str, *, wholly: bool = False) -> bool:
    """Does what is said of a title leave it this column? Of a name only what another column could be told by counts.

    What stands above (not `wholly`) yields to what the title itself says of the same kind.
    """
    own = {} if wholly else qualified(text)[1]
    told = {group: values for group, values in said.items() if group not in own}
    if column.type != "number":
        told = {group: values for group, values in told.items() if group in qualifiers_of(column)}
    elif not wholly:
        told = {group: values for group, values in told.items() if len(values) == 1 or group in qualifiers_of(column)}
    return fits(column, told)


def _by_qualifiers(text: str, schema: TableSchema, above: Qualifiers) -> list[tuple[Column, Unit | None]]:
    """Columns of one name that their qualifiers or their units tell apart: "Газоносность, м³/т с.б.м.", and those that
    the title does not tell apart: "Газоносность, м³/т"."""
    rest, own = qualified(text)
    said = {**{group: values for group, values in above.items() if len(values) == 1}, **own}
    found = [
        (column, unit)
        for column in schema.columns.values()
        if qualifiers_of(column) and _relates(column, own) and fits(column, _told_of(column, said))
        for unit in _unit_beside(rest, column)
    ]
    exact = [pair for pair in found if _exactly(pair[0], said)]
    return exact if said and exact else found


def _relates(column: Column, own: Qualifiers) -> bool:
    """A title without a name of its own ("утилизировано, м³" in brackets) must say what the column says."""
    return not own or bool(own.keys() & qualifiers_of(column).keys())


def _told_of(column: Column, said: Qualifiers) -> Qualifiers:
    if column.type == "number":
        return said
    return {group: values for group, values in said.items() if group in qualifiers_of(column)}


def _exactly(column: Column, said: Qualifiers) -> bool:
    own = qualifiers_of(column)
    return all(own.get(group) == values for group, values in said.items())


def _unit_beside(rest: str, column: Column) -> Iterator[Unit | None]:
    """The unit of a title whose other words are the column's name without what qualifies it; nothing where they are
    not."""
    bases = _bases(column)
    if column.type != "number":
        if _bare(rest) in bases:
            yield None
        return
    for name, piece in [*_with_a_unit_apart(rest), *_with_a_unit_at_the_end(rest)]:
        unit = quantity(column.unit).unit(piece)
        if unit and _bare(name) in bases:
            yield unit
            return
    if _bare(rest) in bases:
        yield assumed_unit(column.unit)


def _bases(column: Column) -> frozenset[tuple[str, ...]]:
    """How a column may be called once its qualifying words are taken away."""
    return _without_qualifiers((column.name, *column.label.values(), *column.names))


@lru_cache(maxsize=1_024)
def _without_qualifiers(texts: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(_bare(qualified(text)[0]) for text in texts)


def _bare(text: str) -> tuple[str, ...]:
    return tuple(sorted(word for word in plain(text).split() if word not in FILLER))


def strange_unit(title: str, schema: TableSchema) -> tuple[Column, str] | None:
    """The column that a title names, with what stands beside the name as a unit and is none of the column's."""
    pieces = _pieces(title)
    column = column_named(pieces[0], schema) if pieces else None
    if column is None or column.type != "number":
        return None
    units = quantity(column.unit)
    for piece in pieces[1:]:
        if ("/" in piece or known_unit(piece)) and units.unit(piece) is None:
            return column, piece
    return None


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in PIECES.split(text) if piece.strip()]


def _with_a_unit_apart(text: str) -> Iterator[tuple[str, str]]:
    """Each piece between commas and brackets as the unit, with the others as the name."""
    pieces = _pieces(text)
    for position, piece in enumerate(pieces):
        yield " ".join(pieces[:position] + pieces[position + 1 :]), piece


def _with_a_unit_at_the_end(text: str) -> Iterator[tuple[str, str]]:
    """The last words as the unit: "gas content m3/t"."""
    words = text.split()
    for count in (1, 2):
        if len(words) > count:
            yield " ".join(words[:-count]), " ".join(words[-count:])


def canonical(column: Column) -> Unit | None:
    return Unit(column.unit, 1.0) if column.type == "number" else None


def column_named(text: str, schema: TableSchema) -> Column | None:
    """The one column that a text names: its own name, its label in either language, or another spelling of it."""
    wanted = sorted(plain(text).split())
    for column in schema.columns.values():
        spellings = (column.name, *column.label.values(), *column.names)
        if wanted and wanted in (sorted(plain(spelling).split()) for spelling in spellings):
            return column
    return None
