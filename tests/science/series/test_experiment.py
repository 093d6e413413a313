"""An experiment measures every method on the same gaps, and is the same for the same seed."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace

import numpy as np
import pytest
from tests.science.series.tables import mines, one, with_gaps

from firedamp.science.errors import InputError
from firedamp.science.series import experiment, gaps_of, restore

FEW = {"methods": ["linear", "mean"], "patterns": ["block"], "shares": [0.2], "repeats": 2}


def test_errors_are_those_of_the_formulas() -> None:
    """MAE, RMSE and MAPE of linear interpolation, worked out from the hidden cells."""
    table = mines()
    row = experiment(table, **{**FEW, "methods": ["linear"], "repeats": 1}).rows[0]
    mask = gaps_of(table, "block", 0.2, 1, 0)
    filled = np.where(mask, np.nan, table.values)
    years = table.times.astype(float)
    for column in range(5):
        known = np.isfinite(filled[:, column])
        filled[:, column] = np.interp(years, years[known], filled[known, column])
    error, true = np.abs(filled - table.values)[mask], table.values[mask]
    assert row.count == row.mape_count == mask.sum()
    assert row.mae == pytest.approx(error.mean())
    assert row.rmse == pytest.approx(np.sqrt((error**2).mean()))
    assert row.mape == pytest.approx(100 * (error / true).mean())


def test_noughts_do_not_count_in_the_relative_error() -> None:
    table = mines()
    values = table.values.copy()
    values[10:30] = 0
    row = experiment(replace(table, values=values), **FEW).rows[0]
    assert row.mape_count < row.count


def test_same_seed_gives_the_same_table() -> None:
    few = {**FEW, "methods": ["linear", "auto"], "repeats": 1}
    first, second = (json.dumps(experiment(mines(), **few).as_json()) for _ in range(2))
    assert first == second


def test_another_seed_gives_other_gaps() -> None:
    assert experiment(mines(), seed=1, **FEW).rows != experiment(mines(), seed=2, **FEW).rows


def test_time_is_told_apart_and_only_with_a_clock() -> None:
    ticks = itertools.count()
    timed = experiment(mines(), clock=lambda: float(next(ticks)), **FEW)
    assert [(time.method, time.seconds) for time in timed.timings] == [("linear", 2), ("mean", 2)]
    assert experiment(mines(), **FEW).timings == ()
    assert experiment(mines(), **FEW).rows == timed.rows


def test_example_shows_the_true_series_its_gaps_and_what_each_method_made() -> None:
    (example,) = experiment(mines(), **FEW).examples
    assert len(example.true) == len(example.hidden) == 40
    for restored in example.restored.values():
        assert [value is not None for value in restored] == list(example.hidden)


@pytest.mark.parametrize(
    ("options", "rule"),
    [
        ({"methods": []}, "empty_list"),
        ({"methods": ["magic"]}, "not_a_choice"),
        ({"patterns": ["holes"]}, "not_a_choice"),
        ({"shares": [2.0]}, "above_maximum"),
        ({"repeats": 0}, "below_minimum"),
        ({"repeats": 1000}, "above_maximum"),
    ],
)
def test_what_cannot_be_is_refused(options: dict[str, object], rule: str) -> None:
    with pytest.raises(InputError) as caught:
        experiment(mines(), **{**FEW, **options})  # type: ignore[arg-type]
    assert caught.value.problems[0].rule == rule


def test_series_too_short_to_hide_anything_are_refused() -> None:
    with pytest.raises(InputError) as caught:
        experiment(one([1, 2, 3]), **FEW)  # type: ignore[arg-type]
    assert caught.value.problems[0].rule == "too_few_known"


def test_progress_reaches_one() -> None:
    heard: list[float] = []
    experiment(mines(), progress=heard.append, **FEW)
    assert heard[-1] == 1.0


def test_it_is_told_where_linear_interpolation_stood_in_for_a_method() -> None:
    """Boosted trees want twenty known values; each of these series has fewer."""
    table = with_gaps(mines(18))
    assert table.known.sum(axis=0).max() < 20
    found = experiment(table, patterns=["random"], shares=[0.2], methods=["linear", "boosted", "mean"], repeats=1)
    stood_in = {row.method: (row.stood_in, row.count) for row in found.rows}
    assert stood_in["boosted"] == (stood_in["boosted"][1],) * 2
    assert (stood_in["linear"][0], stood_in["mean"][0]) == (0, 0)
    assert {value.method for value in restore(table, method="boosted").values} == {"linear"}
