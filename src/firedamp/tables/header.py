"""Where a table's header stands, and what each of its columns is: concept, unit, year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from firedamp.science.errors import Problem
from firedamp.tables.grids import Grid, Row
from firedamp.tables.vocabulary import Column, Unit, plain, vocabulary

ROWS_SEARCHED = 60
HIGHEST_HEADER = 3  # rows
LONGEST_TITLE = 200  # characters: what is longer is prose
PIECES = re.compile(r"[(),;\[\]\n]")
YEAR = re.compile(
    r"(?:\b(?:за|в|in|for)\s+)?\b((?:19|20)\d\d)\b(?:\s*(?:год[ау]?\b|г\.?(?=\W|$)|year\b))?", re.IGNORECASE
)
NAMES = ("name", "name_en", "name_ru")


@dataclass(frozen=True)
class Meaning:
    """What a header's text says: the concept, its unit (or the text in its place that is none), a year."""

    concept: str
    unit: Unit | None = None
    not_a_unit: str = ""
    year: int | None = None


@dataclass(frozen=True)
class HeaderColumn:
    index: int
    title: str  # as the file has it
    meaning: Meaning | None

    @property
    def concept(self) -> str | None:
        return self.meaning.concept if self.meaning else None


@dataclass(frozen=True)
class Header:
    row: int  # number of its last row
    position: int  # index in the grid of the first row after it
    columns: tuple[HeaderColumn, ...]

    def having(self, concept: str) -> tuple[HeaderColumn, ...]:
        return self._by_concept.get(concept, ())

    @cached_property
    def _by_concept(self) -> dict[str | None, tuple[HeaderColumn, ...]]:
        """Asked for many times in each row of a table."""
        concepts = dict.fromkeys(column.concept for column in self.columns)
        return {name: tuple(column for column in self.columns if column.concept == name) for name in concepts}

    @property
    def concepts(self) -> set[str]:
        return {column.concept for column in self.columns if column.concept}

    @property
    def score(self) -> float:
        """How much of it is understood: concepts, and half as much for each unit and year."""
        meanings = {(column.concept, column.meaning.year): column.meaning for column in self.columns if column.meaning}
        years = len({year for _, year in meanings} - {None})
        return len(self.concepts) + sum(meaning.unit is not None for meaning in meanings.values()) / 2 + years / 2

    @property
    def tells_apart(self) -> bool:
        """Whether no two columns mean the same: two that do may differ in a row below ("всего", "в т.ч. …")."""
        meanings = [(column.concept, column.meaning.year) for column in self.columns if column.meaning]
        return len(meanings) == len(set(meanings))

    @property
    def _merit(self) -> tuple[bool, float, bool]:
        return self.names_mines, self.score, self.tells_apart

    @property
    def names_mines(self) -> bool:
        """Whether this can be the header of a table of mines: it has a name and an output."""
        return "output_t" in self.concepts and any(name in self.concepts for name in NAMES)


def find_header(grid: Grid) -> Header | None:
    """The rows of a grid that read best as a header of a table of mines; None where none reads as a header at all."""
    best: Header | None = None
    for height in range(1, HIGHEST_HEADER + 1):
        for first in range(min(ROWS_SEARCHED, len(grid.rows) - height + 1)):
            header = _header(grid, first, height)
            if header._merit > (best._merit if best else (False, 1.0, True)):
                best = header
    return best


def _header(grid: Grid, first: int, height: int) -> Header:
    rows = grid.rows[first : first + height]
    columns = tuple(_column(grid, rows, index) for index in range(max(len(row.cells) for row in rows)))
    return Header(rows[-1].number, first + height, columns)


def _column(grid: Grid, rows: tuple[Row, ...], index: int) -> HeaderColumn:
    shown = [grid.shown(row, index) for row in rows]
    texts = list(dict.fromkeys(header_text(cell) for cell in shown if cell is not None))
    title = ", ".join(texts)
    own = header_text(rows[-1].cell(index))
    return HeaderColumn(index, title, meaning_of(title) or (meaning_of(own) if own else None))


