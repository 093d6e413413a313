"""How is the store asked? One DuckDB in this process, a cursor of it for each question, through Ibis."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import duckdb
import ibis
import polars as pl
from ibis.backends.duckdb import Backend
from ibis.expr.types import Table

# Nothing is fetched from anywhere, whatever a file asks for.
CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "memory_limit": "2GB",
}
_making = threading.Lock()


@cache
def _database() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect(config=CONFIG)
    made.execute("SET parquet_metadata_cache = true")
    return made


@contextmanager
def asking() -> Iterator[Backend]:
    """An Ibis backend for one question; what is registered in it is forgotten afterwards."""
    with _making:  # a cursor is made of the one connection
        cursor = _database().cursor()
    try:
        yield ibis.duckdb.from_connection(cursor)
    finally:
        cursor.close()


def table_of(backend: Backend, files: Sequence[Path]) -> Table:
    return backend.read_parquet([str(file) for file in files])


def frame_of(table: Table) -> pl.DataFrame:
    found = pl.from_arrow(table.to_pyarrow())
    assert isinstance(found, pl.DataFrame)
    return found
