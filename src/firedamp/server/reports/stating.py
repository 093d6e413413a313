"""What does an organisation say of a year beside its calculations? What does not occur, and why things are so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from firedamp.messages.numbers import Bare
from firedamp.science.errors import InputError
from firedamp.science.reporting.categories import categories
from firedamp.science.reporting.organisation_year import TOTAL
from firedamp.science.reporting.reasons import content_of_change, content_of_question, require_reason
from firedamp.server.accounts.models import User
from firedamp.server.mines.models import Mine
from firedamp.server.problems import ApiProblem
from firedamp.server.reports.figures import figures_of
from firedamp.server.reports.models import Reason, Report, Statement
from firedamp.server.reports.question import reported
from firedamp.server.reports.services import note, require_open, touched

NOTHING_SAID = 0  # the version of what nobody has said yet


@transaction.atomic
def statement_set(
    *, user: User, report: Report, mine_id: str, category: str, version: int, state: str | None, reason: str
) -> Report:
    """Say that a category of a site does not occur or is not estimated, and why; without a state, say nothing of it.

    `version`: of what was said before, as it was seen; ApiProblem `changed-meanwhile` where that is another by now.
    """
    require_open(user, report)
    mine = _site_mine(report, mine_id)
    if category not in categories().all:
        raise InputError.one("category", "not_a_choice", category, choices=", ".join(categories().all))
    said = Statement.objects.filter(report=report, mine=mine, category=category)
    _require_seen(said.first(), version, ("state", "reason"))
    words = require_reason("reason", reason) if reason.strip() else ""
    changed = touched(report)
    if state is None:
        said.delete()
    else:
        now = {"state": state, "reason": words, "said_by": user, "version": changed.version}
        Statement.objects.update_or_create(report=report, mine=mine, category=category, defaults=now)
    note("statement", user, report, {"mine_id": mine_id, "category": category, "state": state, "reason": words})
    return changed


def _site_mine(report: Report, mine_id: str) -> Mine:
    site = report.organisation.sites.filter(mine__mine_id=mine_id).select_related("mine").first()
    if site is None or not reported(site, report.year):
        raise InputError.one("mine_id", "not_a_site", mine_id, year=Bare(report.year))
    return site.mine


@transaction.atomic
def reason_set(*, user: User, report: Report, subject: str, version: int, text: str, content: str = "") -> Report:
    """Say why the emission of a site, or of all ("total"), changed since last year, or answer a question of the checks.

    An empty text says nothing. `version`: of the reason before, and `content`: of the change or question, as they were
    seen; ApiProblem `changed-meanwhile` where either is another by now.
    """
    require_open(user, report)
    asked = asked_now(figures_of(report).result)
    _require_subject(report, subject, asked)
    given = Reason.objects.filter(report=report, subject=subject)
    _require_seen(given.first(), version, ("text",))
    words = require_reason("text", text) if text.strip() else ""
    if words and content != asked.get(subject, ""):
        raise ApiProblem("changed-meanwhile", more={"current": {"content": asked.get(subject, ""), "version": version}})
    changed = touched(report)
    if words:
        now = {"text": words, "content": content, "given_by": user, "version": changed.version}
        Reason.objects.update_or_create(report=report, subject=subject, defaults=now)
    else:
        given.delete()
    note("reason", user, report, {"subject": subject, "text": words, "content": content if words else ""})
    return changed


def asked_now(result: Mapping[str, Any]) -> dict[str, str]:
    """What a reason may be given of, by subject: the content of each change and of each question."""
    changes = {row["subject"]: content_of_change(row) for row in result["comparison"]}
    return changes | {each["subject"]: content_of_question(each["problem"]) for each in result["questions"]}


def _require_subject(report: Report, subject: str, asked: Mapping[str, str]) -> None:
    """A site's id, "total", or the subject of a question that the checks ask or that was answered before."""
    known = {TOTAL, *report.organisation.sites.values_list("mine__mine_id", flat=True)}
    if subject in known or Mine.objects.filter(mine_id=subject).exists():
        return
    if subject not in asked and not report.reasons.filter(subject=subject).exists():
        raise InputError.one("subject", "unknown_id", subject)


def _require_seen(held: Any, version: int, fields: tuple[str, ...]) -> None:
    """ApiProblem `changed-meanwhile` with what stands now, where that is not what was seen."""
    current = held.version if held else NOTHING_SAID
    if current != version:
        now = {name: getattr(held, name) if held else "" for name in fields}
        raise ApiProblem("changed-meanwhile", more={"current": {**now, "version": current}})
