"""How is the store asked? One DuckDB in this process, a cursor of it for each question, through Ibis."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

import duckdb
import ibis
import polars as pl
from ibis.backends.duckdb import Backend
from ibis.expr.types import Table

from firedamp.server.telemetry.store.damage import damaged, refusal_of

# Nothing is fetched from anywhere, whatever a file asks for.
CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "memory_limit": "2GB",
}
_making = threading.Lock()
_asked: ContextVar[list[Path]] = ContextVar("asked")  # files of the question at hand


@cache
def _database() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect(config=CONFIG)
    made.execute("SET parquet_metadata_cache = true")
    return made


@contextmanager
def asking() -> Iterator[Backend]:
    """An Ibis backend for one question; what is registered in it is forgotten afterwards. ApiProblem `damaged-file`
    where a file cannot be read."""
    with _making:  # a cursor is made of the one connection
        cursor = _database().cursor()
    files: list[Path] = []
    token = _asked.set(files)
    try:
        yield ibis.duckdb.from_connection(cursor)
    except Exception as error:  # each engine has its own; a file that cannot be read is told alike
        if found := damaged(files):
            raise refusal_of(found) from error
        raise
    finally:
        _asked.reset(token)
        cursor.close()


def table_of(backend: Backend, files: Sequence[Path]) -> Table:
    _asked.get().extend(files)
    return backend.read_parquet([str(file) for file in files])


def frame_of(table: Table) -> pl.DataFrame:
    found = pl.from_arrow(table.to_pyarrow())
    assert isinstance(found, pl.DataFrame)
    return found
