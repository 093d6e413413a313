"""Sums by hand, and what holds of every sum."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.science.measured.streams import measured, rows, said, stream, tonnes

from firedamp.science.errors import InputError
from firedamp.science.measured import measure, measured_told, read_of, summed

DAY = date(2025, 1, 1)


def test_a_pressure_that_cannot_be_is_named_rather_than_the_flow_that_it_makes() -> None:
    """Readings that no rule takes away (dropouts = []) may be anything."""
    one = stream(pressure={"channel": "P", "unit": "kPa"}, dropouts=[])
    with pytest.raises(InputError) as caught:
        measured(one, *rows(DAY, 1440, 60, 100, 1, 1e13), DAY, DAY)
    (problem,) = caught.value.problems
    assert (problem.field, problem.rule, problem.value) == ("pressure.channel", "above_maximum", 1e13)
    assert (problem.params["maximum"], problem.params["unit"]) == (pytest.approx(170), "kPa")  # 1,700 hPa


def test_a_year_of_drainage_is_the_worked_number_of_order_371() -> None:
    """methods.md's vector of ru371.venting: 31,536 thousand m³ (60 m³/min for 525,600 min) at 35 % are 7373.1168 t."""
    year = measured(stream(kind="drainage", step_s=86_400), *rows(DAY, 365, 86_400, 60, 35), DAY, date(2025, 12, 31))
    assert tonnes(*year.days) == "7373.1168"


def test_a_flow_is_brought_to_20_degrees_and_normal_pressure() -> None:
    """conditions.to20c: V · (p/101.325) · (293.15/(273.15 + t)); 1000 m³/min at 10 °C, 95 kPa, 0.5 %, an hour of it."""
    one = stream(temperature=10, pressure={"value": 95, "unit": "kPa"}, step_s=3600, longest_s=3600)
    found = measured(one, *rows(DAY, 1, 3600, 1000, 0.5), DAY, DAY, fill="none")
    by_hand = 1000 * 60 * (95 / 101.325) * (293.15 / 283.15) * 0.005
    assert found.days[0].methane_cm3 == round(by_hand * 1e6)


def test_water_counts_where_flow_and_concentration_are_on_two_bases() -> None:
    """MCF of 40 CFR 98.323: 1 − f of a wet flow with a dry concentration; f of saturated air at 20 °C is 23.3 hPa
    (WMO-No. 8: 6.112·exp(17.62·20/263.12) = 23.33) of 1013.25."""
    dry = {"concentration_basis": "dry", "humidity": 100}
    plain, moist, other = (
        measured(stream(**how), *rows(DAY, 1440, 60, 1000, 1), DAY, DAY).days[0].methane_cm3
        for how in ({}, dry, {"flow_basis": "dry", "humidity": 100})
    )
    assert moist / plain == pytest.approx(1 - 23.33 / 1013.25, abs=2e-5)
    assert other / plain == pytest.approx(1 / (1 - 23.33 / 1013.25), abs=2e-5)


def test_an_air_velocity_passes_through_the_area() -> None:
    one = stream(area_m2=20, flow={"channel": "v", "unit": "m/s"})
    found = measured(one, *rows(DAY, 1440, 60, 2.5, 0.4), DAY, DAY)
    assert found.days[0].methane_cm3 == 2.5 * 60 * 20 * 0.004 * 1440 * 1e6


def test_days_are_those_of_the_mines_clock() -> None:
    """Warsaw put its clocks forward on 30 March 2025 and back on 26 October: 23 and 25 hours."""
    one = stream(zone="Europe/Warsaw", step_s=3600)
    times, values = rows(DAY, 365 * 24, 3600, 60, 1)
    hours = [
        measured(one, times, values, day, day).days[0].length_us / 3_600_000_000
        for day in (date(2025, 3, 30), date(2025, 10, 26), date(2025, 6, 1))
    ]
    assert hours == [23, 25, 24]


