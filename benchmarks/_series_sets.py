"""The real series of the restoration benchmark: of the repository's data packages and of statsmodels' data sets."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from firedamp.science.series import SeriesTable, series_table

DATA = Path(__file__).parents[1] / "data"
EVERY_TELEMETRY_ROW = 20  # 10 minutes: 669 rows


def coal() -> SeriesTable:
    """Coal output of 21 countries, 1950-2016. Shift Project / Our World in Data, CC BY 4.0."""
    rows = _rows("coal_output_by_country")
    names = [name for name in rows[0] if name != "year"]
    return series_table([int(row["year"]) for row in rows], names, [[_number(row[n]) for n in names] for row in rows])


def telemetry() -> SeriesTable:
    """Six sensors of a Polish longwall, every twentieth 30-second mean. Sikora, Wróbel & Gudyś, AGPL-3.0 data."""
    rows = _rows("polish_longwall_methane")[::EVERY_TELEMETRY_ROW]
    names = ["MM31", "MM116", "AS038", "PG072", "PD", "BA13"]
    start, step = np.datetime64("2000-01-01T00:00"), np.timedelta64(30 * EVERY_TELEMETRY_ROW, "s")
    times = [start + number * step for number in range(len(rows))]
    return series_table(np.array(times), names, [[_number(row[n]) for n in names] for row in rows], "timestamp")


def macrodata() -> SeriesTable:
    """Twelve quarterly series of the US economy, 1959-2009. statsmodels macrodata, public domain."""
    data = _statsmodels("macrodata")
    months = [f"{int(y)}-{3 * int(q) - 2:02d}" for y, q in zip(data["year"], data["quarter"], strict=True)]
    names = [name for name in data.columns if name not in ("year", "quarter")]
    return series_table(months, names, data[names].to_numpy(), "month")


def grunfeld() -> SeriesTable:
    """Investment of eleven US firms, 1935-1954: a short panel, as mines are. statsmodels grunfeld, public domain."""
    wide = _statsmodels("grunfeld").pivot(index="year", columns="firm", values="invest")
    return series_table(wide.index.to_numpy(), wide.columns, wide.to_numpy())


def elnino() -> SeriesTable:
    """Sea surface temperature, a series for each calendar month, 1950-2010. statsmodels elnino, public domain."""
    data = _statsmodels("elnino")
    return series_table(data["YEAR"].to_numpy(), data.columns[1:], data.iloc[:, 1:].to_numpy())


def co2() -> SeriesTable:
    """Monthly mean CO2 at Mauna Loa, 1958-2001, one series. statsmodels co2, public domain."""
    monthly = _statsmodels("co2")["co2"].resample("MS").mean()
    return series_table(monthly.index.to_numpy().astype("datetime64[M]"), ["co2"], monthly.to_numpy()[:, None], "month")


def sunspots() -> SeriesTable:
    """Yearly sunspot numbers, 1700-2008, one series. statsmodels sunspots, public domain."""
    data = _statsmodels("sunspots")
    return series_table(data["YEAR"].to_numpy(), ["sunspots"], data[["SUNACTIVITY"]].to_numpy())


def nile() -> SeriesTable:
    """Yearly volume of the Nile, 1871-1970, one series. statsmodels nile, public domain."""
    data = _statsmodels("nile")
    return series_table(data["year"].to_numpy(), ["nile"], data[["volume"]].to_numpy())


SETS: dict[str, Callable[[], SeriesTable]] = {
    set_.__name__: set_ for set_ in (coal, telemetry, macrodata, grunfeld, elnino, co2, sunspots, nile)
}


def _rows(package: str) -> list[dict[str, str]]:
    with (DATA / package / f"{package}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _number(text: str) -> float | None:
    return float(text) if text else None


def _statsmodels(name: str) -> Any:
    from importlib import import_module

    return import_module(f"statsmodels.datasets.{name}").load_pandas().data
