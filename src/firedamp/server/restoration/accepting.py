"""How do restored values come into a table, and out of it again? All that were chosen in one change, undone in one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from firedamp.science.errors import InputError, Problem
from firedamp.server.accounts.models import User
from firedamp.server.mines.models import MAP_OF_A_BASIN, Mine
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.changing.change_sets import change_set_close, change_set_create
from firedamp.server.reference.changing.many import Wish, change_all
from firedamp.server.reference.changing.many_changes import note_records
from firedamp.server.reference.changing.records import Chosen
from firedamp.server.reference.changing.undoing import change_set_undo
from firedamp.server.reference.models import ChangeSet
from firedamp.server.reference.models.records import Confirmation, Quality
from firedamp.server.reference.references import Resolver
from firedamp.server.reference.tables import Table
from firedamp.server.reference.tables import table as table_by_id
from firedamp.server.reference.values import fields_of, search_of
from firedamp.server.restoration.marks import accepted_in_force
from firedamp.server.restoration.models import AcceptedValue, Restoration
from firedamp.server.restoration.sources import quantity, records_locked
from firedamp.server.restoration.withdrawing import withdraw_one_by_one
from firedamp.tables.records.units import unit_named

DIGITS = 6  # significant ones, of a value that is put into a table
MOST_PROBLEMS = 100
SOURCE = "Firedamp {run}"  # in every language; that it is restored, its quality says
NOTHING = {
    "en": "Nothing of this restoration stands in the table.",
    "ru": "В таблице нет значений этого восстановления.",
}
ENTERED_MEANWHILE = {
    "en": "Somebody has just entered a value of these mines and years: accept once more.",
    "ru": "Кто-то только что внёс значение за один из этих годов: примите ещё раз.",
}
NOT_RESTORED = {"en": "Nothing has been restored yet.", "ru": "Ещё ничего не восстановлено."}
Cell = tuple[str, int]


@dataclass(frozen=True)
class Accepted:
    """What was put into the table; `skipped`: cells that have a value by now; `without_range`: of which nobody can say
    how far they may be off."""

    change_set: ChangeSet | None
    values: int
    skipped: Sequence[Cell]
    without_range: Sequence[Cell] = ()


@dataclass(frozen=True)
class _Chosen:
    """A restored value, in the table's unit, of a mine and year."""

    series: str
    mine: Mine
    year: int
    value: float
    low: float | None
    high: float | None
    method: str
    reason: str


@transaction.atomic
def accept(
    *, restoration: Restoration, user: User, series: Collection[str] | None = None,
    cells: Collection[Cell] | None = None,
) -> Accepted:  # fmt: skip
    """Put restored values into the table they are of: all, those of some series, or some cells. What has a value by now
    stays as it is; a value without a range is not accepted, for an inventory could not be widened by it. InputError:
    `no_range` where that leaves nothing, `unknown_series`, `no_mine`, `not_years`, and what the table refuses of a
    value; ApiProblem `conflict` where nothing was restored."""
    if restoration.result is None:
        raise ApiProblem("conflict", NOT_RESTORED)
    column = quantity(restoration.table, restoration.column)
    table = table_by_id(restoration.table)
    wanted = _chosen(restoration, column.unit, series, cells)
    chosen = [each for each in wanted if each.low is not None and each.high is not None]
    without = [(each.series, each.year) for each in wanted if each.low is None or each.high is None]
    if without and not chosen:
        raise InputError(Problem("series", "no_range", name) for name in dict.fromkeys(name for name, _ in without))
    records = _records(table, chosen)
    fresh, skipped = [], []
    for each in chosen:
        record = records.get((each.mine.pk, each.year))
        if record is not None and getattr(record, column.name) is not None:
            skipped.append((each.series, each.year))
        else:
            fresh.append(each)
    if not fresh:
        return Accepted(None, 0, skipped, without)
    note = restoration.name
    change_set = change_set_create(table=table, kind=ChangeSet.Kind.RESTORATION, user=user, note=note)
    unrecorded = [each for each in fresh if (each.mine.pk, each.year) not in records]
    _create(table, column.name, restoration, unrecorded, change_set)
    within = [each for each in fresh if (each.mine.pk, each.year) in records]
    _fill(table, column.name, within, records, change_set)
    change_set_close(change_set)
    _mark(restoration, fresh, change_set)
    return Accepted(change_set, len(fresh), skipped, without)


@transaction.atomic
def withdraw(*, restoration: Restoration, user: User) -> int:
    """Take back every value of a restoration that stands in the table, in one step; how many there were. What somebody
    has put in place of one stays, as do the other figures of its record. ApiProblem `conflict` where there is none."""
    accepted = list(accepted_in_force(restoration=restoration))
    if not accepted:
        raise ApiProblem("conflict", NOTHING)
    try:
        with transaction.atomic():
            for change_set in sorted({each.change_set_id for each in accepted}, reverse=True):
                change_set_undo(change_set_id=change_set, user=user)
        return len(accepted)
    except ApiProblem:  # some of the records were changed since
        return withdraw_one_by_one(restoration=restoration, accepted=accepted, user=user)


