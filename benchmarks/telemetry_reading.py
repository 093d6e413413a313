"""How long does a file of telemetry take to read, and how much memory? A synthetic million rows of ten columns.

    .venv/bin/python benchmarks/telemetry_reading.py

Limits: 10 s of processor time and 1.5 GB. Each file is read in a process of its own, so that the peak is its own; the
peak is asked of Linux, elsewhere it is not shown.
"""

from __future__ import annotations

import math
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
from _measuring import as_json, noted

from firedamp.tables.telemetry import read_telemetry

ROWS = 1_000_000
MOST_SECONDS, MOST_GB = 10.0, 1.5
STATUS = Path("/proc/self/status")  # of Linux; the peak is in kilobytes there
DRAWN = np.random.default_rng(2_025)


def recording(form: str) -> pl.DataFrame:
    """A time every half minute and nine channels, made up."""
    moments = np.datetime64("2025-01-01T00:00:00", "us") + np.arange(ROWS) * np.timedelta64(30, "s")
    times = pl.Series("time", moments)
    channels = {f"MM{place}": DRAWN.normal(2, 0.5, ROWS).round(3) for place in range(9)}
    return pl.DataFrame({"time": times.dt.strftime(form) if form else times, **channels})


def commas(path: Path) -> None:
    recording("%Y-%m-%d %H:%M:%S").write_csv(path)


def semicolons(path: Path) -> None:
    """As Excel in Russia saves it: decimal commas, Windows-1251."""
    frame = recording("%d.%m.%Y %H:%M:%S").rename({"time": "Время"})
    decimals = [pl.col(name).cast(pl.String).str.replace(".", ",", literal=True) for name in frame.columns[1:]]
    path.write_bytes(frame.with_columns(decimals).write_csv(separator=";").encode("cp1251"))


def quoted(path: Path) -> None:
    recording("%Y-%m-%d %H:%M:%S").write_csv(path, quote_style="always")


def arff(path: Path) -> None:
    frame = recording("%Y-%m-%dT%H:%M:%S")
    head = "".join(f"@attribute {name} numeric\n" for name in frame.columns[1:])
    path.write_text(f"@relation r\n@attribute time date\n{head}@data\n" + frame.write_csv(include_header=False))


def parquet(path: Path) -> None:
    recording("").write_parquet(path)


def long(path: Path) -> None:
    """As many rows, of time, tag and value."""
    frame = recording("%Y-%m-%d %H:%M:%S").head(ROWS // 9)
    frame.unpivot(index="time", variable_name="tag", value_name="value").write_csv(path)


FORMATS: dict[str, Callable[[Path], None]] = {
    each.__name__: each for each in (commas, semicolons, quoted, arff, parquet, long)
}


def measure(path: Path) -> None:
    """Read a file and print seconds of processor time and the peak of memory in GB."""
    begin = time.process_time()
    read_telemetry(path, path.name)
    seconds = time.process_time() - begin
    peak = re.search(r"VmHWM:\s+(\d+)", STATUS.read_text()) if STATUS.exists() else None
    print(seconds, int(peak[1]) / 1e6 if peak else float("nan"))


def main() -> int:
    over = False
    print(f"{ROWS:,} rows of 10 columns{'':<14} {'MB':>6} {'s of processor':>15} {'GB at most':>11}")
    with tempfile.TemporaryDirectory() as folder:
        for name, write in FORMATS.items():
            path = Path(folder) / f"{name}.{name if name in ('arff', 'parquet') else 'csv'}"
            write(path)
            done = subprocess.run([sys.executable, __file__, str(path)], capture_output=True, text=True, check=True)
            seconds, peak = map(float, done.stdout.split())
            kept = noted(f"reading {ROWS:,} rows of 10 columns, {name}", seconds, "s", MOST_SECONDS)
            if math.isfinite(peak):
                kept &= noted(f"peak memory of reading {name}", peak, "GB", MOST_GB)
            wrong = not kept
            over |= wrong
            size = path.stat().st_size / 1e6
            print(f"{name:<37} {size:6.0f} {seconds:15.1f} {peak:11.2f} {'OVER' if wrong else 'ok'}", flush=True)
            path.unlink()
    return int(over)


if __name__ == "__main__":
    sys.exit(measure(Path(sys.argv[1])) if len(sys.argv) > 1 and sys.argv[1] != "--json" else as_json(main))
