"""What does a backtest come to? Thresholds are tuned on validation, all else is told of the test."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np

from firedamp.science.forecasting.alarms import best_threshold, reliability_of, score_alarms
from firedamp.science.forecasting.backtest import Backtest
from firedamp.science.forecasting.offering import CHOICES


def backtest_told(found: Backtest) -> dict[str, Any]:
    """What is told of a backtest, in numbers: `models` are scored on the test part."""
    offered = {"name": found.choice.median, "mean_of": found.choice.mean, **asdict(found.offered_score(found.test))}
    return {
        "target": found.task.channel, "statistic": found.task.statistic, "horizon_rows": found.task.horizon,
        "step_s": found.laid.step_s, "rows": len(found.laid.target),
        "test_rows": [found.test.start + 1, found.test.stop],
        "validation_rows": [found.validation.start + 1, found.validation.stop],
        "models": {name: asdict(each) for name, each in found.test_scores.items()},
        "validation": {name: asdict(found.validation_scores[name]) for name in CHOICES},
        "offered": {**offered, "nothing_beats_persistence_in": list(found.choice.unbeaten)},
        "excluded": [
            {"column": leak.name, "reason": leak.reason, "minutes": leak.minutes} for leak in found.excluded
        ],
    }  # fmt: skip


def judged(found: Backtest, readings: np.ndarray, place: int, cost_of_miss: float) -> dict[str, Any]:
    """Of the limit at a place of `limits`, readings (n,) of the target's channel: alarms at the threshold that would
    have cost least on validation, and how reliable the chances were."""
    limit, chance = found.limits[place], found.chance[:, place]
    horizon, step_s = found.task.horizon, found.laid.step_s
    validation, test = found.validation, found.test
    threshold = best_threshold(chance[validation], readings[validation], limit, horizon, step_s, cost_of_miss)
    alarms = score_alarms(chance[test], readings[test], limit, threshold, horizon, step_s)
    reliability = reliability_of(chance[test], found.laid.target[test], limit)
    return {
        "limit": limit,
        "cost_of_miss": cost_of_miss,
        "alarms": {
            **asdict(alarms), "precision": alarms.precision, "recall": alarms.recall, "lead_min": alarms.lead_min,
        },
        "reliability": None if reliability is None else asdict(reliability),
    }  # fmt: skip
