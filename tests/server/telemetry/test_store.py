"""The store holds what was committed, each reading once, the newest of each time; nothing is lost or half there."""

from __future__ import annotations

import os
import random
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from django.db import transaction
from tests.server.telemetry.conftest import START, frame, ids, took

from firedamp.server.operations.checking import storage
from firedamp.server.telemetry.models import Channel, Longwall, StoredFile
from firedamp.server.telemetry.store import compacting, latest, readings, rows, sweeping, writing
from firedamp.server.telemetry.store.buckets import buckets, width_for
from firedamp.server.telemetry.store.files import readings_file

pytestmark = pytest.mark.django_db
AFTER = START + timedelta(days=400)


def values(of: Longwall, channel: int) -> list[float]:
    return rows(of, [channel])["value"].to_list()


def test_readings_come_back_as_they_were_taken(lava: Longwall) -> None:
    first, second = ids(lava)
    took(lava, pl.concat([frame(first, [0.4, 0.5, 0.6]), frame(second, [2.1], START + timedelta(minutes=1))]))
    found = readings(lava, [second, first])
    assert found.times.tolist() == [(START + timedelta(minutes=each)).replace(tzinfo=None) for each in range(3)]
    assert found.values[:, 1].tolist() == [0.4, 0.5, 0.6]
    assert np.isnan(found.values[:, 0]).tolist() == [True, False, True]


def test_a_longwall_without_readings_has_none(lava: Longwall) -> None:
    assert rows(lava, ids(lava)).height == 0
    assert readings(lava, ids(lava)).values.shape == (0, 2)
    assert latest(lava, ids(lava), AFTER) == {}
    assert buckets(lava, ids(lava), START, AFTER, 60).frame.height == 0


def test_a_span_holds_its_beginning_and_not_its_end(lava: Longwall) -> None:
    channel = ids(lava)[0]
    took(lava, frame(channel, [1, 2, 3, 4]))
    assert rows(lava, [channel], START + timedelta(minutes=1), START + timedelta(minutes=3))["value"].to_list() == [
        2,
        3,
    ]


def test_readings_of_two_months_lie_in_two_files(lava: Longwall) -> None:
    channel = ids(lava)[0]
    took(lava, frame(channel, list(range(72)), step_s=3600))
    assert sorted(lava.files.values_list("month", "rows")) == [("2026-03", 48), ("2026-04", 24)]
    assert values(lava, channel) == list(range(72))


def test_the_same_readings_again_change_nothing(lava: Longwall) -> None:
    own = frame(ids(lava)[0], [1, 2, 3])
    took(lava, own)
    again = took(lava, own)
    assert (again.new, again.changed, again.duplicate, again.late) == (0, 0, 3, 0)
    assert lava.files.count() == 1


def test_another_value_of_the_same_time_replaces_the_first(lava: Longwall) -> None:
    channel = ids(lava)[0]
    took(lava, frame(channel, [1, 2, 3]))
    again = took(lava, frame(channel, [1, 9, 3]))
    assert (again.new, again.changed, again.duplicate) == (0, 1, 2)
    assert values(lava, channel) == [1, 9, 3]
    took(lava, frame(channel, [1, 2, 3]))
    assert values(lava, channel) == [1, 2, 3]
    assert Channel.objects.get(pk=channel).readings == 3


def test_the_later_of_two_readings_of_a_time_in_one_batch_holds(lava: Longwall) -> None:
    channel = ids(lava)[0]
    told = took(lava, pl.concat([frame(channel, [1, 2]), frame(channel, [1, 7])]))
    assert (told.rows, told.new, told.changed, told.duplicate) == (4, 2, 1, 1)
    assert values(lava, channel) == [1, 7]


def test_a_value_that_is_taken_back_within_a_batch_is_left_as_it_was(lava: Longwall) -> None:
    channel = ids(lava)[0]
    took(lava, frame(channel, [1]))
    told = took(lava, pl.concat([frame(channel, [5]), frame(channel, [1])]))
    assert (told.new, told.changed) == (0, 2)
    assert values(lava, channel) == [1]
    assert lava.files.count() == 1


def test_late_readings_are_taken_and_counted(lava: Longwall) -> None:
    first, second = ids(lava)
    took(lava, frame(first, [1, 2], START + timedelta(hours=1)))
    told = took(lava, pl.concat([frame(first, [8, 9]), frame(second, [3])]))
    assert (told.new, told.late) == (3, 2)
    assert values(lava, first) == [8, 9, 1, 2]


