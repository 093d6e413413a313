"""A long CSV that is too large to be held: told by its first rows, checked in every row, laid down as columns.

Its first rows are read as any file is. Where they are plain (UTF-8, a time of ISO 8601 in UTC, a name and a number in
each row), the whole is read by DuckDB in the very form that gives the same readings of the first rows, and every row
that has another is a fault with its line. What is not plain stays too large.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import polars as pl

from firedamp.science.errors import InputError, Problem
from firedamp.tables.grids import MEGABYTE
from firedamp.tables.telemetry.asking import Asked
from firedamp.tables.telemetry.limits import LARGE, MOST_FAULTS, TELEMETRY
from firedamp.tables.telemetry.moments import moments_told
from firedamp.tables.telemetry.reading import TelemetryFile, read_telemetry
from firedamp.tables.telemetry.roles import Long, long_of, rest_of
from firedamp.tables.telemetry.texts import head_and_separator, in_utf_8, table_of_text
from firedamp.tables.telemetry.timing import time_columns
from firedamp.tables.telemetry.words import gaps, in_one_form

HEAD_BYTES = 2_000_000
TIME_FORMATS = ("%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S.%fZ",
                "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%dT%H:%M:%S.%f")  # fmt: skip
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "2GB", "autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
}  # fmt: skip
ROWS_OF_A_GROUP = 131_072
RULES = {"TOO MANY COLUMNS": "extra_cells", "MISSING COLUMNS": "cells_missing"}  # others are of a cell
UNTAKEN = 0  # no channel has this number


@dataclass(frozen=True)
class LargeFile:
    """`head`: its first rows, as any file is read. The rest is how DuckDB reads it: places of the columns of times,
    names and values among `width`, how many lines stand above the first reading."""

    path: Path
    head: TelemetryFile
    separator: str
    width: int
    time: int
    name: int
    value: int
    above: int
    time_format: str
    decimal: str
    gaps: tuple[str, ...] = ()

    def scanned(self, path: Path | None = None) -> str:
        """As a table of SQL: columns c0, c1, …, faults kept beside it. Each word for a gap that is looked for costs, so
        that only those are that the file was found to have."""
        types = {self.time: "TIMESTAMP", self.value: "DOUBLE"}
        columns = ", ".join(f"'c{place}': '{types.get(place, 'VARCHAR')}'" for place in range(self.width))
        return (
            f"read_csv({_text(str(path or self.path))}, auto_detect=false, header=false, skip={self.above}, "
            f"delim={_text(self.separator)}, quote='\"', escape='\"', columns={{{columns}}}, "
            f"timestampformat={_text(self.time_format)}, decimal_separator={_text(self.decimal)}, "
            f"nullstr=[{', '.join(map(_text, ('', *self.gaps)))}], store_rejects=true, rejects_limit={MOST_FAULTS})"
        )


@dataclass(frozen=True)
class Told:
    """What a file comes to, by the number that each name was given: readings, least, greatest, first, last, the last
    value; `hours`: means of (channel, hour); `in_order`: no two rows are of one channel and time, and they
    rise by time or by channel."""

    channels: pl.DataFrame
    hours: pl.DataFrame
    in_order: bool


def is_large(path: Path) -> bool:
    """Whether a file is beyond what is read into memory."""
    return path.stat().st_size > TELEMETRY.file_bytes


def large_file(path: Path, filename: str, asked: Asked) -> LargeFile:
    """A file that can be read row by row; InputError `file_too_large` for another, and with what its first rows have
    wrong."""
    size = path.stat().st_size
    if size > LARGE.file_bytes:
        raise InputError.one("file", "file_too_large", round(size / MEGABYTE, 1), maximum=LARGE.file_mb)
    with path.open("rb") as opened:
        data = opened.read(HEAD_BYTES)
    data = data[: data.rfind(b"\n") + 1]
    too_large = InputError.one("file", "file_too_large", round(size / MEGABYTE, 1), maximum=TELEMETRY.file_mb)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        raise too_large from None
    head = read_telemetry(data, filename, asked)
    found = next(_forms(path, data, head, asked), None)
    if found is None:
        raise too_large
    return found


def _forms(path: Path, data: bytes, head: TelemetryFile, asked: Asked) -> Iterator[LargeFile]:
    """The forms in which the first rows read as they should."""
    given = in_utf_8(data, asked.encoding)
    separator, titles = head_and_separator(given.start())
    table = table_of_text(given)
    times = time_columns(table, asked)
    told = moments_told(table, times) if times else None
    long = long_of(rest_of(table, times, asked), told.local if told else None)
    if long is None or not _plain(long) or len(times) != 1 or head.times is None:
        return
    places = [table.columns.index(each) for each in (times[0].column, long.names[0], long.value.column)]
    wanted, texts = _as_rows(head), long.value.column.texts
    words = () if texts is None else tuple(word for word in texts.unique().drop_nulls() if word and _is_gap(word))
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "head.csv"
        part.write_bytes(data)
        for time_format in TIME_FORMATS:
            for decimal in (".", ","):
                form = LargeFile(
                    path, head, separator, len(table.columns), places[0], places[1], places[2],
                    titles.first - 1, time_format, decimal, words,
                )  # fmt: skip
                if _rows_of(form, part).equals(wanted):
                    yield form


def _plain(long: Long) -> bool:
    return len(long.names) == 1 and long.unit is None and long.quality is None


def _as_rows(head: TelemetryFile) -> pl.DataFrame:
    parts = []
    for place, title in enumerate(head.titles):
        known = np.isfinite(head.values[:, place])
        assert head.times is not None
        parts.append(pl.DataFrame({"time": head.times[known], "name": title, "value": head.values[known, place]}))
    return _in_one_order(pl.concat(parts))


def _rows_of(form: LargeFile, part: Path) -> pl.DataFrame:
    query = f"SELECT c{form.time} AS time, c{form.name} AS name, c{form.value} AS value FROM {form.scanned(part)}"
    try:
        found = pl.from_arrow(_database().sql(query).to_arrow_table())
    except duckdb.Error:
        return pl.DataFrame()
    assert isinstance(found, pl.DataFrame)
    return _in_one_order(found.filter(pl.col("value").is_not_null()))


def _in_one_order(frame: pl.DataFrame) -> pl.DataFrame:
    typed = frame.cast({"time": pl.Datetime("us"), "name": pl.String, "value": pl.Float64})
    return typed.unique(["time", "name"], keep="last", maintain_order=True).sort("time", "name")


def laid_down(
    file: LargeFile, numbers: Mapping[str, tuple[int, float, float]], target: Path, work: Path
) -> Sequence[str]:
    """Write the readings of names (`_laid_down` says how); once more where there are words that stand for gaps."""
    try:
        return _laid_down(file, numbers, target, work)
    except InputError as error:
        words = {str(each.value) for each in error.problems if each.rule == "not_a_number" and _is_gap(each.value)}
        if not words - {*file.gaps}:
            raise
    every = {form for word in gaps() for form in (word, word.upper(), word.capitalize())}
    return _laid_down(replace(file, gaps=tuple(sorted(every | words))), numbers, target, work)


def _is_gap(cell: object) -> bool:
    return isinstance(cell, str) and in_one_form(cell) in gaps()


def _laid_down(
    file: LargeFile, numbers: Mapping[str, tuple[int, float, float]], target: Path, work: Path
) -> Sequence[str]:
    """Write the readings of names, each with its channel's number and what its values are multiplied by and raised by,
    as Parquet (channel, time, value, received 0) in the order of the file; names of number UNTAKEN are left out.

    Returns the names that the file has besides: there is no use in what was written then. InputError with every row
    that is not as the first rows are, up to 50.
    """
    database = _database(temp_directory=str(work))
    of_name = _of_names(database, file, numbers)
    value, taken = f"c{file.value}", f"c{file.value} IS NOT NULL"
    if any(told[1:] != (1.0, 0.0) for told in numbers.values()):
        value += f" * {of_name('scale')} + {of_name('offset_by')}"
    if any(channel == UNTAKEN for channel, _, _ in numbers.values()):
        taken += f" AND {of_name('channel')} IS DISTINCT FROM {UNTAKEN}"
    database.execute(
        f"COPY (SELECT {of_name('channel')} AS channel, c{file.time} AS time, {value} AS value, 0::BIGINT AS received "
        f"FROM {file.scanned()} WHERE {taken}) TO {_text(str(target))} "
        f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROWS_OF_A_GROUP}, PRESERVE_ORDER true)"
    )
    _refuse_rejected(database, file)
    [(nameless, timeless)] = database.execute(
        f"SELECT count(*) FILTER (channel IS NULL), count(*) FILTER (time IS NULL) FROM {_text(str(target))}"
    ).fetchall()
    if timeless:
        raise InputError(_missing(database, file, file.time, "times"))
    if not nameless:
        return ()
    faults = list(_missing(database, file, file.name, "channel"))
    if faults:
        raise InputError(faults)
    every = database.execute(f"SELECT DISTINCT c{file.name} FROM {file.scanned()}").fetchall()
    return sorted({name for (name,) in every} - numbers.keys())


def _of_names(
    database: duckdb.DuckDBPyConnection, file: LargeFile, numbers: Mapping[str, tuple[int, float, float]]
) -> Callable[[str], str]:
    """What a row's name was given (`channel`, `scale` or `offset_by`), as SQL; NULL for another name.

    Names are an ENUM and what they were given are lists in its order: a join would take the rows one after another to
    keep their order, on one processor.
    """
    columns = ("name", "channel", "scale", "offset_by")
    known = pl.DataFrame([(name, *told) for name, told in numbers.items()], orient="row", schema=columns)
    database.register("known", known.with_row_index("place").to_arrow())
    database.execute("CREATE TYPE known_name AS ENUM (SELECT name FROM known ORDER BY place)")
    for column in columns[1:]:
        database.execute(f"SET VARIABLE {column} = (SELECT list({column} ORDER BY place) FROM known)")
    return lambda column: (
        f"list_extract(getvariable('{column}'), enum_code(TRY_CAST(c{file.name} AS known_name)) + 1)"
    )


def _refuse_rejected(database: duckdb.DuckDBPyConnection, file: LargeFile) -> None:
    rejected = database.execute(
        "SELECT line, column_idx - 1, error_type::VARCHAR, csv_line, error_message FROM reject_errors ORDER BY line"
    ).fetchall()
    if rejected:
        raise InputError(_fault(file, *each) for each in rejected[:MOST_FAULTS])


def _fault(file: LargeFile, line: int, place: int, kind: str, text: str, message: str) -> Problem:
    where: dict[str, Any] = {"row": line}
    if kind in RULES:
        return Problem("file", RULES[kind], text.count(file.separator) + 1, {**where, "columns": file.width})
    cell = message.partition('"')[2].partition('string "')[2].partition('" to')[0] or text.strip()[:100]
    if place == file.time:
        return Problem("times", "not_a_time", cell, where)
    return Problem("value", "not_a_number", cell, where)


def _missing(database: duckdb.DuckDBPyConnection, file: LargeFile, place: int, field: str) -> Iterator[Problem]:
    """The rows without a time, or without a name."""
    found = database.execute(
        f"SELECT row FROM (SELECT row_number() OVER () + {file.above} AS row, c{place} AS cell, c{file.value} AS value "
        f"FROM {file.scanned()}) WHERE cell IS NULL AND value IS NOT NULL LIMIT {MOST_FAULTS}"
    ).fetchall()
    return (Problem(field, "missing", None, {"row": row}) for (row,) in found)


def told_of(target: Path, order: Sequence[int]) -> Told:
    """What was laid down comes to; `order`: the numbers of the channels as the first rows name them."""
    database = _database()
    found = pl.from_arrow(
        database.sql(
            "SELECT channel, epoch_us(time) // 3600000000 AS hour, count(*) AS readings, min(value) AS low, max(value) "
            "AS high, avg(value) AS mean, min(time) AS first, max(time) AS last, arg_max(value, time) AS last_value "
            f"FROM {_text(str(target))} GROUP BY ALL ORDER BY ALL"
        ).to_arrow_table()
    )
    assert isinstance(found, pl.DataFrame)
    channels = found.group_by("channel", maintain_order=True).agg(
        pl.col("readings").sum(), pl.col("low").min(), pl.col("high").max(), pl.col("first").min(),
        pl.col("last").max(), pl.col("last_value").last(),
    )  # fmt: skip
    hour = pl.from_epoch(pl.col("hour") * 3600, time_unit="s").cast(pl.Datetime("us"))
    return Told(channels, found.select("channel", hour, "mean"), _in_order(target, order))


def _in_order(target: Path, order: Sequence[int]) -> bool:
    known = [number for number in order if number != UNTAKEN] or [UNTAKEN]
    lookup = np.zeros(max(known) - min(known) + 1, dtype=np.int32)
    lookup[np.array(known) - min(known)] = np.arange(len(known))

    def placed(channels: pl.Series) -> pl.Series:
        return pl.Series(lookup[channels.to_numpy() - min(known)])

    named = pl.scan_parquet(target).select(
        "time", place=pl.col("channel").map_batches(placed, return_dtype=pl.Int32, is_elementwise=True)
    )
    time, place = pl.col("time"), pl.col("place")
    later, same_time = time > time.shift(1), time == time.shift(1)
    further, same_place = place > place.shift(1), place == place.shift(1)
    rises = {"by_time": (later | (same_time & further)).all(), "by_channel": (further | (same_place & later)).all()}
    found = named.select(**rises).collect(engine="streaming")
    return bool(found["by_time"][0] or found["by_channel"][0])


def _database(**more: str) -> duckdb.DuckDBPyConnection:
    made = duckdb.connect(config={**CONFIG, **more})
    made.execute("SET enable_progress_bar = false")
    return made


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
