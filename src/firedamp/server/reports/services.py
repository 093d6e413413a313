"""What may be done with a report before it is issued? Begin it, change it, take calculations in and out, delete it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from firedamp.messages.numbers import Bare
from firedamp.science.errors import InputError
from firedamp.science.methods import DRAWS, SEED
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import record
from firedamp.server.inventory.models import Calculation
from firedamp.server.organisations.models import Organisation
from firedamp.server.organisations.rights import require
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.library import current_library
from firedamp.server.reports.kept_documents import require_not_needed
from firedamp.server.reports.models import Entry, Report
from firedamp.server.reports.question import reported

LOCKED = {
    "en": "The report is verified and locked: an administrator of the organisation may reopen it with a reason.",
    "ru": "Отчёт проверен и закрыт для изменений: администратор организации может открыть его снова, указав причину.",
}
THERE_ALREADY = {
    "en": "The organisation has a report of this year already: open it.",
    "ru": "У организации уже есть отчёт за этот год: откройте его.",
}
NOTHING_DELETED = {
    "en": "A report that was issued stays with its history.",
    "ru": "Отчёт, который выпускался, остаётся со своей историей.",
}


@transaction.atomic
def report_create(
    *, user: User, organisation: Organisation, year: int, gwp_set: str | None = None, title: str = "",
    calculation: Calculation | None = None, draws: int = DRAWS, seed: int = SEED,
) -> Report:  # fmt: skip
    """Begin the report of an organisation's year, or of one calculation. ApiProblem `conflict`: there is one.

    InputError `in_the_future`: of a year that has not begun.
    """
    require(user, organisation, "enter")
    if year > timezone.localdate().year:
        raise InputError.one("year", "in_the_future", Bare(year))
    gwp = current_library().gwp_set(gwp_set or (calculation.gwp_set if calculation else "RU")).id
    kind = Report.Kind.CALCULATION if calculation else Report.Kind.YEAR
    try:
        with transaction.atomic():
            made = Report.objects.create(
                organisation=organisation, kind=kind, year=year, title=title, gwp_set=gwp,
                draws=calculation.draws if calculation else draws, seed=calculation.seed if calculation else seed,
                created_by=user,
            )  # fmt: skip
    except IntegrityError:
        raise ApiProblem("conflict", THERE_ALREADY) from None
    if calculation:
        require_own(calculation, organisation)
        Entry.objects.create(report=made, calculation=calculation, added_by=user)
    note("create", user, made, {"kind": kind, "year": year})
    return made


def note(deed: str, user: User, report: Report, details: Mapping[str, Any] | None = None) -> None:
    subject = ("report", report.pk, str(report))
    record(f"report.{deed}", actor=user, organisation=report.organisation, subject=subject, details=details)


def touched(report: Report) -> Report:
    """One more change of what the report is made of."""
    Report.objects.filter(pk=report.pk).update(version=F("version") + 1, changed=timezone.now())
    report.refresh_from_db()
    return report


def require_open(user: User, report: Report) -> None:
    """Who may enter data may change the report, unless it is verified; until the end of the transaction nobody else.

    ApiProblem `conflict` for a verified one: it is reopened first, with a reason (`reopening.py`).
    """
    require(user, report.organisation, "enter")
    refuse_locked(Report.objects.select_for_update(of=("self",)).get(pk=report.pk))


def refuse_locked(report: Report) -> None:
    """ApiProblem `conflict` for a verified report."""
    if report.state == Report.State.VERIFIED:
        raise ApiProblem("conflict", LOCKED)


@transaction.atomic
def report_change(*, user: User, report: Report, version: int, title: str | None, gwp_set: str | None) -> Report:
    """Give it another title or GWP set; ApiProblem `changed-meanwhile` where somebody was faster."""
    require_open(user, report)
    fields: dict[str, Any] = {} if title is None else {"title": title}
    if gwp_set is not None:
        fields["gwp_set"] = current_library().gwp_set(gwp_set).id
    before = {name: getattr(report, name) for name in fields}
    if not Report.objects.filter(pk=report.pk, version=version).update(
        **fields, version=version + 1, changed=timezone.now()
    ):
        raise ApiProblem("changed-meanwhile")
    report.refresh_from_db()
    note("change", user, report, {name: {"before": before[name], "after": value} for name, value in fields.items()})
    return report


@transaction.atomic
def report_delete(*, user: User, report: Report) -> None:
    """ApiProblem `conflict` for what was issued, and for what keeps a document that an issue or confirmation names."""
    require(user, report.organisation, "enter")
    if report.issues.exists():
        raise ApiProblem("conflict", NOTHING_DELETED)
    require_not_needed(report.attachments.defer("content"))
    note("delete", user, report)
    report.delete()


def require_own(calculation: Calculation, organisation: Organisation) -> None:
    """A report takes in nothing but its organisation's own calculations."""
    if calculation.organisation_id != organisation.pk:
        raise InputError.one("calculation", "unknown_id", str(calculation.pk))


@transaction.atomic
def entry_add(*, user: User, report: Report, calculation: Calculation) -> Entry:
    """Take a calculation in. InputError: of another organisation, mine or year than the report's; taken in already."""
    require_open(user, report)
    require_own(calculation, report.organisation)
    if report.kind == Report.Kind.CALCULATION:
        raise ApiProblem("conflict")
    site = report.organisation.sites.filter(mine=calculation.mine).first() if calculation.mine else None
    if site is None or not reported(site, report.year):
        name = calculation.mine.mine_id if calculation.mine else None
        raise InputError.one("calculation", "not_a_site", name, year=Bare(report.year))
    if calculation.year != report.year:
        raise InputError.one("calculation", "another_year", Bare(calculation.year), expected=Bare(report.year))
    made, new = Entry.objects.get_or_create(report=report, calculation=calculation, defaults={"added_by": user})
    if new:
        touched(report)
        note("entry_add", user, report, {"calculation": str(calculation.pk), "method": calculation.method})
    return made


@transaction.atomic
def entry_remove(*, user: User, report: Report, calculation_id: Any) -> None:
    """Take a calculation out; the calculation itself stays."""
    require_open(user, report)
    if report.kind == Report.Kind.CALCULATION:
        raise ApiProblem("conflict")
    if not report.entries.filter(calculation=calculation_id).delete()[0]:
        raise InputError.one("calculation", "unknown_id", str(calculation_id))
    touched(report)
    note("entry_remove", user, report, {"calculation": str(calculation_id)})
