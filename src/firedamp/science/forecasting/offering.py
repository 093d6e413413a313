"""Which forecast is offered? The adaptive one, unless on validation persistence or ridge is better."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from firedamp.science.forecasting.members import MEMBERS, PERSISTENCE, RIDGE
from firedamp.science.forecasting.scoring import Score
from firedamp.science.forecasting.walk import Offered

ADAPTIVE = "adaptive"
CHOICES = (PERSISTENCE, RIDGE, ADAPTIVE)


@dataclass(frozen=True)
class Choice:
    """`name`: what is offered; `unbeaten`: the errors (`mae`, `rmse`) in which nothing beats persistence on
    validation."""

    name: str
    unbeaten: tuple[str, ...]


def choose(validation: Mapping[str, Score]) -> Choice:
    """The choice by scores on validation alone.

    The adaptive forecast is offered where neither persistence nor ridge is better than it in both errors: its median
    may then lie a little behind persistence that its mean beats. Else the one of the two with the less absolute error
    is.
    """
    plain, adaptive = validation[PERSISTENCE], validation[ADAPTIVE]
    others = [score for name, score in validation.items() if name != PERSISTENCE]
    unbeaten = tuple(
        error for error in ("mae", "rmse") if all(getattr(each, error) >= getattr(plain, error) for each in others)
    )
    better = [
        name for name in (PERSISTENCE, RIDGE)
        if validation[name].mae <= adaptive.mae and validation[name].rmse <= adaptive.rmse
    ]  # fmt: skip
    return Choice(min(better, key=lambda name: validation[name].mae) if better else ADAPTIVE, unbeaten)


def of_choice(offered: Offered, forecasts: np.ndarray, choice: str) -> Offered:
    """What a choice offers: where persistence or ridge was better on validation, that within the same
    interval."""
    if choice == ADAPTIVE:
        return offered
    plain = forecasts[:, MEMBERS.index(choice)]
    weights = np.zeros_like(offered.weights)
    weights[:, :, MEMBERS.index(choice)] = 1
    low, high = np.fmin(offered.low, plain), np.fmax(offered.high, plain)
    return replace(offered, median=plain, mean=plain, low=low, high=high, weights=weights)