def test_a_channel_knows_its_first_and_last_reading(lava: Longwall) -> None:
    channel = ids(lava)[0]
    took(lava, frame(channel, [1, 2, 3]))
    took(lava, frame(channel, [7], START - timedelta(days=60)))
    own = Channel.objects.get(pk=channel)
    assert (own.readings, own.last_value) == (4, 3)
    assert (own.first, own.last) == (START - timedelta(days=60), START + timedelta(minutes=2))


def test_the_last_reading_up_to_a_moment_may_lie_months_before(lava: Longwall) -> None:
    first, second = ids(lava)
    took(lava, pl.concat([frame(first, [1], START - timedelta(days=90)), frame(second, [4, 5, 6])]))
    at = START + timedelta(minutes=1)
    assert latest(lava, [first, second], at) == {first: (START - timedelta(days=90), 1), second: (at, 5)}


def test_what_was_not_committed_is_not_there(lava: Longwall) -> None:
    channel = ids(lava)[0]
    with pytest.raises(RuntimeError):
        undone(lava, frame(channel, [1, 2, 3]))
    assert values(lava, channel) == []
    assert Channel.objects.get(pk=channel).readings == 0
    took(lava, frame(channel, [4]))
    assert values(lava, channel) == [4]


@transaction.atomic
def undone(of: Longwall, readings: pl.DataFrame) -> None:
    took(of, readings)
    raise RuntimeError


