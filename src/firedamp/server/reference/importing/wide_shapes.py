"""How is a wide table told of: which columns are years, what their cells are, what is passed over?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from firedamp.messages.numbers import Bare
from firedamp.science.errors import Problem
from firedamp.server.reference.importing.preview import Preview
from firedamp.tables.records import ColumnMatch, RecordFile, RecordRow
from firedamp.tables.records.cells import is_nothing, shown_text
from firedamp.tables.records.units import quantity
from firedamp.tables.records.years import blocks_of, measures

EXAMPLES = 3
MOST_NAMED = 10


def years_out(found: Preview) -> list[dict[str, Any]]:
    """The columns of years under each heading: what their cells are taken for, and what they may be."""
    file = found.file
    remembered = {match.index: told for match, told in found.matches}
    return [
        _block_out(file, block, remembered[block[0].index])
        for block in blocks_of([match for match, _ in found.matches]).values()
    ]


def _block_out(file: RecordFile, block: Sequence[ColumnMatch], remembered: bool) -> dict[str, Any]:
    first = block[0]
    column = file.schema.columns.get(first.column or "")
    years = [match.year or 0 for match in block]
    by_row = file.header.columns[file.header.quantity].title if file.header.quantity is not None else None
    return {
        "index": first.block,
        "columns": [match.index for match in block],
        "first": min(years),
        "last": max(years),
        "heading": first.heading,
        "column": first.column,
        "unit": first.unit.unit if first.unit else None,
        "units": list(quantity(column.unit).names) if column else [],
        "measures": list(first.candidates) or [each.name for each in measures(file.schema)],
        "by_row": by_row if first.column is None else None,
        "examples": list(islice(_filled(file, block), EXAMPLES)),
        "remembered": remembered,
    }


def _filled(file: RecordFile, block: Sequence[ColumnMatch]) -> Iterator[str]:
    for row in file.body:
        for match in block:
            if not is_nothing(row.cell(match.index)):
                yield shown_text(row.cell(match.index))


def wide_notes(found: Preview) -> Iterator[Problem]:
    """That columns are years, in words; quantities of rows that are none of the table's."""
    years = [match.year for match, _ in found.matches if match.year]
    if not years:
        return
    yield Problem("years", "note_years", Bare(f"{min(years)}–{max(years)}"), {"empty": found.outcome.empty_cells})
    named = [f"{name or '–'} ({count})" for name, count in found.outcome.passed_over.items()]
    if named:
        shown = "; ".join(named[:MOST_NAMED]) + (" …" if len(named) > MOST_NAMED else "")
        yield Problem("rows", "note_other_quantities", Bare(shown))


def says_of(file: RecordFile, match: ColumnMatch) -> str | None:
    """Whether a column tells, row by row, what the cells under years are, or their unit."""
    if match.column is not None:
        return None
    header = file.header
    return {header.quantity: "quantity", header.unit: "unit"}.get(match.index)


def place_out(row: RecordRow) -> str:
    """A row, or a cell of a wide table as "row:column"."""
    return str(row.number) if row.index is None else f"{row.number}:{row.index}"


def origins_out(row: RecordRow) -> list[dict[str, Any]]:
    """The cells under years that a record of a wide table comes from."""
    return [
        {"column": name, "row": each.row, "index": each.index, "title": each.title, "text": each.text}
        for name, each in row.origins.items()
    ]
