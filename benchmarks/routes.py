"""Time of a basin's routes side by side and of its series: 60 mines, 34 years, 5 routes, 1,000 draws.

    .venv/bin/python benchmarks/routes.py

Limits are seconds on one core; the mines are made up here, with a seed.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from _measuring import as_json, noted

from firedamp.science.inventory import MineYear
from firedamp.science.inventory.reconciliation import reconcile_mine
from firedamp.science.inventory.reconciliation_basin import reconcile_basin
from firedamp.science.inventory.series import Group, emission_series, quantities

MINES, YEARS = 60, range(1990, 2024)
SURFACE = 12
REPEATS = 5


def made_up_basin() -> list[MineYear]:
    random = np.random.default_rng(1)
    return [made_up(number, year, random) for number in range(MINES) for year in YEARS]


def made_up(number: int, year: int, random: np.random.Generator) -> MineYear:
    underground = number >= SURFACE
    figures = {
        "depth_m": random.uniform(150, 900),
        "absolute_abundance_m3_min": random.uniform(5, 150),
        "relative_abundance_m3_t": random.uniform(2, 40),
        "seam_gas_content_m3_t": random.uniform(2, 25),
        "adjacent_share": random.uniform(0, 1.5),
    }
    known = {name: value for name, value in figures.items() if underground and random.random() > 0.1}
    name = f"Made-up mine {number}"
    mine_type = "underground" if underground else "surface"
    output_t = random.uniform(2e5, 4e6)
    return MineYear(f"M{number}", {"en": name, "ru": name}, mine_type, year, output_t, **known)


def report(name: str, task: Callable[[], Any], limit: float) -> bool:
    """Processor seconds, so that a busy machine does not tell otherwise than a quiet one."""
    task()
    times = []
    for _ in range(REPEATS):
        begin = time.process_time()
        task()
        times.append(time.process_time() - begin)
    median = statistics.median(times)
    kept = noted(name, median, "s", limit)
    print(f"{name:<58} {median:8.3f} s (at most {limit:g}) {'ok' if kept else 'OVER'}")
    return kept


def main() -> int:
    rows = made_up_basin()
    every = [Group(row.mine_id, row.name, frozenset({row.mine_id})) for row in rows if row.year == YEARS[0]]
    full = next(row for row in rows if row.absolute_abundance_m3_min and row.adjacent_share)
    results = [
        report("basin by every route and year", lambda: reconcile_basin(rows), 3.0),
        report("mine and year by every route, 10,000 draws", lambda: reconcile_mine(full), 0.1),
        report(
            "emission of every mine by year",
            lambda: emission_series(quantities()["ch4_t"], rows, every, method="best"),
            1.0,
        ),
    ]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(as_json(main))
