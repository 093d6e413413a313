"""What does a report ask of science? Its sites, calculations, statements and reasons as an OrganisationYear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from firedamp.science.reporting.categories import categories
from firedamp.science.reporting.organisation_year import (
    Entry,
    OrganisationYear,
    Site,
    Statement,
    lines_of,
    year_from,
)
from firedamp.science.reporting.reasons import Reason
from firedamp.server.answers import text
from firedamp.server.inventory.mine_years import CLOSED
from firedamp.server.inventory.models import Calculation
from firedamp.server.mines.models import CoalOutput, Mine
from firedamp.server.reference.models.records import Quality
from firedamp.server.reports.models import Issue, Report
from firedamp.server.reports.reference_figures import known_of

NO_MINE = "own"  # the id of the site of a calculation from free numbers
CALCULATED = {"en": "Own numbers", "ru": "Свои числа"}


def question_of(report: Report, *, compared: bool = True) -> OrganisationYear:
    """What the report states now; `compared`: beside what was stated of last year."""
    calculations = _calculations(report)
    sites = _sites(report, calculations)
    entries = [entry for site in sites for entry in _entries(report.year, site, calculations)]
    return OrganisationYear(
        year=report.year,
        gwp_set=report.gwp_set,
        sites=sites,
        entries=entries,
        statements=[
            Statement(each.mine.mine_id, each.category, each.state, each.reason)  # type: ignore[arg-type]
            for each in report.statements.select_related("mine")
        ],
        reasons={each.subject: Reason(each.text, each.content) for each in report.reasons.all()},
        last=_last_year(report) if compared and report.kind == Report.Kind.YEAR else None,
        draws=report.draws,
        seed=report.seed,
    )


def left_out(report: Report, question: OrganisationYear) -> list[Calculation]:
    """What the report took in and does not count: calculations of mines that are its sites no more."""
    counted = {entry.id for entry in question.entries}
    return [each for each in _calculations(report) if str(each.pk) not in counted]


def _calculations(report: Report) -> list[Calculation]:
    found = Calculation.objects.filter(report_entries__report=report).select_related("mine__basin")
    return list(found.order_by("report_entries__added", "report_entries__pk"))


def _sites(report: Report, calculations: Sequence[Calculation]) -> list[Site]:
    """The organisation's sites of the year; of a report of one calculation the mine that it is of."""
    if report.kind == Report.Kind.CALCULATION:
        return [_site(each.mine, report.year) if each.mine else _siteless(each) for each in calculations]
    mines = [
        site.mine for site in report.organisation.sites.select_related("mine__basin") if reported(site, report.year)
    ]
    return [_site(mine, report.year) for mine in mines]


def reported(site: Any, year: int) -> bool:
    """Whether the site is the organisation's to report in a year."""
    return (site.first_year or year) <= year <= (site.last_year or year)


def _site(mine: Mine, year: int) -> Site:
    return Site(
        mine_id=mine.mine_id,
        name=text(mine.name_en, mine.name_ru),
        mine_type=mine.mine_type,
        closed=mine.status == CLOSED and (mine.closing_year or year) <= year,
        synthetic=mine.basin.synthetic,
        output_t=_known_output(mine, year),
        known=known_of(mine, year),
    )


def _known_output(mine: Mine, year: int) -> float | None:
    """What the reference table knows of the year's coal, t; an estimate of Firedamp's own is no knowledge."""
    known = CoalOutput.objects.filter(mine=mine, year=year).exclude(quality=Quality.RESTORED)
    return known.values_list("output_t", flat=True).first()


def _siteless(calculation: Calculation) -> Site:
    kinds = sorted(categories().sheets[calculation.method].kinds)
    kind = calculation.inputs.get("mine_type", kinds[-1])
    name = text(calculation.name, calculation.name) if calculation.name else CALCULATED
    closed = kind == "abandoned"
    return Site(NO_MINE, name, "underground" if closed else str(kind), closed=closed)


def _entries(year: int, site: Site, calculations: Sequence[Calculation]) -> list[Entry]:
    own = [each for each in calculations if (each.mine.mine_id if each.mine else NO_MINE) == site.mine_id]
    lines = lines_of(site.mine_id, year, [each.method for each in own])
    return [
        Entry(
            id=str(each.pk),
            mine_id=site.mine_id,
            method=each.method,
            inputs=each.inputs,
            uncertainty=each.uncertainty,
            origin=each.origin,
            name=each.name,
            # A calculation of no mine draws as it does alone.
            line=line if each.mine else "",
        )
        for each, line in zip(own, lines, strict=True)
    ]


def _last_year(report: Report) -> OrganisationYear | None:
    """Last year as it was issued (and not returned), else as it stands in its draft; None where it has no report."""
    before = Report.objects.filter(
        organisation=report.organisation, kind=Report.Kind.YEAR, year=report.year - 1
    ).first()
    if before is None:
        return None
    issue = before.issues.filter(state__in=(Issue.State.ISSUED, Issue.State.VERIFIED)).first()
    if issue is None:
        found = replace(question_of(before, compared=False), draft=True)
        return found if found.entries else None
    stated: dict[str, Any] = {**issue.frozen["question"], "last": None}
    return year_from(stated)
