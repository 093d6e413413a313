"""What may be done with calculations? Compute and keep them, rename and copy them, delete a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Q

import firedamp
from firedamp.science.methods import DRAWS, SEED, calculate
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import record
from firedamp.server.inventory.models import Calculation
from firedamp.server.inventory.selectors import line_of
from firedamp.server.mines.models import Mine
from firedamp.server.organisations.models import Organisation
from firedamp.server.organisations.rights import allowed, require
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.library import current_library
from firedamp.server.search_text import search_text

NOT_YOURS = {
    "en": "Only its owner or an administrator of its organisation may change or delete a calculation.",
    "ru": "Изменить или удалить расчёт может только его владелец или администратор организации.",
}
IN_A_REPORT = {
    "en": "The report “{name}” takes this calculation in: take it out of the report first.",
    "ru": "Расчёт включён в отчёт «{name}»: сначала исключите его оттуда.",
}
IN_AN_ISSUE = {
    "en": "The calculation stands in an issue of the report “{name}” and stays as it was issued: copy it.",
    "ru": "Расчёт вошёл в выпуск отчёта «{name}» и остаётся таким, каким выпущен: сделайте его копию.",
}
COPY = {"en": "{name} (copy)", "ru": "{name} (копия)"}
LONGEST_NAME = 200


@transaction.atomic
def calculation_create(
    *,
    owner: User,
    organisation: Organisation,
    method: str,
    inputs: Mapping[str, Any],
    gwp_set: str | None = None,
    uncertainty: Mapping[str, Any] | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
    beside: Sequence[str] = (),
    name: str = "",
    mine: Mine | None = None,
    year: int | None = None,
    origin: Mapping[str, Mapping[str, str]] | None = None,
) -> Calculation:
    """Evaluate a method and keep the result as a draft of an organisation, with all that it takes to run it again."""
    require(owner, organisation, "enter")
    result = calculate(
        method, inputs, gwp_set=gwp_set, uncertainty=uncertainty or None, draws=draws, seed=seed, beside=beside,
        distribution=True, methods=current_library(), line=line_of(mine, year),
    )  # fmt: skip
    spread = result["uncertainty"]["approach2"]["co2e_t"]
    made = Calculation.objects.create(
        owner=owner,
        organisation=organisation,
        name=name,
        search=search_text(name),
        method=method,
        inputs=dict(inputs),
        origin={symbol: dict(where) for symbol, where in (origin or {}).items()},
        gwp_set=result["gwp_set"],
        uncertainty=dict(uncertainty or {}),
        draws=draws,
        seed=seed,
        result=result,
        ch4_t=result["outputs"]["ch4_t"],
        co2e_t=result["outputs"]["co2e_t"],
        co2e_t_low=spread["low"],
        co2e_t_high=spread["high"],
        sheet_hash=result["sheet_hash"],
        edition=result["edition"],
        software_version=firedamp.__version__,
        mine=mine,
        year=year,
    )
    note("create", owner, made, details={"method": method, "sheet_hash": made.sheet_hash})
    return made


def note(deed: str, user: User, calculation: Calculation, *, details: Mapping[str, Any] | None = None) -> None:
    subject = ("calculation", calculation.pk, calculation.name or calculation.method)
    action = f"calculation.{deed}"
    record(action, actor=user, organisation=calculation.organisation, subject=subject, details=details)


@transaction.atomic
def calculation_rename(*, user: User, calculation: Calculation, name: str) -> Calculation:
    """Give a draft another name."""
    require_own_draft(user, calculation)
    before = calculation.name
    calculation.name, calculation.search = name, search_text(name)
    calculation.save(update_fields=["name", "search"])
    note("rename", user, calculation, details={"before": before, "after": name})
    return calculation


@transaction.atomic
def calculation_duplicate(
    *, user: User, calculation: Calculation, organisation: Organisation, language: str
) -> Calculation:
    """A draft of the user's own with the same inputs and the same result, which is not computed anew."""
    require(user, organisation, "enter")
    copy = Calculation.objects.get(pk=calculation.pk)
    copy.pk = uuid4()
    copy._state.adding = True
    copy.owner, copy.organisation = user, organisation
    copy.status = Calculation.Status.DRAFT
    copy.name = COPY[language].format(name=calculation.name)[:LONGEST_NAME]
    copy.search = search_text(copy.name)
    copy.save(force_insert=True)
    note("duplicate", user, copy, details={"of": str(calculation.pk)})
    return copy


@transaction.atomic
def calculation_delete(*, user: User, calculation: Calculation) -> None:
    """Delete a draft; what has left that state stays, and so does what a report takes in."""
    require_own_draft(user, calculation)
    if calculation.report_entries.exists():
        raise held_by_reports(calculation, IN_A_REPORT)
    note("delete", user, calculation)
    calculation.delete()


def require_own_draft(user: User, calculation: Calculation) -> None:
    """Only its owner or an administrator may, and only while it is a draft."""
    require(user, calculation.organisation, "enter")
    if calculation.owner != user and not allowed(user, calculation.organisation, "manage"):
        raise ApiProblem("not-allowed", NOT_YOURS)
    if calculation.status != Calculation.Status.DRAFT:
        raise held_by_reports(calculation, IN_AN_ISSUE)


def held_by_reports(calculation: Calculation, words: Mapping[str, str]) -> ApiProblem:
    """The conflict with the reports that hold a calculation, as they are called: those that take it in, or did."""
    reports = calculation.organisation.reports if calculation.organisation else None
    found = reports.filter(
        Q(entries__calculation=calculation) | Q(issues__document__contains=str(calculation.pk))
    ).distinct() if reports else ()  # fmt: skip
    named = [{"id": str(each.pk), "name": str(each)} for each in found]
    name = "; ".join(each["name"] for each in named)
    detail = {lang: said.format(name=name) for lang, said in words.items()} if named else ""
    return ApiProblem("conflict", detail, more={"reports": named})
