"""Which hours were measured of a project, and what did it achieve in them against its plan?"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from firedamp.science.errors import InputError
from firedamp.science.reductions.evaluating import Terms, evaluated
from firedamp.science.reductions.monthly import Stretch, joined, monthly, plans_of, summed
from firedamp.science.reductions.progress import Achieved, Hours, Plan
from firedamp.science.reductions.reading import project_of
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import record
from firedamp.server.reductions.access import require_change
from firedamp.server.reductions.models import MeasuredHours, ReductionProject
from firedamp.server.reductions.services import subject_of
from firedamp.tables.hours import read_hours

READINGS = ("flow_m3_min", "ch4_percent", "flame")


@transaction.atomic
def hours_add(
    *, user: User, project: ReductionProject, filename: str, data: bytes, destruction_efficiency: float | None,
    sheet: str | None, encoding: str | None,
) -> MeasuredHours:  # fmt: skip
    """Keep the hours of a file. InputError with what is wrong in it, `hours_twice` for an hour that is there already,
    `outside_plan` for one that is not in the project's years."""
    require_change(user, project)
    ReductionProject.objects.select_for_update().get(pk=project.pk)  # two files of the same hours wait for each other
    stretch = read_hours(data, filename, sheet=sheet, encoding=encoding)
    made = MeasuredHours(
        project=project, start=stretch.start, end=stretch.end, by=user,
        readings={name: list(getattr(stretch.hours, name)) for name in READINGS},
        destruction_efficiency=destruction_efficiency, filename=filename[:200] or "file",
        sha256=hashlib.sha256(data).hexdigest(),
    )  # fmt: skip
    kept = list(project.hours.all())
    joined([_stretch(each) for each in [*kept, made]])
    achieved_by_month(project, [*kept, made], Terms())
    made.save()
    record(
        "reduction.hours", actor=user, organisation=project.organisation, subject=subject_of(project),
        details={"filename": made.filename, "hours": len(stretch.hours.flame), "start": made.start},
    )  # fmt: skip
    return made


@transaction.atomic
def hours_delete(*, user: User, hours: MeasuredHours) -> None:
    project = hours.project
    require_change(user, project)
    told = {"filename": hours.filename, "start": hours.start, "end": hours.end}
    hours.delete()
    record("reduction.hours_delete", actor=user, organisation=project.organisation, subject=subject_of(project),
           details=told)  # fmt: skip


def achieved_by_month(
    project: ReductionProject, hours: Sequence[MeasuredHours], terms: Terms
) -> tuple[dict[str, Achieved], dict[int, Plan]]:
    """Month by month, and the plan by year. Files of one measured efficiency are looked at together, so that a gap at
    the end of one is filled from the next."""
    found = evaluated(project_of(project.record), terms)
    plans = plans_of(found.outcome, terms)
    own = found.outcome.project.technology.destruction_efficiency or 0.0
    by_efficiency: dict[float, list[Stretch]] = {}
    for each in hours:
        measured = own if each.destruction_efficiency is None else each.destruction_efficiency
        by_efficiency.setdefault(measured, []).append(_stretch(each))
    months: dict[str, list[Achieved]] = {}
    for efficiency, stretches in by_efficiency.items():
        for month, one in monthly(stretches, plans, efficiency, terms.basis).items():
            months.setdefault(month, []).append(one)
    return {month: summed(parts) for month, parts in sorted(months.items())}, plans


def _stretch(hours: MeasuredHours) -> Stretch:
    readings: dict[str, Any] = hours.readings
    if len({len(readings[name]) for name in READINGS}) != 1:
        raise InputError.one("hours", "unequal_lengths", hours.filename)
    return Stretch(hours.start, Hours(*(readings[name] for name in READINGS)))
