"""The methods of regulations on the same readings."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from tests.science.measured.streams import measured, rows, said, stream

from firedamp.science.measured import compared, door, door_of_part, door_of_sum
from firedamp.science.measured.synthetic import example_told

FT3 = 0.3048**3
DAILY = {"step_s": 86_400, "longest_s": 86_400}


def by_method(found: list, stated: object) -> dict:
    return {each["method"]: each for each in compared(found, stated)}


def test_a_quarter_by_ff_1_is_the_worked_number() -> None:
    """methods.md's vector of epa.ff.ventilation: 91 days of 250,000 acfm at 0.35 %, 525 °R, 0.97 atm: 2115.553 t."""
    one = stream(temperature={"value": 525, "unit": "kelvin"} | {"value": 525 / 1.8}, **DAILY,
                 pressure={"value": 0.97 * 101.325, "unit": "kPa"})  # fmt: skip
    found = measured(one, *rows(date(2025, 4, 1), 91, 86_400, 250_000 * FT3, 0.35), date(2025, 4, 1), date(2025, 6, 30))
    told = by_method([found], said(one))
    assert told["ff_continuous"]["ch4_t"] == pytest.approx(2115.5531080319997, rel=1e-9)
    assert told["ff_sampled"]["ch4_t"] == pytest.approx(2115.5531080319997, rel=1e-9)


def test_a_mines_month_is_its_share_of_the_worked_number_of_the_balance() -> None:
    """methods.md's vector of mine.balance: 12,000 m³/min at 0.35 % and 60 at 35 %: 22119.3504 t in 365 days."""
    first, last = date(2025, 1, 1), date(2025, 1, 31)
    shaft, pump = stream(**DAILY), stream(id="pump", kind="drainage", **DAILY)
    found = [
        measured(shaft, *rows(first, 31, 86_400, 12_000, 0.35), first, last),
        measured(pump, *rows(first, 31, 86_400, 60, 35), first, last),
    ]
    stated = said(shaft, pump, daily_output_t=9000)
    told = by_method(found, stated)
    assert told["balance"]["ch4_t"] == pytest.approx(22119.3504 * 31 / 365, rel=1e-9)
    opened = door(found, stated, "balance", 0)
    assert opened["outputs"]["relative_abundance"] == pytest.approx(10.08)
    assert len(opened["trace"]) > 5


def test_order_371_is_the_integrated_sum() -> None:
    """Whatever flow and concentration do together: the concentration is weighed by flow."""
    rng = np.random.default_rng(1)
    one, first = stream(step_s=3600), date(2025, 1, 30)
    flow = 100 + 80 * rng.random(96)
    found = measured(one, *rows(first, 96, 3600, flow, flow / 50), first, date(2025, 2, 2))
    told = by_method([found], said(one))
    assert told["order_371"]["difference_percent"] == pytest.approx(0, abs=1e-6)
    assert len(told["order_371"]["parts"]) == 2
    assert told["ff_continuous"]["difference_percent"] < -1  # means of time, each by itself, lose what rises together


def test_the_balance_takes_off_what_the_intake_brought() -> None:
    one, day = stream(intake=0.1, step_s=3600), date(2025, 1, 1)
    told = by_method([measured(one, *rows(day, 24, 3600, 100, 0.5), day, day)], said(one, daily_output_t=1000))
    assert told["balance"]["difference_percent"] == pytest.approx(-20)


def test_a_method_that_cannot_be_asked_says_why() -> None:
    one, day = stream(step_s=3600), date(2025, 1, 1)
    column = np.where(np.arange(24) == 3, 1.0, np.nan)
    found = measured(one, *rows(day, 24, 3600, 100, column), day, day)
    told = by_method([found], said(one))
    assert (told["balance"]["reason"], told["ff_sampled"]["reason"]) == ("no_daily_output", "not_sampled")


def test_the_synthetic_mine_is_what_its_code_says() -> None:
    told = example_told()
    assert told["sum"]["ch4_t"] == pytest.approx(471.112, abs=0.001)
    assert [each["overdue"] for each in told["streams"]] == [[], []]


