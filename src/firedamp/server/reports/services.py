"""What may be done with a report before it is issued? Begin it, fill it, say what does not occur and why it changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from firedamp.messages.numbers import Bare
from firedamp.science.errors import InputError
from firedamp.science.methods import DRAWS, SEED
from firedamp.science.reporting.categories import categories
from firedamp.science.reporting.organisation_year import TOTAL
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import record
from firedamp.server.inventory.models import Calculation
from firedamp.server.mines.models import Mine
from firedamp.server.organisations.models import Organisation
from firedamp.server.organisations.rights import require
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.library import current_library
from firedamp.server.reports.models import Entry, Reason, Report, Statement
from firedamp.server.reports.question import reported

NOT_A_DRAFT = {
    "en": "The report has been issued: what was issued stays. Change it and issue it anew.",
    "ru": "Отчёт уже выпускался: выпущенное остаётся. Измените его и выпустите заново.",
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
    """Begin the report of an organisation's year, or of one calculation. ApiProblem `conflict`: there is one."""
    require(user, organisation, "enter")
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
    Report.objects.filter(pk=report.pk).update(version=F("version") + 1)
    report.refresh_from_db()
    return report


@transaction.atomic
def report_change(*, user: User, report: Report, version: int, title: str | None, gwp_set: str | None) -> Report:
    """Give it another title or GWP set; ApiProblem `changed-meanwhile` where somebody was faster."""
    require(user, report.organisation, "enter")
    fields: dict[str, Any] = {} if title is None else {"title": title}
    if gwp_set is not None:
        fields["gwp_set"] = current_library().gwp_set(gwp_set).id
    before = {name: getattr(report, name) for name in fields}
    if not Report.objects.filter(pk=report.pk, version=version).update(**fields, version=version + 1):
        raise ApiProblem("changed-meanwhile")
    report.refresh_from_db()
    note("change", user, report, {name: {"before": before[name], "after": value} for name, value in fields.items()})
    return report


@transaction.atomic
def report_delete(*, user: User, report: Report) -> None:
    """Only what was never issued can be deleted; ApiProblem `conflict`."""
    require(user, report.organisation, "enter")
    if report.issues.exists():
        raise ApiProblem("conflict", NOTHING_DELETED)
    note("delete", user, report)
    report.delete()


def require_own(calculation: Calculation, organisation: Organisation) -> None:
    """A report takes in nothing but its organisation's own calculations."""
    if calculation.organisation_id != organisation.pk:
        raise InputError.one("calculation", "unknown_id", str(calculation.pk))


@transaction.atomic
def entry_add(*, user: User, report: Report, calculation: Calculation) -> Entry:
    """Take a calculation in. InputError: of another organisation, mine or year than the report's; taken in already."""
    require(user, report.organisation, "enter")
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
    require(user, report.organisation, "enter")
    if report.kind == Report.Kind.CALCULATION:
        raise ApiProblem("conflict")
    if not report.entries.filter(calculation=calculation_id).delete()[0]:
        raise InputError.one("calculation", "unknown_id", str(calculation_id))
    touched(report)
    note("entry_remove", user, report, {"calculation": str(calculation_id)})


@transaction.atomic
def statement_set(*, user: User, report: Report, mine_id: str, category: str, state: str | None, reason: str) -> Report:
    """Say that a category of a site does not occur or is not estimated, and why; without a state, say nothing of it."""
    require(user, report.organisation, "enter")
    mine = _site_mine(report, mine_id)
    if category not in categories().all:
        raise InputError.one("category", "not_a_choice", category, choices=", ".join(categories().all))
    if state is None:
        Statement.objects.filter(report=report, mine=mine, category=category).delete()
    else:
        said = {"state": state, "reason": reason, "said_by": user}
        Statement.objects.update_or_create(report=report, mine=mine, category=category, defaults=said)
    note("statement", user, report, {"mine_id": mine_id, "category": category, "state": state, "reason": reason})
    return touched(report)


def _site_mine(report: Report, mine_id: str) -> Mine:
    site = report.organisation.sites.filter(mine__mine_id=mine_id).select_related("mine").first()
    if site is None or not reported(site, report.year):
        raise InputError.one("mine_id", "not_a_site", mine_id, year=Bare(report.year))
    return site.mine


@transaction.atomic
def reason_set(*, user: User, report: Report, subject: str, text: str) -> Report:
    """Say why the emission of a site, or of all ("total"), changed since last year; an empty text says nothing."""
    require(user, report.organisation, "enter")
    known = {TOTAL, *report.organisation.sites.values_list("mine__mine_id", flat=True)}
    if subject not in known and not Mine.objects.filter(mine_id=subject).exists():
        raise InputError.one("subject", "unknown_id", subject)
    if text.strip():
        Reason.objects.update_or_create(report=report, subject=subject, defaults={"text": text, "given_by": user})
    else:
        Reason.objects.filter(report=report, subject=subject).delete()
    note("reason", user, report, {"subject": subject, "text": text})
    return touched(report)
