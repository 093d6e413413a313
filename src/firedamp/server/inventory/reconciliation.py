"""What may be asked of the routes to a mine's methane? What its data allow, side by side, and of a basin by year."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from firedamp.science.errors import InputError
from firedamp.science.inventory import MineYear
from firedamp.science.inventory.offers import offers
from firedamp.science.inventory.reconciliation import offered_json, reconcile_mine
from firedamp.science.inventory.reconciliation_basin import reconcile_basin
from firedamp.science.inventory.telemetry_route import TELEMETRY, first_of_all, telemetry_offer
from firedamp.server.answers import text
from firedamp.server.inventory.attribution import Taken, attribution_of_figures, figures_taken, figures_taken_by
from firedamp.server.inventory.mine_years import MineYears
from firedamp.server.measured.years import telemetry_year
from firedamp.server.mines.models import Basin, Mine
from firedamp.server.organisations.rights import Reader
from firedamp.server.reference.library import current_library
from firedamp.server.reference.selectors import revision


def mine_offers(*, reader: Reader, mine: Mine, year: int | None, gwp_set: str) -> dict[str, Any]:
    """Every method for a mine and year, the best tier first, with its inputs or with what they lack."""
    methods = current_library()
    gwp = methods.gwp_set(gwp_set).id
    row, years = mine_year_of(mine, year, MineYears(pk=mine.pk))
    offered = [offered_json(offer, row, methods) for offer in offers(row, gwp_set=gwp, methods=methods)]
    telemetry = telemetry_year(reader, mine, row.year)
    if telemetry:
        offered = first_of_all(telemetry_offer(row, telemetry), offered)
    return {
        "mine": {"id": mine.mine_id, "name": dict(row.name), "mine_type": mine.mine_type},
        "year": row.year,
        "years": years,
        "gwp_set": gwp,
        "offers": offered,
    }


def mine_reconcile(*, reader: Reader, mine: Mine, year: int | None, gwp_set: str) -> dict[str, Any]:
    """A mine and year by every route that its data allow; the telemetry that the reader may see before the others."""
    known = MineYears(pk=mine.pk)
    row, years = mine_year_of(mine, year, known)
    telemetry = telemetry_year(reader, mine, row.year)
    found = reconcile_mine(row, gwp_set=gwp_set, methods=current_library(), telemetry=telemetry)
    routes = [route["route"] for route in found["routes"] if route["available"] and route["route"] != TELEMETRY]
    taken = figures_taken([row] * len(routes), routes)
    return {**found, "years": years, **data_said(mine.basin, known, taken)}


def mine_year_of(mine: Mine, year: int | None, known: MineYears) -> tuple[MineYear, list[int]]:
    """The mine in a year, and the years of which something is known; without a year the latest of these."""
    years = known.years_of(mine)
    present = timezone.localdate().year
    return known.of(known.mines[mine.pk], year or (years[-1] if years else present)), years


def basin_reconcile(*, basin: Basin, first: int | None, last: int | None, gwp_set: str) -> dict[str, Any]:
    """A basin by every route and year; the same question on the same data is computed once."""
    require_span(first, last)
    gwp = current_library().gwp_set(gwp_set).id
    stamp = (basin.package.hash, revision())
    return _basin_reconciled(basin.basin_id, first, last, gwp, stamp)


@functools.lru_cache(maxsize=16)
def _basin_reconciled(
    basin_id: str, first: int | None, last: int | None, gwp_set: str, stamp: tuple[object, ...]
) -> dict[str, Any]:
    basin = Basin.objects.get(basin_id=basin_id)
    known = MineYears(basin=basin, withdrawn=False)
    rows = known.with_figures()
    chosen = [row for row in rows if (first or row.year) <= row.year <= (last or row.year)]
    found = reconcile_basin(chosen, gwp_set=gwp_set, methods=current_library())
    taken = [each for route in found["routes"] for each in figures_taken_by(route["route"], chosen, gwp_set)]
    return {**found, **data_said(basin, known, taken)}


def data_said(basin: Basin, known: MineYears, taken: Iterable[Taken]) -> dict[str, Any]:
    """Which basin the numbers are of, whether it is made up, and whose data they rest on."""
    return {
        "basin": {"id": basin.basin_id, "name": text(basin.name_en, basin.name_ru)},
        "synthetic": basin.synthetic,
        "attribution": attribution_of_figures(known, taken),
    }


def require_span(first: int | None, last: int | None) -> None:
    """InputError where the years asked for end before they begin."""
    if first is not None and last is not None and first > last:
        raise InputError.one("from", "above_maximum", first, maximum=last)
