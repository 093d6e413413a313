"""A file of the hours that were measured of a project (flow, concentration, flame), read as one stretch."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.science.reductions.monthly import Stretch
from firedamp.science.reductions.progress import Hours
from firedamp.tables.telemetry import Asked, TelemetryFile, read_telemetry

MOST_HOURS = 200_000  # 22 years
LEAST = 1e-12  # m³/min: a concentration counts where nothing flows too
# A title is told by what it begins with, in small letters: "Расход, м³/мин", "flow_m3_min".
TITLES = {
    "flow_m3_min": ("flow", "расход"),
    "ch4_percent": ("ch4", "methane", "метан", "концентрация"),
    "flame": ("flame", "пламя", "факел", "горение", "работа"),
}


def read_hours(data: bytes, filename: str, *, sheet: str | None = None, encoding: str | None = None) -> Stretch:
    """The hours from the first to the last in a CSV or XLSX with a time, m³/min of mixture at 20 °C and 101.325 kPa,
    CH4 in percent, and whether the flame burnt (1) or not (0).

    Readings within an hour are averaged, the concentration by flow; the flame burnt if every reading of the hour says
    so. An hour without a reading is a gap. Raises InputError with what is wrong: a column that is not there, no times,
    a negative flow, more than 100 %, a flame that is neither 0 nor 1, an hour of the future.
    """
    file = read_telemetry(data, filename, Asked(sheet=sheet, encoding=encoding))
    if file.times is None:
        raise InputError.one("time", "missing")
    columns = _columns(file)
    _require_sound(file, columns)
    hours = file.times.astype("datetime64[h]")
    first, last = hours.min(), hours.max()
    count = int((last - first).astype(int)) + 1
    if count > MOST_HOURS:
        raise InputError.one("time", "too_many_items", count, maximum=MOST_HOURS)
    start = first.astype("datetime64[s]").item().replace(tzinfo=UTC)
    return Stretch(start, _averaged(columns, (hours - first).astype(int), count))


def _columns(file: TelemetryFile) -> dict[str, np.ndarray]:
    """The three columns by their names; InputError with each that is not there, or there twice."""
    found, problems = {}, []
    for name, words in TITLES.items():
        places = [
            place
            for place, (own, title) in enumerate(zip(file.names, file.titles, strict=True))
            if any(re.sub(r"[\W_]+", " ", text.lower()).strip().startswith(words) for text in (own, title))
        ]
        if len(places) == 1:
            found[name] = file.values[:, places[0]]
        else:
            rule = "hours_column_twice" if places else "hours_column"
            problems.append(Problem(name, rule, None, {"titles": ", ".join(file.titles), "known": ", ".join(words)}))
    if problems:
        raise InputError(problems)
    return found


def _require_sound(file: TelemetryFile, columns: dict[str, np.ndarray]) -> None:
    flow, ch4, flame = columns["flow_m3_min"], columns["ch4_percent"], columns["flame"]
    problems = [
        *_outside(file, "flow_m3_min", flow, flow < 0, "≥ 0"),
        *_outside(file, "ch4_percent", ch4, (ch4 < 0) | (ch4 > 100), "0–100"),
        *_outside(file, "flame", flame, ~np.isnan(flame) & ~np.isin(flame, (0.0, 1.0)), "0, 1"),
    ]
    assert file.times is not None
    late = file.times > np.datetime64(datetime.now(UTC).replace(tzinfo=None))
    if late.any():
        place = int(np.argmax(late))
        problems.append(Problem("time", "in_the_future", str(file.times[place])[:16].replace("T", " ")))
    if problems:
        raise InputError(problems)


def _outside(file: TelemetryFile, name: str, values: np.ndarray, wrong: np.ndarray, allowed: str) -> list[Problem]:
    """The first row of a column that breaks a rule, and how many do."""
    if not wrong.any():
        return []
    place = int(np.argmax(wrong))
    said = {"row": int(file.numbers[place]), "count": int(wrong.sum()), "allowed": allowed}
    return [Problem(name, "hours_row", float(values[place]), said)]


def _averaged(columns: dict[str, np.ndarray], places: np.ndarray, count: int) -> Hours:
    """The mean flow of each hour, its concentration by flow, its flame; None where nothing was measured."""
    flow, ch4 = columns["flow_m3_min"], columns["ch4_percent"]
    weight = np.where(np.isnan(flow), np.nan, np.maximum(flow, LEAST))
    both = ~np.isnan(weight) & ~np.isnan(ch4)
    alone = ~np.isnan(ch4) & ~both
    by_flow = _mean(ch4, places, count, both, np.where(both, weight, 0))
    plain = _mean(ch4, places, count, alone, alone.astype(float))
    known = ~np.isnan(columns["flame"])
    flame = _mean(columns["flame"], places, count, known, known.astype(float))
    return Hours(
        _or_none(_mean(flow, places, count, ~np.isnan(flow), (~np.isnan(flow)).astype(float))),
        _or_none(np.where(np.isnan(by_flow), plain, by_flow)),
        [None if np.isnan(share) else bool(share == 1) for share in flame],
    )


def _mean(values: np.ndarray, places: np.ndarray, count: int, known: np.ndarray, weight: np.ndarray) -> np.ndarray:
    sums = np.bincount(places[known], (values * weight)[known], count)
    weights = np.bincount(places[known], weight[known], count)
    found: np.ndarray = np.divide(sums, weights, out=np.full(count, np.nan), where=weights > 0)
    return found


def _or_none(values: np.ndarray) -> list[float | None]:
    return [None if np.isnan(value) else float(value) for value in values]
