"""`firedamp measure` in both languages, as text, JSON and a workbook."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
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


@pytest.mark.parametrize(
    ("asked", "english", "russian"),
    [
        (("--door", "order_371:9"), "there is no 9 of order_371; they are numbered 1 to 4", "номера 9 у order_371 нет"),
        (("--door", "order_371:0"), "there is no 0 of order_371", "номера 0 у order_371 нет"),
        (("--door", "order_371"), "“order_371” does not have the form order_371:1", "не соответствует виду"),
        (("--fill", "mean"), "--fill: “mean” is none of ff_98_325", "--fill: нет варианта «mean», есть: ff_98_325"),
        (("--time", "X"), "the file has no column “X”", "в файле нет столбца «X»"),
        (("--sheet", "X"), "sheet “X” is named", "указан лист «X»"),
        (("--xlsx", "a.csv"), "the name “a.csv” must end with .xlsx", "имя «a.csv» должно оканчиваться на .xlsx"),
        (("--from", "2025-12-40"), "“2025-12-40” is not a date such as 2026-03-31", "не дата вида 2026-03-31"),
        (("--from", "now", "--to", "soon"), "Last day: “soon” is not a date", "Последний день: «soon» — не дата"),
    ],
)
def test_what_was_typed_is_said_back(
    run: Callable[..., Any], asked: tuple[str, ...], english: str, russian: str
) -> None:
    told = run("measure", *MINE, *asked)
    assert told.code == 2
    assert english in told.error
    assert russian in run("measure", *MINE, *asked, "--lang", "ru").error


def test_a_balance_without_an_output_says_what_it_wants(run: Callable[..., Any], tmp_path: Path) -> None:
    streams = tmp_path / "streams.toml"
    described = Path(MINE[2]).read_text("utf-8").splitlines()
    streams.write_text("\n".join(each for each in described if not each.startswith("daily_output_t")), "utf-8")
    told = run("measure", MINE[0], "--streams", str(streams), "--door", "balance:1")
    assert told.code == 2
    assert "“balance” has no calculation here: wants the daily coal output of the mine" in told.error


@pytest.mark.parametrize(
    ("name", "text", "english", "russian"),
    [
        ("a.toml", "gwp_set = 'RU'\nstreams", "line 2, position 8: “=” is expected", "строка 2, позиция 8"),
        ("a.json", '{"streams": [}', "line 1, position 14: a value is expected here", "здесь ожидается значение"),
    ],
)
def test_a_description_that_cannot_be_read_says_where(
    run: Callable[..., Any], tmp_path: Path, name: str, text: str, english: str, russian: str
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    said = ("measure", MINE[0], "--streams", str(tmp_path / name))
    assert english in run(*said).error
    told = run(*said, "--lang", "ru").error
    assert russian in told
    assert "xpect" not in told


def test_a_channel_that_is_not_there_is_named_with_its_stream_once(run: Callable[..., Any], tmp_path: Path) -> None:
    streams = tmp_path / "streams.toml"
    streams.write_text(Path(MINE[2]).read_text("utf-8").replace('"Q1"', '"Q9"'), "utf-8")
    told = run("measure", MINE[0], "--streams", str(streams))
    assert told.error.startswith("shaft: Flow: Channel: there is no channel “Q9”")
