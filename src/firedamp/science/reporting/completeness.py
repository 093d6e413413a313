"""Is every source category of every site accounted for? Calculated, measured, not occurring, or missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from firedamp.science.reporting.amounts import Evaluated, sums
from firedamp.science.reporting.categories import FLARING, Category, categories
from firedamp.science.reporting.organisation_year import NOT_ESTIMATED, NOT_OCCURRING, OrganisationYear, Site
from firedamp.science.reporting.periods import partial

MEASURED, CALCULATED, ELSEWHERE, MISSING = "measured", "calculated", "included_elsewhere", "missing"
STATES = (MEASURED, CALCULATED, ELSEWHERE, NOT_OCCURRING, NOT_ESTIMATED, MISSING)
# As the tables of the IPCC and the UNFCCC abbreviate them (2006 Guidelines, vol. 1, ch. 8, table 8.1).
NOTATION_KEYS = {ELSEWHERE: "IE", NOT_OCCURRING: "NO", NOT_ESTIMATED: "NE", MISSING: "NE"}
AS_GOOD_AS_MEASURED = ("measured", "reported")


def cells(year: OrganisationYear, found: Sequence[Evaluated]) -> list[dict[str, Any]]:
    """Each site and each category that it may have, its state, what it emits, from which calculations."""
    return [_cell(year, site, category, found) for site in year.sites for category in _categories_of(site, found)]


def _categories_of(site: Site, found: Sequence[Evaluated]) -> list[Category]:
    """Those of its kind, and others that a calculation of it covers all the same (a mine closed within the year)."""
    own = {category.id for category in categories().of_kind(site.kind)}
    own |= {category for each in found if each.entry.mine_id == site.mine_id for category in each.covered}
    return [category for category in categories().all.values() if category.id in own]


def _cell(year: OrganisationYear, site: Site, category: Category, found: Sequence[Evaluated]) -> dict[str, Any]:
    of_site = [each for each in found if each.entry.mine_id == site.mine_id]
    covering = [each for each in of_site if category.id in each.covered]
    said = next(
        (each for each in year.statements if (each.mine_id, each.category) == (site.mine_id, category.id)), None
    )
    within = [each for each in of_site if category.id in each.contained]
    state, reason, stands_in = MISSING, "", covering
    if covering:
        measured = all(map(_is_measured, covering)) and not any(
            map(covering.__contains__, chain(*partial(year, of_site)))
        )
        state = MEASURED if measured else CALCULATED
    elif within:
        state, stands_in = ELSEWHERE, within
    elif category.id == FLARING and (silent := [each for each in of_site if _says_no_flare(each)]):
        state, stands_in = NOT_OCCURRING, silent
    elif said:
        state, reason = said.state, said.reason
    own = [amount for each in covering for amount in each.amounts if amount.category == category.id]
    return {
        "mine_id": site.mine_id,
        "category": category.id,
        "code": category.code,
        "state": state,
        "notation_key": NOTATION_KEYS.get(state),
        "reason": reason,
        "entries": [each.entry.id for each in stands_in],
        **sums(own),
    }


def _is_measured(each: Evaluated) -> bool:
    """Its sheet rests on measurements, and no figure of it is said to be anything less than measured or reported."""
    qualities = [where.get("quality") for where in each.entry.origin.values() if isinstance(where, dict)]
    return each.coverage.measured and all(quality in (None, "", *AS_GOOD_AS_MEASURED) for quality in qualities)


def _says_no_flare(each: Evaluated) -> bool:
    """A person gave nought as the gas flared; the default of the sheet says nothing."""
    return "methane_flared" in each.entry.inputs and not each.number("methane_flared")


def counts(found: Sequence[dict[str, Any]]) -> dict[str, int]:
    """How many cells are in each state."""
    return {state: sum(cell["state"] == state for cell in found) for state in STATES}


def not_known(found: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """The sites and categories of which nobody knows what they emit: a sum without them is not the whole."""
    unknown = (NOT_ESTIMATED, MISSING)
    return [
        {name: cell[name] for name in ("mine_id", "category", "code")} for cell in found if cell["state"] in unknown
    ]
