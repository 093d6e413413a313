"""A Spark cluster of two worker processes reads the store as DuckDB does: the same rows, counts and buckets.

Whatever is counted, the times and every reading are equal to the bit. Sums come together in another order, so that
means and totals are equal within a billionth. Spark starts once, for all of them.
"""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from django.test import Client
from tests.server.telemetry.conftest import START, frame, ids, took

from firedamp.science.telemetry import channel
from firedamp.science.telemetry.monthly import limits_of
from firedamp.server.telemetry.models import Longwall
from firedamp.server.telemetry.store import buckets, compacting, counts, latest, monthly, readings, rows, writing
from firedamp.server.telemetry_settings import Engine, engine_said

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.needs_java,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # sockets of Py4J, which closes them when it is asked again
]
WORKERS = 2
AFTER = START + timedelta(days=400)
SUMMED = ("mean", "believed_mean", "covered_s")  # differ in the last digits with the order of summing
QUICK_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Duser.timezone=Asia/Novokuznetsk"
SETTINGS = {
    "spark.driver.memory": "700m",
    "spark.driver.extraJavaOptions": QUICK_JAVA,
    "spark.executor.extraJavaOptions": QUICK_JAVA,
    "spark.sql.shuffle.partitions": "2",
    # To compile a question costs more than to answer it of a few thousand rows.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
}


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A cluster in whose machines' zone it is never UTC."""
    from firedamp.server.telemetry.store import cluster

    folder = tmp_path_factory.mktemp("spark")
    told = {**SETTINGS, "spark.local.dir": str(folder)}
    query = "&".join(f"{name}={value.replace('+', '%2B')}" for name, value in told.items())
    yield engine_said({"FIREDAMP_TELEMETRY_URL": f"local-cluster[{WORKERS},1,1024]?{query}"})
    cluster.stop()


@pytest.fixture
def both(spark: Engine, settings: Any) -> Callable[[Callable[[], Any]], None]:
    """Ask DuckDB, then the cluster, and compare what they say."""

    def ask(question: Callable[[], Any]) -> None:
        settings.TELEMETRY_ENGINE = Engine()
        by_duckdb = question()
        settings.TELEMETRY_ENGINE = spark
        equal(question(), by_duckdb)

    return ask


def equal(found: Any, wanted: Any) -> None:
    if isinstance(wanted, pl.DataFrame):
        assert found.schema == wanted.schema
        exact = [name for name in wanted.columns if name not in SUMMED]
        assert found.select(exact).equals(wanted.select(exact)), found.join(wanted, on=exact, how="anti")
        for name in set(SUMMED) & set(wanted.columns):
            np.testing.assert_allclose(found[name], wanted[name], rtol=1e-9, atol=0)
    elif isinstance(wanted, Mapping):
        assert found == wanted
    else:
        np.testing.assert_array_equal(found, wanted)


@pytest.fixture
def kept(lava: Longwall, monkeypatch: pytest.MonkeyPatch) -> Longwall:
    """Some files summed by minutes, some not, two months, some readings replaced and some files merged."""
    draw = random.Random(8)
    for place in range(7):
        monkeypatch.setattr(writing, "FEWEST_ROWS", 1 if place % 2 else 10**9)
        start = START + timedelta(hours=47 if place > 4 else 0, seconds=30 * draw.randint(0, 20))
        drawn = [draw.choice([0.1, 1 / 3, 2.0, -1e-300]) for _ in range(draw.randint(50, 400))]
        took(lava, frame(ids(lava)[place % 2], drawn, start, draw.choice([1, 7.5, 300])))
        if place == 2:
            monkeypatch.setattr(compacting, "MERGED_AT_ONCE", 2)
            assert compacting.compact(lava)
    assert lava.files.filter(retired=None, replaces__gt=0).exists()
    assert set(lava.files.values_list("minutes", flat=True)) == {True, False}
    assert set(lava.files.values_list("month", flat=True)) == {"2026-03", "2026-04"}
    return lava


def test_every_row_is_the_same(kept: Longwall, both: Callable[..., None]) -> None:
    both(lambda: rows(kept, ids(kept)))
    both(lambda: counts(kept, [*ids(kept), 10**6], START + timedelta(minutes=3), AFTER))


