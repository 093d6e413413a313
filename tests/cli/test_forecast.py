"""`firedamp forecast` and `firedamp correlate`: what they say, in which words, and what they refuse."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Ran

from firedamp.cli.durations import seconds_of
from firedamp.science.errors import InputError

Run = Callable[..., Ran]
File = Callable[..., str]
POLISH = Path(__file__).parents[2] / "data" / "polish_longwall_methane" / "polish_longwall_methane.csv"
TASK = ("--target", "MM116", "--horizon", "3min", "--step", "30s")


def rows(count: int) -> Iterator[str]:
    """The title and the first rows of a real longwall's recording."""
    with POLISH.open(encoding="utf-8") as file:
        yield from (line.rstrip("\n") for _, line in zip(range(count + 1), file, strict=False))


@pytest.fixture
def longwall(file: File) -> str:
    return file("\n".join(rows(1200)), "longwall.csv")


def test_a_backtest_says_what_each_model_errs_and_what_is_offered(call: Run, longwall: str) -> None:
    told = call("forecast", "backtest", longwall, *TASK, "--limit", "1", "--json").json
    assert (told["horizon"], told["horizon_rows"]) == ("3min", 6)
    assert {"persistence", "seasonal_naive", "ridge", "lightgbm", "lightgbm_level", "adaptive"} == set(told["models"])
    for each in told["models"].values():
        assert 0 < each["mae"] <= each["rmse"]
        assert 0 <= each["coverage"] <= 1
    assert told["models"]["persistence"]["skill"] == 0
    assert told["offered"]["name"] in told["validation"]
    assert told["offered"]["mae"] == told["models"][told["offered"]["name"]]["mae"]
    assert told["excluded"] == [{"column": "MM116_pred", "reason": "knows_the_future", "minutes": 3}]
    assert 0 < told["limit"]["alarms"]["threshold"] < 1


def test_a_backtest_for_people_is_in_their_language(call: Run, longwall: str) -> None:
    said = call("forecast", "backtest", longwall, *TASK, "--lang", "ru").out
    assert "гребневая регрессия" in said
    assert "Исключён MM116_pred: он знает будущее целевого канала" in said


def test_what_looks_like_the_answer_is_learned_from_only_on_demand(call: Run, longwall: str) -> None:
    told = call("forecast", "backtest", longwall, *TASK, "--keep", "MM116_pred", "--json").json
    assert told["excluded"] == []
    assert told["models"]["ridge"]["mae"] < 0.02  # it knows the answer


def test_a_model_forecasts_each_row_by_what_was_known_at_it(
    call: Run, file: File, longwall: str, tmp_path: Path
) -> None:
    learned = call("forecast", "train", longwall, *TASK, "--out", "model.json")
    assert learned.code == 0, learned.error
    assert "Left out: MM116_pred knows the target's future" in learned.out
    again = call("forecast", "train", longwall, *TASK, "--out", "again.json", "--json")
    assert (tmp_path / "model.json").read_bytes() == (tmp_path / "again.json").read_bytes()
    assert again.json["rows"] == 1200
    file("\n".join(rows(1500)), "more.csv")
    file("\n".join(rows(1400)), "less.csv")
    for name in ("more", "less"):
        done = call("forecast", "predict", "model.json", f"{name}.csv", "--out", f"{name}-out.csv", "--limit", "1")
        assert done.code == 0, done.error
        assert "The first 1,200 rows are those that the model was learned from" in done.error
    more, less = ((tmp_path / f"{name}-out.csv").read_text("utf-8").splitlines() for name in ("more", "less"))
    assert more[0] == "row,forecast,mean,low,high,probability"
    assert (len(more), more[:1401]) == (1501, less)
    for each in csv.DictReader(more[1201:], more[0].split(",")):
        assert float(each["low"]) <= float(each["forecast"]) <= float(each["high"])
        assert 0 <= float(each["probability"]) <= 1


def test_rows_without_a_reading_are_rows_of_the_answer_too(
    call: Run, file: File, longwall: str, tmp_path: Path
) -> None:
    assert call("forecast", "train", longwall, *TASK, "--out", "model.json").code == 0
    title, *readings = rows(300)
    blank = "," * title.count(",")
    file("\n".join([title, *[blank] * 100, *readings, *[blank] * 50]), "gaps.csv")
    done = call("forecast", "predict", "model.json", "gaps.csv", "--out", "out.csv")
    assert done.code == 0, done.error
    with (tmp_path / "out.csv").open(encoding="utf-8") as text:
        told = list(csv.DictReader(text))
    assert [int(each["row"]) for each in told] == list(range(1, 451))
    assert [bool(each["forecast"]) for each in told] == [False] * 100 + [True] * 300 + [False] * 50