def _chosen(
    restoration: Restoration, unit: str, series: Collection[str] | None, cells: Collection[Cell] | None
) -> list[_Chosen]:
    data: Mapping[str, Any] = restoration.series
    if data["step"] != "year":
        raise InputError.one("times", "not_years", data["step"])
    mine_of = dict(zip(data["names"], data["mines"], strict=True))
    named = set(series or ()) | {name for name, _ in cells or ()}
    problems = [Problem("series", "unknown_series", name) for name in sorted(named - mine_of.keys())]
    wanted = [value for value in (restoration.result or {})["values"] if _is_wanted(value, series, cells)]
    lacking = dict.fromkeys(value["series"] for value in wanted if mine_of.get(value["series"]) is None)
    problems += [Problem("series", "no_mine", name) for name in lacking]
    if problems:
        raise InputError(problems[:MOST_PROBLEMS])
    found_mines = Mine.objects.filter(mine_id__in=list(filter(None, data["mines"]))).select_related("basin")
    mines = {mine.mine_id: mine for mine in found_mines.defer(*(f"basin__{name}" for name in MAP_OF_A_BASIN))}
    found = unit_named(unit, restoration.said.get("unit") or "")
    scale = found.scale if found else 1.0
    return [_in_unit(value, mines[str(mine_of[value["series"]])], scale) for value in wanted]


def _is_wanted(value: Mapping[str, Any], series: Collection[str] | None, cells: Collection[Cell] | None) -> bool:
    if series is None and cells is None:
        return True
    return value["series"] in (series or ()) or (value["series"], value["time"]) in (cells or ())


def _in_unit(value: Mapping[str, Any], mine: Mine, scale: float) -> _Chosen:
    low, high = (None if end is None else _rounded(end * scale) for end in (value["low"], value["high"]))
    own = _rounded(value["value"] * scale)
    return _Chosen(value["series"], mine, value["time"], own, low, high, value["method"], value["reason"])


def _rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def _records(table: Table, chosen: Sequence[_Chosen]) -> dict[tuple[int, int], Any]:
    """The records of the mines chosen, locked: what is empty stays so until it is filled."""
    return records_locked(table, {each.mine.pk for each in chosen})


def _create(
    table: Table, column: str, restoration: Restoration, chosen: Sequence[_Chosen], change_set: ChangeSet
) -> None:
    """Records that hold a restored value alone are restored ones; of a synthetic basin they stay synthetic."""
    resolver, problems, made = Resolver(), list[Problem](), []
    for each in chosen:
        values = {
            "mine": each.mine.mine_id,
            "year": each.year,
            column: each.value,
            "quality": Quality.SYNTHETIC if each.mine.basin.synthetic else Quality.RESTORED,
            "source": SOURCE.format(run=str(restoration.pk)[:8]),
            "confirmation": Confirmation.TO_CONFIRM,
        }
        try:
            fields = fields_of(table, values, resolver)
        except InputError as error:
            problems += _of_cell(each, error)
            continue
        made.append(table.model(**fields, search=search_of(table, fields)))
    if problems:
        raise InputError(problems[:MOST_PROBLEMS])
    try:
        with transaction.atomic():
            records = table.model.objects.bulk_create(made)
    except IntegrityError:  # somebody has entered one of them since they were looked for
        raise ApiProblem("conflict", ENTERED_MEANWHILE) from None
    note_records(table, change_set, [(record, None, None) for record in records])
    change_set.records += len(records)


def _of_cell(each: _Chosen, error: InputError) -> list[Problem]:
    place = {"series": each.series, "time": each.year}
    return [Problem(found.field, found.rule, found.value, {**found.params, **place}) for found in error.problems]


def _fill(
    table: Table, column: str, chosen: Sequence[_Chosen], records: Mapping[tuple[int, int], Any], change_set: ChangeSet
) -> None:
    """Records that have other figures keep their source and quality; that this figure is restored stands beside."""
    found = [(records[each.mine.pk, each.year], each.value) for each in chosen]
    wishes = [Wish(Chosen(record.pk, record.version), {column: value}, as_it_was=True) for record, value in found]
    if wishes:
        change_all(table, wishes, change_set)


def _mark(restoration: Restoration, accepted: Sequence[_Chosen], change_set: ChangeSet) -> None:
    AcceptedValue.objects.bulk_create(
        AcceptedValue(
            restoration=restoration, change_set=change_set, table=restoration.table, column=restoration.column,
            mine=each.mine, year=each.year, value=each.value, low=each.low, high=each.high, level=restoration.level,
            method=each.method, reason=each.reason, series=each.series[:300],
        )
        for each in accepted
    )  # fmt: skip
