"""A numerical experiment: known values are hidden, each method restores them, and the errors are compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.series.limits import Limits
from firedamp.science.series.patterns import PATTERNS, hide
from firedamp.science.series.registry import AUTO, LINEAR, fixed_methods, method_of
from firedamp.science.series.restoration import LEVEL, SEED, Progress, require_seed, restore
from firedamp.science.series.restored import Restoration
from firedamp.science.series.table import SeriesTable
from firedamp.science.series.trusted import Trusted, trusted

SHARES = (0.1, 0.2, 0.4)
REPEATS = 3
MOST_REPEATS = 100
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class ExperimentRow:
    """The errors of a method at a pattern and share, over all repeats; `mae`, `rmse` in the series' unit.

    `mape`: mean absolute error in per cent of the true value, over the `mape_count` hidden values that are not nought;
    None where there is none. `scaled_mae`: in standard deviations of each series. `coverage`: share of true values
    within their 90 % intervals; None where none has one. `count`: hidden values; `stood_in`: of these so many were
    interpolated linearly, since the method had no answer of its own.
    """

    method: str
    pattern: str
    share: float
    mae: float
    rmse: float
    mape: float | None
    mape_count: int
    scaled_mae: float
    coverage: float | None
    count: int
    stood_in: int


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a method took at a pattern and share, seconds over all repeats; apart from the rows, which are the same
    for the same seed."""

    method: str
    pattern: str
    share: float
    seconds: float


@dataclass(frozen=True)
class Example:
    """One series of the first repeat, for a chart: what it was, which cells were hidden, and what each method made.

    `true`: values by time, None where missing from the first; `hidden`: whether the cell was hidden; `restored`,
    `low`, `high`: by method, None but at hidden cells.
    """

    series: str
    pattern: str
    share: float
    times: tuple[int | str, ...]
    true: tuple[float | None, ...]
    hidden: tuple[bool, ...]
    restored: dict[str, tuple[float | None, ...]]
    low: dict[str, tuple[float | None, ...]]
    high: dict[str, tuple[float | None, ...]]


@dataclass(frozen=True)
class Experiment:
    """The table of an experiment, its timings (empty without a clock), and an example of each pattern and share."""

    rows: tuple[ExperimentRow, ...]
    timings: tuple[Timing, ...]
    examples: tuple[Example, ...]
    seed: int
    repeats: int

    @property
    def trusted(self) -> tuple[Trusted, ...]:
        """Which method to trust in each pattern."""
        return trusted(self.rows)

    def as_json(self) -> dict[str, Any]:
        """The experiment for JSON; all but `timings` is the same for the same table and seed."""
        return asdict(self) | {"trusted": [asdict(each) for each in self.trusted]}


def experiment(
    table: SeriesTable,
    *,
    patterns: Sequence[str] = tuple(PATTERNS),
    shares: Sequence[float] = SHARES,
    methods: Sequence[str] | None = None,
    seed: int = SEED,
    repeats: int = REPEATS,
    limits: Limits | None = None,
    progress: Progress | None = None,
    clock: Clock | None = None,
) -> Experiment:
    """Hide known values of a table (T, N) in each pattern and share, restore by each method, measure the errors.

    Every method gets the same gaps. `methods`: ids, by default all; `repeats` of each pattern and share, 1 to 100;
    `progress` hears the share done; `clock` gives seconds (time.perf_counter), without it nothing is timed. Values that
    are missing already stay so and are not measured. Raises InputError: those of `hide` and `restore`; `empty_list`
    (patterns, shares, methods); `below_minimum`, `above_maximum` (repeats); `too_few_known` (no value can be hidden).
    """
    names = (*fixed_methods(), AUTO) if methods is None else tuple(methods)
    _require(patterns, shares, names, seed, repeats)
    tell, tasks, done = progress or (lambda share: None), len(patterns) * len(shares) * len(names) * repeats, 0
    rows, timings, examples = [], [], []
    for pattern in patterns:
        for share in shares:
            masks = _masks(table, pattern, share, seed, repeats)
            first: dict[str, Restoration] = {}
            for method in names:
                trials, seconds = [], 0.0
                for mask in masks:
                    begin = clock() if clock else 0.0
                    restored = restore(_with_gaps(table, mask), method=method, seed=seed, level=LEVEL, limits=limits)
                    seconds += clock() - begin if clock else 0.0
                    first.setdefault(method, restored)
                    trials.append(_measured(table, mask, restored, method))
                    done += 1
                    tell(done / tasks)
                rows.append(_row(method, pattern, share, np.concatenate(trials, axis=1)))
                timings += [Timing(method, pattern, share, seconds)] if clock else []
            examples.append(_example(table, pattern, share, masks[0], first))
    return Experiment(tuple(rows), tuple(timings), tuple(examples), seed, repeats)


