"""Which rows of a file have a time that another row has, and where was the clock set back?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from firedamp.science.errors import Problem

ROWS_SHOWN = 5
MOST_SET_BACKS = 20
MOST_STEPS_BACK = 1_000  # rows that stand in no order are no clock that was set back so often
FEWEST_AGAIN = 2  # rows that repeat times: a single one came late
SHARE_AGAIN = 0.5  # of the rows behind a step back


@dataclass(frozen=True)
class SetBack:
    """At `row` the time goes back from `before` to `after`, and `again` rows from there on repeat times."""

    row: int
    before: np.datetime64
    after: np.datetime64
    again: int


@dataclass(frozen=True)
class Repeats:
    """`again` (k,): the rows that have the time of a row above, of its channel in a long file; `unequal` (u,): those
    of them that read otherwise. `replaced`: of each channel, how many readings another one of their time in a later
    row replaces; `left_out`: whether those are no more among the values. `unsorted`: rows stand out of order elsewhere
    than where the clock was `set_back`."""

    again: np.ndarray
    unequal: np.ndarray
    replaced: tuple[int, ...]
    set_back: tuple[SetBack, ...]
    unsorted: bool = False
    left_out: bool = False


def repeats(times: np.ndarray | None, values: np.ndarray) -> Repeats:
    """What a wide file repeats: `times` (m,) of datetime64 in its order, `values` (m, p)."""
    count = values.shape[1]
    if times is None or (np.diff(times) > np.timedelta64(0)).all():
        return nothing_repeated(count)
    order = np.argsort(times, kind="stable")
    same = times[order][1:] == times[order][:-1]
    again = np.sort(order[1:][same])
    shared = order[np.concatenate([[False], same]) | np.concatenate([same, [False]])]
    unequal = [_unequal(times[shared], values[shared, place]) for place in range(count)]
    rows = np.unique(np.concatenate([*(shared[each] for each in unequal), np.empty(0, np.int64)]))
    set_back = tuple(set_backs(times))
    steps_back = int((np.diff(times) < np.timedelta64(0)).sum())
    return Repeats(again, rows, tuple(len(each) for each in unequal), set_back, steps_back > len(set_back))


def nothing_repeated(channels: int) -> Repeats:
    none = np.empty(0, np.int64)
    return Repeats(none, none, (0,) * channels, ())


def _unequal(times: np.ndarray, column: np.ndarray) -> np.ndarray:
    """Which readings, in the order of time and row, differ from the one before them of their time; a gap is none."""
    known = np.flatnonzero(~np.isnan(column))
    same = times[known][1:] == times[known][:-1]
    found: np.ndarray = known[1:][same & (column[known][1:] != column[known][:-1])]
    return found


def set_backs(times: np.ndarray) -> Iterator[SetBack]:
    """Where times, in the order of their rows, go back by more than a step and run again through what was told
    before."""
    steps = np.diff(times)
    forward = steps[steps > np.timedelta64(0)]
    back = np.flatnonzero(steps < np.timedelta64(0)) + 1
    if not len(forward) or not 0 < len(back) <= MOST_STEPS_BACK:
        return
    step, spacing = _usual(forward), _usual(np.diff(np.unique(times)))
    if step > 2 * spacing:  # rows in no order at all
        return
    ends = np.append(back[1:], len(times))
    found = (_set_back(times, int(row), int(end), step) for row, end in zip(back, ends, strict=True))
    yield from islice((each for each in found if each is not None), MOST_SET_BACKS)


def _usual(steps: np.ndarray) -> np.timedelta64:
    return np.timedelta64(int(np.median(steps.astype("timedelta64[us]").astype(np.int64))), "us")


def _set_back(times: np.ndarray, row: int, end: int, step: np.timedelta64) -> SetBack | None:
    if times[row - 1] - times[row] <= step:
        return None
    told = np.sort(times[:row])
    run = times[row:end]
    run = run[run <= told[-1]]
    place = np.searchsorted(told, run)
    nearest = np.minimum(np.abs(told[np.minimum(place, row - 1)] - run), np.abs(run - told[np.maximum(place - 1, 0)]))
    again = int((nearest < step).sum())
    if again < FEWEST_AGAIN or again < SHARE_AGAIN * len(run):
        return None
    return SetBack(row, times[row - 1], times[row], again)


def order_of(times: np.ndarray, found: Repeats) -> np.ndarray:
    """The rows (m,) in the order of time; behind each place where the clock was set back they begin anew."""
    rows = np.arange(len(times))
    if not found.unsorted:
        return rows
    stretch = np.searchsorted([each.row for each in found.set_back], rows, side="right")
    return np.lexsort((times, stretch))


def notes_of_repeats(found: Repeats, numbers: np.ndarray) -> tuple[Problem, ...]:
    """What is said of them; `numbers` (m,) are the rows as the file counts them."""
    notes = [*notes_of_set_backs(found, numbers)]
    if len(found.again):
        told = {"rows": shown_rows(numbers[found.again])}
        notes.append(Problem("times", "note_times_repeated", len(found.again), told))
    if len(found.unequal):
        readings = sum(found.replaced)
        unequal = {"rows": shown_rows(numbers[found.unequal]), "readings": readings}
        notes.append(Problem("times", "note_times_conflict", len(found.unequal), unequal))
    return (*notes, Problem("times", "note_unsorted")) if found.unsorted else tuple(notes)


def notes_of_set_backs(found: Repeats, numbers: np.ndarray) -> tuple[Problem, ...]:
    """Where the clock was set back, each by itself."""
    return tuple(
        Problem(
            "times", "note_clock_set_back", each.again,
            {"row": int(numbers[each.row]), "before": _text(each.before), "after": _text(each.after)},
        )
        for each in found.set_back
    )  # fmt: skip


def shown_rows(numbers: Sequence[int] | np.ndarray) -> str:
    """The first of some rows, by their numbers: "2002, 2003, …"."""
    shown = [str(int(number)) for number in numbers[:ROWS_SHOWN]]
    return ", ".join([*shown, "…"] if len(numbers) > ROWS_SHOWN else shown)


def _text(time: np.datetime64) -> str:
    return f"{np.datetime_as_string(time, unit='s').replace('T', ' ')} UTC"
