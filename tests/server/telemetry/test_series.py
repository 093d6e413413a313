"""Series to draw and readings to take away: nothing lost, nothing invented, quick over months."""

from __future__ import annotations

import io
import time
from datetime import timedelta
from typing import Any

import numpy as np
import polars as pl
import pytest
from django.test import Client
from tests.server.telemetry.asked import batch, channel_of, entered, got, send
from tests.server.telemetry.conftest import START, took

from firedamp.server.telemetry.models import Longwall
from firedamp.tables.telemetry import read_telemetry

pytestmark = pytest.mark.django_db


@pytest.fixture
def longwall(administrator: Client) -> dict[str, Any]:
    return entered(administrator, time_zone="Asia/Novokuznetsk", name_en="Longwall 1")


@pytest.fixture
def channel(administrator: Client, longwall: dict[str, Any]) -> dict[str, Any]:
    return channel_of(administrator, longwall)


def test_a_peak_of_one_second_is_seen_over_days(administrator: Client, longwall: Any, channel: Any) -> None:
    values = [0.5] * 9_999
    values[4_321] = 2.7
    send(administrator, channel, batch(values, step_s=60))
    (series,) = got(administrator, longwall, "series", points=50)["series"]
    assert max(series["high"]) == 2.7
    assert sum(series["count"]) == 9_999
    assert len(series["times"]) <= 51


def test_few_readings_are_given_as_they_are(administrator: Client, longwall: Any, channel: Any) -> None:
    send(administrator, channel, batch([1.0, 2.0, 3.0], step_s=86_400))
    found = got(administrator, longwall, "series", points=3)
    assert (found["width_s"], found["series"][0]["values"]) == (None, [1.0, 2.0, 3.0])


def test_where_there_was_no_reading_there_is_no_bucket(administrator: Client, longwall: Any, channel: Any) -> None:
    send(administrator, channel, batch([1.0] * 100))
    send(administrator, channel, batch([2.0] * 100, START + timedelta(hours=10)))
    (series,) = got(administrator, longwall, "series", points=40)["series"]
    assert series["times"] == ["2026-03-30T00:00:00Z", "2026-03-30T10:00:00Z"]


def test_channels_are_chosen_and_keep_their_order(administrator: Client, longwall: Any, channel: Any) -> None:
    other = channel_of(administrator, longwall, "MM2")
    found = got(administrator, longwall, "series", channels=[other["id"], channel["id"]])
    assert [each["tag"] for each in found["series"]] == ["MM2", "MM1"]
    assert (found["start"], found["series"][0]["values"]) == (None, [])
    at = f"/api/v1/telemetry/longwalls/{longwall['id']}/series"
    foreign = channel_of(administrator, entered(administrator, "Лава 2"))
    refused = administrator.get(at, {"channels": foreign["id"]})
    assert refused.json()["errors"][0]["rule"] == "unknown_id"


@pytest.mark.parametrize(
    ("query", "rule"),
    [
        ({"start": "2026-03-30T00:00:00"}, "no_time_offset"),
        ({"start": "вчера"}, "not_a_datetime"),
        ({"start": "2026-03-30T00:00:00Z", "end": "2026-03-29T00:00:00Z"}, "ends_before_start"),
        ({"points": 2}, "below_minimum"),
        ({"points": 100_000}, "above_maximum"),
    ],
)
def test_a_span_that_is_none_is_refused(administrator: Client, longwall: Any, query: Any, rule: str) -> None:
    answer = administrator.get(f"/api/v1/telemetry/longwalls/{longwall['id']}/series", query)
    assert (answer.status_code, answer.json()["errors"][0]["rule"]) == (422, rule)


def exported(client: Client, longwall: Any, kind: str) -> bytes:
    answer = client.get(f"/api/v1/telemetry/longwalls/{longwall['id']}/readings", {"format": kind})
    assert answer.status_code == 200, answer.content
    assert f'filename="Longwall-1.{kind}"' in answer.headers["Content-Disposition"]
    content: bytes = answer.content
    return content


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_what_is_taken_away_reads_as_the_same_readings(
    administrator: Client, longwall: Any, channel: Any, kind: str
) -> None:
    other = channel_of(administrator, longwall, "V1", quantity="air_velocity", unit="м/с")
    send(administrator, channel, batch([0.41, 0.52]))
    send(administrator, other, batch([2.0], START + timedelta(milliseconds=1500)))
    read = read_telemetry(exported(administrator, longwall, kind), f"x.{kind}")
    assert (read.names, read.units) == (("MM1", "V1"), ("%", "m/s"))
    assert read.times is not None
    assert read.times.tolist() == [
        (START + timedelta(seconds=each)).replace(tzinfo=None) for each in (0, 1, 1.5)
    ]  # fmt: skip
    assert np.array_equal(read.values, [[0.41, np.nan], [0.52, np.nan], [np.nan, 2.0]], equal_nan=True)


def test_times_of_a_csv_are_those_of_the_mine(administrator: Client, longwall: Any, channel: Any) -> None:
    send(administrator, channel, batch([0.41]))
    text = exported(administrator, longwall, "csv").decode("utf-8-sig")
    assert text.splitlines() == ['time,"MM1, %"', "2026-03-30T07:00:00+07:00,0.41"]


def test_a_longwall_without_readings_gives_an_empty_table(administrator: Client, longwall: Any, channel: Any) -> None:
    assert pl.read_parquet(io.BytesIO(exported(administrator, longwall, "parquet"))).height == 0


def test_months_of_readings_by_the_second_are_drawn_without_lag(administrator: Client, longwall: Any) -> None:
    """Synthetic readings of 90 days by the second. Processor time of all threads; benchmarks/telemetry_store.py
    measures."""
    of = Longwall.objects.get(pk=longwall["id"])
    channel = channel_of(administrator, longwall, "S1")["id"]
    count = 90 * 86_400
    start = (START - timedelta(days=89)).replace(tzinfo=None)
    seconds = pl.datetime_range(start, start + timedelta(seconds=count - 1), "1s", time_unit="us", eager=True)
    values = np.round(np.sin(np.arange(count) / 5_000) + 1, 2)
    values[4_000_000] = 9.0
    took(of, pl.DataFrame({"channel": np.full(count, channel), "time": seconds, "value": values}))
    got(administrator, longwall, "series")
    began = time.process_time()
    (series,) = got(administrator, longwall, "series")["series"]
    assert time.process_time() - began < 1.0
    assert (max(series["high"]), sum(series["count"])) == (9.0, count)
