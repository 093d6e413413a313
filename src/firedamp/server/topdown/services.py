"""What may be done with tables of plumes? Send one, all of it or nothing; take one away."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import Any

from django.db import IntegrityError, transaction

from firedamp.science.errors import InputError, Problem
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import Subject, record
from firedamp.server.organisations.rights import organisation_to_write, require
from firedamp.server.parts import in_parts
from firedamp.server.topdown.models import PlumeSet, StoredPlume
from firedamp.tables.plumes import PlumeTable, read_plumes

MOST_PLUMES = 20_000
AT_ONCE, IDS_AT_ONCE = 500, 500
DUPLICATES_NAMED = 20


@dataclass(frozen=True)
class Taken:
    """A set that was kept, what its reader should know, and which of its plumes other sets of the organisation have."""

    plume_set: PlumeSet
    notes: tuple[Problem, ...]
    duplicates: int
    duplicate_ids: tuple[str, ...]


@transaction.atomic
def plume_set_create(
    *, user: User, organisation: str | None, name: str, data: bytes, filename: str, sheet: str | None,
    encoding: str | None,
) -> Taken:  # fmt: skip
    """Keep a table of plumes. InputError with every bad row, `set_twice` for a file that the organisation has."""
    own = organisation_to_write(user, organisation)
    table = read_plumes(data, filename, sheet=sheet, encoding=encoding)
    if len(table.plumes) > MOST_PLUMES:
        raise InputError.one("file", "too_many_rows", len(table.plumes), maximum=MOST_PLUMES)
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        with transaction.atomic():
            made = PlumeSet.objects.create(
                organisation=own, name=name or filename[:200] or table.layout.name, layout=table.layout.id,
                filename=filename[:200], sha256=sha256, by=user,
            )  # fmt: skip
    except IntegrityError:
        known = PlumeSet.objects.get(organisation=own, sha256=sha256)
        raise InputError.one("file", "set_twice", known.name) from None
    twice = _duplicates(made, table)
    rows = (StoredPlume(plume_set=made, **asdict(plume)) for plume in table.plumes)
    StoredPlume.objects.bulk_create(rows, batch_size=AT_ONCE)
    record(
        "plumes.create", actor=user, organisation=own, subject=subject_of(made),
        details={"filename": made.filename, "plumes": len(table.plumes), "duplicates": len(twice)},
    )  # fmt: skip
    return Taken(made, table.notes, len(twice), tuple(twice[:DUPLICATES_NAMED]))


@transaction.atomic
def plume_set_delete(*, user: User, plume_set: PlumeSet) -> None:
    """Take a table away with its plumes."""
    require(user, plume_set.organisation, "enter")
    organisation, subject = plume_set.organisation, subject_of(plume_set)
    held: dict[str, Any] = {"filename": plume_set.filename, "plumes": plume_set.plumes.count()}
    plume_set.delete()
    record("plumes.delete", actor=user, organisation=organisation, subject=subject, details=held)


def subject_of(plume_set: PlumeSet) -> Subject:
    return ("plumes", plume_set.pk, plume_set.name)


def _duplicates(made: PlumeSet, table: PlumeTable) -> list[str]:
    """The plumes of a table that stand, with the same id and time, in another set of its organisation."""
    others = StoredPlume.objects.filter(plume_set__organisation=made.organisation).exclude(plume_set=made)
    times = {plume.plume_id: plume.observed_at for plume in table.plumes}
    found: list[str] = []
    for part in in_parts(times, IDS_AT_ONCE):
        known = others.filter(plume_id__in=part).values_list("plume_id", "observed_at").distinct()
        found += [name for name, at in known if times[name] == at]
    return sorted(set(found))
