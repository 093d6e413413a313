"""How do mines stand against the dated limits? Computed from the present records, once for each question."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from firedamp.science.compliance.cases import cases_of
from firedamp.science.compliance.judging import compliance_told, counted
from firedamp.science.compliance.rules import rules
from firedamp.science.errors import InputError, Problem
from firedamp.server.inventory.attribution import attribution_of_figures, figures_taken
from firedamp.server.inventory.selectors import Scope, known_of
from firedamp.server.inventory.services import inventory_built, scope_key
from firedamp.server.mines.models import Mine
from firedamp.server.organisations.models import Organisation
from firedamp.server.organisations.rights import Reader, organisations_of
from firedamp.server.reference.library import current_library


def compliance_of(
    who: Reader, scope: Scope, *, method: str, gwp_set: str, organisation: str | None, limit_id: str | None,
    status: str | None,
) -> dict[str, Any]:  # fmt: skip
    """Rows and counts of a basin; of an organisation those of the mines that it reports and of their companies.

    InputError for a limit that there is none of, and for an organisation that the person does not belong to.
    """
    limits = [each for each in current_library().limits if each.quantity in rules()]
    of = None if organisation is None else organisations_of(who).filter(organisation_id=organisation).first()
    problems = [] if of or organisation is None else [Problem("organisation", "unknown_id", organisation)]
    if limit_id is not None and limit_id not in (known := [each.id for each in limits]):
        problems.append(Problem("limit_id", "not_a_choice", limit_id, {"choices": ", ".join(known)}))
    if problems:
        raise InputError(problems)
    own = None if of is None else _mines_of(of, scope.year)
    found = _computed(_Asked(scope, (*scope_key(scope), method, gwp_set)), method, gwp_set)
    rows = found["rows"] if own is None else _of_mines(found["rows"], own)
    shown = [
        row for row in rows
        if (limit_id is None or row["limit"]["id"] == limit_id) and (status is None or row["status"] == status)
    ]  # fmt: skip
    return {**found, "counts": counted(rows), "rows": shown}


def _of_mines(rows: list[dict[str, Any]], own: frozenset[str]) -> list[dict[str, Any]]:
    mines = [row for row in rows if row["subject"] == "mine" and row["key"] in own]
    companies = {row["company_id"] for row in mines}
    return mines + [row for row in rows if row["subject"] == "organisation" and row["key"] in companies]


def _mines_of(organisation: Organisation, year: int | None) -> frozenset[str]:
    """The ids of the mines that an organisation reports, in a year or at all."""
    sites = organisation.sites.select_related("mine")
    return frozenset(
        site.mine.mine_id
        for site in sites
        if year is None or (site.first_year or year) <= year <= (site.last_year or year)
    )


@dataclass(frozen=True)
class _Asked:
    """A scope; the same question where what decides the answer is the same."""

    scope: Scope = field(compare=False)
    key: tuple[object, ...] = ()


@functools.lru_cache(maxsize=16)
def _computed(asked: _Asked, method: str, gwp_set: str) -> Mapping[str, Any]:
    scope = asked.scope
    built = inventory_built(scope=scope, method=method, gwp_set=gwp_set)
    uses = dict(Mine.objects.filter(basin=scope.basin).values_list("mine_id", "coal_use"))
    limits = [each for each in current_library().limits if each.quantity in rules()]
    return {
        **compliance_told(cases_of(built, uses), limits, built),
        "synthetic": scope.basin.synthetic,
        "attribution": attribution_of_figures(known_of(scope), figures_taken(built.rows, built.methods_of_rows)),
    }
