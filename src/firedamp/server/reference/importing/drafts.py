"""What may be done with a file before it is taken over? Sent, looked at, its columns matched, its cells mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.http import Http404

from firedamp.science.errors import InputError, Problem
from firedamp.science.reference import table_schema
from firedamp.server.accounts.models import User
from firedamp.server.reference.models import ImportDraft
from firedamp.server.reference.tables import Table
from firedamp.tables.records import RecordFile, record_file
from firedamp.tables.records.one_row import Place
from firedamp.tables.records.units import unit_named

KEPT_DRAFTS = 20  # of one person; older ones go


@dataclass(frozen=True)
class Settings:
    """What a person said of a file: its sheet and encoding, whether columns are years, what its columns are, values for
    all rows, mended cells, rows to leave out."""

    sheet: str | None
    encoding: str | None
    wide: bool | None
    columns: Mapping[int, Mapping[str, str | None]]
    defaults: Mapping[str, Any]
    cells: Mapping[int, Mapping[int, str]]
    skip: frozenset[Place]
    choice: str
    choices: Mapping[Place, str]


def draft_create(
    *, table: Table, user: User, filename: str, data: bytes, sheet: str | None, encoding: str | None = None
) -> ImportDraft:
    """Keep a file that holds a table; raises InputError where it holds none."""
    record_file(data, filename, table.schema, sheet=sheet, encoding=encoding)
    said = {name: value for name, value in (("sheet", sheet), ("encoding", encoding)) if value}
    older = ImportDraft.objects.filter(user=user).order_by("-id").values_list("pk", flat=True)[KEPT_DRAFTS - 1 :]
    ImportDraft.objects.filter(pk__in=list(older)).delete()
    return ImportDraft.objects.create(table=table.id, user=user, filename=filename[:200], file=data, settings=said)


def draft_get(table: Table, user: User, draft_id: int) -> ImportDraft:
    """A draft of one's own; Http404 for any other."""
    draft = ImportDraft.objects.filter(pk=draft_id, table=table.id, user=user).first()
    if draft is None:
        raise Http404
    return draft


@transaction.atomic
def draft_change(*, draft: ImportDraft, changes: Mapping[str, Any]) -> ImportDraft:
    """Add what a person says to what was said; another sheet begins anew. Raises InputError for what is not there."""
    if "sheet" in changes and changes["sheet"] != draft.settings.get("sheet"):
        draft.settings = {"sheet": changes["sheet"]}
    kept = dict(draft.settings)
    for name in ("columns", "cells", "choices", "defaults"):
        if changes.get(name) is not None:
            kept[name] = _merged(kept.get(name, {}), changes[name])
    for name in ("skip", "choice", "encoding", "wide"):
        if changes.get(name) is not None:
            kept[name] = changes[name]
    draft.settings = kept
    refuse_strange(draft)
    draft.save(update_fields=["settings"])
    return draft


def draft_delete(*, draft: ImportDraft) -> None:
    """Put a draft away, and what was read of its file: a long one weighs on every later request."""
    draft.delete()
    _read.cache_clear()


def draft_shown(*, draft: ImportDraft, digest: str, rows: int) -> None:
    """Keep what its user was shown: nothing else is taken over."""
    if draft.shown != digest:
        draft.shown, draft.rows = digest, rows
        draft.save(update_fields=["shown", "rows"])


def _merged(before: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """What is said anew replaces what was said; of a row's cells only those named."""
    merged = dict(before)
    for name, value in given.items():
        both = isinstance(value, Mapping) and isinstance(merged.get(name), Mapping)
        merged[name] = {**merged[name], **value} if both else value
    return merged


def refuse_strange(draft: ImportDraft) -> None:
    """InputError for columns, units and rows that are neither in the file nor in the table."""
    file, wanted = file_of(draft), settings_of(draft)
    problems = []
    for index, said in wanted.columns.items():
        column = table_schema(draft.table).columns.get(said.get("column") or "")
        if index >= len(file.header.columns):
            problems.append(Problem("columns", "no_such_column", index))
        elif said.get("column") and column is None:
            problems.append(
                Problem("columns", "unknown_column", said["column"], {"known": ", ".join(file.schema.columns)})
            )
        elif said.get("unit") and (column is None or unit_named(column.unit, said["unit"] or "") is None):
            problems.append(Problem("columns", "unknown_unit", said["unit"]))
    if wanted.wide and not file.header.wide:
        problems.append(Problem("wide", "no_year_columns", None))
    numbers = {row.number for row in file.grid.rows[file.header.position :]}
    named = {*wanted.cells, *(place if isinstance(place, int) else place[0] for place in wanted.choices)}
    problems += [Problem("rows", "no_such_row", row) for row in named - numbers]
    if problems:
        raise InputError(problems)


def settings_of(draft: ImportDraft) -> Settings:
    """What was said of a draft, in the types of Python: JSON knows no numbers as names."""
    said = draft.settings
    return Settings(
        sheet=said.get("sheet"),
        encoding=said.get("encoding"),
        wide=said.get("wide"),
        columns={int(index): value for index, value in said.get("columns", {}).items()},
        defaults={name: value for name, value in said.get("defaults", {}).items() if value not in (None, "")},
        cells={int(row): {int(i): t for i, t in cells.items()} for row, cells in said.get("cells", {}).items()},
        skip=frozenset(place_of(each) for each in said.get("skip", ())),
        choice=said.get("choice", "keep"),
        choices={place_of(place): value for place, value in said.get("choices", {}).items()},
    )


def place_of(said: int | str) -> Place:
    """A row, or a cell of a wide table as "row:column"."""
    row, colon, column = str(said).partition(":")
    return (int(row), int(column)) if colon else int(row)


def file_of(draft: ImportDraft) -> RecordFile:
    said = draft.settings
    reading = (said.get("sheet"), said.get("encoding"), said.get("wide") is not False)
    return _read(draft.pk, draft.created, reading, draft.table, draft.filename)


@lru_cache(maxsize=2)  # a person mends one file at a time, and asks for it again and again
def _read(
    draft_id: int, created: datetime, reading: tuple[str | None, str | None, bool], table_id: str, filename: str
) -> RecordFile:
    data = bytes(ImportDraft.objects.values_list("file", flat=True).get(pk=draft_id))
    sheet, encoding, wide = reading
    return record_file(data, filename, table_schema(table_id), sheet=sheet, encoding=encoding, wide=wide)
