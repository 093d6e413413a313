"""The page of benchmarks tells what is kept of their last runs, and no mark as kept that is beyond its limit."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture
def all_marks(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The command, which imports what lies beside it."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    yield import_module("all_marks")
    for name in ("all_marks", "_machine"):
        sys.modules.pop(name, None)


def test_the_page_is_what_was_kept(all_marks: Any) -> None:
    assert all_marks.PAGE.read_text("utf-8") == all_marks.page(all_marks.kept_runs())


def test_a_mark_is_kept_within_its_limit_alone(all_marks: Any) -> None:
    for run in all_marks.kept_runs().values():
        for row in run.rows:
            value, limit = row["value"], row["limit"]
            within = limit is None or (value <= limit if row["sense"] == "at_most" else value >= limit)
            assert within or not row["kept"], row


def test_a_benchmark_that_breaks_off_is_a_row_that_says_so(all_marks: Any, tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("raise SystemExit('no such longwall')")
    (tmp_path / "short.py").write_text("print('[]')")
    all_marks.HERE = tmp_path
    runs = {name: all_marks.measured(name) for name in all_marks.names()}
    assert list(runs) == ["broken", "short"]
    assert all(all_marks.broken(run) for run in runs.values())
    assert "ended with code 1: no such longwall" in all_marks.table(runs, runs)


def test_a_table_has_figure_limit_and_verdict_side_by_side(all_marks: Any) -> None:
    row = {"mark": "time", "value": 2.5, "unit": "s", "limit": 2.0, "sense": "at_most", "kept": False}
    run = all_marks.Run([row, {**row, "limit": None, "kept": True}], "2026-11-30", 1.0, "abc", None)
    cells = [
        [each.strip() for each in line.split("|")[1:-1]] for line in all_marks.table({"one": run}, []).splitlines()
    ]
    assert cells[2:] == [
        ["time", "2.5", "s", "≤ 2", "✗", "one", "2026-11-30 (earlier)"],
        ["time", "2.5", "s", "", "–", "one", "2026-11-30 (earlier)"],
    ]
