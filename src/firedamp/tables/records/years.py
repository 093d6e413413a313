"""Which columns of a header are years? A wide table has a row per mine and a column per year: "Шахта | 2018 | 2019"."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from firedamp.science.reference import Column, TableSchema
from firedamp.tables.grids import Cell, Grid, Row
from firedamp.tables.header import header_text
from firedamp.tables.numbers import read_number
from firedamp.tables.records.titles import ColumnMatch, match_title, pieces
from firedamp.tables.records.units import assumed_unit, quantity
from firedamp.tables.vocabulary import Unit, plain

FIRST_YEAR, LAST_YEAR = 1900, 2100
ROWS_ABOVE = 6  # that may say what a table holds
DAY = re.compile(r"(?:\d{1,2}\.\d{1,2}\.(\d{4})|(\d{4})-\d\d-\d\d(?: 00:00:00)?)")
YEAR = re.compile(
    r"(?:\b(?:за|в|in|for)\s+)?(?<![\w.,/–—-])((?:19|20)\d\d)(?:\s*(?:год[ау]?|гг?\.?|year)(?!\w))?"
    r"(?![\w/–—-])(?!\s*[–—-]\s*\d)\*?",
    re.IGNORECASE,
)
Measure = tuple[str | None, Unit | None, tuple[str, ...]]  # column, unit, columns that it may be


@dataclass(frozen=True)
class RowWords:
    """The columns that say, in each row, what its cells are ("Показатель") and in which unit ("Ед. изм.")."""

    quantity: int | None = None
    unit: int | None = None

    @classmethod
    def of(cls, matches: Sequence[ColumnMatch]) -> RowWords:
        titles = {plain(match.title): match.index for match in reversed(matches) if match.column is None}
        found = {
            role: next((titles[word] for word in words if word in titles), None) for role, words in row_words().items()
        }
        return cls(**found) if found["quantity"] is not None else cls()


@cache
def row_words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = tomllib.loads((files("firedamp.tables.records") / "years.toml").read_text("utf-8"))
    return words


def year_of_key(schema: TableSchema) -> str | None:
    """The column of the year in the key of a table of yearly figures."""
    return next((name for name in schema.key if schema.columns[name].type == "year"), None)


def measures(schema: TableSchema) -> list[Column]:
    """The columns that the cells of a wide table may be."""
    return [column for column in schema.columns.values() if column.type == "number" and not column.common]


def year_columns(
    grid: Grid, first: int, height: int, matches: Sequence[ColumnMatch], schema: TableSchema, says: RowWords,
    unnamed: bool = False,
) -> dict[int, ColumnMatch]:  # fmt: skip
    """The columns of a header that are years, by index; none where the table has no year in its key, where a column of
    its own gives the year, or where nothing names the mine (unless `unnamed`: a person will say what does)."""
    name, known = year_of_key(schema), {match.column for match in matches}
    if name is None or name in known or not (unnamed or set(schema.key) - {name} <= known):
        return {}
    rows, above = grid.rows[first : first + height], _texts_above(grid, first)
    blocks: dict[str, list[ColumnMatch]] = {}
    for match in matches:
        if match.column is None or schema.columns[match.column].type == "number":
            found = _year_and_words(grid, rows, match.index, schema)
            if found:
                year, words = found
                blocks.setdefault(plain(words), []).append(replace(match, year=year, heading=words))
    return {
        match.index: match
        for block in blocks.values()
        if len({match.year for match in block}) == len(block)  # a year that stands twice is no year but a month
        for match in _measured(block, above, schema, says)
    }


def _measured(
    block: Sequence[ColumnMatch], above: Sequence[str], schema: TableSchema, says: RowWords
) -> Iterator[ColumnMatch]:
    column, unit, candidates = _measure(block[0].heading, above, schema, says)
    for match in block:
        yield replace(match, column=column, unit=unit, candidates=candidates, block=block[0].index)


def _year_and_words(grid: Grid, rows: Sequence[Row], index: int, schema: TableSchema) -> tuple[int, str] | None:
    """The one year that the cells of a column's header say, and the words beside it; a figure there is no header."""
    years: set[int] = set()
    words: list[str] = []
    for cell in _header_cells(grid, rows, index):
        found = year_in_title(cell, schema)
        if found:
            years.add(found[0])
        words.append(found[1] if found else header_text(cell).strip())
    if len(years) != 1 or any(map(read_number, words)):
        return None
    return years.pop(), ", ".join(dict.fromkeys(filter(None, words)))


