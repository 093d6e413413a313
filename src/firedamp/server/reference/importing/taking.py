"""How is a file taken over? All of it in one transaction, with a history that one click can undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import transaction
from django.db.models import Model

from firedamp.science.errors import InputError, Problem
from firedamp.server.accounts.models import User
from firedamp.server.mines.models import Mine
from firedamp.server.parts import in_parts
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.changing.by_hand import source_after
from firedamp.server.reference.changing.change_sets import change_set_close, change_set_create
from firedamp.server.reference.changing.many_changes import note_records
from firedamp.server.reference.changing.records import as_changed, beside, differing
from firedamp.server.reference.importing.drafts import draft_delete
from firedamp.server.reference.importing.keeping import forget
from firedamp.server.reference.importing.matching import remember
from firedamp.server.reference.importing.preview import Preview, PreviewRow, preview
from firedamp.server.reference.models import ChangeSet, ImportDraft
from firedamp.server.reference.selectors import revision
from firedamp.server.reference.tables import Table
from firedamp.server.reference.values import plain_values, search_of, today

AT_ONCE = 2_000
MOST_NAMED = 100


def draft_take(*, table: Table, draft: ImportDraft, user: User) -> dict[str, Any]:
    """Take a draft over: new rows become records, changed ones as was chosen. InputError while rows are bad.

    The file is checked before the transaction begins, so that others wait for the writing alone. Where the table is no
    longer what the person was shown, nothing is written: ApiProblem `conflict`.
    """
    checked = check(table, draft)
    with transaction.atomic():
        return take_checked(checked, user=user)


@dataclass(frozen=True)
class Checked:
    """A draft as it was found good, and the table's revision at which it was."""

    table: Table
    stamp: Any
    found: Preview


def check(table: Table, draft: ImportDraft) -> Checked:
    """Look the whole file through, outside any transaction. InputError while rows are bad."""
    stamp, found = revision(table.id), preview(table, draft)
    refuse_unready(found)
    return Checked(table, stamp, found)


def take_checked(checked: Checked, *, user: User) -> dict[str, Any]:
    """Write what was checked, within the caller's transaction; ApiProblem `conflict` where it is no longer so."""
    table, found = checked.table, checked.found
    if revision(table.id) != checked.stamp:
        found = preview(table, found.draft, for_update=True)
    if found.digest != found.draft.shown:
        raise ApiProblem("conflict", CHANGED_MEANWHILE)
    forget(found.draft.pk)  # the records that it holds are changed from here, whether they are written or not
    return write(table=table, found=found, user=user)


def write(*, table: Table, found: Preview, user: User) -> dict[str, Any]:
    draft = found.draft
    new = [row for row in found.rows if row.state == "new"]
    replaced = [row for row in found.rows if row.state == "changed" and row.choice == "replace"]
    # A file that changes nothing leaves nothing to undo.
    change_set = write_rows(table, new, replaced, found, user) if new or replaced else None
    remember(draft, found.file, found.matches)
    draft_delete(draft=draft)
    counts = found.counts
    return {
        "change_set": change_set.pk if change_set else None,
        "created": len(new),
        "changed": len(replaced),
        "kept": counts["changed"] - len(replaced),
        "same": counts["same"],
        "skipped": counts["skipped"],
    }


def write_rows(
    table: Table, new: Sequence[PreviewRow], replaced: Sequence[PreviewRow], found: Preview, user: User
) -> ChangeSet:
    change_set = change_set_create(table=table, kind=ChangeSet.Kind.IMPORT, user=user, note=found.draft.filename)
    create_all(table, new, change_set)
    replace_all(table, replaced, change_set, found)
    change_set.records = len(new) + len(replaced)
    change_set_close(change_set)
    return change_set


def refuse_unready(found: Preview) -> None:
    """InputError with what is missing for all rows, and with the faults of the first bad ones."""
    if found.doubt:
        raise InputError.one("encoding", "encoding_unsure", found.doubt)
    bad = [row for row in found.rows if row.state == "bad"]
    if not bad:
        return
    lacked = {column.name for column in found.missing}
    faults = [problem for row in bad for problem in row.problems if not _of_all(problem, lacked)]
    missing = [Problem(column.name, "missing", None, {"label": dict(column.label)}) for column in found.missing]
    raise InputError([Problem("rows", "rows_still_bad", len(bad)), *missing, *faults[:MOST_NAMED]])


def _of_all(problem: Problem, lacked: set[str]) -> bool:
    """A column that neither the file nor a default gives is missing once, not once a row."""
    return problem.rule == "missing" and problem.field in lacked


def create_all(table: Table, rows: Sequence[PreviewRow], change_set: ChangeSet) -> None:
    for some in in_parts(rows, AT_ONCE):
        records = table.model.objects.bulk_create([table.model(**stored(table, row)) for row in some])
        note_records(table, change_set, [(record, None, None) for record in records])


def replace_all(table: Table, rows: Sequence[PreviewRow], change_set: ChangeSet, found: Preview) -> None:
    """Write what the file gives over the records that it names; what it does not give stays."""
    named = list(dict.fromkeys(match.column for match, _ in found.matches if match.column))
    for some in in_parts(rows, AT_ONCE):
        refuse_changed(table, some)
        changed = []
        for row in some:
            before, since = plain_values(table, row.record), row.record.updated
            changed.append((replaced_record(table, row, [*named, *found.settings.defaults]), before, since))
        fields = [
            *table.schema.columns,
            "search",
            "version",
            "updated",
            *(["origin", "parents"] if table.model is Mine else []),
        ]
        table.model.objects.bulk_update([record for record, *_ in changed], fields, batch_size=200)
        note_records(table, change_set, changed)


def refuse_changed(table: Table, rows: Sequence[PreviewRow]) -> None:
    """ApiProblem `conflict` where somebody changed a record since it was compared; the records are locked from here."""
    seen = {row.record.pk: row.record.version for row in rows}
    now = table.model.objects.select_for_update().filter(pk__in=seen).values_list("pk", "version")
    if dict(now) != seen:
        raise ApiProblem("conflict", CHANGED_MEANWHILE)


CHANGED_MEANWHILE = {
    "en": "Somebody has just changed records that the file names: look at the file again.",
    "ru": "Записи, которые называет файл, только что изменились: посмотрите на файл ещё раз.",
}


def replaced_record(table: Table, row: PreviewRow, names: Iterable[str]) -> Any:
    record, new = row.record, stored(table, row)
    given = {
        name: new[name]
        for name in names
        if row.values.get(name) is not None and table.changeable(table.schema.columns[name])
    }
    said = source_after(record, given, differing(record, given), today())
    for name, value in as_changed(table, record, given, said=said, named=given).items():
        setattr(record, name, value)
    return record


def stored(table: Table, row: PreviewRow) -> dict[str, Any]:
    """A row as model fields: a missing text is an empty one."""
    nullable = nullable_fields(table.model)
    fields = {name: "" if value is None and name not in nullable else value for name, value in row.fields.items()}
    fields["search"] = search_of(table, fields)
    return {**fields, **(beside(table, fields) if row.state == "new" else {})}


@cache
def nullable_fields(model: type[Model]) -> frozenset[str]:
    return frozenset(field.name for field in model._meta.get_fields() if getattr(field, "null", False))
