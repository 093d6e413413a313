"""Which column of a table does a title of a file mean, and in which unit are its numbers?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from firedamp.science.reference import Column, TableSchema
from firedamp.tables.records.qualifiers import Qualifiers, fits, qualified, qualifiers_of
from firedamp.tables.records.units import assumed_unit, known_unit, quantity
from firedamp.tables.vocabulary import Unit, plain

LONGEST_TITLE = 200  # characters: what is longer is prose
FILLER = frozenset(("methane", "ch4", "метан", "метана", "на", "в", "по", "из", "от", "of", "on", "in", "for"))
LETTER = re.compile(r"[^\W\d_]")
PIECES = re.compile(r"[(),;\[\]\n]")


@dataclass(frozen=True)
class ColumnMatch:
    """A column of a file. `column` is the table's, None where it is none; `unit` is None where it must be said.

    `candidates`: columns that the title may mean where it does not tell which; a person says.
    `year`: of a wide table, the year that its cells are of; `heading`: the words that say what they are, and `block`:
    the first of the columns of years under these words.
    """

    index: int
    title: str
    column: str | None = None
    unit: Unit | None = None
    candidates: tuple[str, ...] = ()
    year: int | None = None
    heading: str = ""
    block: int | None = None


def match_title(
    index: int, text: str, schema: TableSchema, title: str = "", above: Qualifiers = MappingProxyType({})
) -> ColumnMatch:
    """What a title says: "Абсолютная метанообильность, м³/мин" is a column with its unit, "output_t" is one by name.

    `above`: what the heading over it qualifies; it holds where the title itself says nothing else of the kind.
    """
    title = title or text
    if len(text) > LONGEST_TITLE or not LETTER.search(text):
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
    parts = pieces(text)
    column = column_named(parts[0], schema) if len(parts) > 1 else None
    if column and _agrees(column, qualified(text)[1], text, wholly=True):
        yield column, None if column.type == "number" else canonical(column)


def _contradicts(column: Column, unit: Unit | None, text: str) -> bool:
    """A number whose title names a unit of something else: "Абсолютная метанообильность, м³/т"."""
    if column.type != "number" or unit is not None:
        return False
    return any(known_unit(piece) and quantity(column.unit).unit(piece) is None for piece in pieces(text)[1:])


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
    parts = pieces(title)
    column = column_named(parts[0], schema) if parts else None
    if column is None or column.type != "number":
        return None
    units = quantity(column.unit)
    for piece in parts[1:]:
        if ("/" in piece or known_unit(piece)) and units.unit(piece) is None:
            return column, piece
    return None


def pieces(text: str) -> list[str]:
    """What stands between commas and brackets."""
    return [piece.strip() for piece in PIECES.split(text) if piece.strip()]


def _with_a_unit_apart(text: str) -> Iterator[tuple[str, str]]:
    """Each piece between commas and brackets as the unit, with the others as the name."""
    parts = pieces(text)
    for position, piece in enumerate(parts):
        yield " ".join(parts[:position] + parts[position + 1 :]), piece


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
    wanted = _words(text)
    return _spellings(schema).get(wanted) if wanted else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(sorted(plain(text).split()))


SPELLINGS: dict[int, tuple[TableSchema, dict[tuple[str, ...], Column]]] = {}  # schemas are few and cannot be hashed


def _spellings(schema: TableSchema) -> dict[tuple[str, ...], Column]:
    """Words, in any order -> the first column that they name. Every cell of the first rows is looked up here."""
    if id(schema) not in SPELLINGS:
        found: dict[tuple[str, ...], Column] = {}
        for column in schema.columns.values():
            for spelling in (column.name, *column.label.values(), *column.names):
                found.setdefault(_words(spelling), column)
        SPELLINGS[id(schema)] = (schema, found)
    return SPELLINGS[id(schema)][1]
