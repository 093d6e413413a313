"""What is to be forecast, and how is it laid out over a recording? Rows as forecasters get them, and their targets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.forecasting.features import Features, features_of, memory_of
from firedamp.science.forecasting.members import Rows
from firedamp.science.forecasting.pace import Pace
from firedamp.science.forecasting.targets import MAX, latest, target_of
from firedamp.science.telemetry.recording import Recording
from firedamp.science.telemetry.unit_doubts import row_of_change

FEWEST_ROWS = 200  # known targets, below which nothing is learned
FEWEST_TESTED = 20  # known targets, below which a score says nothing
HOURS_OF_DAY = 24
MOST_STEPS = 100  # distinct readings of a channel that reads in steps
DIGITS = 9
SAME_SCALE = 1_000.0  # between two units; a channel that leaps so far has changed its unit


@dataclass(frozen=True)
class Task:
    """What is to be forecast: a channel's `statistic` over the next `horizon` rows."""

    channel: str
    horizon: int
    statistic: str = MAX


@dataclass(frozen=True)
class LaidOut:
    """A task over a recording: the rows (n,) as forecasters get them, and their targets (n,), NaN where unknown."""

    task: Task
    features: Features
    rows: Rows
    target: np.ndarray
    step_s: float

    @cached_property
    def pace(self) -> Pace:
        return Pace.of(self.step_s, self.task.horizon)

    def known_before(self, origin: int) -> np.ndarray:
        """The rows whose targets had been observed at the origin, and that can be learned from."""
        until = max(0, origin - self.task.horizon + 1)
        return np.flatnonzero(np.isfinite(self.target[:until]) & np.isfinite(self.rows.now[:until]))


def laid_out(recording: Recording, task: Task, states: Iterable[str]) -> LaidOut:
    """Lay a task out. `states`: the channels that are on or off. Raises InputError: `unknown_channel`, and as
    `target_of` does."""
    readings = recording.channel(task.channel)
    target = target_of(readings, task.horizon, task.statistic)
    features = features_of(recording, tuple(states))
    now = latest(readings, memory_of(recording))
    rows = Rows(features.values, now, _day_before(target, recording, task))
    return LaidOut(task, features, rows, target, recording.step_s)


def require_learnable(recording: Recording, task: Task) -> None:
    """Raises InputError where nothing can be learned: `unknown_channel`, `horizon_too_long`, `too_few_rows`,
    `constant_target`, `scale_changes` (ppm among per cent)."""
    readings = recording.channel(task.channel)
    target = target_of(readings, task.horizon, task.statistic)
    if task.horizon >= len(readings):
        raise InputError.one("horizon", "horizon_too_long", task.horizon, rows_given=len(readings))
    known = readings[np.isfinite(readings)]
    count = int(np.isfinite(target).sum())
    fewest = max(FEWEST_ROWS, FEWEST_ROWS // 2 + 2 * task.horizon + 2 * FEWEST_TESTED)
    if count < fewest:
        raise InputError.one("rows", "too_few_rows", count, minimum=fewest)
    if np.ptp(known) == 0:
        raise InputError.one("target", "constant_target", task.channel, constant=float(known[0]))
    require_one_scale(recording)


def require_one_scale(recording: Recording) -> None:
    """Raises InputError `scale_changes` for a channel whose hours are not all in one unit."""
    for index, name in enumerate(recording.names):
        _require_one_scale(recording, index, name)


def _require_one_scale(recording: Recording, index: int, name: str) -> None:
    """Hours whose usual readings lie a thousand times apart with none between are not in one unit."""
    readings, rows_of_hour = recording.values[:, index], recording.rows_in(60)
    hours = [readings[first : first + rows_of_hour] for first in range(0, len(readings), rows_of_hour)]
    usual = np.array([np.median(hour[hour > 0]) if (hour > 0).any() else np.nan for hour in hours])
    known = np.flatnonzero(np.isfinite(usual))
    sizes = np.sort(usual[known])
    if len(sizes) < 2:
        return
    steps = sizes[1:] / sizes[:-1]
    widest = int(np.argmax(steps))
    if steps[widest] >= SAME_SCALE:
        between = float(np.sqrt(sizes[widest] * sizes[widest + 1]))
        place = int(np.argmax((usual[known] < between) != (usual[known[0]] < between)))
        first, end = known[place - 1] * rows_of_hour, (known[place] + 1) * rows_of_hour
        changed = int(first) + row_of_change(readings[first:end], between)
        number = int(np.searchsorted(recording.rows, changed)) + 1  # of the source, which has no rows in its gaps
        raise InputError.one("channel", "scale_changes", name, factor=float(f"{steps[widest]:.2g}"), number=number)


def resolution_of(readings: np.ndarray) -> float:
    """The step in which a channel reads, in its unit; 0 where it reads in none that could be seen."""
    distinct = np.unique(np.round(readings[np.isfinite(readings)], DIGITS))
    if not 2 <= len(distinct) <= MOST_STEPS:
        return 0.0
    return float(np.round(np.diff(distinct).min(), DIGITS))


def _day_before(target: np.ndarray, recording: Recording, task: Task) -> np.ndarray:
    """The target of a day before, where it had been observed by then."""
    day = recording.rows_in(60 * HOURS_OF_DAY)
    found = np.full(len(target), np.nan)
    if task.horizon <= day < len(target):
        found[day:] = target[:-day]
    return found
