"""Forecasts over several horizons do not contradict each other."""

from __future__ import annotations

import numpy as np

from firedamp.science.forecasting.coherence import RISING, coherent
from firedamp.science.forecasting.tasks import Task
from firedamp.science.forecasting.walk import Offered


def offered(median: float, chance: float) -> Offered:
    level = np.array([median, np.nan])
    shape = (2, 2)
    return Offered(
        level, level, level - 0.1, level + 0.1, np.full((2, 1), chance), np.ones((*shape, 4)), np.ones((*shape, 5))
    )


def test_a_longer_horizon_says_no_less_than_a_shorter_one_in_whatever_order() -> None:
    tasks = [Task("A", 120), Task("A", 6), Task("A", 20)]
    said = [offered(1.3, 0.67), offered(1.4, 0.2), offered(1.2, 0.99)]
    hour, three, ten = coherent(tasks, said)
    assert [each.median[0] for each in (three, ten, hour)] == [1.4, 1.4, 1.4]
    assert [each.chance[0, 0] for each in (three, ten, hour)] == [0.2, 0.99, 0.99]
    for shorter, longer in ((three, ten), (ten, hour)):
        for name in RISING:
            assert (getattr(longer, name)[0] >= getattr(shorter, name)[0]).all(), name
        assert (longer.low[0] <= longer.median[0]) & (longer.median[0] <= longer.high[0])
    assert np.isnan(hour.median[1])
    assert three is said[1]


def test_means_are_left_as_they_are() -> None:
    said = [offered(1.4, 0.9), offered(1.2, 0.1)]
    assert coherent([Task("A", 6, "mean"), Task("A", 20, "mean")], said) == said
