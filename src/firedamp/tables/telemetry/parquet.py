"""A Parquet file as a table: its size is looked at before it is read, its types are kept."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TypeVar

import numpy as np
import polars as pl

from firedamp.science.errors import InputError
from firedamp.tables.telemetry.limits import MOST_CELLS, TELEMETRY
from firedamp.tables.telemetry.tables import Column, Table

MAGIC = b"PAR1"
SECONDS_A_DAY = 86_400
A_SECOND = {"ms": 1e3, "us": 1e6, "ns": 1e9}
FIRST_SECOND, LAST_SECOND = -2_208_988_800, 7_258_118_400  # of 1900 and of 2200
T = TypeVar("T")


def table_of_parquet(data: bytes) -> Table:
    """The table of a Parquet file. Raises InputError where it is damaged or too large."""
    schema = _sound(lambda: pl.read_parquet_schema(io.BytesIO(data)))
    if len(schema) > TELEMETRY.columns:
        raise InputError.one("file", "too_many_columns", len(schema), maximum=TELEMETRY.columns)
    rows = _sound(lambda: int(pl.scan_parquet(io.BytesIO(data)).select(pl.len()).collect().item()))
    if rows > TELEMETRY.rows:
        raise InputError.one("file", "too_many_rows", rows, maximum=TELEMETRY.rows)
    if rows * len(schema) > MOST_CELLS:
        raise InputError.one("values", "too_many_items", rows * len(schema), maximum=MOST_CELLS)
    if not rows:
        raise InputError.one("file", "file_empty")
    frame = _sound(lambda: pl.read_parquet(io.BytesIO(data)))
    return Table(tuple(map(_column, frame.get_columns())), np.arange(1, rows + 1))


def _sound(read: Callable[[], T]) -> T:
    try:
        return read()
    except BaseException as error:  # a panic of polars is no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise InputError.one("file", "parquet_damaged") from None


def _column(held: pl.Series) -> Column:
    title, dtype = " ".join(held.name.split()), held.dtype
    if dtype.is_integer():
        return Column(title, numbers=held)
    if dtype.is_numeric() or dtype == pl.Boolean:
        return Column(title, numbers=held.cast(pl.Float64))
    if isinstance(dtype, pl.Datetime):
        return _of_moments(title, held.to_physical(), A_SECOND[dtype.time_unit], in_utc=dtype.time_zone is not None)
    if dtype == pl.Date:
        return _of_moments(title, held.to_physical(), 1 / SECONDS_A_DAY, in_utc=False)
    if dtype == pl.Time:
        return Column(title, held.dt.to_string("%H:%M:%S%.f"))
    if dtype in (pl.String, pl.Categorical, pl.Enum):
        return Column(title, held.cast(pl.String))
    return Column(title, pl.repeat(None, len(held), dtype=pl.String, eager=True), foreign=dtype != pl.Null)


def _of_moments(title: str, since_1970: pl.Series, a_second: float, *, in_utc: bool) -> Column:
    """Moments by their number since 1970; what lies beyond all dates is shown as that number."""
    within = since_1970.is_between(int(FIRST_SECOND * a_second), int(LAST_SECOND * a_second))
    known = since_1970.set(~within.fill_null(value=False), None).cast(pl.Int64)
    micro = known // round(a_second / 1_000_000) if a_second > 1_000_000 else known * round(1_000_000 / a_second)
    beyond = since_1970.set(within.fill_null(value=False), None).cast(pl.String)
    return Column(title, beyond, moments=micro.cast(pl.Datetime("us")), in_utc=in_utc)