def test_a_stray_file_is_swept_away_when_nobody_can_be_writing_it(
    lava: Longwall, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FIREDAMP_DATA", str(tmp_path))  # where no other test has left a file
    channel = ids(lava)[0]
    took(lava, frame(channel, [1]))
    stray = writing.written(lava, "2026-03", frame(channel, [5]).with_columns(received=pl.lit(9)), replaces=0)
    sweeping.sweep_stray()
    assert readings_file(stray.path).exists()
    monkeypatch.setattr(sweeping, "NOT_COMMITTED_S", -1.0)
    sweeping.sweep_stray()
    assert readings_file(stray.path).exists()
    monkeypatch.setattr(sweeping, "WATCHED_S", -1.0)
    sweeping.sweep_stray()
    assert not readings_file(stray.path).exists()
    assert values(lava, channel) == [1]


@pytest.mark.parametrize(("strays", "aged_s", "swept"), [(1, 0.0, 1), (1, 10 * 86_400.0, 0), (2, 0.0, 0)])
def test_files_of_a_database_that_was_lost_are_never_swept_away(
    lava: Longwall, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture,
    strays: int, aged_s: float, swept: int,
) -> None:  # fmt: skip
    """None that is older than the database, and none at all where more are unnamed than named."""
    monkeypatch.setenv("FIREDAMP_DATA", str(tmp_path))
    monkeypatch.setattr(sweeping, "NOT_COMMITTED_S", -1.0)
    monkeypatch.setattr(sweeping, "WATCHED_S", -1.0)
    StoredFile.objects.all().delete()
    took(lava, frame(ids(lava)[0], [1]))
    for _ in range(strays):
        stray = writing.written(lava, "2026-03", frame(ids(lava)[0], [5]).with_columns(received=pl.lit(9)), replaces=0)
        then = time.time() - aged_s
        os.utime(readings_file(stray.path), (then, then))
    assert sweeping.sweep_stray() == swept
    assert [each.said for each in storage.readings_findings()] == ["readings_ok"] + ["readings_kept"] * (not swept)
    assert bool(caplog.records) is not bool(swept)


def many(of: Longwall, channel: int, count: int) -> None:
    for index in range(count):
        took(of, frame(channel, [float(index)], START + timedelta(minutes=index)))


def test_sixteen_small_files_become_one_with_the_same_readings(lava: Longwall) -> None:
    channel = ids(lava)[0]
    many(lava, channel, 17)
    assert compacting.compact(lava, small_only=True) == 15
    assert lava.files.filter(retired=None).count() == 2
    assert values(lava, channel) == list(range(17))


def test_a_file_that_was_merged_stays_for_who_is_reading_it_and_goes_later(
    lava: Longwall, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = ids(lava)[0]
    many(lava, channel, 16)
    before = [readings_file(each.path) for each in lava.files.all()]
    compacting.compact(lava)
    sweeping.sweep_retired()
    assert all(each.exists() for each in before)
    monkeypatch.setattr(sweeping, "READ_NO_MORE", timedelta(0))
    assert sweeping.sweep_retired() == 16
    assert not any(each.exists() for each in before)
    assert values(lava, channel) == list(range(16))


def test_what_comes_in_while_files_are_merged_is_kept(lava: Longwall, monkeypatch: pytest.MonkeyPatch) -> None:
    channel = ids(lava)[0]
    many(lava, channel, 16)
    write = compacting.written

    def meanwhile(*given: object, **named: object) -> StoredFile:
        took(lava, frame(channel, [99.0, 100.0], START + timedelta(minutes=15)))
        return write(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(compacting, "written", meanwhile)
    compacting.compact(lava)
    assert values(lava, channel) == [*range(15), 99, 100]


def test_two_who_merge_the_same_files_make_one_of_them(lava: Longwall) -> None:
    channel = ids(lava)[0]
    many(lava, channel, 16)
    files = list(lava.files.select_related("longwall"))
    assert (compacting.merge(files), compacting.merge(files)) == (15, 0)
    assert values(lava, channel) == list(range(16))


def test_replaced_readings_go_when_their_month_is_merged(lava: Longwall, monkeypatch: pytest.MonkeyPatch) -> None:
    channel = ids(lava)[0]
    took(lava, frame(channel, [1, 2, 3]))
    took(lava, frame(channel, [1, 9, 3]))
    assert compacting.compact(lava) == 0  # not at once: more may come
    monkeypatch.setattr(compacting, "QUIET", timedelta(0))
    assert compacting.compact(lava) == 1
    assert [(each.rows, each.replaces) for each in lava.files.filter(retired=None)] == [(3, 0)]
    assert values(lava, channel) == [1, 9, 3]


@pytest.mark.parametrize("points", [1, 7, 500])
def test_no_peak_is_lost_in_buckets(lava: Longwall, points: int) -> None:
    channel = ids(lava)[0]
    own = [random.Random(1).random() for _ in range(3000)]
    own[1234] = 9.0
    took(lava, frame(channel, own, step_s=7))
    end = START + timedelta(seconds=7 * 3000)
    found = buckets(lava, [channel], START, end, width_for(START, end, points)).frame
    assert (found["high"].max(), found["low"].min(), found["count"].sum()) == (9.0, min(own), 3000)
    assert found["last"][-1] == own[-1]


def by_hand(readings: pl.DataFrame, width_s: int) -> pl.DataFrame:
    """Buckets by polars, of readings in memory: another way to the same numbers."""
    value = pl.col("value")
    return (
        readings.sort("channel", "time")
        .group_by("channel", pl.col("time").dt.truncate(f"{width_s}s"), maintain_order=True)
        .agg(
            low=value.min(), high=value.max(), last=value.last(), mean=value.mean(), count=pl.len().cast(pl.Int64)
        )
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(24))
def test_buckets_are_those_of_the_readings_whatever_was_summed_replaced_or_merged(
    lava: Longwall, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Some files are summed by minutes, some are not, some replace others' readings, some are merged."""
    monkeypatch.setattr(compacting, "QUIET", timedelta(0))
    draw = random.Random(seed)
    channels, held = ids(lava), {}
    for _ in range(draw.randint(2, 6)):
        monkeypatch.setattr(writing, "FEWEST_ROWS", draw.choice([1, 10**9]))
        start = START + timedelta(seconds=30 * draw.randint(0, 20))
        drawn = [draw.choice([1.0, 2.0, 3.0]) for _ in range(draw.randint(1, 200))]
        own = frame(draw.choice(channels), drawn, start, draw.choice([1, 7.5, 30]))
        took(lava, own)
        held |= {(row["channel"], row["time"]): row["value"] for row in own.iter_rows(named=True)}
        if draw.random() < 0.3:
            compacting.compact(lava)
    expected = pl.DataFrame(
        [{"channel": channel, "time": time, "value": value} for (channel, time), value in sorted(held.items())]
    ).cast({"time": pl.Datetime("us")})
    assert rows(lava, channels).equals(expected)
    for _ in range(4):
        start = START + timedelta(seconds=draw.choice([-10, 0, 61.5, 90, 300, 305]))
        end = start + timedelta(seconds=draw.choice([1.0, 59, 60.5, 600, 1800, 500_000]))
        compare(lava, expected, start, end, draw.choice([5, 60, 600, 86_400]))


def compare(of: Longwall, held: pl.DataFrame, start: datetime, end: datetime, width_s: int) -> None:
    time = pl.col("time")
    wanted = by_hand(held.filter((time >= start.replace(tzinfo=None)) & (time < end.replace(tzinfo=None))), width_s)
    found = buckets(of, ids(of), start, end, width_s).frame
    assert found.drop("mean").equals(wanted.select(found.columns).drop("mean")), (start, end, width_s)
    assert np.allclose(found["mean"], wanted["mean"])


def test_the_least_width_that_is_enough_is_taken() -> None:
    day = datetime(2026, 1, 2, tzinfo=UTC)
    assert width_for(day, day + timedelta(days=1), 1000) == 120
    assert width_for(day, day + timedelta(days=90), 1000) == 10_800
