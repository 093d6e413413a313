"""How do benchmarks time, and tell what they measured? A table for people; rows as JSON where --json asks for them."""

from __future__ import annotations

import contextlib
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

REPEATS = 9
Task = Callable[[], Any]
Clock = Callable[[], float]
Sense = Literal["at_most", "at_least"]


@dataclass(frozen=True)
class Mark:
    """One figure of the project; `kept`: whether it is within its limit, where it has one."""

    mark: str
    value: float
    unit: str
    limit: float | None
    sense: Sense
    kept: bool


_marks: list[Mark] = []
_asked_for_json = False


def noted(mark: str, value: float, unit: str, limit: float | None = None, sense: Sense = "at_most") -> bool:
    """Take a figure into the rows of this run; whether it keeps its limit."""
    kept = limit is None or (value <= limit if sense == "at_most" else value >= limit)
    _marks.append(Mark(mark, float(value), unit, limit, sense, kept))
    return kept


def as_json(main: Callable[[], int]) -> int:
    """Run a benchmark. With --json, what it prints for people goes to standard error, and its rows as a JSON list to
    standard output."""
    global _asked_for_json
    if "--json" not in sys.argv:
        return main()
    sys.argv.remove("--json")
    _asked_for_json = True
    with contextlib.redirect_stdout(sys.stderr):
        code = main()
    print(json.dumps([asdict(each) for each in _marks], ensure_ascii=False))
    return code


def in_a_process(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run a part of a benchmark in a process of its own; its rows are taken over, its exit code is the answer."""
    if not _asked_for_json:
        return subprocess.run(command, env=environment, check=False).returncode
    done = subprocess.run([*command, "--json"], env=environment, stdout=subprocess.PIPE, check=False)
    _marks.extend(Mark(**each) for each in json.loads(done.stdout or "[]"))
    return done.returncode


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
    kept = noted(name, ours / by_hand, "times by hand", limit)
    figures = f"{ours:8.4f} s {by_hand:8.4f} s {ours / by_hand:6.2f}"
    print(f"{name:<58} {figures} (at most {limit:g}) {'ok' if kept else 'OVER'}", flush=True)
    return kept
