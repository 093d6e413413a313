"""What do chances and alarms of a backtest come to? The threshold is tuned on validation, all else told of the test."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np

from firedamp.science.forecasting.alarms import best_threshold, reliability_of, score_alarms
from firedamp.science.forecasting.backtest import Backtest


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
