"""How is a correlation told in plain values? The same to a program that reads the command's answer and the API's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from firedamp.science.telemetry.correlation import Coefficient, Correlated

SIGNIFICANT = 0.05  # a chance below it


def correlation_told(step_s: float, target: str, found: Sequence[Correlated]) -> dict[str, Any]:
    """Each channel's coefficients without a lag and at the lag of the greatest, and Pearson's at every lag tried."""
    return {"target": target, "step_s": step_s, "channels": [channel_told(each) for each in found]}


def channel_told(found: Correlated) -> dict[str, Any]:
    """One channel of it."""
    coefficients = {
        kind: {"now": coefficient_told(found.now[kind]), "greatest": coefficient_told(found.greatest[kind])}
        for kind in found.now
    }
    by_lag = [{"lag_min": lag, "pearson": value} for lag, value in found.by_lag.items()]
    return {"channel": found.channel, **coefficients, "by_lag_min": by_lag}


def coefficient_told(coefficient: Coefficient | None) -> dict[str, Any] | None:
    """One coefficient; None where one of the series does not vary."""
    if coefficient is None:
        return None
    return {
        "value": coefficient.value, "lag_min": coefficient.lag_min, "count": coefficient.count,
        "independent_count": coefficient.worth, "p": coefficient.p, "significant": coefficient.p < SIGNIFICANT,
    }  # fmt: skip
