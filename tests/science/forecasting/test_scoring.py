"""Scores: absolute error of the median, square error of the mean, over rows that all forecasts have."""

from __future__ import annotations

import numpy as np
import pytest

from firedamp.science.forecasting.scoring import coverage_of, score

NAN = float("nan")


def test_the_median_has_absolute_and_the_mean_square_error() -> None:
    found = score(np.array([1.0, 2, 3]), np.array([1.0, 2, 6]), np.array([1.0, 0, 3]), np.array([3.0, 2, 7]))
    assert (found.mae, found.rmse, found.count) == (1, pytest.approx((4 / 3) ** 0.5), 3)
    assert found.skill == pytest.approx(1 - 1 / 2)
    assert found.coverage is None


def test_only_rows_that_are_known_count() -> None:
    target = np.array([1.0, NAN, 3, 4, 5])
    median = np.array([2.0, 2, NAN, 4, 5])
    persistence = np.array([1.0, 1, 1, NAN, 5])
    found = score(target, median, median, persistence)
    assert (found.count, found.mae) == (2, 0.5)


def test_against_persistence_that_never_errs_there_is_no_skill() -> None:
    assert score(np.ones(3), np.zeros(3), np.zeros(3), np.ones(3)).skill is None


def test_coverage_is_the_share_within_both_bounds() -> None:
    bounds = np.array([[0, 1], [0, 1], [0, 1], [NAN, 1], [0, 1.0]])
    assert coverage_of(np.array([0, 1, 1.5, 0.5, NAN]), bounds) == pytest.approx(2 / 3)
    assert coverage_of(np.full(5, NAN), bounds) is None
    assert coverage_of(np.ones(5), None) is None
