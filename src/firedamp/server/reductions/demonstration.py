"""Which projects are Firedamp's own? The named synthetic example of a data package, for anybody to look at."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC
from functools import lru_cache
from typing import Any

from django.db import transaction

from firedamp.datapackages import packages
from firedamp.datapackages.projects import ExampleProjects, MeasuredHour, example_projects
from firedamp.datapackages.projects import MeasuredHours as GivenHours
from firedamp.science.reductions.monthly import HOUR
from firedamp.server.mines.models import Mine
from firedamp.server.reductions.hours import READINGS
from firedamp.server.reductions.models import MeasuredHours, ReductionProject

LONGEST_STATED = 100  # characters


@dataclass(frozen=True)
class Example:
    """The example as a package gives it; `stated`: the package and its hash."""

    given: ExampleProjects
    stated: str

    @property
    def records(self) -> dict[str, Any]:
        return {record["id"]: record for record in self.given.record["projects"]}

    @property
    def emissions(self) -> dict[str, float]:
        """What each company emits in a year before any project, t CO2e."""
        return {each["name"]: each["emission_co2e_t"] for each in self.given.record.get("organisations", ())}


@lru_cache(maxsize=1)
def example() -> Example:
    """The example of the packages that are shipped."""
    for package in packages():
        if found := example_projects(package):
            return Example(found, f"{package.name} {package.hash}"[:LONGEST_STATED])
    raise LookupError("no data package brings example projects")


@transaction.atomic
def example_ensure() -> None:
    """The example's projects and measured hours as the shipped package has them; of the same content they are left."""
    shown, given = example(), example().given
    public = ReductionProject.objects.filter(organisation=None)
    public.exclude(key__in=shown.records).delete()
    if set(public.values_list("key", "package")) == {(key, shown.stated) for key in shown.records}:
        return
    mines = {each.mine_id: each for each in Mine.objects.filter(basin__synthetic=True)}
    for key, record in shown.records.items():
        said = {
            "name": key, "record": record, "mine": mines.get(record["mine"]), "package": shown.stated,
            "attribution": given.attribution,
        }  # fmt: skip
        made, _ = ReductionProject.objects.update_or_create(organisation=None, key=key, defaults=said)
        made.hours.all().delete()
        if key in given.hours_of:
            _keep(made, given.hours_of[key])


def _keep(project: ReductionProject, given: GivenHours) -> None:
    """The hours from the first to the last; one that the table leaves out was not measured."""
    by_time: dict[Any, MeasuredHour] = {each.time: each for each in given.hours}
    first, last = given.hours[0].time, given.hours[-1].time
    times = [first + HOUR * place for place in range(round((last - first) / HOUR) + 1)]
    readings = {name: [getattr(by_time.get(time), name, None) for time in times] for name in READINGS}
    MeasuredHours.objects.create(
        project=project, start=first.replace(tzinfo=UTC), end=(last + HOUR).replace(tzinfo=UTC), readings=readings,
        filename=given.filename, sha256=hashlib.sha256(repr(given.hours).encode()).hexdigest(),
    )  # fmt: skip
