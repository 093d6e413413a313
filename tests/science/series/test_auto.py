"""Auto takes what the known values speak for, and no more than they do."""

from __future__ import annotations

import numpy as np
from tests.science.series.tables import mines, with_gaps

from firedamp.science.series import restore, series_table
from firedamp.science.series.panel import panel_of
from firedamp.science.series.rehearsal import rehearse


def weights(values: np.ndarray, step: str = "year", times: np.ndarray | None = None) -> dict[str, float]:
    times = np.arange(len(values)) if times is None else times
    table = series_table(times, [f"s{n}" for n in range(values.shape[1])], values, step)
    return {row.method: row.weight for row in restore(table).evidence if row.series == "s0"}


def test_season_is_taken_up() -> None:
    times = np.arange("2000-01", "2012-01", dtype="datetime64[M]")
    values = 10 + 3 * np.sin(2 * np.pi * np.arange(144) / 12) + np.random.default_rng(1).normal(scale=0.3, size=144)
    values[50:62] = np.nan
    found = weights(values[:, None], "month", times)
    assert found["seasonal"] + found["state_space"] > 0.6


def test_random_walk_stays_with_linear_interpolation() -> None:
    values = np.random.default_rng(2).normal(size=(120, 1)).cumsum(axis=0)
    values[50:58] = np.nan
    assert weights(values)["linear"] > 0.6


def test_series_that_moves_with_another_follows_it() -> None:
    random = np.random.default_rng(3)
    course = random.normal(size=80).cumsum()
    values = np.column_stack([course + random.normal(scale=0.05, size=80), course, course * 2])
    values[30:38, 0] = np.nan
    assert weights(values)["linear"] < 0.3


def test_artificial_gaps_hide_known_cells_only_and_leave_four() -> None:
    table = with_gaps(mines())
    for one in rehearse(panel_of(table), ~table.known, 12, 1):
        assert not (one.hidden & ~table.known).any()
        assert ((table.known & ~one.hidden).sum(axis=0) >= 4).all()
        assert one.hidden[one.kinds >= 0].all()


def test_artificial_gaps_are_of_the_kinds_of_the_real_ones() -> None:
    table = with_gaps(mines())
    kinds = [one.kinds[:, 2] for one in rehearse(panel_of(table), ~table.known, 12, 1)]
    assert set(np.unique(np.concatenate(kinds)).tolist()) == {-1, 2, 3}  # a tail, and several at once
