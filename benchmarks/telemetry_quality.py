"""Quality rules: time of a million rows of ten channels, and how many synthetic faults in real readings are found.

    .venv/bin/python benchmarks/telemetry_quality.py

The long recording repeats the real longwall's, with a hundredth of its readings taken out; times are processor seconds.
The exit code is 1 where a limit is passed. The faults are those of tests/science/telemetry/faults.py.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from _measuring import as_json, noted

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.science.telemetry.faults import FIRST_DAY, VARYING, Fault, checked, held, real, score, shifted, spike

from firedamp.science.telemetry import channel, downsampled, episodes, flags, recording

ROWS = 1_000_000
COLUMNS = ("MM31", "MM116", "AS038", "PG072", "MM31", "MM116", "AS038", "PG072", "BA13", "BA13")
QUANTITIES = {"MM": "methane_concentration", "AS": "air_velocity", "PG": "air_velocity", "BA": "atmospheric_pressure"}
METHANE = ("MM31", "MM116")
TRIALS: tuple[tuple[str, str, Fault, tuple[str, ...]], ...] = (
    ("spike", "1 reading, 8 deviations of changes", spike(8), VARYING),
    ("spike", "1 reading, 15", spike(15), VARYING),
    ("spike", "2 readings, 15", spike(15, 2), VARYING),
    ("stuck", "1 hour", held(60), VARYING),
    ("stuck", "2 hours", held(120), VARYING),
    ("stuck", "4 hours", held(240), VARYING),
    ("stuck", "8 hours", held(480), VARYING),
    ("step", "6 deviations of the hour before", shifted(6), VARYING),
    ("step", "10", shifted(10), VARYING),
    ("calibration", "1.5 % for 5 min", checked(1.5, 5), METHANE),
    ("calibration", "2.0 % for 3 min", checked(2.0, 3), METHANE),
    ("calibration", "2.5 % for 10 min", checked(2.5, 10), METHANE),
)


def main() -> int:
    known, described = long_recording()
    found = flags(known, described)
    column = known.channel(known.names[0])
    fast = [
        report("marks of 1,000,000 rows of 10 channels", lambda: flags(known, described), 5),
        report("episodes of them", lambda: episodes(known, found), 5),
        report("3,000 points of 1,000,000 readings", lambda: downsampled(column, 3000), 0.5),
    ]
    print(f"\n{'rule':<12} {'fault':<36} {'found':>6} {'right':>6} {'trials':>7}")
    for rule, name, fault, names in TRIALS:
        told = score(rule, fault, names, first=FIRST_DAY if rule == "stuck" else 500)
        noted(f"{rule}, {name}: faults found", 100 * told.recall, "%", sense="at_least")
        noted(f"{rule}, {name}: marks that are right", 100 * told.precision, "%", sense="at_least")
        print(f"{rule:<12} {name:<36} {told.recall:6.0%} {told.precision:6.0%} {told.trials:7d}", flush=True)
    return 0 if all(fast) else 1


def long_recording() -> tuple[Any, Any]:
    places = np.arange(ROWS) % len(real())
    values = np.column_stack([np.roll(real().channel(name)[places], 37 * at) for at, name in enumerate(COLUMNS)])
    values[np.random.default_rng(1).random(values.shape) < 0.01] = np.nan
    times = np.datetime64("2026-01-01", "us") + np.arange(ROWS) * np.timedelta64(30, "s")
    names = [f"{name}.{at}" for at, name in enumerate(COLUMNS)]
    return recording(names, values, 30, times), [channel(name, QUANTITIES[name[:2]]) for name in names]


def report(name: str, task: Callable[[], Any], limit: float) -> bool:
    began = time.process_time()
    task()
    took = time.process_time() - began
    kept = noted(name, took, "s", limit)
    print(f"{name:<58} {took:8.2f} s (at most {limit:g}) {'ok' if kept else 'OVER'}", flush=True)
    return kept


if __name__ == "__main__":
    sys.exit(as_json(main))
