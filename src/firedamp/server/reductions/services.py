"""What may be done with a project? Enter it, change it as it was at a version, take it away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from firedamp.science.errors import InputError
from firedamp.science.reductions.reading import project_of
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import Subject, record
from firedamp.server.mines.models import Mine
from firedamp.server.organisations.rights import organisation_to_write
from firedamp.server.problems import ApiProblem
from firedamp.server.reductions.access import require_change
from firedamp.server.reductions.models import ReductionProject


@transaction.atomic
def project_create(*, user: User, organisation: str | None, name: str, said: Mapping[str, Any]) -> ReductionProject:
    """A project of an organisation. InputError with everything wrong in its record, `project_twice` for an id that the
    organisation has, `synthetic_mine` for a mine that is made up."""
    own = organisation_to_write(user, organisation)
    mine = _checked(said)
    try:
        with transaction.atomic():
            made = ReductionProject.objects.create(
                organisation=own, key=said["id"], name=name or said["id"], mine=mine, record=dict(said)
            )
    except IntegrityError:
        raise _twice(said) from None
    record("reduction.create", actor=user, organisation=own, subject=subject_of(made))
    return made


@transaction.atomic
def project_change(
    *, user: User, project: ReductionProject, version: int, name: str | None, said: Mapping[str, Any] | None
) -> ReductionProject:
    """Change what is named of it, as it was at a version. ApiProblem `changed-meanwhile`."""
    require_change(user, project)
    wanted: dict[str, Any] = {} if name is None else {"name": name}
    if said is not None:
        wanted |= {"mine": _checked(said), "record": dict(said), "key": said["id"]}
    changed = {field: value for field, value in wanted.items() if value != getattr(project, field)}
    if not changed:
        return project
    before = {field: _plain(getattr(project, field)) for field in changed}
    own = ReductionProject.objects.filter(pk=project.pk, version=version)
    try:
        with transaction.atomic():
            found = own.update(**changed, version=version + 1)
    except IntegrityError:
        raise _twice(said or {}) from None
    if not found:
        raise ApiProblem("changed-meanwhile")
    project.refresh_from_db()
    details = {field: {"before": before[field], "after": _plain(value)} for field, value in changed.items()}
    record("reduction.change", actor=user, organisation=project.organisation, subject=subject_of(project),
           details=details)  # fmt: skip
    return project


@transaction.atomic
def project_delete(*, user: User, project: ReductionProject) -> None:
    """Take a project away, with the hours that were measured of it."""
    require_change(user, project)
    organisation, subject = project.organisation, subject_of(project)
    held = {"record": project.record, "hours": project.hours.count()}
    project.delete()
    record("reduction.delete", actor=user, organisation=organisation, subject=subject, details=held)


def subject_of(project: ReductionProject) -> Subject:
    return ("reduction", project.pk, project.name)


def _checked(said: Mapping[str, Any]) -> Mine | None:
    """The mine of the tables that a sound record names, if there is one."""
    try:
        project_of(said)
    except InputError as error:
        raise error.within("record") from None
    mine = Mine.objects.select_related("basin__package").filter(mine_id=said["mine"]).first()
    if mine is not None and mine.basin.synthetic:
        raise InputError.one("record.mine", "synthetic_mine", mine.mine_id)
    return mine


def _twice(said: Mapping[str, Any]) -> InputError:
    return InputError.one("record.id", "project_twice", said.get("id"))


def _plain(value: Any) -> Any:
    return value.mine_id if isinstance(value, Mine) else value
