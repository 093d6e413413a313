"""A made-up mine to look at: a ventilation shaft and a drainage station with everything that happens to readings.

Synthetic: no number of it is of a mine. The course is sines and a fixed pseudo-random sequence, so that it is the same
on every machine.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from firedamp.science.methods.sampling import NormalStreams

STEP_MIN = 30
FIRST, LAST = date(2025, 3, 24), date(2025, 4, 6)  # over the end of a month and of a quarter
ZONE = "Asia/Novokuznetsk"
UTC_OFFSET_H = 7
DECIMALS = (0, 2, 1, 2, 1, 1, 1, 2)
SEED = 7
CHANNELS = ("Q1", "CH4_1", "T1", "P1", "Q2", "CH4_2", "T2", "P2")
NAMES = {
    "shaft": {"en": "Synthetic ventilation shaft", "ru": "Синтетический вентиляционный ствол"},
    "drainage": {"en": "Synthetic drainage station", "ru": "Синтетическая дегазационная станция"},
}
# The mine's streams as a file says them.
STREAMS: dict[str, Any] = {
    "daily_output_t": 6500,
    "streams": [
        {
            "id": "shaft", "name": "Synthetic ventilation shaft", "kind": "ventilation", "zone": ZONE,
            "step_s": 60 * STEP_MIN,
            "flow": {
                "channel": "Q1", "unit": "m3/min", "low": 0, "high": 20000, "resolution": 1, "systematic_percent": 3,
                "random_percent": 2, "overdue_days": 365,
                "calibrations": [
                    {"day": date(2024, 6, 3), "error_percent": 0.8, "reference_percent": 0.5},
                    {"day": date(2025, 4, 1), "error_percent": -1.6, "reference_percent": 0.5},
                ],
            },
            "concentration": {
                "channel": "CH4_1", "unit": "%", "low": 0, "high": 5, "resolution": 0.01, "systematic": 0.02,
                "random": 0.02,
            },
            "temperature": {"channel": "T1", "unit": "degC", "systematic": 1},
            "pressure": {"channel": "P1", "unit": "kPa", "systematic": 0.2},
            "intake": {"value": 0.02},
        },
        {
            "id": "drainage", "name": "Synthetic drainage station", "kind": "drainage", "zone": ZONE,
            "step_s": 60 * STEP_MIN,
            "flow": {
                "channel": "Q2", "unit": "m3/min", "low": 0, "high": 200, "resolution": 0.1, "systematic_percent": 1.5,
                "random_percent": 1,
            },
            "concentration": {
                "channel": "CH4_2", "unit": "%", "low": 0, "high": 100, "resolution": 0.1, "systematic_percent": 2,
            },
            "temperature": {"channel": "T2", "unit": "degC", "systematic": 1},
            "pressure": {"channel": "P2", "unit": "kPa", "systematic": 0.3},
        },
    ],
}  # fmt: skip


def readings() -> tuple[np.ndarray, np.ndarray]:
    """Times (n,) of datetime64[us] in UTC, and the values (n, 8) of `CHANNELS`, NaN where one dropped out."""
    start = np.datetime64(FIRST, "us") - np.timedelta64(UTC_OFFSET_H, "h")
    count = ((LAST - FIRST).days + 1) * 24 * 60 // STEP_MIN
    times = start + np.arange(count) * np.timedelta64(STEP_MIN, "m")
    day = np.arange(count) * STEP_MIN / (24 * 60)
    noise = NormalStreams([f"measured.synthetic.{name}" for name in CHANNELS], SEED).next(count).T
    weather = np.sin(2 * np.pi * day / 9)
    shift = np.where((day * 3 % 3) < 2, 1.0, 0.0)  # two of three shifts cut coal
    values = np.column_stack(
        [
            7200 + 60 * np.sin(2 * np.pi * day) + 40 * noise[:, 0],
            0.28 + 0.06 * shift - 0.03 * weather + 0.008 * noise[:, 1],
            16 + 2 * np.sin(2 * np.pi * (day - 0.3)) + 0.2 * noise[:, 2],
            98.6 + 0.9 * weather + 0.05 * noise[:, 3],
            46 + 3 * np.sin(2 * np.pi * day / 5) + 0.6 * noise[:, 4],
            34 + 4 * np.cos(2 * np.pi * day / 7) + 0.5 * noise[:, 5],
            14 + 0.3 * noise[:, 6],
            79 + 1.5 * weather + 0.2 * noise[:, 7],
        ]
    )
    shown = np.column_stack([np.round(values[:, i], digits) for i, digits in enumerate(DECIMALS)])
    return times, _with_faults(shown)


def example_told(lang: str = "en") -> dict[str, Any]:
    """What is measured of the made-up mine, gaps by 40 CFR 98.325, its streams named in a language."""
    from firedamp.science.measured.measuring import measure, read_of
    from firedamp.science.measured.reading_streams import streams_of
    from firedamp.science.measured.telling import measured_told

    said, (times, values) = streams_of(STREAMS), readings()
    found = []
    for stream in said.streams:
        own = values[:, [CHANNELS.index(source.channel or "") for source in stream.measured]]
        found.append(measure(stream, read_of(times, own), FIRST, LAST))
    told = measured_told(found, said)
    for each in told["streams"]:
        each["name"] = NAMES[each["id"]][lang]
    return told


def _with_faults(values: np.ndarray) -> np.ndarray:
    """Dropouts of an hour and of a day, an error code, and an end that is not there."""
    values[190:192, 0] = np.nan
    values[301:349, 1] = np.nan
    values[420, 1] = 99.0
    values[500:530, 4:8] = np.nan
    values[-6:, 5] = np.nan
    return values
