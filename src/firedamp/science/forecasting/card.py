"""What is a trained model, and of which data? The card it carries, enough to make it again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np
import polars
import scipy
import sklearn

from firedamp.science.forecasting.members import BOOSTING, RIDGE_PENALTY, ROUNDS, Learned
from firedamp.science.forecasting.scoring import Score
from firedamp.science.forecasting.tasks import Task
from firedamp.science.telemetry.recording import Recording

RANGE = (0.01, 0.25, 0.5, 0.75, 0.99)  # quantiles of each channel that the card keeps


@dataclass(frozen=True)
class Card:
    """What a model is: enough to make it again from the same data.

    `sha256` of the data, `rows` and `first`, `last` time of it (None without times); `ranges`: quantiles of each
    channel, none of one without readings, and `shares` of readings that are no more than each; `validation`: scores by
    model; on it the `choice` of the median, `choice_of_mean` and `unbeaten` (see `Choice`); `thresholds` of the
    chance from which alarms are raised, by limit; `importance` (0…1) by channel.
    """

    task: Task
    step_s: float
    channels: tuple[str, ...]
    states: tuple[str, ...]
    excluded: tuple[tuple[str, str], ...]
    sha256: str
    rows: int
    first: str | None
    last: str | None
    ranges: Mapping[str, tuple[float, ...]]
    shares: Mapping[str, tuple[float, ...]]
    validation: Mapping[str, Score]
    validated_rows: int
    choice: str
    choice_of_mean: str
    unbeaten: tuple[str, ...]
    thresholds: tuple[tuple[float, float], ...]
    importance: Mapping[str, float]
    seed: int
    parameters: Mapping[str, Any]
    versions: Mapping[str, str]


def hash_of(recording: Recording) -> str:
    """SHA-256 of names, step, readings and times."""
    found = hashlib.sha256(repr((recording.names, recording.step_s)).encode())
    readings = np.where(np.isnan(recording.values), np.nan, recording.values + 0.0)  # one NaN, one nought
    found.update(np.ascontiguousarray(readings, dtype="<f8").tobytes())
    if recording.times is not None:
        found.update(np.ascontiguousarray(recording.times).view("<i8").tobytes())
    return found.hexdigest()


def importance_of(learned: Learned, channels: tuple[str, ...]) -> dict[str, float]:
    """The share of each channel in what the trees gained in learning, greatest first; nought where none ever split."""
    gain = sum(each.importance() / max(each.importance().sum(), 1e-300) for each in learned.boosted.values())
    found: dict[str, float] = {}
    for channel, own in zip(channels, np.asarray(gain) / len(learned.boosted), strict=True):
        found[channel] = found.get(channel, 0.0) + float(own)
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def span_of(recording: Recording) -> tuple[str | None, str | None]:
    """The first and the last time; None where the source has none."""
    if recording.times is None:
        return None, None
    known = recording.times[~np.isnat(recording.times)]
    return str(known[0]), str(known[-1])


def ranges_of(recording: Recording) -> dict[str, tuple[float, ...]]:
    """The quantiles of each channel that has readings."""
    return {
        name: tuple(np.nanquantile(recording.channel(name), RANGE).tolist())
        for name in recording.names
        if np.isfinite(recording.channel(name)).any()
    }


def shares_of(recording: Recording, ranges: Mapping[str, tuple[float, ...]]) -> dict[str, tuple[float, ...]]:
    """The share of readings that are no more than each quantile: not its own where a sensor reads in steps."""
    found = {}
    for name, edges in ranges.items():
        readings = recording.channel(name)
        known = np.sort(readings[np.isfinite(readings)])
        found[name] = tuple((np.searchsorted(known, edges, side="right") / len(known)).tolist())
    return found


def parameters() -> dict[str, Any]:
    """The settings of what is learned."""
    return {"boosting": dict(BOOSTING), "rounds": ROUNDS, "ridge_penalty": RIDGE_PENALTY}


def versions() -> dict[str, str]:
    """The versions of what a model's numbers depend on."""
    return {
        "lightgbm": lightgbm.__version__, "numpy": np.__version__, "polars": polars.__version__,
        "scikit-learn": sklearn.__version__, "scipy": scipy.__version__,
    }  # fmt: skip
