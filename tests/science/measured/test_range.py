"""The 95 % range: by hand, and by simulation."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.science.measured.streams import measured, rows, said, stream

from firedamp.science.measured import door_of_sum, measured_told, summed

DAY = date(2025, 1, 1)


def half_percent(**said: object) -> float:
    one = summed([measured(stream(**said), *rows(DAY, 1440, 60, 100, 1), DAY, DAY).days])
    return 100 * one.half_m3 * 1e6 / one.methane_cm3


def test_a_systematic_error_does_not_average_out_and_a_random_one_does() -> None:
    assert half_percent(flow={"channel": "Q", "systematic_percent": 3}) == pytest.approx(3)
    assert half_percent(flow={"channel": "Q", "random_percent": 3}) == pytest.approx(3 / np.sqrt(1440))


def test_the_errors_of_two_instruments_are_independent() -> None:
    both = half_percent(
        flow={"channel": "Q", "systematic_percent": 3}, concentration={"channel": "C", "systematic": 0.04}
    )
    assert both == pytest.approx(5)  # 3 % and 0.04 of 1 %


def test_an_error_of_the_temperature_counts_in_kelvin() -> None:
    assert half_percent(temperature={"value": 20, "systematic": 2.9315}) == pytest.approx(1)


def test_what_a_calibration_found_counts_for_the_days_before_it() -> None:
    calibrations = [{"day": "2025-01-02", "error_percent": -4, "reference_percent": 3}]
    found = measured(
        stream(flow={"channel": "Q", "calibrations": calibrations}), *rows(DAY, 4320, 60, 100, 1), DAY, date(2025, 1, 3)
    )
    percents = [100 * summed([[day]]).half_m3 * 1e6 / day.methane_cm3 for day in found.days]
    assert percents == pytest.approx([5, 5, 3])


def test_nineteen_of_twenty_ranges_hold_the_truth() -> None:
    """200 instruments of known errors at a known course: between 91 and 99 % of the ranges hold it."""
    rng = np.random.default_rng(20250101)
    one = stream(
        step_s=3600, flow={"channel": "Q", "systematic_percent": 4, "random_percent": 6},
        concentration={"channel": "C", "systematic": 0.05, "random": 0.1},
    )  # fmt: skip
    hour = np.arange(24)
    flow, share = 100 + 20 * np.sin(hour), 1 + 0.3 * np.cos(hour)
    true, held = float((flow * share / 100 * 60).sum()), 0
    for _ in range(200):
        read = flow * (1 + (0.04 * rng.standard_normal() + 0.06 * rng.standard_normal(24)) / 1.96)
        seen = share + (0.05 * rng.standard_normal() + 0.1 * rng.standard_normal(24)) / 1.96
        found = summed([measured(one, *rows(DAY, 24, 3600, read, seen), DAY, DAY).days])
        held += found.low_cm3 <= true * 1e6 <= found.high_cm3
    assert 0.91 <= held / 200 <= 0.99


@given(gap=st.tuples(st.integers(5, 1200), st.integers(10, 600)), fill=st.sampled_from(["ff_98_325", "restoration"]))
@settings(max_examples=4, deadline=None)
def test_a_range_never_narrows_because_less_was_measured(gap: tuple[int, int], fill: str) -> None:
    """Of an instrument of 10 % that reads the same all day: what fills its gap comes of its own readings."""
    one = stream(flow={"channel": "Q", "systematic_percent": 10}, concentration={"channel": "C", "systematic": 0.1})
    times, values = rows(DAY, 1440, 60, 100, 1)
    whole = summed([measured(one, times, values, DAY, DAY, fill=fill).days])
    values[gap[0] : gap[0] + gap[1]] = np.nan
    found = summed([measured(one, times, values, DAY, DAY, fill=fill).days])
    assert whole.half_m3 is not None
    assert found.half_m3 is not None
    assert found.half_m3 >= whole.half_m3 * (1 - 1e-9)


def test_what_nobody_said_the_accuracy_of_has_no_range() -> None:
    found = measured(stream(), *rows(DAY, 1440, 60, 100, 1), DAY, DAY)
    one = summed([found.days])
    assert (one.half_m3, one.low_cm3, one.high_cm3) == (None, None, None)
    told = measured_told([found], said(stream()))
    assert (told["sum"]["ch4_t_low"], told["sum"]["ch4_t_high"]) == (None, None)
    assert told["methods"][0]["parts"][0]["uncertainty"] == {}  # what the sheet says of its inputs holds
    assert door_of_sum(told["sum"], "RU", 0.668)["outputs"]["ch4_t"] == pytest.approx(told["sum"]["ch4_t"])
