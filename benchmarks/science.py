"""Speed of the science against the same written by hand in NumPy: ratios within one run (sheets: `sheets.py`).

    .venv/bin/python benchmarks/science.py

Each pair is run in turn, A B A B …; the ratio is of the medians. Limits are those that the project set itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import Any

import numpy as np
from _measuring import Task, as_json, heading, noted, paired, report

from firedamp.datapackages import mine_years, package
from firedamp.science.inventory import MineYear, build_inventory
from firedamp.science.inventory.groups import sum_matrix

DRAWS = 10_000
MANY_DRAWS = 2_000_000
MANY_LINES = 20_000


def draws_of_the_kuzbass() -> tuple[Task, Task]:
    """Total, types, companies, districts and every mine, with 95 % ranges, from the same spreads."""
    mines = [MineYear(**row) for row in mine_years(package("kuzbass"))]

    def ours() -> Any:
        return build_inventory(mines, title={"en": "", "ru": ""}, draws=DRAWS)

    groups = sum_matrix(ours().groupings.values(), len(mines), dense=True)
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


OF_MANY_DRAWS = f"""
from firedamp.datapackages import mine_years, package
from firedamp.science.inventory import MineYear, build_inventory
rows = [MineYear(**row) for row in mine_years(package("kuzbass"))]
build_inventory(rows, title={{"en": "", "ru": ""}}, draws={MANY_DRAWS})
"""


def table_of_many_lines() -> str:
    """A user's table of MANY_LINES mines of half as many companies."""
    mines = (
        f"M{number},{('underground', 'surface')[number % 2]},2023,{100_000 + number},{60 + number % 600},C{number // 2}"
        for number in range(MANY_LINES)
    )
    return "\n".join(["name,mine_type,year,output_t,depth_m,company", *mines])


def peak_memory_gb(*arguments: str, typed: str = "") -> float:
    """Peak of a Python process; its own, whatever processes were before."""
    child = subprocess.Popen(
        [sys.executable, *arguments], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    assert child.stdin is not None
    child.stdin.write(typed.encode())
    child.stdin.close()
    _, status, used = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(arguments)[:80]} ended with {status}")
    return used.ru_maxrss / 2**20


def report_memory(name: str, memory: float, limit: float) -> bool:
    kept = noted(f"peak memory of {name}", memory, "GB", limit)
    print(f"peak memory of {name}: {memory:.2f} GB (at most {limit:g}) {'ok' if kept else 'OVER'}")
    return kept


def main() -> int:
    heading()
    good = report(f"{DRAWS:,} draws of the Kuzbass inventory", *paired(*draws_of_the_kuzbass()), 2)
    good &= report("a cold calculation against import numpy, whole processes", *paired(*cold_command()), 6)
    good &= report_memory(f"{MANY_DRAWS:,} draws of the Kuzbass", peak_memory_gb("-c", OF_MANY_DRAWS), 2)
    inventory = ("-m", "firedamp.cli", "inventory", "-", "--json")
    good &= report_memory(
        f"an inventory of a table of {MANY_LINES:,} lines", peak_memory_gb(*inventory, typed=table_of_many_lines()), 1
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(as_json(main))
