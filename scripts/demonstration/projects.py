"""Which projects could cut the basin's methane? A portfolio of made-up ones, for `firedamp portfolio` and the pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from demonstration import tables
from demonstration.costs import DISCOUNT_RATE, GRID_FACTOR_T_MWH, PRICE_YEAR, PRICES, UNIT, cost
from demonstration.emissions import GWP_SET, emissions_co2e_t
from demonstration.mines import LAST_YEAR, MINES, Mine
from demonstration.streams import DRAINAGE, VENTILATION, Stream, streams
from firedamp.science.gases import gwp_set
from firedamp.science.reductions.constants import basis
from firedamp.science.reductions.engines import load_of, units_for
from firedamp.science.reductions.fitting import against
from firedamp.science.reductions.technologies import Technology, technologies

Json = dict[str, Any]
START_YEAR = 2025
YEARS_TO_RUN = 10  # at least: nobody proposes a plant that its stream soon leaves too small for
SOURCE = "synthetic example, scripts/demonstration/projects.py"
# Technologies of the catalogue that are tried on a stream, and how an id ends with them.
TRIED = {
    DRAINAGE: {"flare_enclosed": "flare", "gas_engine": "engine", "boiler": "boiler"},
    VENTILATION: {"vam_rto": "rto"},
}


def example_projects(texts: dict[str, str]) -> str:
    """The portfolio as JSON; `texts` are those of the package's descriptor and tables, by file."""
    emissions = emissions_co2e_t(texts, LAST_YEAR)
    organisations = [{"name": name, "emission_co2e_t": tonnes} for name, tonnes in emissions.items()]
    record = {"projects": [each for mine in MINES for each in _projects(mine)], "organisations": organisations}
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _projects(mine: Mine) -> Iterator[Json]:
    for stream in _streams(mine):
        for technology_id, ending in TRIED[stream.kind].items():
            technology = technologies()[technology_id]
            if _runs_for_years(technology, stream):
                yield _project(f"{mine.mine_id}-{ending}", mine, stream, technology)


def _streams(mine: Mine) -> Iterator[Stream]:
    """The streams of a mine in the last year of the tables, as far as its rows are not lost."""
    abundances, uses = _rows("methane_abundance").get(mine.mine_id, {}), _rows("methane_use").get(mine.mine_id, {})
    if LAST_YEAR in abundances or LAST_YEAR in uses:
        lost = {"drained_m3": None, "vented_m3": None}
        use = uses.get(LAST_YEAR, lost) if uses else None
        yield from streams(mine.mine_id, abundances.get(LAST_YEAR, {}), use)


@cache
def _rows(table: str) -> dict[str, dict[int, Json]]:
    """The rows of a table by mine and year."""
    found: dict[str, dict[int, Json]] = {}
    for row in getattr(tables, table)():
        found.setdefault(row["mine_id"], {})[row["year"]] = row
    return found


def _runs_for_years(technology: Technology, stream: Stream) -> bool:
    """Whether nothing but safety speaks against a technology, in the first year and when the flow has fallen."""
    conditions = basis(gwp_set(GWP_SET))
    flows = [stream.flow_of_year(year) for year in (1, YEARS_TO_RUN)]
    return not any(list(against(technology, stream.kind, flow, stream.ch4_percent, conditions)) for flow in flows)


def _project(project_id: str, mine: Mine, stream: Stream, technology: Technology) -> Json:
    load = float(load_of(technology, stream.flow_m3_min, stream.ch4_percent, basis(gwp_set(GWP_SET))))
    money = cost(project_id, technology, stream.flow_m3_min, units_for(load, technology.unit_size or load))
    return {
        "id": project_id,
        "mine": mine.mine_id,
        "organisation": mine.company,
        "stream": {
            "kind": stream.kind,
            "flow_m3_min": stream.flow_m3_min,
            "ch4_percent": stream.ch4_percent,
            "decline_per_year": stream.decline_per_year,
        },
        "technology": technology.id,
        "start_year": START_YEAR,
        "capex": money.capex,
        "opex_per_year": money.opex_per_year,
        "prices": PRICES,
        "discount_rate": DISCOUNT_RATE,
        "grid_factor_t_mwh": GRID_FACTOR_T_MWH,
        "alternative_group": f"{mine.mine_id}-{stream.kind}",
        "price_year": PRICE_YEAR,
        "currency": UNIT,
        "sources": dict.fromkeys(("stream", "capex", "opex_per_year", "prices", "grid_factor_t_mwh"), SOURCE),
    }
