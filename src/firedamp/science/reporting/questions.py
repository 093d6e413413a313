"""What must the organisation answer for before its year is official? Each question is answered by a reason in words.

A question that a document answers, that of methane utilised or of a number of one's own, is answered by the document as
well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from firedamp.science.errors import Problem
from firedamp.science.methods.library import Library
from firedamp.science.methods.trace import canonical
from firedamp.science.reporting.amounts import Evaluated
from firedamp.science.reporting.asked import asked
from firedamp.science.reporting.organisation_year import OrganisationYear
from firedamp.science.reporting.own_numbers import (
    EMISSION,
    of_daily_outputs,
    of_emissions,
    of_factors,
    of_known,
    of_outputs,
    of_uncertainties,
)
from firedamp.science.reporting.periods import (
    MINUTES_PER_DAY,
    days_of_year,
    longer_than_the_year,
    minutes_covered,
    partial,
    parts_of_year,
    together,
)
from firedamp.science.reporting.reasons import content_of_question, explained, is_reason
from firedamp.science.reporting.streams import alike

UTILISED = "methane_utilised"
PERIOD, ALIKE, UNPROVEN = "period_partial", "streams_alike", "utilised_without_evidence"
PARTS = "parts_of_year"
OF_ANY_REPORT = (EMISSION, PERIOD)  # beside those that a document of the calculation's own answers
TAKEN_OFF = (("utilised", UNPROVEN, UTILISED), ("flared", "flared_without_evidence", "methane_flared"))


def questions(year: OrganisationYear, found: Sequence[Evaluated], methods: Library) -> list[dict[str, Any]]:
    """Each with its subject, the problem that it is as long as nobody answers, and the answer given (or "")."""
    every = [
        *_of_periods(year, found),
        *_of_parts(year, found),
        *_of_streams(year, found),
        *_of_utilised(year, found),
        *of_factors(year, found, methods.factors),
        *of_uncertainties(year, found),
        *of_outputs(year, found),
        *of_daily_outputs(year, found),
        *of_known(year, found),
        *of_emissions(year, found, methods.factors),
    ]
    return [_with_answer(year, each.field, asdict(each)) for each in every]


def _with_answer(year: OrganisationYear, subject: str, problem: dict[str, Any]) -> dict[str, Any]:
    said = explained(year.reasons, subject, content_of_question(problem))
    return {"problem": problem, "subject": subject, "reason": said}


def _of_periods(year: OrganisationYear, found: Sequence[Evaluated]) -> Iterator[Problem]:
    longer = {each.entry.id for each in longer_than_the_year(year, found)}  # which is no question
    for group in partial(year, found):
        if longer & {each.entry.id for each in group}:
            continue
        mine_id, method = group[0].entry.mine_id, group[0].entry.method
        days = sum(minutes_covered(each) or 0.0 for each in group) / MINUTES_PER_DAY
        figures = {
            "days": canonical(days),
            "days_of_year": days_of_year(year.year),
            "percent": float(f"{100 * together(year, group):.3g}"),
        }
        yield asked(year, f"period|{mine_id}|{method}", PERIOD, group, **figures)


def _of_parts(year: OrganisationYear, found: Sequence[Evaluated]) -> Iterator[Problem]:
    """Balances of parts of the year tell their minutes and no dates: which part is whose?"""
    for group in parts_of_year(year, found):
        first = group[0].entry
        days = [canonical((minutes_covered(each) or 0.0) / MINUTES_PER_DAY) for each in group]
        told = " + ".join(f"{each:g}" for each in days)
        yield asked(year, f"parts|{first.mine_id}|{first.method}", PARTS, group, days=told)


def _of_streams(year: OrganisationYear, found: Sequence[Evaluated]) -> Iterator[Problem]:
    for left, right in alike(found):
        other = dict(year.site(right.entry.mine_id).name)
        yield asked(year, f"alike|{left.entry.id}|{right.entry.id}", ALIKE, (left, right), other=other)


def _of_utilised(year: OrganisationYear, found: Sequence[Evaluated]) -> Iterator[Problem]:
    """Methane that is taken off as utilised or flared lowers the emission: by which metering, in which document?"""
    for each in found:
        for subject, rule, symbol in TAKEN_OFF:
            volume = each.number(symbol)
            if volume > 0:
                figures = {"utilised_m3": canonical(volume), "symbol": symbol}
                yield asked(year, f"{subject}|{each.entry.id}", rule, (each,), **figures)


def answered(question: Mapping[str, Any], attached: Iterable[tuple[str, str]]) -> bool:
    """Whether a reason says why, or a document is attached to all that is asked of: pairs of calculation and symbol."""
    wanted = proven_by(question["problem"])
    return is_reason(question["reason"]) or (bool(wanted) and set(wanted) <= set(attached))


def proven_by(problem: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The calculations and symbols of a question that documents can answer; none of any other question."""
    params = problem["params"]
    symbols = params.get("symbols", [params["symbol"]] if "symbol" in params else [])
    if problem["rule"] == UNPROVEN:  # the first issues did not state its symbol
        symbols = [UTILISED]
    return [(entry, symbol) for entry in params["entries"] for symbol in symbols]


def unanswered(
    found: Iterable[Mapping[str, Any]], attached: Iterable[tuple[str, str]], *, whole: bool
) -> list[Problem]:
    """The questions that stand in the way; of a report of one calculation those alone that are of its numbers."""
    known = set(attached)
    asked_here = [
        each for each in found if whole or proven_by(each["problem"]) or each["problem"]["rule"] in OF_ANY_REPORT
    ]
    return [Problem(**each["problem"]) for each in asked_here if not answered(each, known)]