def header_text(cell: object) -> str:
    """A header cell as text; a year that Excel holds as the number 2023.0 is 2023."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell if isinstance(cell, str) else "" if cell is None else str(cell)


@lru_cache(maxsize=16_384)
def meaning_of(title: str) -> Meaning | None:
    """What a header means: "Добыча угля за 2023 г., тыс. т" is the output of 2023 in thousand tonnes."""
    text = title.strip().strip("*").strip()
    if len(text) > LONGEST_TITLE:
        return None
    for meaning in (_in_one(text), *_with_unit_apart(text), _by_suffix(text)):
        if meaning:
            return meaning
    without_year, years = YEAR.sub(" ", text), {int(year) for year in YEAR.findall(text)}
    if (
        len(years) == 1
        and plain(without_year)
        and (meaning := meaning_of(without_year))
        and meaning.concept == "output_t"
    ):
        return replace(meaning, year=years.pop())
    return _with_bad_unit(text)


def _in_one(text: str) -> Meaning | None:
    words = vocabulary()
    if concept := words.inputs.get(text):
        quantity = words.columns[concept].quantity
        return Meaning(concept, quantity.canonical if quantity else None)
    concept = words.concept(text) or _before_bracket(text)
    return Meaning(concept) if concept else None


def _before_bracket(text: str) -> str | None:
    """The concept of a column of texts that explains itself in brackets: "Тип (подземная/открытая)"."""
    concept = vocabulary().concept(text.partition("(")[0])
    return concept if concept and vocabulary().columns[concept].quantity is None else None


def _with_unit_apart(text: str) -> Iterator[Meaning]:
    """The readings in which one piece between commas or brackets is the unit."""
    pieces = [piece.strip() for piece in PIECES.split(text) if piece.strip()]
    for position, piece in enumerate(pieces):
        concept = vocabulary().concept(" ".join(pieces[:position] + pieces[position + 1 :]))
        unit = _unit(concept, piece)
        if concept and unit:
            yield Meaning(concept, unit)


def _by_suffix(text: str) -> Meaning | None:
    """A unit after the words without a comma: "добыча тыс. т", "output_mt", "gem_gas_content_m3_t"."""
    words = text.replace("_", " ").split()
    for start in range(1, len(words)):
        concept = vocabulary().concept(" ".join(words[:start]))
        unit_text = " ".join(words[start:])
        unit = _unit(concept, "Mt" if "_" in text and unit_text == "mt" else unit_text)
        if concept and unit:
            return Meaning(concept, unit)
    return None


def _with_bad_unit(text: str) -> Meaning | None:
    """A known concept followed by one piece that is no unit of it."""
    pieces = [piece.strip() for piece in PIECES.split(text) if piece.strip()]
    concept = vocabulary().concept(pieces[0]) if len(pieces) == 2 else None
    if concept and (quantity := vocabulary().columns[concept].quantity) and len(quantity.units):
        return Meaning(concept, not_a_unit=pieces[1])
    return None


def _unit(concept: str | None, text: str) -> Unit | None:
    quantity = vocabulary().columns[concept].quantity if concept else None
    return quantity.unit(text) if quantity else None


def check_header(header: Header, sheet: str | None, year: int | None) -> list[Problem]:
    """Everything wrong with a header: columns that are missing, there twice, or without a unit."""
    where = {"sheet": sheet} if sheet else {}
    return [*_missing(header, year, where), *_doubled(header, where), *_units(header, where)]


def _missing(header: Header, year: int | None, where: dict[str, str]) -> Iterator[Problem]:
    absent = [
        concept for concept, column in vocabulary().columns.items() if column.required and not header.having(concept)
    ]
    if any(header.having(name) for name in NAMES):
        absent = [concept for concept in absent if concept != "name"]
    if "year" in absent:
        absent.remove("year")
        dated = header.having("output_t") and all(
            column.meaning and column.meaning.year for column in header.having("output_t")
        )
        if not dated and year is None:
            yield Problem("year", "no_year", None, where)
    for concept in absent:
        yield Problem(concept, "missing_column", None, {**where, "header_row": header.row})


def _doubled(header: Header, where: dict[str, str]) -> Iterator[Problem]:
    seen: dict[tuple[str, int | None], str] = {}
    for column in header.columns:
        if not column.meaning:
            continue
        key = (column.meaning.concept, column.meaning.year)
        if key in seen:
            params = {**where, "first_column": seen[key], "second_column": column.title}
            yield Problem(column.meaning.concept, "duplicate_column", None, params)
        seen.setdefault(key, column.title)


def _units(header: Header, where: dict[str, str]) -> Iterator[Problem]:
    for column in header.columns:
        if not column.meaning or not (quantity := vocabulary().columns[column.meaning.concept].quantity):
            continue
        params = {**where, "column": column.title, "units": quantity.names}
        if text := column.meaning.not_a_unit:
            rule = "ambiguous_unit" if quantity.is_ambiguous(text) else "unknown_column_unit"
            yield Problem(column.meaning.concept, rule, text, params)
        elif column.meaning.unit is None and quantity.assumed is None:
            yield Problem(column.meaning.concept, "no_column_unit", None, {**params, "example": quantity.example})


def unit_of(column: Column, meaning: Meaning) -> Unit | None:
    """The unit that a column's numbers are in: as the header says, else the only one the field uses."""
    if meaning.unit or not column.quantity or column.quantity.assumed is None:
        return meaning.unit
    return column.quantity.unit(column.quantity.assumed) or Unit("", 1.0)
