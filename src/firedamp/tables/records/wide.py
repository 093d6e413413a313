"""How does a wide table become rows? Each filled cell under a year is a record of its row's mine and that year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from firedamp.science.errors import InputError, Problem
from firedamp.science.reference import TableSchema
from firedamp.tables.grids import Cell, Grid, Row
from firedamp.tables.records.cells import is_nothing, shown_text
from firedamp.tables.records.header import RecordHeader
from firedamp.tables.records.one_row import Mended, Origin, RecordRow, RowReader, measured, placed
from firedamp.tables.records.titles import ColumnMatch, match_title
from firedamp.tables.records.years import blocks_of, measures, year_of_key
from firedamp.tables.vocabulary import Unit, plain

Said = tuple[str | None, Unit | None]  # what cells are, and in which unit


class WideReader:
    """Reads a wide table under one matching of its columns: wide rows in, one row for each record out."""

    def __init__(
        self, grid: Grid, header: RecordHeader, schema: TableSchema, matches: Sequence[ColumnMatch], mended: Mended
    ) -> None:
        self.grid, self.header, self.schema = grid, header, schema
        self.base = RowReader(grid, header, schema, [match for match in matches if not match.year], mended)
        self.years = [match for match in matches if match.year]
        self.year = year_of_key(schema) or ""
        self.key = [name for name in schema.key if name != self.year]
        self.measures = {column.name for column in measures(schema)}
        blocks = blocks_of(matches)
        self.marks = {block: self.base.mark([match.index for match in own]) for block, own in blocks.items()}
        self.by_row = header.quantity is not None and any(match.column is None for match in self.years)
        self.several = self.by_row or len(blocks) > 1
        self.words: dict[tuple[str, str], Said] = {}

    @property
    def mended(self) -> Mended:
        return self.base.mended

    @mended.setter
    def mended(self, mended: Mended) -> None:
        self.base.mended = mended

    def empty(self, body: Iterable[Row]) -> int:
        """How many cells under years hold nothing, in rows that are read."""
        rows = [row for row in body if self._taken(row)]
        return sum(is_nothing(self._cell(row, match.index)) for row in rows for match in self.years)

    def passed_over(self, body: Iterable[Row]) -> dict[str, int]:
        """Quantities of rows that are none of the table's, and how many rows of each there are."""
        return dict(Counter(self._words(row)[0] for row in body if not self._taken(row)))

    def _taken(self, row: Row) -> bool:
        return not self.by_row or self._said_by(row)[0] is not None or any(match.column for match in self.years)

    def of_row(self, row: Row) -> Iterator[RecordRow]:
        """A record for each filled cell under a year."""
        base = self.base.read(row)
        by_row = self._said_by(row) if self.by_row else (None, None)
        found = False
        for match in self.years:
            cell = self._cell(row, match.index)
            column, unit = (match.column, match.unit) if match.column else by_row
            if is_nothing(cell) or (column is None and self.by_row):
                continue
            found = True
            yield self._record(base, match, cell, column, unit)
        surplus = tuple(self.base.surplus(row, self.mended.get(row.number, {})))
        if surplus and not found:
            yield replace(base, problems=surplus)

    def _record(
        self, base: RecordRow, match: ColumnMatch, cell: Cell, column: str | None, unit: Unit | None
    ) -> RecordRow:
        origin = Origin(base.number, match.index, match.title, shown_text(cell))
        values: dict[str, Any] = {**base.values, self.year: float(match.year or 0)}
        problems: Iterable[Problem] = ()
        if column is None:
            problems = (Problem("years", "years_unsaid", origin.text, origin.params),)
        else:
            try:
                mark = self.marks[match.block or 0]
                values[column] = measured(self.schema.columns[column], unit, cell, mark)
            except InputError as error:
                problems = placed(error, origin)
        origins = {self.year: origin, column or "years": origin}
        return RecordRow(base.number, base.cells, values, (*base.problems, *problems), match.index, origins)

    def _cell(self, row: Row, index: int) -> Cell:
        return self.mended.get(row.number, {}).get(index, row.cell(index))

    def _said_by(self, row: Row) -> Said:
        """What the cells of a row are, by the words in it."""
        words = self._words(row)
        if words not in self.words:
            self.words[words] = self._meaning(*words)
        return self.words[words]

    def _words(self, row: Row) -> tuple[str, str]:
        quantity, unit = self.header.quantity, self.header.unit
        texts = (index is not None and self._shown(row, index) for index in (quantity, unit))
        name, unit_name = (text or "" for text in texts)
        return name, unit_name

    def _shown(self, row: Row, index: int) -> str:
        mended = self.mended.get(row.number, {}).get(index)
        return shown_text(self.grid.shown(row, index)) if mended is None else mended

    def _meaning(self, name: str, unit: str) -> Said:
        """A unit that the named quantity cannot have leaves the quantity without one: then its cells say so."""
        for text in (f"{name}, {unit}", name) if unit else (name,):
            match = match_title(0, text, self.schema)
            if match.column in self.measures:
                return match.column, match.unit if text != name or not unit else None
        return None, None

    def joined(self, records: Iterable[RecordRow]) -> Iterator[RecordRow]:
        """A row for each record: figures of one mine and year that stand in several cells are one."""
        yield from self._joined(records) if self.several else records

    def _joined(self, records: Iterable[RecordRow]) -> Iterator[RecordRow]:
        """A second figure of the same kind stays apart, as what stands twice."""
        found: dict[tuple[Any, ...], RecordRow] = {}
        for record in records:
            key = (*(plain(str(record.values.get(name) or "")) for name in self.key), record.values.get(self.year))
            one = found.get(key)
            if one is None or record.index is None:
                found[key if record.index is not None else (record.number,)] = record
            elif set(one.origins) & (set(record.origins) - {self.year}):
                found[*key, record.place] = record
            else:
                found[key] = _together(one, record)
        yield from found.values()


def _together(one: RecordRow, other: RecordRow) -> RecordRow:
    given: Mapping[str, Any] = {name: value for name, value in one.values.items() if value is not None}
    problems = (*one.problems, *(each for each in other.problems if each not in one.problems))
    return replace(one, values={**other.values, **given}, problems=problems, origins={**other.origins, **one.origins})
