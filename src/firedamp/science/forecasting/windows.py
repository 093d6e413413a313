"""What do the last rows come to? Sums, greatest and least values over windows that end at each row.

A window is put together of halves, quarters and so on. So its sum depends on the values within it and on nothing else,
to the last bit (a sum that rolls on keeps traces of what has left it), and costs log₂ of its length.
"""

from __future__ import annotations

import numpy as np


def sums(values: np.ndarray, rows: int) -> np.ndarray:
    """The sum of the `rows` values (n,) that end at each row: (n,); before the first value there are zeros."""
    return _over(values, rows, np.add, 0.0)


def greatest(values: np.ndarray, rows: int) -> np.ndarray:
    """The greatest of the known values (n,) in each window: (n,), NaN where none is known."""
    return _over(values, rows, np.fmax, np.nan)


def least(values: np.ndarray, rows: int) -> np.ndarray:
    """The least of the known values (n,) in each window: (n,), NaN where none is known."""
    return _over(values, rows, np.fmin, np.nan)


def moved_on(values: np.ndarray, rows: int, before: float = np.nan) -> np.ndarray:
    """The value (n,) of so many rows ago at each row; `before` where there was none."""
    found = np.full(len(values), before)
    found[rows:] = values[: max(len(values) - rows, 0)]
    return found


def _over(values: np.ndarray, rows: int, combine: np.ufunc, nothing: float) -> np.ndarray:
    found = np.full(len(values), nothing)
    block, size, taken = values, 1, 0
    while size <= rows:
        if rows & size:
            found = combine(found, moved_on(block, taken, nothing))
            taken += size
        block = combine(block, moved_on(block, size, nothing))
        size *= 2
    return found
