"""What is a recording? Channels at a fixed step, in the order of time, with what is missing as NaN."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from firedamp.science.errors import InputError, Problem

LONGEST_MEMORY_MIN = 60  # no feature looks further back, nor over a gap that is longer
JITTER = 0.1  # of the step: how far the usual distance of rows may lie from the step that was named
GREATEST = 1e100  # whose squares are numbers still
PROBLEMS_SHOWN = 20
SECOND = np.timedelta64(1_000_000, "us")


@dataclass(frozen=True)
class Recording:
    """Channels side by side: `values` (n, p), NaN where a reading is missing, in the units of their source.

    `step_s` seconds lie between rows. `times` (n,) of datetime64[us], NaT at rows that were missing; None where the
    source has no times. `rows` (m,) says in which row each of the m source rows stands: a hole of the source is a row
    of NaN here, a longer one is shortened to what no feature looks over. Made by `recording`, which checks.
    """

    names: tuple[str, ...]
    values: np.ndarray
    step_s: float
    times: np.ndarray | None
    rows: np.ndarray

    def __len__(self) -> int:
        return len(self.values)

    def channel(self, name: str) -> np.ndarray:
        """The readings (n,) of a channel. Raises InputError `unknown_channel`."""
        if name not in self.names:
            raise InputError.one("channel", "unknown_channel", name, choices=", ".join(self.names))
        values: np.ndarray = self.values[:, self.names.index(name)]
        return values

    def rows_in(self, minutes: float) -> int:
        """So many steps as come nearest to a time, one at least."""
        return max(1, round(60 * minutes / self.step_s))

    def only(self, names: Sequence[str]) -> Recording:
        """The recording of some channels, in their order. Raises InputError `unknown_channel`."""
        cells = np.column_stack([self.channel(name) for name in names])
        return Recording(tuple(names), cells, self.step_s, self.times, self.rows)

    def head(self, count: int) -> Recording:
        """The first rows of the grid, with the source rows that stand in them."""
        times = None if self.times is None else self.times[:count]
        return Recording(self.names, self.values[:count], self.step_s, times, self.rows[self.rows < count])

    def tail(self, count: int) -> Recording:
        """The last rows of the grid."""
        first = max(0, len(self) - count)
        times = None if self.times is None else self.times[first:]
        return Recording(self.names, self.values[first:], self.step_s, times, self.rows[self.rows >= first] - first)

    def without(self, names: Sequence[str]) -> Recording:
        """The recording without some channels."""
        kept = [index for index, name in enumerate(self.names) if name not in names]
        return Recording(tuple(self.names[i] for i in kept), self.values[:, kept], self.step_s, self.times, self.rows)


def recording(names: Sequence[str], values: np.ndarray, step_s: float, times: np.ndarray | None = None) -> Recording:
    """A checked recording of source rows: `values` (m, p), `times` (m,) of datetime64 in the order of arrival, or None.

    A time that goes back (a clock set back) or leaps starts anew behind a gap. Raises InputError: `empty_list`,
    `unequal_lengths`, `key_taken` (a name given twice), `not_above_minimum` (the step), `not_finite`, `above_maximum`
    (beyond ±1e100; with row and column), `not_a_time`, `step_differs` (rows are not `step_s` apart).
    """
    cells = np.asarray(values, dtype=float)
    _require_shape(tuple(names), cells, times)
    _require_step(step_s)
    _require_finite(tuple(names), cells)
    if times is None:
        return Recording(tuple(names), cells, float(step_s), None, np.arange(len(cells)))
    moments = np.asarray(times, dtype="datetime64[us]")
    rows = _places(moments, float(step_s))
    placed = np.full((rows[-1] + 1, cells.shape[1]), np.nan)
    placed[rows] = cells
    when = np.full(rows[-1] + 1, np.datetime64("NaT"), dtype="datetime64[us]")
    when[rows] = moments
    return Recording(tuple(names), placed, float(step_s), when, rows)


def _places(times: np.ndarray, step_s: float) -> np.ndarray:
    """In which row of the regular grid each source row stands: (m,), rising."""
    if np.isnat(times).any():
        raise InputError.one("times", "not_a_time", None, row=int(np.isnat(times).argmax()) + 1)
    steps = np.diff(times) / SECOND / step_s
    _require_usual_step(steps, step_s)
    over_gap = round(60 * LONGEST_MEMORY_MIN / step_s) + 1
    went_back = steps < -0.5
    forward = np.where(went_back | (steps > over_gap), over_gap, np.maximum(1, np.rint(steps)))
    return np.concatenate([[0], np.cumsum(forward)]).astype(np.int64)


def _require_usual_step(steps: np.ndarray, step_s: float) -> None:
    usual = float(np.median(steps)) if len(steps) else 1.0
    if abs(usual - 1) > JITTER:
        raise InputError.one("step", "step_differs", step_s, usual_s=usual * step_s)


def _require_shape(names: tuple[str, ...], cells: np.ndarray, times: np.ndarray | None) -> None:
    if cells.ndim != 2 or not cells.size:
        raise InputError.one("values", "empty_list")
    if cells.shape[1] != len(names):
        raise InputError.one("channels", "unequal_lengths", len(names), lengths=f"{len(names)}, {cells.shape[1]}")
    if times is not None and len(times) != len(cells):
        raise InputError.one("times", "unequal_lengths", len(times), lengths=f"{len(times)}, {len(cells)}")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise InputError.one("channels", "key_taken", twice)


def _require_step(step_s: float) -> None:
    if not step_s > 0 or not np.isfinite(step_s):
        raise InputError.one("step", "not_above_minimum", step_s, minimum=0)


def _require_finite(names: tuple[str, ...], cells: np.ndarray) -> None:
    with np.errstate(invalid="ignore"):
        wrong = np.argwhere(np.isinf(cells) | (np.abs(cells) > GREATEST))[:PROBLEMS_SHOWN]
    if len(wrong):
        raise InputError(
            Problem("value", "not_finite", float(cells[row, column]), {"row": int(row) + 1, "column": names[column]})
            for row, column in wrong
        )
