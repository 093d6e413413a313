"""Forecast the rows of forecasting.py by skforecast and mlforecast with LightGBM, in an environment of their own.

    make bench-forecast                (makes the environment in a temporary folder and runs this)
    python benchmarks/forecasting_peers.py FOLDER [PEER…]

FOLDER holds `given.npz`: the readings, the first row of the test, the origins, the horizons in rows, and LightGBM's
settings. For each peer and horizon `peers…/PEER.ROWS.npz` is written: `median` (learned by L1) and `mean` (by L2) of
each row of the test, processor seconds of learning and forecasting, and how often it learned; `versions.json` beside.

What a peer forecasts: the next readings one by one, the greatest of which is taken (`path`), or the greatest reading
itself (`maximum`), as a level or as the change from now. A path that is direct has a model for each of 120 steps and
learns once a day, everything else at the origins that are Firedamp's. Rows are forecast all at once, from the matrices
that the libraries themselves build for learning; no feature looks past its row, and no target that had not come true
at an origin is learned from.
"""

from __future__ import annotations

import json
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"), "1"))

import numpy as np
import pandas as pd
from _forecasting_peer_libraries import LAGS, Matrices, by_mlforecast, by_skforecast, windows
from _forecasting_peer_task import OBJECTIVES, Found, Given, Stopwatch
from lightgbm import LGBMRegressor

LIBRARIES = ("skforecast", "mlforecast", "lightgbm", "scikit-learn", "numpy", "pandas")


def greatest_of_path(path: np.ndarray, now: np.ndarray, *, change: bool) -> dict[int, np.ndarray]:
    """The greatest (m,) of the first steps of a path (m, s), by number of steps."""
    levels = now[:, None] + np.cumsum(path, axis=1) if change else path
    return dict(enumerate(np.maximum.accumulate(levels, axis=1).T, start=1))


def direct_path(library: Callable[..., Matrices], given: Given) -> Iterator[tuple[int, Found]]:
    """A model for each step up to the longest horizon, of changes: levels err far more in MAE, see the others."""
    found = Found.empty(given, given.horizons)
    steps = max(given.horizons)
    with Stopwatch(found, "learning"):
        made = library(given, given.now, steps, change=True)
    for origin, until in given.spans(daily=True):
        for name, objective in OBJECTIVES.items():
            with Stopwatch(found, "learning"):
                models = [fitted(given, objective, made, step, origin) for step in range(1, steps + 1)]
            with Stopwatch(found, "forecasting"):
                path = np.column_stack([model.predict(made.features[origin:until]) for model in models])
                greatest = greatest_of_path(path, given.now[origin:until], change=True)
            for rows in given.horizons:
                found.forecasts[name][rows][origin - given.start : until - given.start] = greatest[rows]
            print(f"  origin {origin}, {name}", flush=True)
        found.learned += 1
    yield from ((rows, found) for rows in given.horizons)


def maximum(library: Callable[..., Matrices], given: Given, *, change: bool) -> Iterator[tuple[int, Found]]:
    """The greatest reading ahead itself: a series of which the value `horizon` steps ahead is forecast."""
    for rows in given.horizons:
        found = Found.empty(given, (rows,))
        with Stopwatch(found, "learning"):
            made = library(given, given.maximum(rows, change=change), rows, change=False)
        for origin, until in given.spans():
            for name, objective in OBJECTIVES.items():
                with Stopwatch(found, "learning"):
                    model = fitted(given, objective, made, rows, origin)
                with Stopwatch(found, "forecasting"):
                    forecast = model.predict(made.features[origin:until])
                base = given.now[origin:until] if change else 0.0
                found.forecasts[name][rows][origin - given.start : until - given.start] = base + forecast
            found.learned += 1
        yield rows, found


def fitted(given: Given, objective: str, made: Matrices, step: int, origin: int) -> LGBMRegressor:
    """Learned from the rows whose value a step ahead had been read at the origin."""
    target = made.target(step)[: origin - step + 1]
    known = np.flatnonzero(np.isfinite(target) & np.isfinite(made.features[: len(target)]).all(axis=1))
    return given.regressor(objective).fit(made.features[known], target[known])


def recursive_path(given: Given, *, change: bool) -> Iterator[tuple[int, Found]]:
    """MLForecast as it is by default: one model of the next reading, fed with its own forecasts.

    It has the channel alone, for nobody knows the others' readings to come. Every row is a series of its own, of what
    was known by then.
    """
    from mlforecast import MLForecast
    from mlforecast.target_transforms import Differences

    found, steps = Found.empty(given, given.horizons), max(given.horizons)
    memory = np.arange(-max(LAGS) - 1, 1)
    for origin, until in given.spans():
        models = {name: given.regressor(objective) for name, objective in OBJECTIVES.items()}
        transforms = [Differences([1])] if change else None
        forecaster = MLForecast(models, 1, LAGS, windows(), target_transforms=transforms)
        with Stopwatch(found, "learning"):
            known = {"unique_id": 0, "ds": np.arange(origin + 1), "y": given.now[: origin + 1]}
            forecaster.fit(pd.DataFrame(known), static_features=[])
        with Stopwatch(found, "forecasting"):
            rows = np.arange(origin, until)
            seen = rows[:, None] + memory
            each = {"unique_id": np.repeat(rows, len(memory)), "ds": seen.ravel(), "y": given.now[seen].ravel()}
            path = forecaster.predict(steps, new_df=pd.DataFrame(each))
        for name in OBJECTIVES:
            greatest = greatest_of_path(path[name].to_numpy().reshape(-1, steps), given.now[rows], change=False)
            for horizon in given.horizons:
                found.forecasts[name][horizon][origin - given.start : until - given.start] = greatest[horizon]
        found.learned += 1
    yield from ((rows, found) for rows in given.horizons)


PEERS: dict[str, Callable[[Given], Iterator[tuple[int, Found]]]] = {
    "skforecast maximum, level": lambda given: maximum(by_skforecast, given, change=False),
    "skforecast maximum, change": lambda given: maximum(by_skforecast, given, change=True),
    "mlforecast maximum, level": lambda given: maximum(by_mlforecast, given, change=False),
    "mlforecast maximum, change": lambda given: maximum(by_mlforecast, given, change=True),
    "mlforecast recursive path, level": lambda given: recursive_path(given, change=False),
    "mlforecast recursive path, change": lambda given: recursive_path(given, change=True),
    "skforecast direct path, change": lambda given: direct_path(by_skforecast, given),
    "mlforecast direct path, change": lambda given: direct_path(by_mlforecast, given),
}


def main(folder: Path, wanted: list[str]) -> int:
    warnings.simplefilter("ignore")
    given = Given.read(folder / "given.npz")
    kept = folder / f"peers.{given.task}"
    kept.mkdir(exist_ok=True)
    (kept / "versions.json").write_text(json.dumps({name: version(name) for name in LIBRARIES}))
    for peer in wanted or PEERS:
        if all((kept / f"{peer}.{rows}.npz").exists() for rows in given.horizons):
            continue
        print(peer, flush=True)
        for rows, found in PEERS[peer](given):
            spent = {name: getattr(found, name) for name in ("learning", "forecasting", "learned")}
            forecasts = {name: found.forecasts[name][rows] for name in OBJECTIVES}
            np.savez(kept / f"{peer}.{rows}.npz", **forecasts, **spent)
            print(f"  {rows} rows: {found.learning:.1f} s learning {found.learned} times", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
