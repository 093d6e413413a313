"""What did one of the example projects measure in its first half-year? Hours about its plan, none of any mine."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from demonstration.chance import chance

PROJECT = "DEMO-M99-engine"
BEGIN, END = datetime(2025, 1, 1), datetime(2025, 7, 1)  # noqa: DTZ001 – a mine's own clock, as in its file
# The compressor stands: the flow that is left comes by itself, past the engine into the air.
STOP_BEGIN, STOP_END, LEFT_OF_FLOW = datetime(2025, 3, 8, 5), datetime(2025, 3, 16, 18), 0.4  # noqa: DTZ001
FLOW_OF_PLAN, CH4_OF_PLAN = 0.97, 0.93  # the mean of what comes, as a share of what was planned
FLOW_WANDERS, CH4_WANDERS, MEMORY = 0.012, 0.008, 0.97
FLAME_GOES_OUT, HOURS_OUT = 0.02, 10  # in any hour, and for how many at most
CELL_MISSING, METER_FAILS, HOURS_FAILED = 0.004, datetime(2025, 5, 20, 14), 31  # noqa: DTZ001
HOUR = timedelta(hours=1)


def measured_hours(portfolio: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of the measured half-year of one project of a portfolio."""
    planned = next(each for each in portfolio["projects"] if each["id"] == PROJECT)["stream"]
    times = [BEGIN + HOUR * step for step in range((END - BEGIN) // HOUR)]
    stands = np.array([STOP_BEGIN <= time < STOP_END for time in times])
    flow = planned["flow_m3_min"] * FLOW_OF_PLAN * _wander("flow", len(times), FLOW_WANDERS)
    ch4 = planned["ch4_percent"] * CH4_OF_PLAN * _wander("ch4", len(times), CH4_WANDERS)
    flow = np.where(stands, flow * LEFT_OF_FLOW, flow)
    burns = ~(stands | _goes_out(len(times)))
    failed = np.array([METER_FAILS <= time < METER_FAILS + HOUR * HOURS_FAILED for time in times])
    cells = {
        "flow_m3_min": _with_gaps("flow_m3_min", flow.round(2).tolist(), failed),
        "ch4_percent": _with_gaps("ch4_percent", ch4.round(1).tolist(), np.zeros_like(failed)),
        "flame": burns.astype(int).tolist(),
    }
    return [
        {"time": time.isoformat(), **{name: values[place] for name, values in cells.items()}, "quality": "synthetic"}
        for place, time in enumerate(times)
    ]


def _wander(what: str, steps: int, share: float) -> np.ndarray:
    """Factors about 1, one an hour, that remember the hours before."""
    level, factors = 0.0, []
    for shock in chance("hours", what).normal(size=steps):
        level = MEMORY * level + share * float(np.clip(shock, -2.5, 2.5))
        factors.append(np.exp(level))
    return np.array(factors)


def _goes_out(steps: int) -> np.ndarray:
    """The hours in which the flame is out though the compressor runs."""
    stream, out = chance("hours", "flame"), np.zeros(steps, dtype=bool)
    for place in np.flatnonzero(stream.random(steps) < FLAME_GOES_OUT):
        out[place : place + int(stream.integers(1, HOURS_OUT, endpoint=True))] = True
    return out


def _with_gaps(name: str, values: list[float], failed: np.ndarray) -> list[float | None]:
    missing = (chance("hours", "missing", name).random(len(values)) < CELL_MISSING) | failed
    return [None if gone else value for value, gone in zip(values, missing, strict=True)]
