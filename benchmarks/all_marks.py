"""One table of every speed and accuracy mark of the project, each beside its limit.

    make bench                                        every quick benchmark, and what is kept of the long ones
    .venv/bin/python benchmarks/all_marks.py [--all] [--only NAME,…] [--write]

Each benchmark runs in a process of its own (`benchmarks/NAME.py --json`). What is not run now is shown with the day of
its last run, from docs/benchmarks.json. With --all the long ones run too; with --only those that are named, of any
length; with --write the rows are kept there and the table in docs/benchmarks.md. The exit code is 1 where a mark is
beyond its limit or a benchmark did not come to its end.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from _machine import Machine, commit, machine

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
KEPT, PAGE = ROOT / "docs" / "benchmarks.json", ROOT / "docs" / "benchmarks.md"
NOT_MARKS = ("all_marks", "forecasting_peers", "imputegap_peer")
FOLDERS = Path(tempfile.gettempdir())  # what long ones have computed stays there, as with `make bench-forecast`
LONG: Mapping[str, tuple[str, ...]] = {
    "forecasting": ("--folder", str(FOLDERS / "firedamp-forecast")),
    "restoration": ("--folder", str(FOLDERS / "firedamp-restoration")),
    "soak": ("--minutes", "15"),
    "telemetry_importing": (),
    "telemetry_monthly": ("--folder", str(FOLDERS / "firedamp-monthly")),  # 1.6 GB of synthetic readings
}
COLUMNS = ("mark", "measured", "unit", "limit", "kept", "benchmark", "run on")
HEAD = """\
# Benchmarks

Every speed and accuracy mark of the project, with its limit beside it: ≤ what it may be at most, ≥ what it must be at
least; a figure without a limit is told for comparison. Written by `make bench BENCH_ARGS=--write`; the long ones run
with `--all`. Seconds are of the machine named; ratios are of two runs in turn on the same machine.
"""


@dataclass(frozen=True)
class Run:
    """One run of a benchmark: its rows, when and where they were measured, and why it did not come to its end."""

    rows: list[dict[str, Any]]
    day: str
    seconds: float
    commit: str
    machine: Machine | None
    failed: str = ""
    taken_from: str = ""  # a page, where the rows are as rounded there and the machine was not noted


def main() -> int:
    options = _options()
    kept = kept_runs()
    wanted = options.only.split(",") if options.only else [n for n in names() if options.all or n not in LONG]
    unknown = sorted(set(wanted) - set(names()))
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(names())}", file=sys.stderr)
        return 2
    began = time.monotonic()
    found = {name: measured(name) for name in wanted}
    every = {name: found.get(name) or kept.get(name) for name in names()}
    print(f"{described(machine())}\n\n{table(every, set(found))}\n")
    print(f"Run now: {', '.join(found)}; {time.monotonic() - began:.0f} s together.")
    if options.write:
        _write({name: run for name, run in every.items() if run})
    return int(any(broken(run) for run in every.values() if run))


def names() -> list[str]:
    return sorted(path.stem for path in HERE.glob("[a-z]*.py") if path.stem not in NOT_MARKS)


def measured(name: str) -> Run:
    """Run a benchmark to its end, whatever that is."""
    print(f"{name} …", file=sys.stderr, flush=True)
    command = [sys.executable, str(HERE / f"{name}.py"), "--json", *LONG.get(name, ())]
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    seconds = time.monotonic() - began
    try:
        rows = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        rows = []
    failed = ""
    if not rows or (done.returncode and all(row["kept"] for row in rows)):
        said = (done.stderr.strip().splitlines() or ["nothing"])[-1]
        failed = f"ended with code {done.returncode}: {said[:200]}"
    return Run(rows, datetime.now(UTC).date().isoformat(), round(seconds, 1), commit(ROOT), machine(), failed)


def broken(run: Run) -> bool:
    return bool(run.failed) or not all(row["kept"] for row in run.rows)


def table(runs: Mapping[str, Run | None], now: Collection[str]) -> str:
    """Markdown whose columns stand under each other; what was not run `now` is said to be of an earlier run."""
    lines = [COLUMNS, *(line for name, run in runs.items() for line in _lines(name, run, name in now))]
    widths = [max(len(line[at]) for line in lines) for at in range(len(COLUMNS))]
    texts = [[cell.ljust(width) for cell, width in zip(line, widths, strict=True)] for line in lines]
    rule = ["-" * width for width in widths]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [texts[0], rule, *texts[1:]])


def _lines(name: str, run: Run | None, is_now: bool) -> Iterator[tuple[str, ...]]:
    if run is None:
        why = "not run yet" + (": it takes part with --all" if name in LONG else "")
        yield (why, "", "", "", "–", name, "")
        return
    day = run.day if is_now else f"{run.day} (earlier)"
    for row in run.rows:
        mark = "–" if row["limit"] is None else "✓" if row["kept"] else "✗"
        yield (row["mark"].replace("|", "/"), number(row["value"]), row["unit"], limit(row), mark, name, day)
    if run.failed:
        yield (run.failed.replace("|", "/"), "", "", "", "✗", name, day)


def limit(row: Mapping[str, Any]) -> str:
    return "" if row["limit"] is None else f"{'≤' if row['sense'] == 'at_most' else '≥'} {number(row['limit'])}"


def number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def described(own: Machine) -> str:
    return f"{own.told}; {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, commit {commit(ROOT)}"


def kept_runs() -> dict[str, Run]:
    if not KEPT.exists():
        return {}
    told = json.loads(KEPT.read_text("utf-8"))
    return {name: Run(**{**run, "machine": run["machine"] and Machine(**run["machine"])}) for name, run in told.items()}


def _write(runs: Mapping[str, Run]) -> None:
    text = json.dumps({name: asdict(run) for name, run in runs.items()}, ensure_ascii=False, indent=1)
    KEPT.write_text(text + "\n", "utf-8")
    PAGE.write_text(page(runs), "utf-8")


def page(runs: Mapping[str, Run]) -> str:
    beyond = [f"{row['mark']} ({name})" for name, run in runs.items() for row in run.rows if not row["kept"]]
    beyond += [f"{name}: {run.failed}" for name, run in runs.items() if run.failed]
    kept = "Every mark that was measured is within its limit."
    verdict = f"**Beyond their limits**: {'; '.join(beyond)}." if beyond else kept
    every = {name: runs.get(name) for name in names()}
    if waiting := [name for name, run in every.items() if run is None]:
        verdict += f" **Not run yet**: {', '.join(waiting)}."
    return "\n".join([HEAD, verdict, "", table(every, runs), "", *_runs(runs.items())]) + "\n"


def _runs(runs: Iterable[tuple[str, Run]]) -> Iterator[str]:
    """When, where and of which commit each was measured."""
    yield "| benchmark | day | took, s | commit | machine |"
    yield "|---|---|---|---|---|"
    for name, run in runs:
        where = run.machine.told if run.machine else f"not noted; figures as rounded in {run.taken_from}"
        yield f"| `benchmarks/{name}.py` | {run.day} | {run.seconds or '–'} | {run.commit} | {where} |"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
