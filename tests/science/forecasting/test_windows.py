"""Windows: what a plain loop says, and to the last bit nothing but what lies within."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firedamp.science.forecasting.windows import greatest, least, moved_on, sums

READINGS = st.lists(st.floats(-1e6, 1e6) | st.just(float("nan")), min_size=1, max_size=40).map(np.array)


@given(values=READINGS, rows=st.integers(1, 50))
def test_the_greatest_and_the_least_are_those_of_a_plain_loop(values: np.ndarray, rows: int) -> None:
    for windowed, plain in ((greatest, np.fmax), (least, np.fmin)):
        expected = [plain.reduce(values[max(0, last - rows + 1) : last + 1]) for last in range(len(values))]
        np.testing.assert_array_equal(windowed(values, rows), expected)


@given(values=st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40).map(np.array), rows=st.integers(1, 50))
def test_sums_are_those_of_a_plain_loop(values: np.ndarray, rows: int) -> None:
    expected = [values[max(0, last - rows + 1) : last + 1].sum() for last in range(len(values))]
    assert sums(values, rows) == pytest.approx(np.array(expected), abs=1e-6)


def test_a_sum_keeps_no_trace_of_what_has_left_the_window() -> None:
    rng = np.random.default_rng(1)
    before, within = rng.normal(size=5000) * 1e9, rng.normal(size=120)
    assert sums(np.concatenate([before, within]), 120)[-1] == sums(within, 120)[-1]


def test_what_was_before_the_first_row_is_unknown() -> None:
    assert np.isnan(moved_on(np.array([1.0, 2.0]), 5)).all()
    assert moved_on(np.array([1.0, 2.0, 3.0]), 2)[2] == 1
