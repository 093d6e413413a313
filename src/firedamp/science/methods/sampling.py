"""Draws that another version of the libraries repeats digit for digit: Philox, then the inverse normal.

A stream of draws belongs to a name (an input of a line, a factor record) and a seed, so that two lines that share a
factor share its draws, and a line draws the same in its company's inventory as in its basin's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

GENERATOR = "Philox 4x64-10"
TRANSFORM = "inverse normal, AS241"
BLOCK = 16_384  # values transformed at once: stays in the processor's cache


class NormalStreams:
    """Independent streams of standard normal draws, one per key; each call continues where the last ended."""

    def __init__(self, keys: Sequence[str], seed: int) -> None:
        self._streams = [_philox(key, seed) for key in keys]

    def next(self, draws: int) -> np.ndarray:
        """Array (keys, draws)."""
        raw = np.empty((len(self._streams), draws), dtype=np.uint64)
        for row, stream in zip(raw, self._streams, strict=True):
            row[:] = stream.random_raw(draws)
        raw >>= np.uint64(11)
        uniform = raw.astype(np.float64)
        uniform += 0.5
        uniform *= 2.0**-53
        flat = uniform.reshape(-1)
        for start in range(0, flat.size, BLOCK):
            inverse_normal(flat[start : start + BLOCK])
        return uniform


def _philox(key: str, seed: int) -> np.random.Philox:
    digest = hashlib.sha256(f"{seed}\0{key}".encode()).digest()
    return np.random.Philox(key=np.frombuffer(digest[:16], dtype=np.uint64))


# Wichura, Algorithm AS 241: The percentage points of the normal distribution, Applied Statistics 37 (1988), PPND16.
_CENTRE = (
    (2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
     13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.3871328727963666080),
    (5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867,
     5394.1960214247511077, 687.18700749205790830, 42.313330701600911252, 1.0),
)  # fmt: skip
_NEAR = (
    (7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258,
     3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734),
    (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
     6.89767334985100004550e-1, 1.67638483018380384940, 2.05319162663775882187, 1.0),
)  # fmt: skip
_FAR = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
     2.96560571828504891230e-1, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720),
    (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
     1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0),
)  # fmt: skip


def inverse_normal(probability: np.ndarray) -> np.ndarray:
    """Standard normal quantiles in place of probabilities in (0, 1); relative error about 1e-16."""
    centred = probability - 0.5
    tails = np.flatnonzero(np.abs(centred) > 0.425)
    of_tails, below = probability[tails], centred[tails] < 0
    ratio = centred * centred
    np.subtract(0.180625, ratio, out=ratio)
    np.multiply(centred, _rational(ratio, _CENTRE), out=probability)
    distance = np.sqrt(-np.log(np.where(below, of_tails, 1.0 - of_tails)))
    quantile = _rational(distance - 1.6, _NEAR)
    far = np.flatnonzero(distance > 5.0)
    if far.size:
        quantile[far] = _rational(distance[far] - 5.0, _FAR)
    probability[tails] = np.where(below, -quantile, quantile)
    return probability


def _rational(x: np.ndarray, coefficients: tuple[tuple[float, ...], tuple[float, ...]]) -> np.ndarray:
    numerator, denominator = (_polynomial(x, part) for part in coefficients)
    numerator /= denominator
    return numerator


def _polynomial(x: np.ndarray, coefficients: tuple[float, ...]) -> np.ndarray:
    total = coefficients[0] * x
    for coefficient in coefficients[1:-1]:
        total += coefficient
        total *= x
    total += coefficients[-1]
    return total
