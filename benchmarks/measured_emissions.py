"""Measured emissions: time and memory of a month, and of two, of one stream read by the second.

    .venv/bin/python benchmarks/measured_emissions.py [--json]

Readings are made up, four channels, with gaps; times are processor seconds. The exit code is 1 where a limit is passed:
ten seconds for a month, and twice the time takes no more than a tenth more memory.
"""

from __future__ import annotations

import resource
import sys
import time
from datetime import date, timedelta

import numpy as np
from _measuring import as_json, noted

from firedamp.science.measured import measure, stream_of

FIRST, MONTH_DAYS = date(2025, 1, 1), 30
MOST_S, MOST_MEMORY = 10.0, 1.1
STREAM = {
    "id": "shaft", "kind": "ventilation", "zone": "Asia/Novokuznetsk", "step_s": 1,
    "flow": {"channel": "Q", "systematic_percent": 3, "resolution": 1},
    "concentration": {"channel": "C", "systematic": 0.05, "random": 0.05, "resolution": 0.001},
    "temperature": {"channel": "T", "resolution": 0.1}, "pressure": {"channel": "P", "unit": "kPa", "resolution": 0.01},
}  # fmt: skip


def read(start_us: int, end_us: int) -> tuple[np.ndarray, np.ndarray]:
    seconds = np.arange(-(-start_us // 1_000_000), -(-end_us // 1_000_000))
    rng, count = np.random.default_rng(int(start_us // 1_000_000)), len(seconds)
    values = np.column_stack(
        [
            6000 + np.round(50 * rng.standard_normal(count)),
            np.round(0.3 + 0.02 * rng.standard_normal(count), 3),
            np.round(18 + np.sin(seconds * 1e-4), 1),
            np.round(99 + np.sin(seconds * 1e-5), 2),
        ]
    )
    values[(seconds // 600) % 97 == 0, 1] = np.nan
    return seconds * 1_000_000, values


def report(days: int) -> tuple[float, float]:
    begun = time.process_time()
    measure(stream_of(STREAM), read, FIRST, FIRST + timedelta(days=days - 1))
    taken = time.process_time() - begun
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{days} days by the second, 4 channels: {taken:5.1f} s, {megabytes:5.0f} MB at most", flush=True)
    return taken, megabytes


def main() -> int:
    report(1)  # what is imported and remembered once
    taken, memory = report(MONTH_DAYS)
    _, later = report(2 * MONTH_DAYS)
    kept = [
        noted("measured emissions, a month by the second, 4 channels", taken, "s of processor", MOST_S),
        noted("the same for two months, memory", later / memory, "times a month's", MOST_MEMORY),
    ]
    return int(not all(kept))


if __name__ == "__main__":
    sys.exit(as_json(main))
