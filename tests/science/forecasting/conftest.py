"""Models that are learned once for all tests: of twenty hours of a real longwall, three and twenty minutes ahead."""

from __future__ import annotations

import pytest
from tests.science.forecasting.recordings import TARGET, longwall

from firedamp.science.forecasting.backtest import Backtest, backtest
from firedamp.science.forecasting.model import Model, train
from firedamp.science.forecasting.tasks import Task

LEARNED = 1800


@pytest.fixture(scope="session")
def model() -> Model:
    return train(longwall(0, LEARNED), Task(TARGET, 6))


@pytest.fixture(scope="session")
def tested() -> Backtest:
    return backtest(longwall(0, 2400), Task(TARGET, 6), limits=(1.0, 1.2))
