"""How is the store asked? Through Ibis: DuckDB in this process, or the Spark cluster that FIREDAMP_TELEMETRY_URL names.

The expressions are the same. What differs stands here and in `in_process` and `cluster`: how files become a table, and
how a table comes back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from pathlib import Path

import polars as pl
from django.conf import settings
from ibis.backends.sql import SQLBackend as Backend
from ibis.expr.types import Table

from firedamp.server.telemetry.store import in_process
from firedamp.server.telemetry.store.damage import damaged, refusal_of
from firedamp.server.telemetry_settings import Engine

SPARK = "pyspark"  # as Ibis calls it
_asked: ContextVar[list[Path]] = ContextVar("asked")  # files of the question at hand


@contextmanager
def asking(*, here: bool = False) -> Iterator[Backend]:
    """An Ibis backend for one question; what is registered in it is forgotten afterwards. `here`: in this process,
    whatever reads else; a batch that comes in cannot wait until a cluster has planned a question. ApiProblem
    `damaged-file` where a file cannot be read."""
    files: list[Path] = []
    token = _asked.set(files)
    try:
        with _chosen(here=here) as backend:
            yield backend
    except Exception as error:  # each engine has its own; a file that cannot be read is told alike
        if found := damaged(files):
            raise refusal_of(found) from error
        raise
    finally:
        _asked.reset(token)


def _chosen(*, here: bool) -> AbstractContextManager[Backend]:
    engine: Engine = settings.TELEMETRY_ENGINE
    if here or engine.master is None:
        return in_process.asking()
    from firedamp.server.telemetry.store import cluster  # Spark is loaded by who has chosen it


    return cluster.asking(engine)


def table_of(backend: Backend, files: Sequence[Path], columns: Sequence[str]) -> Table:
    """Some files of one kind as a table of these columns."""
    _asked.get().extend(files)
    names = [str(file) for file in files]
    if backend.name == SPARK:
        from firedamp.server.telemetry.store import cluster

        return cluster.table_of(backend, names).select(*columns)
    return backend.read_parquet(names).select(*columns)


def frame_of(table: Table) -> pl.DataFrame:
    """What a question gives, in no order."""
    backend = table.get_backend()
    if backend.name == SPARK:
        from firedamp.server.telemetry.store import cluster

        found = pl.from_arrow(cluster.arrow_of(backend, table))
    else:
        found = pl.from_arrow(table.to_pyarrow())
    assert isinstance(found, pl.DataFrame)
    return found
