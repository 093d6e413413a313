"""Months of a billion readings with marks of quality: the store's own question against SQL written by hand for DuckDB.

    .venv/bin/python benchmarks/telemetry_monthly.py [--readings 1e9] [--channels 500] [--folder FOLDER] [--json]

Synthetic readings of 500 channels at 1 Hz in the files that the store would have of them; writing them (some gigabytes
below the folder, or the system's folder of temporary files) is not timed, and a folder that is kept is used again; all
files are read once before, so that who asks first does not wait for the disk in the other's place. Each question is
asked in a process of its own, with the same bounds of memory, in turn; the answers must be the same. Exit code 1 where
a limit is passed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

START = datetime(2026, 1, 1, tzinfo=UTC)
ROWS_OF_A_FILE = 10_000_000  # as many as the store merges into one
MOST_TIMES, MOST_GB = 1.5, 4.0
STATUS = Path("/proc/self/status")  # of Linux

# What somebody would write who knows DuckDB, the files and the marks: as many channels at a time as memory holds.
BY_HAND = """
WITH marked AS (
    SELECT channel, time, value, value < {lowest} OR value > {highest} AS out,
        lag(value) OVER w AS before, lead(value) OVER w AS after
    FROM read_parquet({files}) WHERE channel IN {channels}
    WINDOW w AS (PARTITION BY channel ORDER BY time)
), told AS (
    SELECT channel, time, value, out, coalesce(
        (value > before) = (value > after) AND least(abs(value - before), abs(value - after)) >= {spike}
        AND abs(before - after) <= 0.5 * least(abs(value - before), abs(value - after)) AND NOT out, false) AS spike
    FROM marked
), hours AS (
    SELECT channel, epoch_us(time) // 3600000000 AS hour, min(time) AS begun_at, count(*) AS n, min(value) AS low,
        max(value) AS high, sum(value) AS total, count(*) FILTER (out) AS out, count(*) FILTER (spike) AS spike,
        count(*) FILTER (NOT out AND NOT spike) AS good, sum(value) FILTER (NOT out AND NOT spike) AS good_total
    FROM told GROUP BY ALL
), begun AS (
    SELECT *, coalesce(low = high AND low = lag(low) OVER w AND hour = lag(hour) OVER w + 1, false) AS goes_on
    FROM hours WINDOW w AS (PARTITION BY channel ORDER BY hour)
), runs AS (
    SELECT *, sum(CASE WHEN goes_on THEN 0 ELSE 1 END) OVER (PARTITION BY channel ORDER BY hour) AS run FROM begun
), stuck AS (
    SELECT *, count(*) FILTER (low = high) OVER (PARTITION BY channel, run) >= 24 AS is_stuck FROM runs
)
SELECT channel, year(begun_at) * 12 + month(begun_at) - 1 AS month, sum(n) AS readings,
    min(low) AS low, max(high) AS high,
    sum(total) / sum(n) AS mean, coalesce(sum(good) FILTER (NOT is_stuck), 0) AS believed,
    sum(good_total) FILTER (NOT is_stuck) / sum(good) FILTER (NOT is_stuck) AS believed_mean,
    sum(out) AS range, sum(spike) AS spike, coalesce(sum(n) FILTER (is_stuck), 0) AS stuck,
    sum(least(n * {step_s}, 3600)) AS covered_s