def test_channels_side_by_side_are_the_same(kept: Longwall, both: Callable[..., None]) -> None:
    both(lambda: readings(kept, ids(kept), START + timedelta(minutes=5), START + timedelta(hours=49)).values)


@pytest.mark.parametrize(("width_s", "seconds"), [(5, 61.5), (3_600, 90)])
def test_buckets_are_the_same(kept: Longwall, both: Callable[..., None], width_s: int, seconds: float) -> None:
    start = START + timedelta(seconds=seconds)
    both(lambda: buckets(kept, ids(kept), start, start + timedelta(hours=50, seconds=17), width_s).frame)


def test_months_with_their_marks_are_the_same(kept: Longwall, both: Callable[..., None]) -> None:
    measured = channel("MM1", "methane_concentration", "%", range_low=0, range_high=1.5, resolution=0.1)
    limits = [limits_of(ids(kept)[0], measured), limits_of(ids(kept)[1], channel("V1", "other", ""))]
    both(lambda: monthly(kept, limits, START, AFTER))
    found = monthly(kept, limits, START, AFTER)
    assert found["range"].sum() > 0
    assert found["spike"].sum() > 0
    assert found.height == 3


def test_the_last_readings_are_the_same(kept: Longwall, both: Callable[..., None]) -> None:
    both(lambda: latest(kept, ids(kept), START + timedelta(hours=48, minutes=1)))


def test_times_keep_their_microseconds_and_are_of_no_zone(lava: Longwall, both: Callable[..., None]) -> None:
    """Of the hours in which clocks are put forward and back in Europe, which a zone would move."""
    channel = ids(lava)[0]
    spring, autumn = datetime(2026, 3, 29, 1, 59, 59, 999_998, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)
    took(lava, frame(channel, [1e100, -1e100, 5e-324, -0.0, 0.1 + 0.2], spring, 0.000001))
    took(lava, frame(channel, [float(each) for each in range(150)], autumn, 60))
    both(lambda: rows(lava, ids(lava)))
    both(lambda: rows(lava, ids(lava), spring + timedelta(microseconds=1), spring + timedelta(microseconds=3)))


def test_a_longwall_without_readings_has_none(lava: Longwall, both: Callable[..., None]) -> None:
    both(lambda: rows(lava, ids(lava)))
    both(lambda: buckets(lava, ids(lava), START, AFTER, 60).frame)


def test_two_worker_processes_did_it(kept: Longwall, spark: Engine, settings: Any) -> None:
    settings.TELEMETRY_ENGINE = spark
    rows(kept, ids(kept))
    told = subprocess.run(["ps", "-ww", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    processes = [line.split(maxsplit=2) for line in told.splitlines()]
    parents = {pid: parent for pid, parent, _ in processes}
    workers = [parents.get(parent) for _, parent, given in processes if "CoarseGrainedExecutorBackend --" in given]
    assert workers.count(str(os.getpid())) == WORKERS  # children of the driver, which is a child of this process


def test_who_cannot_be_reached_is_said_at_once(kept: Longwall, anonymous: Client, settings: Any) -> None:
    from firedamp.server.telemetry.store import cluster

    running, cluster._driver = cluster._driver, None
    settings.TELEMETRY_ENGINE = Engine("spark://127.0.0.1:1")
    try:
        Longwall.objects.filter(pk=kept.pk).update(organisation=None)
        answer = anonymous.get(f"/api/v1/telemetry/longwalls/{kept.pk}/series")
    finally:
        cluster._driver = running
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/store-unreachable")


def test_readings_come_in_without_the_cluster(lava: Longwall, settings: Any) -> None:
    settings.TELEMETRY_ENGINE = Engine("spark://127.0.0.1:1")
    took(lava, frame(ids(lava)[0], [1.0, 2.0]))
    assert took(lava, frame(ids(lava)[0], [1.0, 3.0])).changed == 1


def test_nothing_is_left_where_spark_is_installed() -> None:
    import pyspark

    assert not (Path(pyspark.__file__).parent / "work").exists()
