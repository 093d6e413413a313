"""The cases of the restoration benchmark, and what each method makes of one: the mean error in standard deviations."""

from __future__ import annotations

import time
import warnings
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from _series_sets import SETS

from firedamp.science.series import AUTO, PATTERNS, SeriesTable, fixed_methods, gaps_of, restore
from firedamp.science.series.filling import run
from firedamp.science.series.panel import panel_of

SHARES = (0.1, 0.2, 0.4)
SEED = 1
LIBRARIES = (
    "sklearn SimpleImputer",
    "sklearn KNNImputer",
    "sklearn IterativeImputer",
    "statsmodels UnobservedComponents",
)


class Case(NamedTuple):
    """A set with artificial gaps; `repeat` counts the draws of the gaps."""

    set: str
    pattern: str
    share: float
    repeat: int

    @property
    def name(self) -> str:
        return f"{self.set}-{self.pattern}-{self.share:g}-{self.repeat}"


class Outcome(NamedTuple):
    """Mean absolute error in standard deviations of each series, coverage of the 90 % intervals, seconds."""

    error: float
    coverage: float | None
    seconds: float


def cases(repeats: int, sets: list[str]) -> list[Case]:
    return [
        Case(name, pattern, share, repeat)
        for name in sets
        for pattern in PATTERNS
        for share in SHARES
        for repeat in range(repeats)
    ]


@lru_cache(maxsize=16)
def table_of(name: str) -> SeriesTable:
    return SETS[name]()


def given(case: Case) -> tuple[SeriesTable, np.ndarray]:
    """The table with its artificial gaps, and where they are."""
    table = table_of(case.set)
    mask = gaps_of(table, case.pattern, case.share, SEED, case.repeat)
    return replace(table, values=np.where(mask, np.nan, table.values)), mask


def outcome(case: Case, method: str) -> Outcome:
    """A fixed method fills without intervals; auto restores as a user would have it; a library as its manual says."""
    table, mask = given(case)
    begin = time.process_time()
    coverage = None
    if method == AUTO:
        restored = restore(table, method=AUTO, seed=SEED)
        values, true = restored.table.values, table_of(case.set).values
        coverage = float(((restored.low <= true) & (true <= restored.high))[mask].mean())
    else:
        values = _fixed(table, method) if method in fixed_methods() else _library(table, method)
    return Outcome(error_of(case, values, mask), coverage, time.process_time() - begin)


def error_of(case: Case, values: np.ndarray, mask: np.ndarray) -> float:
    true = table_of(case.set).values
    return float(np.abs((values - true) / np.nanstd(true, axis=0))[mask].mean())


def _fixed(table: SeriesTable, method: str) -> np.ndarray:
    panel = panel_of(table)
    values = panel.centre + panel.scale * run(method, panel, np.random.default_rng([SEED])).values
    return np.where((table.values >= 0) | ~table.known, np.maximum(values, _lowest(table)), values)


def _lowest(table: SeriesTable) -> np.ndarray:
    """Nought for series that never fall below it, as `restore` has it."""
    return np.where((np.where(table.known, table.values, 0) < 0).any(axis=0), -np.inf, 0.0)


def _library(table: SeriesTable, method: str) -> np.ndarray:
    """Standardised columns go in; a library's own failure is a failure of the case."""
    panel = panel_of(table)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        filled = _structural(panel.values) if method.startswith("statsmodels") else _imputed(panel.values, method)
    return panel.centre + panel.scale * filled


def _imputed(values: np.ndarray, method: str) -> np.ndarray:
    from sklearn.experimental import enable_iterative_imputer  # noqa: F401
    from sklearn.impute import IterativeImputer, KNNImputer, SimpleImputer

    imputers = {
        "sklearn SimpleImputer": SimpleImputer,
        "sklearn KNNImputer": KNNImputer,
        "sklearn IterativeImputer": lambda: IterativeImputer(random_state=SEED),
    }
    return imputers[method]().fit_transform(values)


def _structural(values: np.ndarray) -> np.ndarray:
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    filled = values.copy()
    for column in np.flatnonzero(np.isnan(values).any(axis=0)):
        fitted = UnobservedComponents(values[:, column], level="local linear trend").fit(disp=False, maxiter=100)
        gap = np.isnan(values[:, column])
        filled[gap, column] = fitted.smoothed_state[0][gap]
    return filled


def write_gaps(folder: Path, repeats: int, sets: list[str]) -> None:
    """The gap files for imputegap_peer.py."""
    folder.mkdir(parents=True, exist_ok=True)
    for case in cases(repeats, sets):
        table, _ = given(case)
        panel = panel_of(table)
        np.savez(folder / f"{case.name}.npz", values=table.values, centre=panel.centre, scale=panel.scale)


def peer_outcomes(folder: Path, repeats: int, sets: list[str]) -> dict[str, dict[str, Outcome]]:
    """What imputegap_peer.py left beside the gap files: by method and case; a case without a file is left out."""
    found: dict[str, dict[str, Outcome]] = {}
    for case in cases(repeats, sets):
        _, mask = given(case)
        for path in folder.glob(f"{case.name}.*.npy"):
            method = "ImputeGAP " + path.name.removesuffix(".npy").rpartition(".")[2]
            error = error_of(case, np.load(path), mask)
            if np.isfinite(error):
                found.setdefault(method, {})[case.name] = Outcome(error, None, 0.0)
    return found
