"""What may be done with a restoration? Begun from a table or a file, read anew, restored, tried, put away."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone

from firedamp import __version__
from firedamp.science.errors import InputError
from firedamp.science.series import experiment, restore
from firedamp.server.accounts.models import User
from firedamp.server.mines.models import Basin
from firedamp.server.problems import ApiProblem
from firedamp.server.restoration import sources
from firedamp.server.restoration.marks import accepted_in_force
from firedamp.server.restoration.models import Restoration
from firedamp.tables.records.units import unit_named

KEPT = 50  # restorations of one person of which nothing was accepted; the oldest go
LONGEST_NAME = 200
Progress = Callable[[float], None]
READING = ("time", "series", "columns", "sheet", "encoding")
FROZEN = {
    "en": "Values of this restoration are in the table: withdraw them first, or begin another.",
    "ru": "Значения этого восстановления приняты в таблицу: сначала отзовите их или начните новое.",
}
STOOD = {
    "en": "Values of this restoration stood in the table, and its history names them: it stays. Begin another.",
    "ru": "Значения этого восстановления были в таблице, история ссылается на них, и оно остаётся. Начните новое.",
}
OF_A_TABLE = {
    "en": "The series of this restoration are of a table, not of a file.",
    "ru": "Ряды этого восстановления взяты из таблицы, а не из файла.",
}


def begin_with_table(
    *, user: User, basin: str, table: str, column: str, first: int | None = None, last: int | None = None
) -> Restoration:
    """The series of a basin's table; InputError."""
    found = basin_named(basin)
    series = sources.of_table(found, table, column, first, last)
    make_room(user)
    return Restoration.objects.create(
        owner=user, name=f"{table}.{column}", basin=found, table=table, column=column,
        said={"first": first, "last": last}, series=series,
    )  # fmt: skip


def begin_with_file(*, user: User, filename: str, data: bytes, said: Mapping[str, Any]) -> Restoration:
    """The series of a file; InputError with every fault. `said`: how it is read, and what its numbers are."""
    made = Restoration(
        owner=user, name=filename[:LONGEST_NAME] or "series", file=data, sha256=hashlib.sha256(data).hexdigest()
    )
    _read(made, dict(said))
    make_room(user)
    made.save()
    return made


def restoration_change(*, restoration: Restoration, said: Mapping[str, Any]) -> Restoration:
    """Read a file in another way, or say what its numbers and which mines its series are; what was restored from it
    goes where the series become others. ApiProblem `conflict` where values were accepted or there is no file."""
    refuse_frozen(restoration)
    if restoration.file is None:
        raise ApiProblem("conflict", OF_A_TABLE)
    before = restoration.series
    _read(restoration, {**said_of(restoration), **said})
    if restoration.series != before:
        restoration.result = restoration.experiment = restoration.restored = None
    restoration.save()
    return restoration


def said_of(restoration: Restoration) -> dict[str, Any]:
    """All that is said of a restoration's file."""
    basin = restoration.basin.basin_id if restoration.basin else None
    return {**restoration.said, "basin": basin, "table": restoration.table, "column": restoration.column}


def _read(restoration: Restoration, said: dict[str, Any]) -> None:
    table, column = said.pop("table", None) or "", said.pop("column", None) or ""
    basin_id = said.pop("basin", None)
    basin = basin_named(basin_id) if basin_id else None
    if table or column:
        known = sources.quantity(table, column)
        if said.get("unit") and unit_named(known.unit, said["unit"]) is None:
            raise InputError.one("unit", "unknown_unit", said["unit"])
    content = bytes(restoration.file or b"")
    restoration.series = sources.of_file(content, restoration.name, said, basin, table)
    restoration.basin, restoration.table, restoration.column, restoration.said = basin, table, column, said


def restored(
    restoration: Restoration, *, method: str, seed: int, level: float, progress: Progress | None = None
) -> dict[str, Any]:
    """The restoration of the series as `restoration_keep` keeps it; nothing is stored. InputError."""
    data = restoration.series
    found = restore(
        sources.science_table(data), method=method, seed=seed, level=level, limits=sources.science_limits(data),
        progress=progress,
    )  # fmt: skip
    return found.as_json()


def restoration_keep(*, restoration: Restoration, result: Mapping[str, Any]) -> Restoration:
    """Keep what was restored in place of what was before; ApiProblem `conflict` where values were accepted."""
    refuse_frozen(restoration)
    restoration.result = dict(result)
    restoration.method, restoration.seed, restoration.level = result["method"], result["seed"], result["level"]
    restoration.software_version, restoration.restored = __version__, timezone.now()
    restoration.save()
    return restoration


def tried(restoration: Restoration, *, asked: Mapping[str, Any], progress: Progress | None = None) -> dict[str, Any]:
    """An experiment on the series (patterns, shares, methods, seed, repeats); nothing is stored. InputError."""
    data = restoration.series
    found = experiment(
        sources.science_table(data), **{**asked, "methods": asked["methods"] or None},
        limits=sources.science_limits(data), progress=progress, clock=time.perf_counter,
    )  # fmt: skip
    return {**found.as_json(), "software_version": __version__}


def experiment_keep(*, restoration: Restoration, result: Mapping[str, Any]) -> Restoration:
    restoration.experiment = dict(result)
    restoration.save(update_fields=["experiment"])
    return restoration


def restoration_delete(*, restoration: Restoration) -> None:
    """Put a restoration away; ApiProblem `conflict` where values of it ever stood in a table: history names it."""
    refuse_frozen(restoration)
    restoration.delete()


def refuse_frozen(restoration: Restoration) -> None:
    """What stands in a table, or stood there, must stay what it was restored as."""
    if accepted_in_force(restoration=restoration).exists():
        raise ApiProblem("conflict", FROZEN)
    if restoration.accepted.exists():
        raise ApiProblem("conflict", STOOD)


def make_room(user: User) -> None:
    """Put away a person's oldest restorations of which nothing was ever accepted."""
    own = Restoration.objects.filter(owner=user, accepted__isnull=True).order_by("-created", "-id")
    Restoration.objects.filter(pk__in=list(own.values_list("pk", flat=True)[KEPT - 1 :])).delete()


def basin_named(basin_id: str) -> Basin:
    found = Basin.objects.filter(basin_id=basin_id).first()
    if found is None:
        raise InputError.one("basin", "unknown_id", basin_id)
    return found
