"""How does each channel go with the target, and how far ahead of it? Pearson, Spearman and Kendall, over lags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from firedamp.science.errors import InputError
from firedamp.science.telemetry.recording import Recording

PEARSON, SPEARMAN, KENDALL = COEFFICIENTS = ("pearson", "spearman", "kendall")
LONGEST_LAG_MIN = 60
MOST_LAGS = 61  # of which each channel is tried; of more rows every so many
KENDALL_LAGS = 13  # Kendall's takes long
FEWEST = 10


@dataclass(frozen=True)
class Coefficient:
    """The correlation of the channel `lag_min` minutes before with the target of now.

    `count`: pairs of readings; `worth`: how many independent pairs they are worth, as both series remember themselves;
    `p`: the chance of as much correlation between series that have nothing to do with each other.
    """

    value: float
    lag_min: float
    count: int
    worth: float
    p: float


@dataclass(frozen=True)
class Correlated:
    """A channel's coefficients by name: without a lag (`now`), and at the lag at which it is greatest (`greatest`);
    None where one of the series does not vary. `by_lag`: Pearson's at every lag that was tried, None where unknown."""

    channel: str
    now: dict[str, Coefficient | None]
    greatest: dict[str, Coefficient | None]
    by_lag: dict[float, float | None]


def correlate(recording: Recording, channel: str, longest_lag_min: float = LONGEST_LAG_MIN) -> tuple[Correlated, ...]:
    """Every other channel of a recording with one.

    Raises InputError: `unknown_channel`, `below_minimum` (the lag), `too_few_rows`, `constant_target`.
    """
    if not longest_lag_min >= 0:
        raise InputError.one("lag", "below_minimum", longest_lag_min, minimum=0)
    target = recording.channel(channel)
    known = target[np.isfinite(target)]
    if len(known) < FEWEST:
        raise InputError.one("channel", "too_few_rows", len(known), minimum=FEWEST)
    if np.ptp(known) == 0:
        raise InputError.one("channel", "constant_target", channel, constant=float(known[0]))
    lags = lags_of(recording, longest_lag_min)
    return tuple(
        _correlated(recording, index, target, lags) for index, name in enumerate(recording.names) if name != channel
    )


def lags_of(recording: Recording, longest_min: float) -> list[int]:
    """Lags in rows, from none to the longest, evenly."""
    longest = min(round(60 * longest_min / recording.step_s), len(recording) - FEWEST)
    return sorted({round(each) for each in np.linspace(0, max(longest, 0), MOST_LAGS)})


def _correlated(recording: Recording, index: int, target: np.ndarray, lags: Sequence[int]) -> Correlated:
    tried = {kind: lags[:: max(1, len(lags) // KENDALL_LAGS)] if kind == KENDALL else lags for kind in COEFFICIENTS}
    values = {
        kind: {lag: _value(kind, *_pairs(recording, index, target, lag)) for lag in tried[kind]}
        for kind in COEFFICIENTS
    }
    now, greatest = {}, {}
    for kind in COEFFICIENTS:
        known = {lag: value for lag, value in values[kind].items() if value is not None}
        best = max(known, key=lambda lag: abs(known[lag]), default=None)
        now[kind] = _coefficient(kind, recording, index, target, 0, values[kind][0])
        greatest[kind] = (
            None if best is None else _coefficient(kind, recording, index, target, best, values[kind][best])
        )
    by_lag = {lag * recording.step_s / 60: value for lag, value in values[PEARSON].items()}
    return Correlated(recording.names[index], now, greatest, by_lag)


def _coefficient(
    kind: str, recording: Recording, index: int, target: np.ndarray, lag: int, value: float | None
) -> Coefficient | None:
    if value is None:
        return None
    before, now = _pairs(recording, index, target, lag)
    worth = worth_of(before, now)
    return Coefficient(value, lag * recording.step_s / 60, len(now), worth, _chance(kind, value, worth))


def _pairs(recording: Recording, index: int, target: np.ndarray, lag: int) -> tuple[np.ndarray, np.ndarray]:
    """The known readings of a channel `lag` rows before, and of the target."""
    before, now = recording.values[: len(target) - lag, index], target[lag:]
    known = np.isfinite(before) & np.isfinite(now)
    return before[known], now[known]


def _value(kind: str, before: np.ndarray, now: np.ndarray) -> float | None:
    if len(now) < FEWEST or np.ptp(before) == 0 or np.ptp(now) == 0:
        return None
    if kind == KENDALL:
        return float(stats.kendalltau(before, now).statistic)
    if kind == SPEARMAN:
        before, now = stats.rankdata(before), stats.rankdata(now)
    return float(np.clip(np.corrcoef(before, now)[0, 1], -1, 1))


def worth_of(one: np.ndarray, other: np.ndarray) -> float:
    """How many independent pairs n pairs are worth: n / (1 + 2 Σ r₁(k) r₂(k)), with the autocorrelations of both
    (Bartlett 1935), summed up to where either has died out."""
    count = len(one)
    product = _autocorrelation(one) * _autocorrelation(other)
    died = np.flatnonzero(product[1:] <= 0)
    upto = int(died[0]) + 1 if len(died) else len(product)
    weights = 1 - np.arange(1, upto) / count
    return float(np.clip(count / (1 + 2 * float((weights * product[1:upto]).sum())), 3.0, count))


def _autocorrelation(series: np.ndarray) -> np.ndarray:
    """Of every lag up to a quarter of the length."""
    centred = series - series.mean()
    size = 1 << (2 * len(series) - 1).bit_length()
    power = np.abs(np.fft.rfft(centred, size)) ** 2
    found = np.fft.irfft(power, size)[: max(2, len(series) // 4)]
    return np.asarray(found / found[0])


def _chance(kind: str, value: float, worth: float) -> float:
    """Two-sided p: Student's t of Pearson's and Spearman's, the normal of Kendall's, of so many independent pairs."""
    if kind == KENDALL:
        spread = np.sqrt(2 * (2 * worth + 5) / (9 * worth * (worth - 1)))
        return float(2 * stats.norm.sf(abs(value) / spread))
    free = max(worth - 2, 1.0)
    rest = max(1 - value**2, np.finfo(float).eps)
    return float(2 * stats.t.sf(abs(value) * np.sqrt(free / rest), free))
