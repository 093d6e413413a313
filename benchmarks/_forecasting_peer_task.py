"""What peers of the forecasting benchmark are given, and what is kept of them. Runs in the peers' own environment."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from lightgbm import LGBMRegressor

ROWS_OF_DAY = 2880
OBJECTIVES = {"median": "regression_l1", "mean": "regression"}


@dataclass(frozen=True)
class Given:
    """What is known of the task: the same for every peer."""

    readings: pd.DataFrame
    channel: str
    start: int
    origins: tuple[int, ...]
    horizons: tuple[int, ...]
    settings: dict[str, Any]
    task: str

    @classmethod
    def read(cls, path: Path) -> Given:
        with np.load(path) as kept:
            told = json.loads(str(kept["told"]))
            readings = pd.DataFrame(kept["values"], columns=told["names"])
        lists = {name: tuple(told[name]) for name in ("origins", "horizons")}
        return cls(readings, told["channel"], told["start"], **lists, settings=told["settings"], task=told["task"])

    @property
    def now(self) -> np.ndarray:
        return self.readings[self.channel].to_numpy()

    def regressor(self, objective: str) -> LGBMRegressor:
        return LGBMRegressor(**self.settings, objective=objective)

    def spans(self, *, daily: bool = False) -> Iterator[tuple[int, int]]:
        """From each origin to the next."""
        origins = [each for each in self.origins if not daily or (each - self.start) % ROWS_OF_DAY == 0]
        yield from zip(origins, [*origins[1:], len(self.readings)], strict=True)

    def maximum(self, horizon: int, *, change: bool) -> np.ndarray:
        """The greatest of the last `horizon` readings, less the one before them for its change: what the maximum ahead
        will be read as when it has come true."""
        now = pd.Series(self.now)
        greatest = now.rolling(horizon, min_periods=1).max()
        return (greatest - now.shift(horizon).bfill() if change else greatest).to_numpy()


@dataclass
class Found:
    """A peer's forecasts by objective and horizon: of each row of the test."""

    forecasts: dict[str, dict[int, np.ndarray]]
    learning: float = 0.0
    forecasting: float = 0.0
    learned: int = 0

    @classmethod
    def empty(cls, given: Given, horizons: tuple[int, ...]) -> Found:
        count = len(given.readings) - given.start
        return cls({name: {rows: np.full(count, np.nan) for rows in horizons} for name in OBJECTIVES})


class Stopwatch:
    """Adds the processor seconds of a block to a figure of what was found."""

    def __init__(self, found: Found, name: str) -> None:
        self.found, self.name = found, name

    def __enter__(self) -> None:
        self.begin = time.process_time()

    def __exit__(self, *_: object) -> None:
        spent = time.process_time() - self.begin
        setattr(self.found, self.name, getattr(self.found, self.name) + spent)
