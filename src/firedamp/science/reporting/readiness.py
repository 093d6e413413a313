"""May a report be issued? What still stands in its way, each with the place where it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    attached: Iterable[tuple[str, str]] = (),
) -> list[Problem]:  # fmt: skip
    """Why the report may not be issued; empty where it may.

    `whole`: it is of an organisation's year, which must be complete, free of double counting and explained; a report of
    one calculation must only rest on what is confirmed. `attached`: calculations and symbols that a document is the
    source of.
    """
    problems: list[Problem] = []
    if not year.entries:
        problems.append(Problem("entries", "nothing_calculated"))
    synthetic = [site for site in year.sites if site.synthetic]
    if synthetic and len(synthetic) < len(year.sites):
        problems.append(Problem("sites", "synthetic_among_real", ", ".join(site.mine_id for site in synthetic)))
    twice = [Problem(**each) for each in result["double_counting"]]
    problems += twice if whole else [each for each in twice if each.rule in OF_ANY_REPORT]
    if whole:
        problems += _incomplete(result)
        # Nothing calculated is not a change to nought: nobody can say why yet.
        problems += _unexplained(result["comparison"]) if year.entries else []
        problems += unanswered(result["questions"], attached)
    problems += [
        Problem(f"{each['kind']}|{each['id']}", "not_confirmed", None, {"what": each["reason"]})
        for each in unconfirmed(result["to_confirm"], confirmed)
    ]
    return problems


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


def _unexplained(comparison: Sequence[Mapping[str, Any]]) -> list[Problem]:
    """Changes beyond the uncertainty without a reason; that of the whole only where no site's explains it."""
    beyond = [row for row in comparison if row["beyond_uncertainty"]]
    of_sites = [row for row in beyond if row["subject"] != TOTAL]
    return [
        Problem(row["subject"], "change_unexplained", row["change_t"], {"site": row["name"]})
        for row in of_sites or beyond
        if not is_reason(row["reason"])
    ]
