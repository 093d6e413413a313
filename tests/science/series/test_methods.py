"""Each method does what it says on series whose answer is known, and says so where it cannot."""

from __future__ import annotations

import numpy as np
import pytest
from tests.science.series.tables import mines, one, with_gaps

from firedamp.science.series import SeriesTable, fixed_methods, methods, reasons, restore, series_table
from firedamp.science.series.methods.bank import MODELS, smoothed
from firedamp.science.series.methods.kalman import _smoothed as by_statsmodels


def restored(table: SeriesTable, method: str) -> np.ndarray:
    return restore(table, method=method).table.values


@pytest.mark.parametrize("method", methods())
def test_method_is_described_in_both_languages(method: str) -> None:
    described = methods()[method]
    for text in (described.title, described.text, described.source, described.assumes, described.needs):
        assert text["en"]
        assert text["ru"]


@pytest.mark.parametrize("method", fixed_methods())
def test_method_fills_every_gap_and_changes_nothing_known(method: str) -> None:
    table = with_gaps(mines())
    values = restored(table, method)
    assert np.isfinite(values).all()
    assert values[table.known].tobytes() == table.values[table.known].tobytes()


@pytest.mark.parametrize("method", fixed_methods())
@pytest.mark.parametrize("values", [[5, None, None], [3, 3, None, 3, 3, 3, 3, 3, 3], [1, None, 2, 4, None]])
def test_method_answers_with_one_value_a_constant_and_few(method: str, values: list[float | None]) -> None:
    assert np.isfinite(restored(one(values), method)).all()


def test_linear_draws_a_line_in_time_and_holds_the_last_value() -> None:
    table = series_table([2000, 2001, 2005, 2006, 2007], ["a"], [[1], [None], [6], [None], [None]])
    assert restored(table, "linear")[:, 0].tolist() == [1, 2, 6, 6, 6]


def test_mean_is_that_of_the_known_values() -> None:
    assert restored(one([1, None, 5]), "mean")[1, 0] == 3


def test_nearest_takes_the_earlier_of_two_as_near() -> None:
    assert restored(one([1, None, None, None, 5]), "nearest")[:, 0].tolist() == [1, 1, 1, 5, 5]


def test_pchip_keeps_monotony() -> None:
    assert (np.diff(restored(one([0, 0, None, None, 1, 1, 9]), "pchip")[:, 0]) >= 0).all()


def test_seasonal_restores_a_season_exactly() -> None:
    times = np.arange("2010-01", "2016-01", dtype="datetime64[M]")
    wave = 10 + np.sin(2 * np.pi * np.arange(72) / 12)
    values = wave.copy()
    values[30:39] = np.nan
    table = series_table(times, ["a"], values[:, None], "month")
    assert restored(table, "seasonal")[30:39, 0] == pytest.approx(wave[30:39], abs=0.02)


@pytest.mark.parametrize("method", ["co_moving", "global_regression", "iterative", "low_rank", "local_global"])
def test_methods_of_several_series_follow_a_series_that_is_a_multiple(method: str) -> None:
    course = np.random.default_rng(3).normal(size=60).cumsum() + 20
    values = np.column_stack([course, 2 * course + 5, 1.5 * course + 1])
    values[20:30, 0] = np.nan
    filled = restored(series_table(range(60), ["a", "b", "c"], values), method)[20:30, 0]
    straight = restored(series_table(range(60), ["a", "b", "c"], values), "linear")[20:30, 0]
    true = course[20:30]
    assert np.abs(filled - true).mean() < 0.4 * np.abs(straight - true).mean()


def test_random_walk_of_the_bank_is_linear_interpolation() -> None:
    """A Kalman smoother of a random walk without noise draws straight lines (Harvey 1989)."""
    values = np.array([[1.0], [np.nan], [np.nan], [4.0], [np.nan]])
    assert MODELS[0].r == 0
    from firedamp.science.series.methods import bank

    steps = np.ones(5)
    matrices = np.array([[bank._transition(model, 1.0) for model in MODELS]] * 5)
    level = bank._backward(bank._filtered(values, steps, matrices), matrices)[:, 0, 0]
    assert level == pytest.approx([1, 2, 3, 4, 4], abs=1e-4)


def test_bank_agrees_with_statsmodels_where_a_trend_is_plain() -> None:
    random = np.random.default_rng(1)
    values = np.linspace(-1.5, 1.5, 60) + random.normal(scale=0.05, size=60)
    values[20:26] = values[50:] = np.nan
    ours = smoothed(values[:, None], np.arange(60.0))[:, 0]
    gap = np.isnan(values)
    assert ours[gap] == pytest.approx(by_statsmodels(values, None)[gap], abs=0.15)


def test_what_stands_in_for_a_method_is_told() -> None:
    reason = restore(one([1, None, 3, 4, 5]), method="knn").values[0].reason
    assert reason == "needs_other_series"
    assert reason in reasons()