def _header_cells(grid: Grid, rows: Sequence[Row], index: int) -> Iterator[Cell]:
    """The cells above a column. Of a merged heading a text file keeps the first cell: it holds for those to its right
    that have a title of their own below."""
    for row in rows:
        place = index
        if row is not rows[-1]:
            while place and grid.shown(row, place) is None and rows[-1].cell(place) is not None:
                place -= 1
            if rows[-1].cell(place) is None:
                place = index
        yield grid.shown(row, place)


def year_in_title(cell: Cell, schema: TableSchema) -> tuple[int, str] | None:
    """The year of a title and the words beside it: 2018, "2018 г.", a date, "Добыча 2018, т"; None for "план 2018"."""
    if isinstance(cell, datetime.date):
        return _plausible(cell.year, "")
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _plausible(int(cell), "") if float(cell).is_integer() else None
    if not isinstance(cell, str):
        return None
    day = DAY.fullmatch(cell.strip())
    if day:
        return _plausible(int(day[1] or day[2]), "")
    found = list(YEAR.finditer(cell))
    if len(found) != 1:
        return None
    words = (cell[: found[0].start()] + " " + cell[found[0].end() :]).strip(" ,;:–-()\n*")
    return (int(found[0][1]), words) if not words or _says_a_measure(words, schema) else None


def _plausible(year: int, words: str) -> tuple[int, str] | None:
    return (year, words) if FIRST_YEAR <= year <= LAST_YEAR else None


def _says_a_measure(words: str, schema: TableSchema) -> bool:
    match = match_title(0, words, schema)
    return bool(match.column or match.candidates) or _is_unit(words, schema)


def _is_unit(words: str, schema: TableSchema) -> bool:
    return any(quantity(column.unit).unit(words) for column in measures(schema))


def _measure(words: str, above: Sequence[str], schema: TableSchema, says: RowWords) -> Measure:
    """What the cells under a heading are: as it says, else as the rows above the header say, else the only thing of
    the table that has the unit which the heading states; a person says it where none of these does."""
    own = [column.name for column in measures(schema)]
    told = match_title(0, words, schema) if words else ColumnMatch(0, "")
    if told.column in own or told.candidates:
        return told.column, told.unit, told.candidates
    if says.quantity is not None or (words and not _is_unit(words, schema)):
        return None, None, ()
    for text in () if words else above:
        told = match_title(0, text, schema)
        if told.column in own:
            return told.column, told.unit, ()
    fitting = [column for column in measures(schema) if not words or quantity(column.unit).unit(words)]
    if len(fitting) != 1:
        return None, None, ()
    return fitting[0].name, _unit_in([words, *above], fitting[0]), ()


def _unit_in(texts: Sequence[str], column: Column) -> Unit | None:
    """The unit that one of the texts names between commas, brackets or colons."""
    parts = (part.strip() for text in texts for piece in pieces(text) for part in piece.split(":"))
    found = (quantity(column.unit).unit(part.removeprefix("в ").removeprefix("in ")) for part in parts)
    return next(filter(None, found), None) or assumed_unit(column.unit)


def _texts_above(grid: Grid, first: int) -> list[str]:
    """The texts of the rows above a header, the nearest first."""
    rows = reversed(grid.rows[max(0, first - ROWS_ABOVE) : first])
    return [cell for row in rows for cell in row.cells if isinstance(cell, str)]


def blocks_of(matches: Sequence[ColumnMatch]) -> Mapping[int, list[ColumnMatch]]:
    """The columns of years under each heading, by the first of them."""
    found: dict[int, list[ColumnMatch]] = {}
    for match in matches:
        if match.year and match.block is not None:
            found.setdefault(match.block, []).append(match)
    return found