def test_a_reading_stands_for_what_is_said() -> None:
    """Readings of 1 and 3 % at 0:00 and 12:00, of 100 m³/min: until the next, since the last, and half each."""
    times, values = rows(DAY, 2, 43_200, 100, [1, 3])
    how = {"step_s": 43_200, "longest_s": 43_200}
    found = {
        name: measured(stream(stands_for=name, **how), times, values, DAY, DAY, fill="none").days[0]
        for name in ("until_next", "since_last", "around")
    }
    assert {name: (day.methane_cm3 // 10**6, day.missing_us // 3_600_000_000) for name, day in found.items()} == {
        "until_next": (720 + 2160, 0), "since_last": (2160, 12), "around": (360 + 2160, 6),
    }  # fmt: skip


def test_a_channel_that_is_read_less_often_stands_longer() -> None:
    one = stream(temperature={"channel": "T", "step_s": 3600})
    temperature = np.where(np.arange(1440) % 60 == 0, 20.0, np.nan)
    (day,) = measured(one, *rows(DAY, 1440, 60, 100, 1, temperature), DAY, DAY).days
    assert (day.measured_us, day.methane_cm3) == (day.length_us, 1440 * 10**6)


def test_no_period_is_measured_of_nothing() -> None:
    with pytest.raises(Exception, match="channel_silent"):
        measured(stream(), *rows(DAY, 10, 60, np.nan, np.nan), DAY, DAY)


shares = st.lists(st.one_of(st.none(), st.floats(0, 5)), min_size=20, max_size=60)


@settings(max_examples=25, deadline=None)
@given(shares, st.integers(300, 40_000), st.sampled_from(["ff_98_325", "none"]))
def test_days_months_and_years_add_up_to_the_last_digit(concentration: list[Any], step_s: int, fill: str) -> None:
    column = np.array([np.nan if each is None else each for each in concentration])
    if np.isnan(column).all():
        column[0] = 1
    one = stream(step_s=step_s, zone="Asia/Novokuznetsk")
    first, last = date(2024, 12, 28), date(2025, 2, 2)
    found = measured(one, *rows(date(2024, 12, 31), len(column), step_s, 812.7, column), first, last, fill=fill)
    told = measured_told([found], said(one), methods=False)["streams"][0]
    for name in ("ch4_t_exact", "co2e_t_exact", "ch4_m3_exact", "filled_ch4_t_exact"):
        whole = Decimal(told["sum"][name])
        assert [sum(Decimal(part[name]) for part in told[step]) for step in ("days", "months", "years")] == [whole] * 3
    times = summed([found.days])
    assert times.measured_us + times.filled_us + times.missing_us == times.length_us


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(1, 200_000_000_000), max_size=12), st.integers(0, 2**32 - 1))
def test_how_the_source_cuts_its_readings_changes_nothing(cuts: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    concentration = np.where(rng.random(576) < 0.1, np.nan, rng.random(576))
    times, values = rows(DAY, 576, 600, 900 + rng.random(576), concentration)
    one, whole = stream(step_s=600), read_of(times, values)

    def in_pieces(start: int, end: int) -> tuple[np.ndarray, np.ndarray]:
        bounds = sorted({start, *(start + cut for cut in cuts if start + cut < end), end})
        parts = [whole(*each) for each in pairwise(bounds)]
        return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])

    last = DAY + timedelta(days=3)
    assert measure(one, whole, DAY, last) == measure(one, in_pieces, DAY, last)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2), st.integers(0, 2**32 - 1))
def test_a_day_is_the_same_in_whatever_period_it_is_asked_for(split: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    concentration = np.where(rng.random(576) < 0.1, np.nan, rng.random(576))
    read = read_of(*rows(DAY, 576, 600, 900 + rng.random(576), concentration))
    one, last = stream(step_s=600), DAY + timedelta(days=3)
    whole = measure(one, read, DAY, last).days
    middle = DAY + timedelta(days=split)
    parts = [*measure(one, read, DAY, middle).days, *measure(one, read, middle + timedelta(days=1), last).days]
    assert [each.methane_cm3 for each in parts] == [each.methane_cm3 for each in whole]


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 700), st.integers(1, 500), st.sampled_from(["ff_98_325", "none"]))
def test_a_gap_filled_by_a_constant_flow_is_no_gap(start: int, length: int, fill: str) -> None:
    values = np.full(1440, 1.0)
    values[start : start + length] = np.nan
    (whole,) = measured(stream(), *rows(DAY, 1440, 60, 100, 1.0), DAY, DAY).days
    (gappy,) = measured(stream(), *rows(DAY, 1440, 60, 100, values), DAY, DAY, fill=fill).days
    missing = 0 if fill == "ff_98_325" else max(0, length - 1)  # a reading stands for two steps
    assert gappy.methane_cm3 == whole.methane_cm3 - missing * 10**6
    assert gappy.filled_us + gappy.missing_us == max(0, length - 1) * 60_000_000


@settings(max_examples=15, deadline=None)
@given(st.floats(0.1, 4), st.floats(100, 9000), st.floats(-20, 40), st.floats(700, 1100))
def test_units_change_nothing(percent: float, flow: float, celsius: float, hectopascals: float) -> None:
    plain = stream(temperature={"channel": "T"}, pressure={"channel": "P"})
    other = stream(
        flow={"channel": "Q", "unit": "m3/h"}, concentration={"channel": "C", "unit": "ppm"},
        temperature={"channel": "T", "unit": "kelvin"}, pressure={"channel": "P", "unit": "Pa"},
    )  # fmt: skip
    columns = (flow, percent, celsius, hectopascals)
    converted = (flow * 60, percent * 1e4, celsius + 273.15, hectopascals * 100)
    one = measured(plain, *rows(DAY, 48, 1800, *columns), DAY, DAY, fill="ff_98_325").days[0]
    same = measured(other, *rows(DAY, 48, 1800, *converted), DAY, DAY, fill="ff_98_325").days[0]
    assert same.methane_cm3 == pytest.approx(one.methane_cm3, rel=1e-9)
