"""What is a table of series? Times that rise, named columns of numbers, gaps as NaN; and what is wrong with one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from firedamp.science.errors import InputError, Problem

YEAR, MONTH, TIMESTAMP = STEPS = ("year", "month", "timestamp")
DTYPES = {YEAR: np.dtype(np.int64), MONTH: np.dtype("datetime64[M]"), TIMESTAMP: np.dtype("datetime64[us]")}
MOST_CELLS = 20_000_000  # beyond, the arrays of the methods leave 2 GB
GREATEST = 1e100  # whose squares are numbers still
PROBLEMS_SHOWN = 20


@dataclass(frozen=True)
class SeriesTable:
    """Series over common times: `values` (T, N), NaN where a value is missing, in the units of their source.

    `times` (T,) rise strictly; irregular steps are allowed. `step` says what a time is: a `year` (int64), a `month`
    (datetime64[M]) or a `timestamp` (datetime64[us]). `names` are unique. Made by `series_table`, which checks.
    """

    times: np.ndarray
    names: tuple[str, ...]
    values: np.ndarray
    step: str

    @property
    def known(self) -> np.ndarray:
        """Which cells have a value: (T, N) of bool."""
        found: np.ndarray = np.isfinite(self.values)
        return found

    def time_text(self, row: int) -> int | str:
        """A row's time as JSON has it: a year as a number, a month as 2020-05, a timestamp in ISO 8601."""
        time = self.times[row]
        return int(time) if self.step == YEAR else str(time).removesuffix(".000000")


def series_table(
    times: Sequence[object] | np.ndarray,
    names: Iterable[str],
    values: Sequence[Sequence[float | None]] | np.ndarray,
    step: str = YEAR,
    *,
    sort: bool = False,
) -> SeriesTable:
    """A checked table: `times` T years, months or timestamps; `values` (T, N), missing as None or NaN.

    With `sort` the rows are put into the order of time, without it an unsorted table is refused. Raises InputError:
    `empty_list` (no time, no series), `not_a_choice` (the step), `unequal_lengths`, `not_finite` (an infinity, with row
    and column), `above_maximum` (beyond ±1e100), `not_a_number`, `not_a_time`, `duplicate_time`, `unsorted_time`,
    `key_taken` (a name given twice), `no_known_values` (the whole table is empty), `too_many_items`.
    """
    if step not in STEPS:
        raise InputError.one("step", "not_a_choice", step, choices=", ".join(STEPS))
    columns = tuple(str(name) for name in names)
    moments, cells = _moments(times, step), _cells(values)
    _require_shape(moments, columns, cells)
    _require_finite(columns, cells)
    order = np.argsort(moments, kind="stable") if sort else np.arange(len(moments))
    moments, cells = moments[order], cells[order]
    _require_rising(moments)
    if not np.isfinite(cells).any():
        raise InputError.one("values", "no_known_values")
    return SeriesTable(moments, columns, cells, step)


def positions(table: SeriesTable) -> np.ndarray:
    """The times as numbers counted in the table's usual (median) step, the first being 0: (T,)."""
    numbers: np.ndarray = (table.times - table.times[0]).astype(float) / usual_step(table)
    return numbers


def usual_step(table: SeriesTable) -> float:
    """The median step: in years, in months, or in microseconds; 1 for a table of one time."""
    if len(table.times) < 2:
        return 1.0
    return float(np.median(np.diff(table.times).astype(float)))


def _moments(times: Sequence[object] | np.ndarray, step: str) -> np.ndarray:
    try:
        if step == YEAR:
            numbers = np.asarray(times, dtype=float)
            if not np.all(numbers == np.floor(numbers)):
                raise ValueError
            return numbers.astype(DTYPES[step])
        moments = np.asarray([_naive(time) for time in times], dtype=DTYPES[step])
        if np.isnat(moments).any():
            raise ValueError
        return moments
    except (TypeError, ValueError, OverflowError) as error:
        shown = next(iter(times), None) if len(times) else None
        raise InputError.one("times", "not_a_time", str(shown)) from error


def _naive(time: object) -> object:
    """A time with a zone is taken in UTC."""
    if isinstance(time, datetime.datetime) and time.tzinfo is not None:
        return time.astimezone(datetime.UTC).replace(tzinfo=None)
    return time


def _cells(values: Sequence[Sequence[float | None]] | np.ndarray) -> np.ndarray:
    try:
        cells = np.array(values, dtype=float)
    except (TypeError, ValueError) as error:
        raise InputError.one("values", "not_a_number") from error
    return cells


def _require_shape(times: np.ndarray, names: tuple[str, ...], cells: np.ndarray) -> None:
    if times.ndim != 1 or not times.size:
        raise InputError.one("times", "empty_list")
    if not names:
        raise InputError.one("names", "empty_list")
    if cells.shape != (len(times), len(names)):
        raise InputError.one("values", "unequal_lengths", f"{cells.shape} ≠ {(len(times), len(names))}")
    if cells.size > MOST_CELLS:
        raise InputError.one("values", "too_many_items", cells.size, maximum=MOST_CELLS)
    twice = sorted({name for name in names if names.count(name) > 1}) if len(set(names)) < len(names) else []
    if twice:
        raise InputError(Problem("names", "key_taken", name) for name in twice)


def _require_finite(names: tuple[str, ...], cells: np.ndarray) -> None:
    infinite = np.argwhere(np.isinf(cells))
    if len(infinite):
        raise InputError(
            Problem("values", "not_finite", float(cells[row, column]), {"row": int(row) + 1, "column": names[column]})
            for row, column in infinite[:PROBLEMS_SHOWN]
        )
    great = np.argwhere(np.abs(cells) > GREATEST)
    if len(great):
        raise InputError(
            Problem(
                "values",
                "above_maximum",
                float(cells[row, column]),
                {"row": int(row) + 1, "column": names[column], "maximum": GREATEST},
            )
            for row, column in great[:PROBLEMS_SHOWN]
        )


def _require_rising(times: np.ndarray) -> None:
    same = np.flatnonzero(times[1:] == times[:-1])
    if len(same):
        raise InputError(
            Problem("times", "duplicate_time", _text(times[row]), {"row": int(row) + 2, "first_row": int(row) + 1})
            for row in same[:PROBLEMS_SHOWN]
        )
    back = np.flatnonzero(times[1:] < times[:-1])
    if len(back):
        row = int(back[0])
        raise InputError.one("times", "unsorted_time", _text(times[row + 1]), row=row + 2, before=_text(times[row]))


def _text(time: object) -> str:
    return str(time).removesuffix(".000000")
