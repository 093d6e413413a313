"""How Firedamp and the same thing written by hand are timed: in turn, A B A B …, by the medians of both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

REPEATS = 9
Task = Callable[[], Any]
Clock = Callable[[], float]


def timed(task: Task, clock: Clock) -> float:
    begin = clock()
    task()
    return clock() - begin


def paired(ours: Task, by_hand: Task, repeats: int = REPEATS, clock: Clock = time.perf_counter) -> tuple[float, float]:
    """Median seconds of both, run in turn after a warm-up."""
    ours(), by_hand()
    times = [(timed(ours, clock), timed(by_hand, clock)) for _ in range(repeats)]
    return statistics.median(pair[0] for pair in times), statistics.median(pair[1] for pair in times)


def heading() -> None:
    print(f"{'':<58} {'Firedamp':>10} {'by hand':>10}  ratio")


def report(name: str, ours: float, by_hand: float, limit: float) -> bool:
    """Print a line of the table; whether the ratio is within the limit."""
    ratio = ours / by_hand
    figures = f"{ours:8.4f} s {by_hand:8.4f} s {ratio:6.2f}"
    print(f"{name:<58} {figures} (at most {limit:g}) {'ok' if ratio <= limit else 'OVER'}", flush=True)
    return ratio <= limit
