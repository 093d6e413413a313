"""How does DuckDB answer? One database in this process's memory, a cursor of it for each question."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import duckdb
import ibis
from ibis.backends.duckdb import Backend

from firedamp.server.data_folder import data_folder

# Nothing is fetched from anywhere, whatever a file asks for.
CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "memory_limit": "2GB",
}
SPILLED = "telemetry_spilled"  # folder of the data folder: what does not fit into memory while a question is answered
_making = threading.Lock()


@cache
def _database() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect(config={**CONFIG, "temp_directory": str(data_folder() / SPILLED)})
    made.execute("SET parquet_metadata_cache = true")
    made.execute("SET enable_progress_bar = false")
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
