"""`firedamp measure` in both languages, as text, JSON and a workbook."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import python_calamine

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
MINE = (str(EXAMPLES / "streams_synthetic.csv"), "--streams", str(EXAMPLES / "streams_synthetic.toml"))


def test_the_synthetic_mine_adds_up_in_json_and_in_the_workbook(run: Callable[..., Any], tmp_path: Path) -> None:
    book = tmp_path / "sums.xlsx"
    told = run("measure", *MINE, "--json", "--xlsx", str(book)).json
    for stream in told["streams"]:
        whole = Decimal(stream["sum"]["ch4_t_exact"])
        assert sum(Decimal(day["ch4_t_exact"]) for day in stream["days"]) == whole
        assert sum(Decimal(month["ch4_t_exact"]) for month in stream["months"]) == whole
    days = python_calamine.load_workbook(io.BytesIO(book.read_bytes())).get_sheet_by_name("Days").to_python()
    column = days[0].index("CH4, t, every digit")
    assert sum(Decimal(row[column]) for row in days[1:]) == Decimal(told["sum"]["ch4_t_exact"])


def test_russian_says_what_was_not_filled(run: Callable[..., Any]) -> None:
    told = run("measure", *MINE, "--fill", "none", "--by", "month", "--lang", "ru")
    assert told.code == 0
    assert "Неполно: пропущено 24 ч." in told.out
    assert "Метановый баланс шахты" in told.out


def test_every_fault_of_the_streams_is_named(run: Callable[..., Any], tmp_path: Path) -> None:
    streams = tmp_path / "streams.json"
    streams.write_text('{"streams": [{"id": "a", "step_s": 30, "flow": {"channel": "Q1", "unit": "kg"}}]}', "utf-8")
    told = run("measure", MINE[0], "--streams", str(streams))
    assert told.code == 2
    assert len(told.error.splitlines()) == 4  # the unit, the concentration, the temperature, the pressure


def test_a_method_that_lacks_quarters_says_how_many(run: Callable[..., Any], tmp_path: Path) -> None:
    """The days of March and April asked for with those of June: the second week and the second quarter go on beyond
    the readings, which are kept to the end; weeks in which nothing was measured have no sample."""
    told = run("measure", *MINE, "--to", "2025-07-06", "--by", "month")
    assert "FF, sampled: quarters 2 of 3, weeks 3 of 16; compared with the integrated sum of the same time" in told.out
