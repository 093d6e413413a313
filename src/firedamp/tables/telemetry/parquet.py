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
        in_utc = dtype.time_zone is not None
        moments = held.dt.convert_time_zone("UTC").dt.replace_time_zone(None) if in_utc else held
        return Column(title, moments=moments.dt.cast_time_unit("us"), in_utc=in_utc)
    if dtype == pl.Date:
        return Column(title, moments=held.cast(pl.Datetime("us")))
    if dtype == pl.Time:
        return Column(title, held.dt.to_string("%H:%M:%S%.f"))
    if dtype in (pl.String, pl.Categorical, pl.Enum):
        return Column(title, held.cast(pl.String))
    return Column(title, pl.repeat(None, len(held), dtype=pl.String, eager=True), foreign=dtype != pl.Null)
