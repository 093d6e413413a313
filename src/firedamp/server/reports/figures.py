"""What does a report come to, and what stands in its way? The same question on the same records is computed once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils import timezone

from firedamp.messages.numbers import Bare
from firedamp.science.errors import Problem
from firedamp.science.factors import Text
from firedamp.science.reporting.freezing import canonical_json
from firedamp.science.reporting.organisation_year import OrganisationYear, year_from
from firedamp.science.reporting.readiness import in_the_way
from firedamp.science.reporting.registration import WANTED, particulars_in_the_way
from firedamp.science.reporting.year_result import year_result
from firedamp.server.answers import text
from firedamp.server.inventory.models import Calculation
from firedamp.server.organisations.models import Organisation
from firedamp.server.reference.library import current_library
from firedamp.server.reference.selectors import revision
from firedamp.server.reports.models import Confirmation, Evidence, Report
from firedamp.server.reports.question import CALCULATED, left_out, question_of


@dataclass(frozen=True)
class Figures:
    """A report as it stands: the question, its result, the confirmations that hold, what stands in the way.

    `left_out`: calculations that it took in and does not count, their mines being no sites any more.
    """

    question: OrganisationYear
    result: Mapping[str, Any]
    confirmations: list[Confirmation]
    in_the_way: list[Problem]
    attached: frozenset[tuple[str, str]] = frozenset()
    left_out: Sequence[Calculation] = ()


def figures_of(report: Report) -> Figures:
    """InputError where a calculation can no longer be run on the records of today."""
    question = question_of(report)
    result = _result(canonical_json(question.to_dict()), revision())
    held = holding(report.organisation, result["to_confirm"])
    whole = report.kind == Report.Kind.YEAR
    attached = evidenced(report)
    stated = {name: getattr(report.organisation, name) for name in WANTED}
    problems = particulars_in_the_way(stated)
    dropped = left_out(report, question)
    problems += [_not_of_a_site(report, each) for each in dropped]
    problems += in_the_way(
        question, result, [confirmed(each) for each in held], whole=whole, today=timezone.localdate(), attached=attached
    )
    return Figures(question, result, held, problems, attached, dropped)


def _not_of_a_site(report: Report, calculation: Calculation) -> Problem:
    """A removed site would take its emission out of the report without a word."""
    title = current_library().sheet(calculation.method).title
    params = {"site": site_name(calculation), "method": title, "year": Bare(report.year)}
    return Problem(str(calculation.pk), "not_of_a_site", calculation.name or None, params)


def site_name(calculation: Calculation) -> Text:
    """The name of the mine that a calculation is of."""
    mine = calculation.mine
    return text(mine.name_en, mine.name_ru) if mine else CALCULATED


def evidenced(report: Report) -> frozenset[tuple[str, str]]:
    """The calculations and symbols that a document of the report is the source of."""
    found = Evidence.objects.filter(attachment__report=report).values_list("calculation", "symbol")
    return frozenset((str(calculation), symbol) for calculation, symbol in found)


@lru_cache(maxsize=32)
def _result(question: str, revision_of_records: str) -> Mapping[str, Any]:
    """As JSON gives it back, so that it is what will be frozen."""
    found = year_result(year_from(json.loads(question)), current_library())
    plain: dict[str, Any] = json.loads(canonical_json(found))
    return plain


def holding(organisation: Organisation, to_confirm: Iterable[Mapping[str, Any]]) -> list[Confirmation]:
    """The organisation's confirmations of what is to be confirmed, of that very content."""
    wanted = {(each["kind"], each["id"], each["content"]) for each in to_confirm}
    known = organisation.confirmations.filter(withdrawn__isnull=True)
    known = known.select_related("confirmed_by", "attachment").defer("attachment__content")
    return [each for each in known if (each.kind, each.item, each.content) in wanted]


def confirmed(each: Confirmation) -> dict[str, Any]:
    return {"kind": each.kind, "id": each.item, "content": each.content}