def gaps_of(table: SeriesTable, pattern: str, share: float, seed: int, repeat: int) -> np.ndarray:
    """The cells (T, N) that an experiment of that seed hides in a repeat, counted from 0."""
    random = np.random.default_rng([seed, list(PATTERNS).index(pattern), round(share * 1000), repeat])
    return hide(table.known, pattern, share, random)


def _require(patterns: Sequence[str], shares: Sequence[float], names: Sequence[str], seed: int, repeats: int) -> None:
    require_seed(seed)
    for field, given in (("patterns", patterns), ("shares", shares), ("methods", names)):
        if not len(given):
            raise InputError.one(field, "empty_list")
    for pattern in patterns:
        if pattern not in PATTERNS:
            raise InputError.one("pattern", "not_a_choice", pattern, choices=", ".join(PATTERNS))
    for name in names:
        method_of(name)
    if repeats < 1:
        raise InputError.one("repeats", "below_minimum", repeats, minimum=1)
    if repeats > MOST_REPEATS:
        raise InputError.one("repeats", "above_maximum", repeats, maximum=MOST_REPEATS)


def _masks(table: SeriesTable, pattern: str, share: float, seed: int, repeats: int) -> list[np.ndarray]:
    masks = [gaps_of(table, pattern, share, seed, repeat) for repeat in range(repeats)]
    if not all(mask.any() for mask in masks):
        raise InputError.one("values", "too_few_known", int(table.known.sum()))
    return masks


def _with_gaps(table: SeriesTable, mask: np.ndarray) -> SeriesTable:
    return replace(table, values=np.where(mask, np.nan, table.values))


def _measured(table: SeriesTable, mask: np.ndarray, restored: Restoration, method: str) -> np.ndarray:
    """Of each hidden value: the true one, the error, the error in standard deviations, whether it is in its range
    (NaN where that is unknown), whether linear interpolation stood in for the method: (5, hidden)."""
    spread = np.nanstd(table.values, axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    true = table.values[mask]
    error = np.abs(restored.table.values[mask] - true)
    inside = (restored.low[mask] <= true) & (true <= restored.high[mask])
    unknown = np.isnan(restored.low[mask])
    scaled = error / np.broadcast_to(spread, mask.shape)[mask]
    stood_in = _stood_in(table, restored, method)[mask]
    return np.array([true, error, scaled, np.where(unknown, np.nan, inside), stood_in])


def _stood_in(table: SeriesTable, restored: Restoration, method: str) -> np.ndarray:
    """The cells (T, N) at which a method that was asked for left its place to linear interpolation."""
    found = np.zeros(table.values.shape, bool)
    if method in (AUTO, LINEAR):
        return found
    columns = {name: column for column, name in enumerate(table.names)}
    rows = {table.time_text(row): row for row in range(len(table.times))}
    for each in restored.values:
        found[rows[each.time], columns[each.series]] = each.method == LINEAR
    return found


def _row(method: str, pattern: str, share: float, measured: np.ndarray) -> ExperimentRow:
    true, error, scaled, inside, stood_in = measured[:, np.isfinite(measured[1])]
    counted = true != 0
    told = np.isfinite(inside)
    return ExperimentRow(
        method,
        pattern,
        share,
        float(error.mean()),
        float(np.sqrt((error**2).mean())),
        float(100 * (error[counted] / np.abs(true[counted])).mean()) if counted.any() else None,
        int(counted.sum()),
        float(scaled.mean()),
        float(inside[told].mean()) if told.any() else None,
        int(error.size),
        int(stood_in.sum()),
    )


def _example(
    table: SeriesTable, pattern: str, share: float, mask: np.ndarray, first: dict[str, Restoration]
) -> Example:
    """The series that lost most; of several the first."""
    column = int(mask.sum(axis=0).argmax())
    hidden = mask[:, column]

    def shown(values: np.ndarray, at: np.ndarray) -> tuple[float | None, ...]:
        return tuple(
            float(value) if there and np.isfinite(value) else None for value, there in zip(values, at, strict=True)
        )

    parts = {
        part: {name: shown(getattr(one, part)[:, column], hidden) for name, one in first.items()}
        for part in ("low", "high")
    }
    return Example(
        series=table.names[column],
        pattern=pattern,
        share=share,
        times=tuple(table.time_text(row) for row in range(len(table.times))),
        true=shown(table.values[:, column], np.ones(len(hidden), bool)),
        hidden=tuple(bool(at) for at in hidden),
        restored={name: shown(one.table.values[:, column], hidden) for name, one in first.items()},
        low=parts["low"],
        high=parts["high"],
    )
