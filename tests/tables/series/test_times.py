"""Years, months and moments as people write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from firedamp.tables.series.times import common_times, read_time, title_time


@pytest.mark.parametrize("cell", ["2019", "2019 г.", "2019 год", "в 2019 году", 2019.0, 2019, "2019*"])
def test_a_year_is_read(cell: object) -> None:
    assert common_times([read_time(cell)]).values == (2019,)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "cell", ["2019-03", "03.2019", "3/2019", "март 2019", "Марта 2019 г.", "мар. 2019", "March 2019", "2019M03"]
)
def test_a_month_is_read(cell: str) -> None:
    found = common_times([read_time(cell)])
    assert (found.step, found.values) == ("month", ("2019-03",))


@pytest.mark.parametrize(
    "cell", ["2019-03-02 12:30", "2019-03-02T12:30:00Z", "2019-03-02T15:30+03:00", "02.03.2019 12:30", "13/03/2019"]
)
def test_a_moment_is_read(cell: str) -> None:
    moment = datetime.fromisoformat("2019-03-13" if "/" in cell else "2019-03-02 12:30")
    assert common_times([read_time(cell)]).values == (moment,)


@pytest.mark.parametrize("cell", ["", "20l9", "2019-13", "31.02.2019", "итого", 12.5, True, None, 99999])
def test_what_is_no_time_is_none(cell: object) -> None:
    assert read_time(cell) is None  # type: ignore[arg-type]


def test_days_that_all_begin_a_month_are_months() -> None:
    found = common_times([read_time("01.03.2019"), read_time(date(2019, 4, 1))])
    assert (found.step, found.values) == ("month", ("2019-03", "2019-04"))


def test_days_that_all_begin_a_year_are_years() -> None:
    assert common_times([read_time("2019-01-01"), read_time("2020-01-01")]).values == (2019, 2020)


def test_a_day_of_two_meanings_stays_ambiguous() -> None:
    assert common_times([read_time("01/02/2019"), read_time("02/02/2019")]).ambiguous == (0,)


def test_another_day_of_the_column_shows_what_stands_first() -> None:
    found = common_times([read_time("01/02/2019"), read_time("01/13/2019")])
    assert (found.ambiguous, found.values) == ((), tuple(map(datetime.fromisoformat, ("2019-01-02", "2019-01-13"))))


def test_what_is_of_another_step_than_most_is_wrong() -> None:
    assert common_times([read_time("2019"), read_time("2020"), read_time("март 2021")]).wrong == (2,)


def test_a_title_says_its_year_among_words() -> None:
    assert getattr(title_time("Добыча 2018, тыс. т"), "value", None) == 2018
    assert title_time("2018–2020") is None