def test_another_unit_amid_a_file_is_said_and_not_believed(
    call: Run, file: File, longwall: str, tmp_path: Path
) -> None:
    assert call("forecast", "train", longwall, *TASK, "--out", "model.json").code == 0
    title, *readings = rows(800)
    place = title.split(",").index("MM116")
    for at in range(500, 800):
        cells = readings[at].split(",")
        cells[place] = f"{float(cells[place]) * 10_000:g}"
        readings[at] = ",".join(cells)
    file("\n".join([title, *readings]), "ppm.csv")
    done = call("forecast", "predict", "model.json", "ppm.csv", "--out", "out.csv", "--limit", "1")
    assert done.code == 0, done.error
    assert "MM116: 300 readings are far outside" in done.error
    with (tmp_path / "out.csv").open(encoding="utf-8") as text:
        told = list(csv.DictReader(text))
    assert all(float(each["forecast"]) < 10 for each in told if each["forecast"])
    assert told[-1]["forecast"] == told[-1]["probability"] == ""  # an hour after the last reading that can be
    done = call("correlate", "ppm.csv", "--target", "MM116", "--step", "30s")
    assert done.code == 2
    assert "MM116" in done.error


def test_times_of_the_file_stand_beside_its_forecasts(call: Run, file: File, tmp_path: Path) -> None:
    title, *readings = rows(700)
    stamps = (f"2026-03-01T{n // 120:02d}:{n // 2 % 60:02d}:{30 * (n % 2):02d}Z" for n in range(700))
    file("\n".join([f"time,{title}", *(f"{at},{row}" for at, row in zip(stamps, readings, strict=True))]), "timed.csv")
    done = call("forecast", "train", "timed.csv", "--target", "MM116", "--horizon", "3min", "--out", "model.json")
    assert done.code == 0, done.error
    done = call("forecast", "predict", "model.json", "timed.csv", "--out", "out.csv")
    assert done.code == 0, done.error
    first = (tmp_path / "out.csv").read_text("utf-8").splitlines()[1].split(",")
    assert first[:2] == ["1", "2026-03-01T00:00:00.000Z"]
    assert first[-1] == ""  # no limit, no chance


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        (("--horizon", "3 fathoms"), "is no time"),
        (("--horizon", "45s"), "no whole number of steps"),
        (("--horizon", "30h"), "leaves no row to learn from"),
        (("--target", "MM117"), "there is no channel"),
        (("--keep", "MM117"), "there is no channel"),
        (("--step", "5min"), None),
    ],
)
def test_a_wrong_question_is_refused(call: Run, longwall: str, said: tuple[str, str], complaint: str | None) -> None:
    asked = {**dict(zip(TASK[::2], TASK[1::2], strict=True)), said[0]: said[1]}
    done = call("forecast", "backtest", longwall, *(word for pair in asked.items() for word in pair))
    assert done.code == 2
    assert complaint is None or complaint in done.error


def test_what_cannot_be_forecast_is_refused(call: Run, file: File) -> None:
    file("\n".join(["CH4,T", *("0.5,20" for _ in range(500))]), "constant.csv")
    done = call("forecast", "backtest", "constant.csv", "--target", "CH4", "--horizon", "3min", "--step", "30s")
    assert "“CH4” never changes" in done.error
    file("\n".join(["CH4", *(f"{0.5 + n % 7 / 10}" for n in range(100))]), "short.csv")
    done = call("forecast", "backtest", "short.csv", "--target", "CH4", "--horizon", "3min", "--step", "30s")
    assert "at least 200 are needed" in done.error
    units = [0.5 + n % 7 / 10 if n < 400 else 5000.0 + n % 7 * 1000 for n in range(800)]
    file("\n".join(["CH4", *map(str, units)]), "units.csv")
    done = call("forecast", "backtest", "units.csv", "--target", "CH4", "--horizon", "3min", "--step", "30s")
    assert "another unit (ppm for %)" in done.error


def test_a_file_without_times_needs_its_step_said(call: Run, longwall: str) -> None:
    done = call("forecast", "backtest", longwall, "--target", "MM116", "--horizon", "3min")
    assert (done.code, "give --step" in done.error) == (2, True)


def test_what_is_no_model_is_refused(call: Run, longwall: str) -> None:
    done = call("forecast", "predict", longwall, longwall, "--out", "out.csv")
    assert (done.code, "this is no model of a forecast" in done.error) == (2, True)


def test_channels_are_correlated_with_the_target_over_lags(call: Run, longwall: str) -> None:
    told = call("correlate", longwall, "--target", "MM116", "--step", "30s", "--json").json
    by_name = {each["channel"]: each for each in told["channels"]}
    assert "MM116" not in by_name
    assert by_name["MM31"]["pearson"]["now"]["value"] > 0.5
    assert by_name["MM31"]["pearson"]["now"]["count"] == 1200
    assert by_name["MM31"]["pearson"]["now"]["independent_count"] < 100
    assert len(by_name["PD"]["by_lag_min"]) > 30
    said = call("correlate", longwall, "--target", "MM116", "--step", "30s", "--lang", "ru").out
    assert "Кендалл" in said


