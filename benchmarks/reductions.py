"""Speed of the draws and of the optimum of a synthetic portfolio: 100 projects, 10,000 draws, at most ten seconds.

    .venv/bin/python benchmarks/reductions.py

The projects are made up: fifty mines named "example", two projects on each one's stream, an abstract currency unit.
"""

from __future__ import annotations

import sys
import time
from typing import Any

import numpy as np
from _measuring import as_json, noted, timed

from firedamp.science.gases import gwp_set
from firedamp.science.reductions.evaluating import Terms
from firedamp.science.reductions.portfolio import Question, portfolio_told
from firedamp.science.reductions.reading import Portfolio, portfolio_of
from firedamp.science.reductions.uncertainty import drawn, ranges_told, total_of

PROJECTS, DRAWS, LIMIT_SECONDS = 100, 10_000, 10.0
SPREADS = {"flow": 20.0, "ch4": 5.0, "availability": 5.0, "electricity_per_mwh": 30.0, "carbon_per_t": 50.0}
RANDOM = np.random.default_rng(1)


def example(place: int) -> dict[str, Any]:
    """One of the two projects of a mine: its engine and its flare share a stream."""
    mine = place // 2
    return {
        "id": f"example-{place}", "mine": f"example {mine}", "organisation": f"example {mine % 5}",
        "stream": {"kind": "drainage", "flow_m3_min": 20.0 + mine, "ch4_percent": 40.0, "decline_per_year": 0.03},
        "technology": "gas_engine" if place % 2 else "flare_enclosed", "order": 1 - place % 2,
        "start_year": 2027, "lifetime_years": 15, "capex": float(RANDOM.integers(500, 3000)), "opex_per_year": 50.0,
        "prices": {"electricity_per_mwh": 0.01, "carbon_per_t": 0.001}, "discount_rate": 0.12,
        "grid_factor_t_mwh": 0.7, "tax_rate": 0.2, "currency": "example unit",
    }  # fmt: skip


def main() -> int:
    found: Portfolio = portfolio_of({"projects": [example(place) for place in range(PROJECTS)]})
    terms = Terms(gwp=gwp_set("AR5"))
    told: dict[str, Any] = {}

    def draws() -> None:
        told["range"] = ranges_told(total_of(drawn(found.projects, terms, SPREADS, draws=DRAWS)))

    def optimum() -> None:
        told["answer"] = portfolio_told(found, Question(budget=40_000), terms)

    seconds, name = timed(draws, time.perf_counter), f"{DRAWS:,} draws of {PROJECTS} projects of 15 years"
    kept = noted(name, seconds, "s", LIMIT_SECONDS)
    print(f"{name}: {seconds:.2f} s (at most {LIMIT_SECONDS:g} s)")
    seconds, name = timed(optimum, time.perf_counter), "optimum within a budget"
    noted(f"{name}, {PROJECTS} projects", seconds, "s")
    print(f"{name}: {seconds:.2f} s, {len(told['answer']['chosen'])} chosen")
    return int(not kept)


if __name__ == "__main__":
    sys.exit(as_json(main))
