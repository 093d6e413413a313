"""Recordings that forecasts are tested on: a real longwall's, and synthetic ones, named so."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files

import numpy as np
import polars as pl
from tests.science.telemetry.faults import real

from firedamp.science.telemetry import Recording, recording

TARGET = "MM116"
STATES = ("PD",)
FEW = ("MM116", "MM31", "AS038", "PD")
START = np.datetime64("2026-03-01T00:00:00", "us")


def longwall(first: int = 0, last: int = 2400, names: tuple[str, ...] = FEW) -> Recording:
    """Rows of the real longwall, which has no times."""
    return real().only(names).head(last).tail(last - first)


@cache
def makers_target() -> np.ndarray:
    """MM116_pred of the real file: the greatest MM116 of the next three minutes, written by the file's makers."""
    file = files("firedamp") / "data" / "polish_longwall_methane" / "polish_longwall_methane.csv"
    return pl.read_csv(file.read_bytes())["MM116_pred"].to_numpy()


def with_column(one: Recording, name: str, values: np.ndarray) -> Recording:
    """A recording with one channel more."""
    return recording([*one.names, name], np.column_stack([one.values, values]), one.step_s)


def with_readings(one: Recording, name: str, values: np.ndarray) -> Recording:
    """A recording in which a channel reads something else."""
    cells = one.values.copy()
    cells[:, one.names.index(name)] = values
    return replace(one, values=cells)


def timed(one: Recording, start: np.datetime64 = START) -> Recording:
    """The rows with times that were made up: one step after the other."""
    steps = np.arange(len(one)) * np.timedelta64(round(one.step_s * 1e6), "us")
    return recording(one.names, one.values, one.step_s, start + steps)


def synthetic(rows: int, seed: int = 1, step_s: float = 30, channels: int = 3) -> Recording:
    """Synthetic: walks that are drawn back to their middles, the first drawn after the last as well."""
    rng = np.random.default_rng(seed)
    shocks = rng.normal(size=(rows, channels)) * 0.05
    values = np.zeros((rows, channels))
    for row in range(1, rows):
        values[row] = 0.98 * values[row - 1] + shocks[row]
        values[row, 0] += 0.1 * values[row - 1, -1]
    return recording([f"synthetic {place}" for place in range(channels)], np.round(values + 5, 3), step_s)