def test_what_was_told_opens_again_to_the_same_tonnes() -> None:
    told = example_told()
    part = told["methods"][0]["parts"][0]
    assert door_of_part(part, "RU")["outputs"]["ch4_t"] == part["ch4_t"]
    day = told["streams"][0]["days"][3]
    opened = door_of_sum(day, "RU", 0.668)
    assert opened["outputs"]["ch4_t"] == pytest.approx(day["ch4_t"], rel=1e-9)
    assert opened["uncertainty"]["approach1"]["ch4_t"]["high"] == pytest.approx(day["ch4_t_high"], rel=1e-6)


def test_a_method_that_lacks_quarters_says_so_and_is_compared_over_the_same_time() -> None:
    """Only April to June was read, at 1 m³/min of methane: 91 days are 131,040 m³, 87.53472 t by 0.668. The rest of
    the year is filled with the same; FF-1 of the one sampled quarter is compared with these tonnes, not with 351."""
    one = stream(**DAILY)
    first = date(2025, 4, 1)
    found = measured(one, *rows(first, 91, 86_400, 100, 1), date(2025, 1, 1), date(2025, 12, 31))
    told = by_method([found], said(one))
    sampled, continuous = told["ff_sampled"], told["ff_continuous"]
    assert sampled["covered"] == [{"step": "quarters", "covered": 1, "of": 4}]
    assert sampled["compared_ch4_t"] == pytest.approx(87.53472)
    assert sampled["difference_percent"] == pytest.approx(100 * (sampled["ch4_t"] / 87.53472 - 1))
    assert abs(sampled["difference_percent"]) < 0.1  # the same flow at 60 °F
    assert continuous["covered"] == [{"step": "quarters", "covered": 4, "of": 4}]
    assert continuous["compared_ch4_t"] == pytest.approx(365 * 1440 * 0.668e-3)
    assert told["order_371"]["covered"] == []


def test_weeks_and_quarters_are_counted_apart_and_each_stream_by_itself() -> None:
    """Of a shaft and a drainage station over two weeks from a Sunday: the station was read in the second one alone."""
    first, last = date(2025, 3, 2), date(2025, 3, 15)
    shaft, pump = stream(**DAILY), stream(id="pump", kind="drainage", **DAILY)
    found = [
        measured(shaft, *rows(first, 14, 86_400, 100, 1), first, last),
        measured(pump, *rows(date(2025, 3, 9), 7, 86_400, 1, 50), first, last),
    ]
    sampled = by_method(found, said(shaft, pump))["ff_sampled"]
    assert sampled["covered"] == [
        {"step": "quarters", "covered": 1, "of": 1}, {"step": "weeks", "covered": 1, "of": 2},
    ]  # fmt: skip
    assert sampled["compared_ch4_t"] == pytest.approx((14 * 1440 * 1 + 7 * 1440 * 0.5) * 0.668e-3)


@pytest.mark.parametrize("by_order_371", [False, True])
def test_a_range_is_the_same_in_the_table_and_behind_its_door(by_order_371: bool) -> None:
    """Of a sum, and of the same month by Order 371: to the last digit that the table tells, without draws."""
    told = example_told()
    month = told["streams"][0]["months"][0]
    part = told["methods"][0]["parts"][0]
    opened = door_of_part(part, "RU") if by_order_371 else door_of_sum(month, "RU", 0.668)
    between = pytest.approx([month["ch4_t_low"], month["ch4_t_high"]], rel=1e-9)
    spread = opened["uncertainty"]
    assert [spread["approach2"]["ch4_t"][end] for end in ("low", "high")] == between
    (row,) = [row for row in opened["trace"] if row["symbol"] == "ch4_t"]
    assert [row["low"], row["high"]] == between
    assert spread["draws"] == 0
    assert spread["approach2"]["co2e_t"]["high"] == pytest.approx(25 * month["ch4_t_high"])
