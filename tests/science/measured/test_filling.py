"""Gaps by 40 CFR 98.325, by restoration and not at all; each stretch names its rule."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.science.measured.streams import measured, rows, said, stream

from firedamp.messages import describe
from firedamp.science.errors import InputError
from firedamp.science.measured import FILLINGS, measured_told, sum_told, summed
from firedamp.science.measured.sums import Basis

DAY = date(2025, 1, 1)
HOURLY = {"step_s": 3600, "longest_s": 3600}
NAN = np.nan


def hours(*values: float) -> np.ndarray:
    return np.array(values + (values[-1],) * (24 - len(values)))


def test_a_gap_takes_the_mean_of_the_good_values_just_before_and_just_after() -> None:
    """98.325 as reductions.md tells it: 2 %, three hours without, 4 %: 3 % for three hours, of 100 m³/min."""
    column = hours(2, NAN, NAN, NAN, 4)
    found = measured(stream(**HOURLY), *rows(DAY, 24, 3600, 100, column), DAY, DAY)
    assert [(fill.rule, fill.value, (fill.end_us - fill.start_us) / 3.6e9) for fill in found.fills] == [
        ("ff_mean", 3.0, 3.0)
    ]
    assert found.days[0].methane_cm3 == (2 + 3 * 3 + 20 * 4) * 60 * 10**6
    assert found.days[0].filled_cm3 == 9 * 60 * 10**6


def test_a_gap_at_the_beginning_takes_the_first_good_value_after() -> None:
    found = measured(stream(**HOURLY), *rows(DAY, 24, 3600, 100, hours(NAN, NAN, 4)), DAY, DAY)
    assert [(fill.rule, fill.value) for fill in found.fills] == [("ff_first_after", 4.0)]
    assert found.days[0].methane_cm3 == 24 * 4 * 60 * 10**6


def test_a_gap_at_the_end_is_not_regulated_and_says_so() -> None:
    column = np.array([1.0] * 20 + [NAN] * 4)
    found = measured(stream(**HOURLY), *rows(DAY, 24, 3600, 100, column), DAY, DAY)
    assert [(fill.rule, fill.value) for fill in found.fills] == [("ff_last_kept", 1.0)]
    assert sum_told(summed([found.days]), Basis())["unregulated_hours"] == 4


def test_a_gap_over_midnight_is_one() -> None:
    column = np.ones(48)
    column[20:28] = NAN
    found = measured(stream(**HOURLY), *rows(DAY, 48, 3600, 100, column), DAY, date(2025, 1, 2))
    assert [(fill.end_us - fill.start_us) / 3.6e9 for fill in found.fills] == [8.0]
    assert [each.filled_us / 3.6e9 for each in found.days] == [4, 4]


def test_what_is_not_filled_makes_a_sum_partial() -> None:
    found = measured(stream(**HOURLY), *rows(DAY, 24, 3600, 100, hours(2, NAN, 2)), DAY, DAY, fill="none")
    told = measured_told([found], said(stream(**HOURLY)))["sum"]
    assert (told["partial"], told["missing_hours"], told["filled_share"]) == (True, 1.0, 0.0)


def test_restoration_fills_within_what_the_channel_can_read_and_has_a_range() -> None:
    hour = np.arange(24 * 5)
    column = 1 + 0.5 * np.sin(2 * np.pi * hour / 24)
    column[50:62] = NAN
    last = date(2025, 1, 5)
    one = stream(flow={"channel": "Q", "random_percent": 1}, **HOURLY)
    found = measured(one, *rows(DAY, 120, 3600, 100, column), DAY, last, fill="restoration")
    assert {fill.rule for fill in found.fills} == {"restored"}
    total = summed([found.days])
    true = 100 * 60 * (1 + 0.5 * np.sin(2 * np.pi * hour / 24)).sum() / 100
    assert total.half_m3 is not None
    assert abs(total.methane_cm3 / 1e6 - true) <= total.half_m3
    assert total.partial is False


def test_a_reading_that_a_rule_marks_is_a_dropout() -> None:
    """An error code of 99 % from an instrument of 0 to 5 %, and a flow that runs backwards."""
    one = stream(concentration={"channel": "C", "low": 0, "high": 5}, **HOURLY)
    flow, column = np.full(24, 100.0), np.ones(24)
    column[5], flow[9] = 99, -100
    found = measured(one, *rows(DAY, 24, 3600, flow, column), DAY, DAY)
    assert found.days[0].taken_away == {"range": 2}
    assert found.days[0].methane_cm3 == 24 * 60 * 10**6


@pytest.mark.parametrize("fill", FILLINGS)
@given(gap=st.tuples(st.integers(1, 60), st.integers(1, 30)), column=st.integers(0, 3))
@settings(max_examples=5, deadline=None)
def test_the_unit_of_a_channel_changes_no_tonne(fill: str, gap: tuple[int, int], column: int) -> None:
    """The same readings in m³/min, %, °C and hPa, and in m³/h, parts, kelvin and kPa, their limits too."""
    hour = np.arange(96)
    plain = np.column_stack([np.sin(hour / (4 + each)) for each in range(4)]) * [20, 0.3, 3, 5] + [100, 1, 20, 1000]
    plain[gap[0] : gap[0] + gap[1], column] = NAN
    roles, scales = ("flow", "concentration", "temperature", "pressure"), ([1, 60], [1, 0.01], [1, 1], [1, 0.1])
    units = (["m3/min", "m3/h"], ["%", "fraction"], ["degC", "K"], ["hPa", "kPa"])
    found = []
    for which in (0, 1):
        said_units: dict[str, Any] = {
            role: {"channel": role, "unit": unit[which]} for role, unit in zip(roles, units, strict=True)
        }
        said_units["flow"]["systematic_percent"] = 3
        values = plain * [scale[which] for scale in scales] + [0, 0, 273.15 * which, 0]
        times, _ = rows(DAY, 96, 3600, 1)
        one = measured(stream(**HOURLY, **said_units), times, values, DAY, date(2025, 1, 4), fill=fill)
        found.append(summed([one.days]))
    one, other = found
    assert other.methane_cm3 == pytest.approx(one.methane_cm3, rel=1e-9)
    assert one.half_m3 is not None
    assert other.half_m3 == pytest.approx(one.half_m3, rel=1e-5)


def test_a_day_is_the_same_in_whatever_period_it_is_asked_for() -> None:
    """Four days with one reading each between 2 % and 4 %: asked for alone each is what it is among all of them."""
    column = np.repeat([2.0, NAN, NAN, NAN, NAN, 4.0], 24)
    column[[30, 60, 80, 110]] = 5.0  # a reading of each day
    table = rows(DAY, 144, 3600, 100, column)
    whole = measured(stream(**HOURLY), *table, DAY, date(2025, 1, 6))
    for each in whole.days:
        alone = measured(stream(**HOURLY), *table, each.day, each.day)
        assert alone.days[0].methane_cm3 == each.methane_cm3
        assert alone.days[0].unregulated_us == each.unregulated_us == 0


def test_a_value_far_beside_the_period_fills_it() -> None:
    """Two readings of a day, its neighbours 40 days away: 98.325 names no limit."""
    column = np.full(24 * 90, NAN)
    column[0], column[-1], column[45 * 24 + 12] = 2, 4, 3
    day = date(2025, 2, 15)
    found = measured(stream(**HOURLY), *rows(DAY, len(column), 3600, 100, column), day, day)
    assert [(fill.rule, fill.value) for fill in found.fills] == [("ff_mean", 2.5), ("ff_mean", 3.5)]
    near = measured(stream(**HOURLY), *rows(DAY, len(column), 3600, 100, column), day, day, extent=(0, 1))
    assert [fill.rule for fill in near.fills] == ["ff_first_after", "ff_last_kept"]


def test_a_role_without_a_good_reading_is_named_with_what_took_them() -> None:
    one = stream(concentration={"channel": "C", "low": 0, "high": 5}, humidity={"channel": "H"}, **HOURLY)
    with pytest.raises(InputError) as refused:
        measured(one, *rows(DAY, 24, 3600, 100, 99, NAN), DAY, DAY)
    told = [(each.field, each.rule, each.value) for each in refused.value.problems]
    assert told == [
        ("concentration.channel", "channel_all_bad", "C"), ("humidity.channel", "channel_silent", "H"),
    ]  # fmt: skip
    assert "вне диапазона 24" in describe(refused.value.problems[0], "ru").lower()


def test_what_fills_a_gap_is_told_in_the_unit_of_its_channel() -> None:
    """A channel in kPa is filled with kPa: the mean of 97 and 99 is 98, not the 980 hPa that are computed with."""
    column = np.array([97.0] * 10 + [NAN] * 2 + [99.0] * 12)
    one = stream(**HOURLY, pressure={"channel": "P", "unit": "kPa"})
    found = measured(one, *rows(DAY, 24, 3600, 100, 1, column), DAY, DAY)
    (fill,) = measured_told([found], said(one))["streams"][0]["fills"]
    assert (fill["role"], fill["value"], fill["unit"]) == ("pressure", pytest.approx(98), "kPa")
