"""Streams of the tests: constant unless said otherwise, at 20 °C and 101.325 kPa."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from firedamp.science.measured import DaySum, Measured, Said, Stream, measure, read_of, stream_of, summed
from firedamp.science.measured.sums import Basis

MINUTE_US = 60_000_000


def stream(**said: Any) -> Stream:
    record = {
        "id": "shaft", "kind": "ventilation", "step_s": 60, "flow": {"channel": "Q"}, "concentration": {"channel": "C"},
        "temperature": 20, "pressure": 1013.25, "dropouts": ["range"],
    }  # fmt: skip
    return stream_of(record | said)


def rows(day: date, count: int, step_s: float, *columns: Any) -> tuple[np.ndarray, np.ndarray]:
    """Readings from midnight in UTC at a step; a column is a number or an array."""
    start = np.datetime64(day, "us").astype(np.int64)
    times = start + (np.arange(count) * step_s * 1e6).astype(np.int64)
    return times, np.column_stack([np.broadcast_to(np.asarray(each, dtype=float), count) for each in columns])


def measured(one: Stream, times: np.ndarray, values: np.ndarray, first: date, last: date, **how: Any) -> Measured:
    return measure(one, read_of(times, values), first, last, **how)


def tonnes(*days: DaySum) -> str:
    """As text, every digit."""
    return f"{Basis().tonnes(summed([days]).methane_cm3).normalize():f}"


def said(*streams: Stream, **others: Any) -> Said:
    return Said(streams, **others)