FROM stuck GROUP BY ALL
"""


def prepared() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "firedamp.server.settings"
    import django

    django.setup()


def make(readings: int, channels: int) -> None:
    """A longwall with its channels, and the files that its readings would lie in."""
    from django.core.management import call_command

    from firedamp.server.telemetry.models import Channel, Longwall

    call_command("migrate", verbosity=0)
    longwall = Longwall.objects.create(name="synthetic")
    described = {"quantity": "methane_concentration", "unit": "%", "range_low": 0, "range_high": 5, "resolution": 0.01}
    for number in range(channels):
        Channel.objects.create(longwall=longwall, tag=f"S{number}", step_s=1, **described)
    ids = sorted(longwall.channels.values_list("pk", flat=True))
    seconds, done = -(-readings // channels), 0
    while done < seconds:
        moment = START + timedelta(seconds=done)
        after = (moment.replace(day=1) + timedelta(days=32)).replace(day=1, hour=0, minute=0, second=0)
        count = min(seconds - done, max(1, ROWS_OF_A_FILE // channels), int((after - moment).total_seconds()))
        place(longwall, ids, moment, count)
        done += count


def place(longwall: Any, ids: list[int], moment: datetime, seconds: int) -> None:
    """A file of all channels over some seconds: a slow wave with noise, a spike in ten thousand, some out of range, and
    every fiftieth channel stuck for a day and a half of each five."""
    import numpy as np
    import polars as pl

    from firedamp.server.telemetry.models import StoredFile
    from firedamp.server.telemetry.store.files import new_path, readings_file, write_whole
    from firedamp.server.telemetry.store.writing import utc

    first = int((moment - START).total_seconds())
    at = first + np.arange(seconds)
    draw = np.random.default_rng(first)
    noise = draw.normal(0, 0.02, 1 << 16)
    columns = []
    for number in range(len(ids)):
        wave = 0.6 + 0.3 * np.sin(at / 9_000 + number)
        values = wave + noise[(draw.integers(1 << 16) + np.arange(seconds)) % (1 << 16)]
        odd = draw.integers(0, seconds, max(1, seconds // 10_000))
        values[odd] += 2.0
        values[odd[: len(odd) // 10]] = 99.0
        if number % 50 == 0:
            values[(at // 43_200) % 10 < 3] = 0.61
        columns.append(np.round(values, 2))
    times = np.datetime64(moment.replace(tzinfo=None), "us") + np.arange(seconds) * np.timedelta64(1_000_000, "us")
    frame = pl.DataFrame(
        {"channel": np.repeat(ids, seconds), "time": np.tile(times, len(ids)), "value": np.concatenate(columns)}
    ).with_columns(received=pl.lit(1, dtype=pl.Int64))
    path = new_path(longwall.pk, moment.strftime("%Y-%m"))
    write_whole(frame, readings_file(path))
    StoredFile.objects.create(
        longwall=longwall, path=path, month=moment.strftime("%Y-%m"), rows=frame.height,
        first=utc(frame["time"].min()), last=utc(frame["time"].max()),
    )  # fmt: skip


def ours() -> Any:
    from firedamp.science.telemetry.monthly import limits_of
    from firedamp.server.telemetry import store
    from firedamp.server.telemetry.channels import measured_of
    from firedamp.server.telemetry.models import Longwall

    longwall = Longwall.objects.get()
    limits = [limits_of(each.pk, measured_of(each)) for each in longwall.channels.order_by("pk")]
    return store.monthly(longwall, limits, START, START + timedelta(days=4_000))


def by_hand() -> Any:
    import duckdb
    import polars as pl

    from firedamp.server.data_folder import data_folder
    from firedamp.server.telemetry.models import Channel, StoredFile
    from firedamp.server.telemetry.store.by_month import AT_ONCE
    from firedamp.server.telemetry.store.files import readings_file
    from firedamp.server.telemetry.store.in_process import CONFIG

    ids = sorted(Channel.objects.values_list("pk", flat=True))
    database = duckdb.connect(
        config={"memory_limit": CONFIG["memory_limit"], "temp_directory": str(data_folder() / "by_hand")}
    )
    database.execute("SET parquet_metadata_cache = true")
    database.execute("SET enable_progress_bar = false")
    found = []
    for month in sorted(set(StoredFile.objects.values_list("month", flat=True))):
        own = StoredFile.objects.filter(month=month)
        files = [str(readings_file(path)) for path in own.values_list("path", flat=True)]
        size = -(-len(ids) // max(1, -(-sum(own.values_list("rows", flat=True)) // AT_ONCE)))
        for first in range(0, len(ids), size):
            channels = f"({', '.join(map(str, ids[first : first + size]))})"
            told = {"files": files, "channels": channels, "lowest": -0.005, "highest": 5.005, "spike": 0.5, "step_s": 1}
            found.append(pl.from_arrow(database.sql(BY_HAND.format(**told)).to_arrow_table()))
    return pl.concat(found)


ASKED: dict[str, Callable[[], Any]] = {"ours": ours, "by_hand": by_hand}


def ask(name: str, answer: Path) -> None:
    """Ask one way, put down what came of it, and print seconds and the peak of memory in GB."""
    prepared()
    begin = time.perf_counter()
    found = ASKED[name]()
    seconds = time.perf_counter() - begin
    found.sort("channel", "month").write_parquet(answer)
    peak = re.search(r"VmHWM:\s+(\d+)", STATUS.read_text()) if STATUS.exists() else None
    print(json.dumps({"seconds": seconds, "gb": int(peak[1]) / 1e6 if peak else None}))


def read_once(folder: Path) -> None:
    for path in folder.rglob("*.parquet"):
        with path.open("rb") as file:
            while file.read(1 << 24):
                pass


def equal(folder: Path) -> bool:
    import polars as pl
    from polars.testing import assert_frame_equal

    found, wanted = (pl.read_parquet(folder / f"{name}.parquet") for name in ASKED)
    try:
        assert_frame_equal(found, wanted.select(found.columns).cast(found.schema), rel_tol=1e-9)
    except AssertionError as error:
        print(f"the two answers differ: {error}", file=sys.stderr)
        return False
    return True


def measured(folder: Path, repeats: int) -> list[dict[str, Any]]:
    """The rows of the table; the medians of some turns."""
    told: dict[str, list[dict[str, float]]] = {name: [] for name in ASKED}
    for _ in range(repeats):
        for name in ASKED:
            command = [sys.executable, __file__, "--ask", name, "--answer", str(folder / f"{name}.parquet")]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            told[name].append(json.loads(done.stdout))
    seconds = {name: sorted(each["seconds"] for each in told[name])[repeats // 2] for name in ASKED}
    peak = max((each["gb"] or 0.0) for each in told["ours"])
    same = equal(folder)
    ratio = seconds["ours"] / seconds["by_hand"]
    return [
        row("months with marks, the product", seconds["ours"], "s", None, True),
        row("months with marks, DuckDB's SQL by hand", seconds["by_hand"], "s", None, True),
        row("months with marks, times the SQL by hand", ratio, "", MOST_TIMES, ratio <= MOST_TIMES and same),
        row("months with marks, memory at most", peak, "GB", MOST_GB, peak <= MOST_GB),
    ]


def row(mark: str, value: float, unit: str, limit: float | None, kept: bool) -> dict[str, Any]:
    return {"mark": mark, "value": value, "unit": unit, "limit": limit, "sense": "at_most", "kept": kept}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--readings", type=float, default=1e9)
    parser.add_argument("--channels", type=int, default=500)
    parser.add_argument("--repeats", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--ask", choices=list(ASKED), help=argparse.SUPPRESS)
    parser.add_argument("--answer", type=Path, help=argparse.SUPPRESS)
    said = parser.parse_args()
    if said.ask:
        ask(said.ask, said.answer)
        return 0
    folder = said.folder or Path(tempfile.mkdtemp(prefix="firedamp-monthly-"))
    os.environ["FIREDAMP_DATA"] = str(folder)
    for name in ("DATABASE_URL", "FIREDAMP_TELEMETRY_URL"):
        os.environ.pop(name, None)
    try:
        prepared()
        if not (folder / "made").exists():
            make(int(said.readings), said.channels)
            (folder / "made").touch()
        read_once(folder)
        rows = measured(folder, said.repeats)
    finally:
        if said.folder is None:
            shutil.rmtree(folder, ignore_errors=True)
    if said.json:
        print(json.dumps(rows))
    else:
        print(f"{said.readings:,.0f} synthetic readings of {said.channels} channels")
        for each in rows:
            limit = "" if each["limit"] is None else f"(at most {each['limit']:g}) {'ok' if each['kept'] else 'OVER'}"
            print(f"{each['mark']:<58} {each['value']:10.2f} {each['unit']:<3} {limit}")
    return int(not all(each["kept"] for each in rows))


if __name__ == "__main__":
    sys.exit(main())
