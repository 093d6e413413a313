"""May a report be issued? What still stands in its way, each with the place where it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from firedamp.science.errors import Problem
from firedamp.science.reporting.completeness import MISSING, NOT_ESTIMATED
from firedamp.science.reporting.confirming import unconfirmed
from firedamp.science.reporting.organisation_year import TOTAL, OrganisationYear


def in_the_way(
    year: OrganisationYear, result: Mapping[str, Any], confirmed: Iterable[Mapping[str, Any]], *, whole: bool
) -> list[Problem]:
    """Why the report may not be issued; empty where it may.

    `whole`: it is of an organisation's year, which must be complete, free of double counting and explained; a report of
    one calculation must only rest on what is confirmed.
    """
    problems: list[Problem] = []
    if not year.entries:
        problems.append(Problem("entries", "nothing_calculated"))
    synthetic = [site for site in year.sites if site.synthetic]
    if synthetic and len(synthetic) < len(year.sites):
        problems.append(Problem("sites", "synthetic_among_real", ", ".join(site.mine_id for site in synthetic)))
    if whole:
        problems += _incomplete(result) + [Problem(**each) for each in result["double_counting"]]
        problems += _unexplained(result["comparison"])
    problems += [
        Problem(f"{each['kind']}|{each['id']}", "not_confirmed", None, {"what": each["reason"]})
        for each in unconfirmed(result["to_confirm"], confirmed)
    ]
    return problems


def _incomplete(result: Mapping[str, Any]) -> list[Problem]:
    """Cells of which nothing is said; one that is said not to be estimated must say why."""
    names = {site["mine_id"]: site["name"] for site in result["sites"]}
    categories = {each["category"]: each["name"] for each in result["categories"]}
    found = []
    for cell in result["cells"]:
        missing = cell["state"] == MISSING
        if missing or (cell["state"] == NOT_ESTIMATED and not cell["reason"].strip()):
            params = {"site": names[cell["mine_id"]], "category": categories[cell["category"]]}
            rule = "cell_missing" if missing else "reason_missing"
            found.append(Problem(f"{cell['mine_id']}|{cell['category']}", rule, None, params))
    return found


def _unexplained(comparison: Sequence[Mapping[str, Any]]) -> list[Problem]:
    """Changes beyond the uncertainty without a reason; that of the whole only where no site's explains it."""
    beyond = [row for row in comparison if row["beyond_uncertainty"]]
    of_sites = [row for row in beyond if row["subject"] != TOTAL]
    return [
        Problem(row["subject"], "change_unexplained", row["change_t"], {"site": row["name"]})
        for row in of_sites or beyond
        if not row["reason"].strip()
    ]
