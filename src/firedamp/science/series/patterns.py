"""Artificial gaps for an experiment: which known cells of a table are hidden, by pattern and share."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from firedamp.science.errors import InputError

FEWEST_LEFT = 3  # known values that a series keeps
LARGEST_SHARE = 0.8


def hide(known: np.ndarray, pattern: str, share: float, random: np.random.Generator) -> np.ndarray:
    """The cells to hide: (T, N) of bool, never one that is missing already; every series keeps three known values.

    `known` (T, N); `share` of each series' known values, above 0 and at most 0.8. Patterns: `random` single cells,
    `block` one run between known values, `tail` the end or (by chance) the head, `several` the same run of times in
    half of the series. A series of too few values loses fewer, or none.
    Raises InputError `not_a_choice` (pattern), `not_above_minimum` or `above_maximum` (share).
    """
    if pattern not in PATTERNS:
        raise InputError.one("pattern", "not_a_choice", pattern, choices=", ".join(PATTERNS))
    if not share > 0:
        raise InputError.one("share", "not_above_minimum", share, minimum=0)
    if share > LARGEST_SHARE:
        raise InputError.one("share", "above_maximum", share, maximum=LARGEST_SHARE)
    return PATTERNS[pattern](known, share, random)


def _random(known: np.ndarray, share: float, random: np.random.Generator) -> np.ndarray:
    return _each(known, share, random, lambda rows, count: random.permutation(rows)[:count])


def _block(known: np.ndarray, share: float, random: np.random.Generator) -> np.ndarray:
    def run(rows: np.ndarray, count: int) -> np.ndarray:
        start = int(random.integers(1, max(len(rows) - count, 2)))
        return rows[start : start + count]

    return _each(known, share, random, run)


def _tail(known: np.ndarray, share: float, random: np.random.Generator) -> np.ndarray:
    def end(rows: np.ndarray, count: int) -> np.ndarray:
        return rows[:count] if random.integers(2) else rows[len(rows) - count :]

    return _each(known, share, random, end)


def _several(known: np.ndarray, share: float, random: np.random.Generator) -> np.ndarray:
    """One run of times, lost by half of the series together (by the only one where there is one)."""
    steps, series = known.shape
    length = max(round(share * steps), 1)
    start = int(random.integers(1, max(steps - length, 2)))
    chosen = random.permutation(series)[: max(series // 2, 1)]
    hidden = np.zeros_like(known)
    if not known[start : start + length, chosen].any():  # all missing there already: where the most is known
        start = int(np.convolve(known[:, chosen].sum(axis=1), np.ones(length), "valid").argmax())
    hidden[start : start + length, chosen] = known[start : start + length, chosen]
    for column in chosen:
        over = FEWEST_LEFT - (known[:, column] & ~hidden[:, column]).sum()
        if over > 0:
            back = np.flatnonzero(hidden[:, column])[: int(over)]
            hidden[back, column] = False
    return hidden


def _each(
    known: np.ndarray, share: float, random: np.random.Generator, pick: Callable[[np.ndarray, int], np.ndarray]
) -> np.ndarray:
    hidden = np.zeros_like(known)
    for column in range(known.shape[1]):
        rows = np.flatnonzero(known[:, column])
        count = min(max(round(share * len(rows)), 1), len(rows) - FEWEST_LEFT)
        if count > 0:
            hidden[pick(rows, count), column] = True
    return hidden


PATTERNS: dict[str, Callable[[np.ndarray, float, np.random.Generator], np.ndarray]] = {
    "random": _random,
    "block": _block,
    "tail": _tail,
    "several": _several,
}
