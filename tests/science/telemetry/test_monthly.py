"""Months of channels as a database tells them: counts, means, and marks that are those of readings put in by hand."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import ibis
import numpy as np
import polars as pl
import pytest

from firedamp.science.telemetry import channel
from firedamp.science.telemetry.monthly import by_months, limits_of
from firedamp.science.telemetry.quality import flags
from firedamp.science.telemetry.recording import recording

START = datetime(2026, 1, 30)  # noqa: DTZ001
METHANE = {"quantity": "methane_concentration", "unit": "%", "range_low": 0.0, "range_high": 5.0, "resolution": 0.01}
JANUARY, FEBRUARY = 12 * 2026, 12 * 2026 + 1


def drawn(count: int) -> np.ndarray:
    """Synthetic readings that never rest for an hour."""
    return np.round(np.random.default_rng(8).normal(0.6, 0.02, count), 2)


def frame(values: np.ndarray, step_s: float = 60, start: datetime = START) -> pl.DataFrame:
    times = [start + timedelta(seconds=step_s * place) for place in range(len(values))]
    found = pl.DataFrame({"channel": 1, "time": times, "value": values})
    return found.cast({"channel": pl.Int64, "time": pl.Datetime("us")})


def told(readings: pl.DataFrame, **said: Any) -> list[dict[str, Any]]:
    limits = limits_of(1, channel("MM1", **{**METHANE, **said}))
    shuffled = readings.sample(fraction=1, shuffle=True, seed=1)
    found = pl.from_arrow(by_months(ibis.memtable(shuffled.to_arrow()), [limits]).to_pyarrow())
    return found.sort("month").rows(named=True)


def test_months_are_counted_and_averaged() -> None:
    values = drawn(4 * 1440)
    january, february = told(frame(values))
    assert (january["month"], january["readings"]) == (JANUARY, 2 * 1440)
    assert (february["month"], february["readings"], february["low"]) == (FEBRUARY, 2 * 1440, values[2880:].min())
    assert january["mean"] == pytest.approx(values[:2880].mean(), rel=1e-12)
    assert january["believed"] == 2880
    assert january["covered_s"] == 2 * 86_400


def test_marks_are_those_of_the_rules_of_science_where_both_can_tell() -> None:
    values = drawn(3000)
    values[[100, 700]] = 9.0, -1.0
    values[[1500, 2000]] = 3.0, 2.5
    month = told(frame(values[:2880]))[0]
    own = channel("MM1", **METHANE)
    marks = flags(recording(["MM1"], values[:2880, None], 60), [own]).counts["MM1"]
    assert (month["range"], month["spike"]) == (marks["range"], marks["spike"]) == (2, 2)
    good = np.delete(values[:2880], [100, 700, 1500, 2000])
    assert month["believed_mean"] == pytest.approx(good.mean(), rel=1e-12)


def test_a_reading_out_of_range_within_what_rounding_excuses_is_in_range() -> None:
    values = drawn(120)
    values[60] = 5.005
    assert told(frame(values))[0]["range"] == 0
    assert told(frame(values), resolution=0.001)[0]["range"] == 1


def test_a_sensor_that_rests_for_a_day_is_stuck_and_one_that_rests_for_less_is_not() -> None:
    values = drawn(3 * 1440)
    values[600 : 600 + 24 * 60] = 0.61
    values[3600 : 3600 + 10 * 60] = 0.61
    found = told(frame(values))
    assert sum(each["stuck"] for each in found) == 24 * 60
    assert sum(each["believed"] for each in found) == 2 * 1440


def test_a_day_at_one_value_that_is_not_whole_is_not_stuck() -> None:
    values = drawn(2 * 1440)
    values[60 : 60 + 24 * 60] = 0.61
    holed = frame(values).filter(~pl.col("time").is_between(START + timedelta(hours=9), START + timedelta(hours=11)))
    assert told(holed)[0]["stuck"] == 0


def test_a_switch_may_rest_and_has_no_spikes() -> None:
    values = np.zeros(2 * 1440)
    values[1000] = 1
    said = {"quantity": "coal_cutting", "unit": "", "range_low": 0.0, "range_high": 1.0, "resolution": None}
    month = told(frame(values), **said)[0]
    assert (month["stuck"], month["spike"], month["believed"]) == (0, 0, 2 * 1440)


@pytest.mark.parametrize("step_s", [None, 60.0])
def test_time_without_readings_is_not_covered(step_s: float | None) -> None:
    gap = pl.col("time").is_between(START + timedelta(hours=3), START + timedelta(hours=5.5))
    holed = frame(drawn(1440)).filter(~gap)
    month = told(holed, step_s=step_s)[0]
    assert month["covered_s"] == 86_400 - (2.5 * 60 + 1) * 60


def test_readings_that_come_too_often_cover_no_more_than_their_hour() -> None:
    assert told(frame(drawn(7200), step_s=0.5), step_s=1.0)[0]["covered_s"] == 3600


def test_a_reading_a_day_stands_for_its_day() -> None:
    assert told(frame(drawn(2), step_s=86_400), step_s=86_400.0)[0]["covered_s"] == 2 * 86_400


def test_where_no_reading_is_believed_there_is_no_mean_of_such() -> None:
    month = told(frame(np.full(30, 9.0)))[0]
    assert (month["range"], month["believed"], month["believed_mean"], month["mean"]) == (30, 0, None, 9.0)