@pytest.mark.parametrize(
    ("text", "seconds"), [("30s", 30), ("3min", 180), ("1,5 ч", 5400), ("10", 600), ("2 мин.", 120)]
)
def test_times_are_read_as_people_write_them(text: str, seconds: float) -> None:
    assert seconds_of(text, "step") == seconds


@pytest.mark.parametrize("text", ["", "0s", "-3min", "soon", "3 weeks", "1e9"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="not_a_duration"):
        seconds_of(text, "step")


def timed(count: int, minutes: list[int] | None = None) -> list[str]:
    """The title and rows of a real recording, two of its channels renamed as a historian of a mine names them."""
    title, *readings = rows(count)
    title = title.replace("MM116,", '"Метан исходящей, %",', 1).replace("MM31,", '"Метан, %",', 1)
    order = minutes or list(range(count))
    stamps = (f"2026-03-{1 + n // 1440:02d}T{n // 60 % 24:02d}:{n % 60:02d}:00Z" for n in order)
    return [f"time,{title}", *(f"{at},{readings[n]}" for at, n in zip(stamps, order, strict=True))]


def test_rows_out_of_order_are_put_in_order_with_a_word(call: Run, file: File) -> None:
    straight = file("\n".join(timed(600)), "straight.csv")
    title, *lines = timed(600)
    shuffled = file("\n".join([title, *lines[300:], *lines[:200], *reversed(lines[200:300])]), "shuffled.csv")
    asked = ("--target", "Метан исходящей", "--longest-lag", "5min", "--json")
    done = call("correlate", shuffled, *asked)
    assert "put in order" in done.error
    assert done.json == call("correlate", straight, *asked).json


def test_forecasts_of_rows_out_of_order_stand_beside_their_rows(call: Run, file: File, tmp_path: Path) -> None:
    title, *lines = timed(400)
    file("\n".join([title, *lines]), "straight.csv")
    file("\n".join([title, *reversed(lines)]), "reversed.csv")
    call("forecast", "train", "straight.csv", "--target", "Метан исходящей", "--horizon", "3min", "--out", "m.json")
    for name in ("straight", "reversed"):
        done = call("forecast", "predict", "m.json", f"{name}.csv", "--out", f"{name}.out")
        assert done.code == 0, done.error
    straight, turned = (
        list(csv.DictReader((tmp_path / f"{name}.out").read_text("utf-8").splitlines()))
        for name in ("straight", "reversed")
    )
    assert [row["row"] for row in turned] == [str(number) for number in range(1, 401)]
    assert [{**row, "row": ""} for row in reversed(turned)] == [{**row, "row": ""} for row in straight]


def test_a_clock_set_back_is_said_beside_the_answer(call: Run, file: File) -> None:
    given = file("\n".join(timed(600, [*range(300), *range(240, 540)])), "back.csv")
    done = call("correlate", given, "--target", "Метан исходящей", "--longest-lag", "5min", "--json")
    assert done.code == 0, done.error
    assert "Row 302: the time goes back from 2026-03-01 04:59:00 UTC to 2026-03-01 04:00:00 UTC" in done.error
    assert "rows with the time of a row above: 60" in done.error


def test_a_step_that_times_do_not_show_is_asked_for_in_words_that_fit(call: Run, file: File) -> None:
    title, *lines = timed(9)
    moment = lines[0].split(",")[0]
    given = file("\n".join([title, *(f"{moment},{line.split(',', 1)[1]}" for line in lines)]), "one_time.csv")
    done = call("correlate", given, "--target", "Метан исходящей")
    assert done.code == 2
    assert "do not show it" in done.error


@pytest.mark.parametrize("target", ["Метан исходящей", "Метан исходящей, %", "метан исходящей, %"])
@pytest.mark.parametrize("channels", [(), ("--channels", "Метан исходящей, %,Метан, %,PD")])
def test_a_column_is_named_with_or_without_its_unit(
    call: Run, file: File, target: str, channels: tuple[str, ...]
) -> None:
    given = file("\n".join(timed(300)), "named.csv")
    done = call("correlate", given, "--target", target, *channels, "--longest-lag", "2min", "--json")
    assert done.code == 0, done.error
    assert done.json["target"] == "Метан исходящей"


def test_a_column_to_keep_is_named_with_its_unit_as_well(call: Run, file: File) -> None:
    title, *lines = timed(600)
    given = file("\n".join([title.replace("MM116_pred", '"Прогноз, %"'), *lines]), "keep.csv")
    asked = ("--target", "Метан исходящей, %", "--horizon", "3min", "--keep", "Прогноз, %", "--out", "k.json", "--json")
    done = call("forecast", "train", given, *asked)
    assert done.code == 0, done.error
    assert "Прогноз" not in [column for column, *_ in done.json.get("excluded", [])]
