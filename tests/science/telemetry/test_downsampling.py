"""A chart's few points keep every peak, break at every gap, and are real readings at their own times."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tests.science.telemetry.faults import real, real_flags

from firedamp.science.errors import InputError
from firedamp.science.telemetry import downsampled

READING = st.one_of(st.floats(-1e6, 1e6), st.just(float("nan")))


@given(arrays(float, st.integers(0, 500), elements=READING), st.integers(3, 60))
@settings(max_examples=200, deadline=None)
def test_the_peaks_survive_and_every_point_is_a_reading_at_its_time(values: np.ndarray, most: int) -> None:
    times = np.datetime64("2026-03-01", "s") + 30 * np.arange(len(values))
    found = downsampled(values, most, times)
    assert len(found.rows) <= most
    assert (np.diff(found.rows) > 0).all()
    assert found.values.tolist() == values[found.rows].tolist()
    assert (found.times == times[found.rows]).all()
    known = values[np.isfinite(values)]
    assert len(found.rows) > 0 or not len(known)
    if len(known):
        assert (found.values.min(), found.values.max()) == (known.min(), known.max())
        assert found.values[-1] == known[-1]


def test_a_short_series_is_given_whole() -> None:
    found = downsampled(np.array([1.0, np.nan, 3.0]), 3)
    assert (found.rows.tolist(), found.gap_before.tolist()) == ([0, 2], [False, True])
    assert found.missing.tolist() == [0, 1, 0]


def test_gaps_that_a_chart_can_show_break_the_line_and_others_are_counted() -> None:
    values = np.sin(np.arange(10_000) / 300)
    values[4000:4200] = np.nan  # two buckets of a hundred rows
    values[7010] = np.nan
    found = downsampled(values, 300)
    (broken,) = np.flatnonzero(found.gap_before)
    assert found.rows[broken - 1] < 4000 <= 4200 <= found.rows[broken]
    assert (found.missing[[40, 41, 70]], found.missing.sum()) == (pytest.approx([100, 100, 1]), 201)


def test_buckets_tell_the_marks_of_readings_that_are_not_shown() -> None:
    column, marks = real().channel("MM116"), real_flags().marks[:, real().names.index("MM116")]
    found = downsampled(column, 300, marks=marks)
    bucket = np.searchsorted(found.first_rows, 1590, "right") - 1
    assert found.marks[bucket] & 16  # the check with a test gas
    assert found.marked.sum() == (marks != 0).sum()
    assert column.max() in found.values


def test_fewer_than_three_points_are_refused() -> None:
    with pytest.raises(InputError, match="below_minimum"):
        downsampled(np.zeros(5), 2)
