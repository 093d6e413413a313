"""A forecast while readings arrive: the same features, members and walk as in training, of the newest rows alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from firedamp.science.forecasting.card import Card
from firedamp.science.forecasting.explaining import Explanation, explain
from firedamp.science.forecasting.features import Features, features_of, memory_of
from firedamp.science.forecasting.fitting import learned_channels
from firedamp.science.forecasting.members import Rows
from firedamp.science.forecasting.model import Model, copy_of
from firedamp.science.forecasting.offering import of_choice
from firedamp.science.forecasting.targets import latest, target_of
from firedamp.science.forecasting.walk import Offered, walk_along
from firedamp.science.telemetry.recording import Recording


@dataclass(frozen=True)
class Tail:
    """The newest rows of a recording, ready for every model of one channel whatever its horizon: `features` and `rows`
    (n,) of the `readings` (n,) that are new."""

    features: Features
    rows: Rows
    readings: np.ndarray


def tail_of(recording: Recording, card: Card, new: int) -> Tail:
    """The last `new` rows of a recording, one at least, whose rows before them are memory: an hour of them, where there
    is one. Raises InputError as `learned_channels` does."""
    own = learned_channels(card, recording)
    whole = own.tail(new + memory_of(own))
    features = features_of(whole, card.states)
    readings = whole.channel(card.task.channel)
    kept = slice(len(readings) - new, None)
    features = Features(features.names, features.channels, features.values[kept])
    rows = Rows(features.values, latest(readings, memory_of(whole))[kept], np.full(new, np.nan))
    return Tail(features, rows, readings[kept])


class Live:
    """A model at work on one longwall: `advance` with each batch of new rows, of one or many; `explain` the newest."""

    def __init__(self, model: Model, limits: tuple[float, ...] = ()) -> None:
        self.model = model
        self.walk = copy_of(model.walk, limits)
        self.walk.break_off()
        self.walk.renew()
        self.pending = np.empty(0)  # readings since the first row whose target is not known

    def advance(self, tail: Tail) -> Offered:
        """Forecast new rows (n,), each by what was known at it."""
        forecasts = self.model.learned.forecasts(tail.rows)
        self.pending = np.concatenate([self.pending, tail.readings])
        first, task = self.walk.observed, self.model.card.task
        targets = target_of(self.pending, task.horizon, task.statistic)
        offered = walk_along(self.walk, forecasts, self.model.learned.bounds(tail.rows), targets, first)
        self.pending = self.pending[self.walk.observed - first :]
        return of_choice(offered, forecasts, self.model.card.choice, self.model.card.choice_of_mean)

    def explain(self, tail: Tail, offered: Offered, statistic: int = 0) -> Explanation:
        """What each channel adds to the forecasts of a tail: of the median (0) or the mean (1)."""
        forecast = (offered.median, offered.mean)[statistic]
        return explain(self.model.learned, tail.features, tail.rows, offered.weights[:, statistic], forecast)
