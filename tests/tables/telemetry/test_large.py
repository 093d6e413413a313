"""A long CSV laid down as columns: each row as the file says it, in its order, whatever reads it at once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from firedamp.tables.telemetry.asking import Asked
from firedamp.tables.telemetry.large import UNTAKEN, laid_down, large_file

ROWS = 1_500_000  # more than one processor reads at once
NAMES = tuple(f"O'Neil \"{place}\"" for place in range(300))


def written(path: Path) -> pl.DataFrame:
    random = np.random.default_rng(8)
    place = random.integers(0, len(NAMES), ROWS)
    frame = pl.DataFrame({"place": place, "value": random.integers(0, 400, ROWS) / 100})
    named = frame.select(
        time=pl.datetime(2026, 1, 1) + pl.duration(seconds=pl.int_range(ROWS)),
        tag=pl.Series(NAMES).gather(frame["place"]), value="value",
    )  # fmt: skip
    named.write_csv(path, datetime_format="%Y-%m-%dT%H:%M:%SZ")
    return frame


def test_each_row_gets_what_its_name_was_given_and_keeps_its_place(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    rows = written(path)
    file = large_file(path, path.name, Asked())
    channels = [UNTAKEN if place == 7 else 900 - place for place in range(len(NAMES))]
    given = pl.DataFrame({"channel": channels, "scale": np.arange(len(NAMES)) + 1.0, "offset_by": 0.5})
    numbers = dict(zip(NAMES, given.iter_rows(), strict=True))
    assert laid_down(file, numbers, tmp_path / "laid.parquet", tmp_path) == ()
    own = given[rows["place"]]
    expected = own.select(
        "channel", time=pl.datetime(2026, 1, 1) + pl.duration(seconds=pl.int_range(ROWS)),
        value=rows["value"] * own["scale"] + own["offset_by"],
    ).filter(pl.col("channel") != UNTAKEN)  # fmt: skip
    found = pl.read_parquet(tmp_path / "laid.parquet", columns=["channel", "time", "value"])
    assert found.equals(expected.cast({"time": pl.Datetime("us")}))
