"""May a report be issued? What still stands in its way, each with the place where it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from firedamp.science.errors import Problem
from firedamp.science.reporting.completeness import MISSING
from firedamp.science.reporting.confirming import unconfirmed
from firedamp.science.reporting.organisation_year import NOT_ESTIMATED, NOT_OCCURRING, TOTAL, OrganisationYear
from firedamp.science.reporting.questions import unanswered
from firedamp.science.reporting.reasons import is_reason

OF_ANY_REPORT = ("unfit_for_site", "kind_contradicts", "exceeds_year")
OF_COAL = ("underground_mining", "surface_mining")  # what every tonne of coal brings about


def in_the_way(
    year: OrganisationYear, result: Mapping[str, Any], confirmed: Iterable[Mapping[str, Any]], *, whole: bool,
    today: date, attached: Iterable[tuple[str, str]] = (),
) -> list[Problem]:  # fmt: skip
    """Why the report may not be issued; empty where it may.

    `whole`: it is of an organisation's year, which must be over, complete, free of double counting and explained; a
    report of one calculation must only rest on what is confirmed or shown, and be of a year that has begun. `attached`:
    calculations and symbols that a document is the source of.
    """
    problems: list[Problem] = []
    if year.year > today.year or (whole and year.year == today.year):
        problems.append(Problem("year", "year_not_over", str(year.year), {"year": str(year.year)}))
    if not year.entries:
        problems.append(Problem("entries", "nothing_calculated"))
    synthetic = [site for site in year.sites if site.synthetic]
    if synthetic and len(synthetic) < len(year.sites):
        problems.append(Problem("sites", "synthetic_among_real", ", ".join(site.mine_id for site in synthetic)))
    twice = [Problem(**each) for each in result["double_counting"]]
    problems += _negative(result)
    problems += twice if whole else [each for each in twice if each.rule in OF_ANY_REPORT]
    if whole:
        problems += _incomplete(result)
        # Nothing calculated is not a change to nought: nobody can say why yet.
        problems += _unexplained(result["comparison"]) if year.entries else []
    problems += unanswered(result["questions"], attached, whole=whole)
    problems += [
        Problem(f"{each['kind']}|{each['id']}", "not_confirmed", None, {"what": each["reason"]})
        for each in unconfirmed(result["to_confirm"], confirmed)
    ]
    return problems


def _negative(result: Mapping[str, Any]) -> list[Problem]:
    """Sources that would take methane out of the air: more was burnt or utilised than there was."""
    names = {site["mine_id"]: site["name"] for site in result["sites"]}
    categories = {each["category"]: each["name"] for each in result["categories"]}
    return [
        Problem(
            f"{cell['mine_id']}|{cell['category']}", "negative_emission", cell["ch4_t"],
            {"site": names[cell["mine_id"]], "category": categories[cell["category"]]},
        )
        for cell in result["cells"]
        if cell["ch4_t"] < 0
    ]  # fmt: skip


def _incomplete(result: Mapping[str, Any]) -> list[Problem]:
    """Cells of which nothing is said, or no reason is given for what is said."""
    names = {site["mine_id"]: site["name"] for site in result["sites"]}
    outputs = {site["mine_id"]: site["output_t"] for site in result["sites"]}
    categories = {each["category"]: each["name"] for each in result["categories"]}
    found = []
    for cell in result["cells"]:
        rule = _gap(cell, outputs[cell["mine_id"]])
        if rule:
            params = {"site": names[cell["mine_id"]], "category": categories[cell["category"]]}
            found.append(Problem(f"{cell['mine_id']}|{cell['category']}", rule, None, params))
    return found


def _gap(cell: Mapping[str, Any], output_t: float | None) -> str | None:
    """The rule that a cell breaks: nothing is said of it, no reason is given, or coal is mined without emitting.

    Words alone do not excuse a mine at work from an estimate: its coal output, which it knows, is enough for Tier 1.
    Only where the reference table says that nothing was mined in the year may mining stay not estimated.
    """
    if cell["state"] == MISSING:
        return "cell_missing"
    if cell["entries"] or cell["state"] not in (NOT_OCCURRING, NOT_ESTIMATED):
        return None
    if cell["state"] == NOT_OCCURRING and cell["category"] in OF_COAL and output_t:
        return "mined_without_emission"
    if cell["state"] == NOT_ESTIMATED and cell["category"] in OF_COAL and output_t != 0:
        return "mined_not_estimated"
    return None if is_reason(cell["reason"]) else "reason_missing"


def asked_why(comparison: Sequence[Mapping[str, Any]]) -> set[str]:
    """The subjects that must say why they changed: the sites whose change is beyond the uncertainty.

    Of the whole where its change is, unless those sites' changes can make it up: their sum lies within its range.
    """
    sites = [row for row in comparison if row["subject"] != TOTAL and row["beyond_uncertainty"]]
    asked = {row["subject"] for row in sites}
    by_sites = sum(row["change_t"] for row in sites)
    for row in comparison:
        made_up = sites and row["change_t_low"] <= by_sites <= row["change_t_high"]
        if row["subject"] == TOTAL and row["beyond_uncertainty"] and not made_up:
            asked.add(TOTAL)
    return asked


def _unexplained(comparison: Sequence[Mapping[str, Any]]) -> list[Problem]:
    asked = asked_why(comparison)
    return [
        Problem(row["subject"], "change_unexplained", row["change_t"], {"site": row["name"]})
        for row in comparison
        if row["subject"] in asked and not is_reason(row["reason"])
    ]
