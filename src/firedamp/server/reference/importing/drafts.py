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
from firedamp.server.reference.models import ImportDraft, RememberedColumn
from firedamp.server.reference.tables import Table
from firedamp.tables.records import ColumnMatch, RecordFile, record_file
from firedamp.tables.records.header import strange_unit
from firedamp.tables.records.units import assumed_unit, unit_named
from firedamp.tables.vocabulary import plain

KEPT_DRAFTS = 20  # of one person; older ones go


@dataclass(frozen=True)
class Settings:
    """What a person said of a file: its sheet, its columns, values for all rows, mended cells, rows to leave out."""

    sheet: str | None
    columns: Mapping[int, Mapping[str, str | None]]
    defaults: Mapping[str, Any]
    cells: Mapping[int, Mapping[int, str]]
    skip: frozenset[int]
    choice: str
    choices: Mapping[int, str]


def draft_create(*, table: Table, user: User, filename: str, data: bytes, sheet: str | None) -> ImportDraft:
    """Keep a file that holds a table; raises InputError where it holds none."""
    record_file(data, filename, table.schema, sheet=sheet)
    older = ImportDraft.objects.filter(user=user).order_by("-id").values_list("pk", flat=True)[KEPT_DRAFTS - 1 :]
    ImportDraft.objects.filter(pk__in=list(older)).delete()
    return ImportDraft.objects.create(
        table=table.id, user=user, filename=filename[:200], file=data, settings={"sheet": sheet} if sheet else {}
    )


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
    for name in ("skip", "choice"):
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
    numbers = {row.number for row in file.grid.rows[file.header.position :]}
    problems += [Problem("rows", "no_such_row", row) for row in {*wanted.cells, *wanted.choices} - numbers]
    if problems:
        raise InputError(problems)


def settings_of(draft: ImportDraft) -> Settings:
    """What was said of a draft, in the types of Python: JSON knows no numbers as names."""
    said = draft.settings
    return Settings(
        sheet=said.get("sheet"),
        columns={int(index): value for index, value in said.get("columns", {}).items()},
        defaults={name: value for name, value in said.get("defaults", {}).items() if value not in (None, "")},
        cells={int(row): {int(i): t for i, t in cells.items()} for row, cells in said.get("cells", {}).items()},
        skip=frozenset(said.get("skip", ())),
        choice=said.get("choice", "keep"),
        choices={int(row): value for row, value in said.get("choices", {}).items()},
    )


def file_of(draft: ImportDraft) -> RecordFile:
    return _read(draft.pk, draft.created, draft.settings.get("sheet"), draft.table, draft.filename)


@lru_cache(maxsize=2)  # a person mends one file at a time, and asks for it again and again
def _read(draft_id: int, created: datetime, sheet: str | None, table_id: str, filename: str) -> RecordFile:
    data = bytes(ImportDraft.objects.values_list("file", flat=True).get(pk=draft_id))
    return record_file(data, filename, table_schema(table_id), sheet=sheet)


def matches_of(draft: ImportDraft) -> list[tuple[ColumnMatch, bool]]:
    """What each column of the file is: as said now, as said before (then remembered), as its title reads."""
    file, said = file_of(draft), settings_of(draft).columns
    before = {each.title: each for each in RememberedColumn.objects.filter(table=draft.table)}
    found = []
    for match in file.header.columns:
        remembered = before.get(plain(match.title)[:200])
        if match.index in said:
            found.append((_said(file, match, said[match.index]), False))
        elif remembered:
            told = {"column": remembered.column or None, "unit": remembered.unit or None}
            found.append((_said(file, match, told), True))
        else:
            found.append((match, False))
    return _once(found)


def _said(file: RecordFile, match: ColumnMatch, told: Mapping[str, str | None]) -> ColumnMatch:
    """The match as a person says; who names only a unit means the column that the title names."""
    name = told.get("column", match.column)
    column = file.schema.columns.get(name or "")
    if column is None:
        return ColumnMatch(match.index, match.title)
    named = unit_named(column.unit, told.get("unit") or "")
    own = match.unit if match.column == column.name else None
    # A title that states a unit which is none of the column's: what the numbers are in, a person says.
    strange = strange_unit(match.title, file.schema)
    assumed = assumed_unit(column.unit) if column.type == "number" and strange is None else None
    unit = named or own or assumed
    return ColumnMatch(match.index, match.title, column.name, unit)


def _once(found: list[tuple[ColumnMatch, bool]]) -> list[tuple[ColumnMatch, bool]]:
    """A column of the table is filled by one column of the file: the last that was said to be it."""
    last = {match.column: match.index for match, _ in found if match.column}
    return [
        (
            match
            if match.column is None or last[match.column] == match.index
            else ColumnMatch(match.index, match.title),
            remembered,
        )
        for match, remembered in found
    ]


def remember(draft: ImportDraft) -> None:
    """Keep what a person said of the file's columns for the next file."""
    file = file_of(draft)
    for match, _ in matches_of(draft):
        if match.index in settings_of(draft).columns:
            title = plain(file.header.columns[match.index].title)[:200]
            unit = match.unit.unit if match.unit and match.column else ""
            RememberedColumn.objects.update_or_create(
                table=draft.table, title=title, defaults={"column": match.column or "", "unit": unit}
            )
