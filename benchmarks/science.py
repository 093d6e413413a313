"""Speed of the science against the same written by hand in NumPy: ratios within one run (sheets: `sheets.py`).

    .venv/bin/python benchmarks/science.py

Each pair is run in turn, A B A B …; the ratio is of the medians. Limits are those that the project set itself.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from typing import Any

import numpy as np
from _measuring import Task, heading, paired, report

from firedamp.datapackages import mine_years, package
from firedamp.science.inventory import MineYear, build_inventory

DRAWS = 10_000
MANY_DRAWS = 2_000_000


def draws_of_the_kuzbass() -> tuple[Task, Task]:
    """Total, types, companies, districts and every mine, with 95 % ranges, from the same spreads."""
    mines = [MineYear(**row) for row in mine_years(package("kuzbass"))]

    def ours() -> Any:
        return build_inventory(mines, title={"en": "", "ru": ""}, draws=DRAWS)

    groups = np.concatenate([grouping.matrix for grouping in ours().groupings.values()])
    output = np.array([mine.output_t for mine in mines])
    underground = np.array([mine.mine_type == "underground" for mine in mines])
    depth = np.array([mine.depth_m if mine.depth_m is not None else np.nan for mine in mines])
    deep = underground & (depth > 400)

    def lognormal(random: np.random.Generator, factor: float) -> np.ndarray:
        return np.exp(np.log(factor) / 1.96 * random.standard_normal(DRAWS))

    def by_hand() -> np.ndarray:
        random = np.random.default_rng(1)
        coal = output[:, np.newaxis] * (1 + 0.02 / 1.96 * random.standard_normal((len(mines), DRAWS)))
        coal = np.clip(coal, 0, None)
        factor = np.empty((len(mines), DRAWS))
        factor[deep] = 25 * lognormal(random, 2) + 4 * lognormal(random, 3)
        factor[underground & ~deep] = 18 * lognormal(random, 2) + 2.5 * lognormal(random, 3)
        factor[~underground] = 1.2 * lognormal(random, 3) + 0.1 * lognormal(random, 3)
        ch4 = coal * factor * 0.67e-3
        return np.percentile(np.concatenate([ch4, groups @ ch4]), [2.5, 97.5], axis=1)

    total = ours().totals()
    low, high = by_hand()[:, len(mines)]
    assert abs(total["ch4_t_low"] / low - 1) < 0.05
    assert abs(total["ch4_t_high"] / high - 1) < 0.05
    return ours, by_hand


def whole_process(*command: str) -> float:
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def cold_command() -> tuple[Task, Task]:
    firedamp = os.path.join(os.path.dirname(sys.executable), "firedamp")
    arguments = ("calculate", "ipcc2006.underground", "coal_output=2400000", "mine_depth=350", "--json")
    return lambda: whole_process(firedamp, *arguments), lambda: whole_process(sys.executable, "-c", "import numpy")


def peak_memory_gb() -> float:
    """Peak of a process that draws the Kuzbass MANY_DRAWS times."""
    code = (
        "from firedamp.datapackages import mine_years, package\n"
        "from firedamp.science.inventory import MineYear, build_inventory\n"
        "rows = [MineYear(**row) for row in mine_years(package('kuzbass'))]\n"
        f"build_inventory(rows, title={{'en': '', 'ru': ''}}, draws={MANY_DRAWS})\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20


def main() -> int:
    heading()
    good = report(f"{DRAWS:,} draws of the Kuzbass inventory", *paired(*draws_of_the_kuzbass()), 2)
    good &= report("a cold calculation against import numpy, whole processes", *paired(*cold_command()), 6)
    memory = peak_memory_gb()
    verdict = "ok" if memory <= 2 else "OVER"
    print(f"peak memory of {MANY_DRAWS:,} draws of the Kuzbass: {memory:.2f} GB (at most 2) {verdict}")
    return 0 if good and memory <= 2 else 1


if __name__ == "__main__":
    sys.exit(main())
