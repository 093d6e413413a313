"""What may be done with a file before it is taken over? Sent, looked at, its columns matched, its cells mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from firedamp.science.errors import InputError, Problem
from firedamp.science.reference import table_schema
from firedamp.server.accounts.models import User
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.importing.keeping import Kept, forget, kept
from firedamp.server.reference.models import ImportDraft
from firedamp.server.reference.tables import Table
from firedamp.tables.records import ReadAs, RecordFile, record_file
from firedamp.tables.records.one_row import Place
from firedamp.tables.records.units import unit_named

KEPT_DRAFTS = 20  # of one person; the oldest go, first of all those of which nothing was said
HOW_IT_IS_READ = ("sheet", "encoding", "separator", "header_row", "wide")
READ_ANEW = ("sheet", "separator", "header_row")  # rows and columns are then others than those spoken of


@dataclass(frozen=True)
class Settings:
    """What a person said of a file: how it is read, whether columns are years, what its columns are, values for all
    rows, mended cells, rows to leave out."""

    read: ReadAs
    wide: bool | None
    columns: Mapping[int, Mapping[str, str | None]]
    defaults: Mapping[str, Any]
    cells: Mapping[int, Mapping[int, str]]
    skip: frozenset[Place]
    choice: str
    choices: Mapping[Place, str]


def draft_create(*, table: Table, user: User, filename: str, data: bytes, read: ReadAs | None = None) -> ImportDraft:
    """Keep a file that holds a table; raises InputError where it holds none."""
    file = record_file(data, filename, table.schema, read)
    said = {name: value for name, value in asdict(read or ReadAs()).items() if name != "wide" and value is not None}
    make_room(user)
    draft = ImportDraft.objects.create(table=table.id, user=user, filename=filename[:200], file=data, settings=said)
    kept(draft.pk, (draft.created, read or ReadAs()), lambda: file)
    return draft


def make_room(user: User) -> None:
    """Put away what is beyond the drafts that one person may have: first what nobody has mended, then the oldest."""
    kept = ImportDraft.objects.filter(user=user).values_list("pk", "settings")
    first_to_stay = sorted(kept, key=lambda draft: (is_mended(draft[1]), draft[0]), reverse=True)
    ImportDraft.objects.filter(pk__in=[pk for pk, _ in first_to_stay[KEPT_DRAFTS - 1 :]]).delete()


def is_mended(said: Mapping[str, Any]) -> bool:
    """Whether somebody has put work into a draft: more is said than how it is read."""
    return any(said.get(name) for name in said if name not in HOW_IT_IS_READ)


def draft_get(table: Table, user: User, draft_id: int) -> ImportDraft:
    """A draft of one's own; ApiProblem `not-found` for any other."""
    draft = ImportDraft.objects.filter(pk=draft_id, table=table.id, user=user).first()
    if draft is None:
        raise ApiProblem("not-found", NO_LONGER_KEPT)
    return draft


NO_LONGER_KEPT = {
    "en": "This file is not kept here (any more): send it again.",
    "ru": "Этот файл здесь (больше) не хранится: выберите его ещё раз.",
}


@transaction.atomic
def draft_change(*, draft: ImportDraft, changes: Mapping[str, Any]) -> ImportDraft:
    """Add what a person says to what was said. Raises InputError for what is not there."""
    given = {name: value for name, value in changes.items() if value is not None}
    kept = _still_holding(draft.settings, given)
    for name in ("columns", "cells", "choices", "defaults"):
        if name in given:
            kept[name] = _merged(kept.get(name, {}), given[name])
    for name in (*HOW_IT_IS_READ, "skip", "choice"):
        if name in given:
            kept[name] = given[name]
    draft.settings = kept
    refuse_strange(draft)
    draft.save(update_fields=["settings"])
    return draft


def _still_holding(said: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """What was said and still holds: of a file whose rows or columns are others now, what holds for all of its rows."""
    if all(given[name] == said.get(name) for name in READ_ANEW if name in given):
        return dict(said)
    of_the_sheet = () if "sheet" in given else ("sheet", "encoding", "separator", "header_row")
    return {name: said[name] for name in ("defaults", *of_the_sheet) if name in said}


def draft_delete(*, draft: ImportDraft) -> None:
    """Put a draft away, and what was read of its file: a long one weighs on every later request."""
    forget(draft.pk)
    draft.delete()


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
        read=read_as(said),
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


def read_as(said: Mapping[str, Any]) -> ReadAs:
    names = [name for name in HOW_IT_IS_READ if name != "wide"]
    return ReadAs(**{name: said.get(name) for name in names}, wide=said.get("wide") is not False)


def file_of(draft: ImportDraft) -> RecordFile:
    """The file of a draft, as it is to be read."""
    return kept_of(draft).file


def kept_of(draft: ImportDraft) -> Kept:
    """What this process keeps of a draft; read now where it keeps nothing, or what was read otherwise."""
    said = read_as(draft.settings)
    return kept(draft.pk, (draft.created, said), lambda: _read(draft, said))


def _read(draft: ImportDraft, said: ReadAs) -> RecordFile:
    data = bytes(ImportDraft.objects.values_list("file", flat=True).get(pk=draft.pk))
    return record_file(data, draft.filename, table_schema(draft.table), said)
