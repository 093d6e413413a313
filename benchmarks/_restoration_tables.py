"""The tables of the restoration benchmark, and whether auto keeps what is promised of it."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from _measuring import Sense
from _restoration_cases import SHARES, Case, Outcome

from firedamp.science.series import AUTO, PATTERNS, fixed_methods

BEGIN, END = "<!-- benchmark: written by benchmarks/restoration.py -->", "<!-- end of benchmark -->"
WORSE_THAN_LINEAR, WORSE_THAN_BEST = 1.03, 1.05
RAN_AWAY = 100.0  # standard deviations
LEAST_COVERED, MOST_COVERED = 85.0, 95.0  # %
Outcomes = dict[str, dict[str, Outcome]]


class Promise(NamedTuple):
    """What is promised, and as a number beside its limit whether it is kept."""

    what: str
    kept: bool
    value: float
    unit: str
    limit: float
    sense: Sense = "at_most"


def promises(found: Outcomes, sets: list[str], repeats: int) -> list[Promise]:
    """What issue 5 asks of auto, and whether it holds."""
    table = Averages(found, sets, repeats)
    fixed = [method for method in found if method in fixed_methods()]
    others = [method for method in found if method != AUTO and table.whole(method)]
    made = []
    for other in others:
        ratio = table.overall(AUTO) / table.overall(other)
        made.append(Promise(f"better on average than {other}", ratio < 1, ratio, f"times {other}", 1.0))
    for pattern in PATTERNS:
        ratio = table.of_pattern(AUTO, pattern) / min(table.of_pattern(method, pattern) for method in fixed)
        what = f"within 5 % of the best fixed method, {pattern}"
        made.append(Promise(what, ratio <= WORSE_THAN_BEST, ratio, "times the best", WORSE_THAN_BEST))
    worst = max(auto / linear for *_, linear, auto in table.losses(0.0))
    what = "nowhere worse than linear by more than 3 %"
    made.append(Promise(what, worst <= WORSE_THAN_LINEAR, worst, "times linear", WORSE_THAN_LINEAR))
    covered = 100 * table.coverage(sets, tuple(PATTERNS))
    what = f"90 % intervals cover 85 to 95 % ({covered:.0f} %)"
    within = LEAST_COVERED <= covered <= MOST_COVERED
    made.append(Promise(what, within, covered, "%", LEAST_COVERED, "at_least"))
    return made


class Averages:
    """Means over repeats, then shares, then sets."""

    def __init__(self, found: Outcomes, sets: list[str], repeats: int) -> None:
        self.found, self.sets, self.repeats = found, sets, repeats

    def whole(self, method: str) -> bool:
        """Whether a method has an outcome for every case."""
        return len(self.found[method]) == len(self.sets) * len(PATTERNS) * len(SHARES) * self.repeats

    def cell(self, method: str, name: str, pattern: str, share: float) -> float:
        return fmean(self._outcomes(method, name, pattern, share))

    def _outcomes(self, method: str, name: str, pattern: str, share: float) -> Iterator[float]:
        for repeat in range(self.repeats):
            case = Case(name, pattern, share, repeat).name
            if case in self.found[method]:
                yield self.found[method][case].error

    def of_pattern(self, method: str, pattern: str, sets: list[str] | None = None) -> float:
        return fmean(self.cell(method, name, pattern, share) for name in sets or self.sets for share in SHARES)

    def overall(self, method: str, sets: list[str] | None = None) -> float:
        return fmean(self.of_pattern(method, pattern, sets) for pattern in PATTERNS)

    def coverage(self, sets: list[str], patterns: tuple[str, ...]) -> float:
        told = [
            self.found[AUTO][Case(name, pattern, share, repeat).name].coverage
            for name in sets
            for pattern in patterns
            for share in SHARES
            for repeat in range(self.repeats)
        ]
        return fmean(value for value in told if value is not None)

    def losses(self, limit: float) -> Iterator[tuple[str, str, float, float, float]]:
        """Where auto is worse than linear by more than a limit."""
        for name in self.sets:
            for pattern in PATTERNS:
                for share in SHARES:
                    linear, auto = (self.cell(method, name, pattern, share) for method in ("linear", AUTO))
                    if auto > limit * linear:
                        yield name, pattern, share, linear, auto


def tables(found: Outcomes, sets: list[str], repeats: int) -> str:
    """All tables as Markdown."""
    table = Averages(found, sets, repeats)
    parts = [_by_pattern(table, sets)]
    if AUTO in found:
        parts += [_promises(found, sets, repeats), _by_case(table), _losses(table), _coverage(table)]
    return "\n\n".join(parts)


def _by_pattern(table: Averages, sets: list[str]) -> str:
    """Methods that failed at some cases (single series) are compared on the sets that they restored."""
    several = [name for name in sets if name not in ("co2", "sunspots", "nile")]
    lines = [
        "| method | " + " | ".join(PATTERNS) + " | all | sets of several series |",
        "|---" * (len(PATTERNS) + 3) + "|",
    ]
    rows = []
    for method in table.found:
        whole = table.whole(method)
        figures = [_shown(table.of_pattern(method, pattern) if whole else None) for pattern in PATTERNS]
        overall = table.overall(method) if whole else None
        try:
            alone = table.overall(method, several) if several else None
        except ValueError:  # it failed at all repeats of a case
            alone = None
        if overall is None and alone is None:
            continue
        order = alone if overall is None else overall
        shown = [_shown(value) for value in (overall, alone)]
        rows.append((math.inf if order is None else order, not whole, method, [*figures, *shown]))
    for _, _, method, figures in sorted(rows, key=lambda row: (row[1], row[0])):
        name = f"**{method}**" if method == AUTO else method
        lines.append(f"| {name} | " + " | ".join(figures) + " |")
    return "\n".join(lines)


def _shown(error: float | None) -> str:
    if error is None:
        return "–"
    return f"{error:.3f}" if error < RAN_AWAY else "ran away"


def _promises(found: Outcomes, sets: list[str], repeats: int) -> str:
    kept = promises(found, sets, repeats)
    lines = ["| promise | kept |", "|---|---|"]
    better = [each for each in kept if each.what.startswith("better on average than ")]
    missed = ", ".join(each.what.removeprefix("better on average than ") for each in better if not each.kept)
    lines.append(f"| better on average than each of {len(better)} others | {'no: ' + missed if missed else 'yes'} |")
    lines += [f"| {each.what} | {'yes' if each.kept else 'NO'} |" for each in kept if each not in better]
    return "\n".join(lines)


def _by_case(table: Averages) -> str:
    fixed = [method for method in table.found if method in fixed_methods()]
    lines = ["| set | gaps | " + " | ".join(f"{share:.0%}: linear / auto / best fixed" for share in SHARES) + " |"]
    lines.append("|---" * (2 + len(SHARES)) + "|")
    for name in table.sets:
        for pattern in PATTERNS:
            cells = []
            for share in SHARES:
                linear, auto = (table.cell(method, name, pattern, share) for method in ("linear", AUTO))
                best = min(fixed, key=lambda method: table.cell(method, name, pattern, share))
                mark = "**" if auto > linear else ""
                value = table.cell(best, name, pattern, share)
                cells.append(f"{linear:.3f} / {mark}{auto:.3f}{mark} / {value:.3f} {best}")
            lines.append(f"| {name} | {pattern} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _losses(table: Averages) -> str:
    found = sorted(table.losses(1.0), key=lambda row: -row[4] / row[3])
    if not found:
        return "Auto is nowhere worse than linear interpolation."
    lines = [
        "Where auto loses to linear interpolation:",
        "",
        "| set | gaps | share | linear | auto | by |",
        "|---" * 6 + "|",
    ]
    for name, pattern, share, linear, auto in found:
        lines.append(
            f"| {name} | {pattern} | {share:.0%} | {linear:.3f} | {auto:.3f} | {100 * (auto / linear - 1):.1f} % |"
        )
    return "\n".join(lines)


def _coverage(table: Averages) -> str:
    lines = ["Share of hidden values within their 90 % intervals:", "", "| set | " + " | ".join(PATTERNS) + " | all |"]
    lines.append("|---" * (len(PATTERNS) + 2) + "|")
    for label, sets in [*((name, [name]) for name in table.sets), ("all", table.sets)]:
        groups = [*((pattern,) for pattern in PATTERNS), tuple(PATTERNS)]
        lines.append(f"| {label} | " + " | ".join(f"{table.coverage(sets, group):.0%}" for group in groups) + " |")
    return "\n".join(lines)


def write_page(page: Path, text: str, command: str) -> None:
    """Put the tables between their marks in a page."""
    whole = page.read_text("utf-8")
    before, rest = whole.split(BEGIN)
    _, after = rest.split(END)
    day = datetime.datetime.now(datetime.UTC).date().isoformat()
    page.write_text(f"{before}{BEGIN}\n`{command}`, {day}\n\n{text}\n{END}{after}", "utf-8")
