"""How does a file that is being looked at become what the API promises?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from firedamp.messages import describe
from firedamp.messages.numbers import Bare
from firedamp.science.errors import Problem
from firedamp.server.problems import describe_problem
from firedamp.server.reference.importing.preview import Preview, PreviewRow
from firedamp.server.reference.importing.unmatched import unmatched
from firedamp.server.reference.importing.wide_shapes import (
    origins_out,
    place_out,
    says_of,
    wide_notes,
    years_out,
)
from firedamp.tables.encodings import NAMES
from firedamp.tables.records import ColumnMatch, RecordFile
from firedamp.tables.records.cells import shown_text
from firedamp.tables.records.separators import SEPARATORS
from firedamp.tables.records.titles import strange_unit
from firedamp.tables.records.units import quantity

EXAMPLES = 3
FIRST_ROWS, FIRST_CELLS = 12, 6
MOST_NAMED = 20  # rows of sums


def import_out(found: Preview, *, state: str | None, offset: int, limit: int, language: str) -> dict[str, Any]:
    """The draft with some of its rows: those of a state, else the bad ones first."""
    file = found.file
    rows = chain.from_iterable(found.outcome.by_state.values()) if state is None else found.outcome.by_state[state]
    return {
        "id": found.draft.pk,
        "table": found.draft.table,
        "filename": found.draft.filename,
        "sheets": file.sheets,
        "sheet": file.grid.sheet,
        "header_row": file.header.row,
        "header_guessed": file.header.guessed,
        "first_rows": list(first_rows(file)),
        "separator": file.grid.separator,
        "separators": list(SEPARATORS) if file.grid.separator else [],
        "columns": [column_out(file, match, remembered) for match, remembered in found.matches],
        "unmatched": unmatched(found),
        "missing": [{"column": column.name, "label": column.label} for column in found.missing],
        "defaults": found.settings.defaults,
        "choice": found.settings.choice,
        "counts": found.counts,
        "rows": [row_out(row, language) for row in islice(rows, offset, offset + limit)],
        "notes": [describe(note, language) for note in (*file.notes, *_doubts(found, file))],
        "encoding": file.encoding.name if file.encoding else None,
        "encodings": list(NAMES) if file.encoding else [],
        "encoding_sure": not found.doubt,
        "wide": True if file.header.wide else found.settings.wide,
        "years": years_out(found),
        "empty_cells": found.outcome.empty_cells,
    }


def first_rows(file: RecordFile) -> Iterator[dict[str, Any]]:
    """The first rows that hold something, and the header's, for a person to say which one is the header."""
    filled = ((place, row) for place, row in enumerate(file.grid.rows) if not row.blank)
    for count, (place, row) in enumerate(filled):
        if count >= FIRST_ROWS and place >= file.header.position:
            return
        if count < FIRST_ROWS or row.number == file.header.row:
            yield {"row": row.number, "cells": [shown_text(cell) for cell in row.cells[:FIRST_CELLS]]}


def _doubts(found: Preview, file: RecordFile) -> Iterator[Problem]:
    """What a person must know or say: rows of sums that are passed over, units that are not known, and columns whose
    titles leave open which column of the table they are; the encoding, where its letters do not tell it."""
    if found.doubt:
        yield Problem("encoding", "note_encoding_unsure", Bare(found.doubt))
    yield from wide_notes(found)
    if file.totals:
        shown = ", ".join(map(str, file.totals[:MOST_NAMED])) + (" …" if len(file.totals) > MOST_NAMED else "")
        yield Problem("rows", "note_totals", Bare(shown))
    blocks: set[int | None] = set()
    for match, _ in found.matches:
        if match.year and match.block in blocks:
            continue
        blocks.add(match.block)
        strange = strange_unit(match.title, file.schema) if match.unit is None else None
        if strange:
            column, unit = strange
            names = tuple(quantity(column.unit).names)
            params = {"title": match.title, "label": column.label, "units": names}
            yield Problem("columns", "note_strange_unit", unit, params)
        if match.column is None and match.candidates and not match.year:
            labels = [file.schema.columns[name].label for name in match.candidates]
            names = {lang: "; ".join(label[lang] for label in labels) for lang in ("en", "ru")}
            yield Problem("columns", "note_which_column", match.title, {"names": names})


def column_out(file: RecordFile, match: ColumnMatch, remembered: bool) -> dict[str, Any]:
    column = file.schema.columns.get(match.column or "")
    cells = (shown_text(row.cell(match.index)) for row in file.grid.rows[file.header.position :])
    return {
        "index": match.index,
        "title": match.title,
        "column": match.column,
        "unit": match.unit.unit if match.unit else None,
        "units": list(quantity(column.unit).names) if column and column.type == "number" else [],
        "examples": [text for text, _ in zip(filter(None, cells), range(EXAMPLES), strict=False)],
        "remembered": remembered,
        "candidates": list(match.candidates),
        "year": match.year,
        "says": says_of(file, match),
    }


def row_out(row: PreviewRow, language: str) -> dict[str, Any]:
    conflict = {
        "record": row.record.pk,
        "version": row.record.version,
        "differences": row.differences,
        "choice": row.choice,
    } if row.differences else None  # fmt: skip
    return {
        "row": row.row.number,
        "place": place_out(row.row),
        "state": row.state,
        "cells": row.row.cells,
        "values": {name: plain(value) for name, value in (row.values or row.row.values).items()},
        "errors": [fault_out(problem, language) for problem in row.problems],
        "conflict": conflict,
        "origins": origins_out(row.row),
    }


def fault_out(problem: Problem, language: str) -> dict[str, Any]:
    said = describe_problem(problem, language)
    index, title = problem.params.get("index"), problem.params.get("column")
    same = {name: said[name] for name in ("value", "rule", "message")}
    return {"column": problem.field, "row": problem.params.get("row"), "index": index, "title": title, **same}


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value
