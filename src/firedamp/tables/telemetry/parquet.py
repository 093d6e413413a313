"""A Parquet file as a table: its size is looked at before it is read, its types are kept.

Arrow reads it, for it refuses a damaged file with an exception. Polars 2.1 may end the whole process: one wrong byte
that asks for a huge page is enough. Pages with checksums (Spark writes them, Arrow where it is told to) are held to
them, all numbers to the range that the footer states: most files have nothing else by which damage shows.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import numpy as np
import polars as pl

from firedamp.science.errors import InputError
from firedamp.tables.telemetry.limits import MOST_CELLS, TELEMETRY
from firedamp.tables.telemetry.tables import Column, Table

MAGIC = b"PAR1"
SECONDS_A_DAY = 86_400
A_SECOND = {"s": 1.0, "ms": 1e3, "us": 1e6, "ns": 1e9}
FIRST_SECOND, LAST_SECOND = -2_208_988_800, 7_258_118_400  # of 1900 and of 2200
T = TypeVar("T")


def table_of_parquet(data: bytes, filename: str = "") -> Table:
    """The table of a Parquet file. Raises InputError where it is damaged (by its name) or too large."""
    import pyarrow as arrow
    from pyarrow import parquet

    sound = partial(_sound, filename)
    file = sound(lambda: parquet.ParquetFile(arrow.BufferReader(data), page_checksum_verification=True))
    schema, rows = sound(lambda: (file.schema_arrow, int(file.metadata.num_rows)))
    if len(schema) > TELEMETRY.columns:
        raise InputError.one("file", "too_many_columns", len(schema), maximum=TELEMETRY.columns)
    if rows > TELEMETRY.rows:
        raise InputError.one("file", "too_many_rows", rows, maximum=TELEMETRY.rows)
    if rows * len(schema) > MOST_CELLS:
        raise InputError.one("values", "too_many_items", rows * len(schema), maximum=MOST_CELLS)
    if not rows:
        raise InputError.one("file", "file_empty")
    held = sound(file.read)
    titled = zip(held.column_names, held.columns, strict=True)
    columns = tuple(sound(partial(_column, title, cells)) for title, cells in titled)
    counted = all(len(each) == rows for column in columns for each in column.held)
    if not counted or not sound(lambda: _within_stated(file.metadata, held)):
        raise _damaged(filename)
    return Table(columns, np.arange(1, rows + 1))


def _damaged(filename: str) -> InputError:
    return InputError.one("file", "parquet_damaged", filename or None)


def _sound(filename: str, read: Callable[[], T]) -> T:
    try:
        return read()
    except BaseException as error:  # a panic of polars is no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        raise _damaged(filename) from None


def _within_stated(told: Any, held: Any) -> bool:
    """Whether no number lies beyond the least and the greatest that the footer states of its row group."""
    from pyarrow import compute, types

    first = 0
    for group in map(told.row_group, range(told.num_row_groups)):
        flat = group.num_columns == held.num_columns  # else a column of lists has more than one place in the footer
        for place, kind in enumerate(held.schema.types if flat else ()):
            stated = group.column(place).statistics if types.is_float64(kind) or types.is_signed_integer(kind) else None
            if stated is None or not stated.has_min_max:
                continue
            ends = compute.min_max(held.column(place).slice(first, group.num_rows))
            low, high = ends["min"].as_py(), ends["max"].as_py()
            if low is not None and (low < stated.min or high > stated.max):
                return False
        first += group.num_rows
    return True


def _column(name: str, cells: Any) -> Column:
    """A column of Arrow. Texts that are not in UTF-8 are refused by `validate`."""
    from pyarrow import types

    title, kind = " ".join(name.split()), cells.type
    cells.validate(full=True)
    if types.is_integer(kind):
        return Column(title, numbers=_series(cells))
    if types.is_floating(kind) or types.is_decimal(kind):
        return Column(title, numbers=_series(cells.cast("float64")))
    if types.is_boolean(kind):
        return Column(title, numbers=_series(cells).cast(pl.Float64))
    if types.is_timestamp(kind):
        return _of_moments(title, _series(cells.cast("int64")), A_SECOND[kind.unit], in_utc=kind.tz is not None)
    if types.is_date(kind):
        return _of_moments(title, _series(cells.cast("date32").cast("int32")), 1 / SECONDS_A_DAY, in_utc=False)
    if types.is_time(kind):
        return Column(title, _series(cells).dt.to_string("%H:%M:%S%.f"))
    if _is_text(kind):
        return Column(title, _series(cells.cast("large_string")))
    return Column(title, pl.repeat(None, len(cells), dtype=pl.String, eager=True), foreign=not types.is_null(kind))


def _is_text(kind: Any) -> bool:
    from pyarrow import types

    held = kind.value_type if types.is_dictionary(kind) else kind
    return bool(types.is_string(held) or types.is_large_string(held) or types.is_string_view(held))


def _series(cells: Any) -> pl.Series:
    series = pl.from_arrow(cells)
    assert isinstance(series, pl.Series), "a column of Arrow"
    return series


def _of_moments(title: str, since_1970: pl.Series, a_second: float, *, in_utc: bool) -> Column:
    """Moments by their number since 1970; what lies beyond all dates is shown as that number."""
    within = since_1970.is_between(int(FIRST_SECOND * a_second), int(LAST_SECOND * a_second), closed="left")
    known = since_1970.set(~within.fill_null(value=False), None).cast(pl.Int64)
    micro = known // round(a_second / 1_000_000) if a_second > 1_000_000 else known * round(1_000_000 / a_second)
    beyond = since_1970.set(within.fill_null(value=False), None).cast(pl.String)
    return Column(title, beyond, moments=micro.cast(pl.Datetime("us")), in_utc=in_utc)
