"""What does a basin of telemetry need? Computed from what one machine was measured to do; docs/scaling.md holds it.

    .venv/bin/python scripts/scaling_table.py [--bytes-per-reading 1.6] [--aggregated 5e6] … [--write]

Every figure of the tables follows from the measured ones given here; measure your own machine with the benchmarks named
beside them, and give what they say. `--write` puts the tables into docs/scaling.md.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "scaling.md"
BEGIN, END = "<!-- scaling_table.py begins -->", "<!-- scaling_table.py ends -->"
YEAR_S = 365.25 * 86_400
MINUTE_ROW = 60  # readings by the second in a row of the sums by minutes


@dataclass(frozen=True)
class Measured:
    """Of one core of a machine, but for the bytes."""

    bytes_per_reading: float  # stored, merged
    bytes_per_minute_row: float  # of the sums by minutes
    ingested: float  # readings a second over HTTP
    imported: float  # readings a second of a CSV
    aggregated: float  # readings a second into months with marks
    gb_of_aggregation: float  # whatever the number of readings


@dataclass(frozen=True)
class Basin:
    mines: int
    channels: int  # of each
    hertz: float
    years: float

    @property
    def a_second(self) -> float:
        return self.mines * self.channels * self.hertz

    @property
    def readings(self) -> float:
        return self.a_second * self.years * YEAR_S


def needs(basin: Basin, measured: Measured, cores: int, machines: int) -> list[tuple[str, str, str]]:
    """Rows of the table: what, on one machine, on a cluster."""
    readings, minutes = basin.readings, basin.readings / MINUTE_ROW
    raw, summed = readings * measured.bytes_per_reading / 1e12, minutes * measured.bytes_per_minute_row / 1e12
    month = basin.a_second * YEAR_S / 12
    memory = f"{measured.gb_of_aggregation:g} GB"
    aggregated_h = readings / (measured.aggregated * cores) / 3600
    month_min = month / (measured.aggregated * cores) / 60
    return [
        ("readings", f"{readings:.2e}", "the same"),
        ("a second", f"{basin.a_second:,.0f}", "the same"),
        ("stored, by the second", f"{raw:,.1f} TB", f"{raw:,.1f} TB, {raw / machines:,.2f} TB a machine"),
        ("sums by minutes beside", f"{summed:,.2f} TB", "the same"),
        ("cores that take them in live", f"{basin.a_second / measured.ingested:,.1f}",
         "the same: Spark reads, it takes nothing in"),
        ("all of it taken in from CSV", f"{readings / (measured.imported * cores) / 86_400:,.1f} days",
         f"{readings / (measured.imported * cores * machines) / 86_400:,.1f} days, a worker on each machine"),
        ("a month of all mines, with marks", f"{month_min:,.0f} min", f"{month_min / machines:,.1f} min"),
        ("all of it, with marks", f"{aggregated_h:,.0f} h", f"{aggregated_h / machines:,.1f} h"),
        ("memory for that", memory, f"{memory} a worker and more"),
    ]  # fmt: skip


def tiers(basin: Basin, measured: Measured) -> list[tuple[str, str, str, str]]:
    """How much is kept where a part of the years is kept by the second, the rest by minutes."""
    found = []
    for kept in (basin.years, 2, 1, 0.25):
        raw = basin.a_second * kept * YEAR_S * measured.bytes_per_reading / 1e12
        minutes = basin.readings / MINUTE_ROW * measured.bytes_per_minute_row / 1e12
        by_second = f"{12 * kept:g} months" if kept < 1 else "1 year" if kept == 1 else f"{kept:g} years"
        found.append((by_second, f"{raw:,.2f} TB", f"{minutes:,.2f} TB", f"{raw + minutes:,.2f} TB"))
    return found


def page(basin: Basin, measured: Measured, cores: int, machines: int) -> str:
    rates = (
        f"Of one core: {measured.ingested:,.0f} readings a second taken in over HTTP, "
        f"{measured.imported:,.0f} of a CSV, "
        f"{measured.aggregated:,.0f} into\nmonths with marks; {measured.bytes_per_reading:g} bytes a reading, "
        f"{measured.bytes_per_minute_row:g} a minute's sum."
    )
    asked = f"{basin.mines} mines, {basin.channels} channels each, {basin.hertz:g} Hz, {basin.years:g} years"
    lines = [
        rates,
        "",
        f"| {asked} | one machine of {cores} cores | {machines} machines of {cores} cores |",
        "|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in needs(basin, measured, cores, machines)),
        "",
        "| by the second are kept | stored so | by minutes, all years | together |",
        "|---|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in tiers(basin, measured)),
    ]
    return "\n".join(lines)


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--bytes-per-reading", type=float, default=1.6, help="telemetry_monthly.py, size of its files")
    parser.add_argument("--bytes-per-minute-row", type=float, default=5.4, help="sizes of telemetry_minutes/")
    parser.add_argument("--ingested", type=float, default=24_000.0, help="telemetry_live.py, by core")
    parser.add_argument("--imported", type=float, default=3.3e6, help="telemetry_importing.py, by core")
    parser.add_argument("--aggregated", type=float, default=4.8e6, help="telemetry_monthly.py, by core")
    parser.add_argument("--gb-of-aggregation", type=float, default=1.0, help="telemetry_monthly.py")
    parser.add_argument("--mines", type=int, default=50)
    parser.add_argument("--channels", type=int, default=500)
    parser.add_argument("--hertz", type=float, default=1.0)
    parser.add_argument("--years", type=float, default=10.0)
    parser.add_argument("--cores", type=int, default=32)
    parser.add_argument("--machines", type=int, default=8)
    parser.add_argument("--write", action="store_true")
    return parser.parse_args(given)


def told(said: argparse.Namespace) -> str:
    measured = Measured(
        said.bytes_per_reading, said.bytes_per_minute_row, said.ingested, said.imported, said.aggregated,
        said.gb_of_aggregation,
    )  # fmt: skip
    return page(Basin(said.mines, said.channels, said.hertz, said.years), measured, said.cores, said.machines)


def main() -> int:
    said = arguments()
    if not said.write:
        print(told(said))
        return 0
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{told(said)}\n{END}{after}", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
