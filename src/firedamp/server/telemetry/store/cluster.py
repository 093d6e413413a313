"""How does a Spark cluster answer? One driver in this process, a session of its own for each question.

The workers read the files themselves: the data folder must stand under the same path on every machine of the cluster.
"""

from __future__ import annotations

import atexit
import logging
import os
import shutil
import socket
import tempfile
import threading
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from firedamp.server.problems import ApiProblem
from firedamp.server.telemetry_settings import Engine

try:
    import ibis
    import pyspark
    from ibis.backends.pyspark import Backend
    from ibis.expr.types import Table
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession
except ModuleNotFoundError as error:
    WANTING: str | None = error.name
else:
    WANTING = None

logger = logging.getLogger(__name__)
NOT_INSTALLED = {
    "en": "FIREDAMP_TELEMETRY_URL names a Spark cluster, but its client is not installed: pip install firedamp[spark]",
    "ru": "В FIREDAMP_TELEMETRY_URL указан кластер Spark, но его клиент не установлен: pip install firedamp[spark]",
}
DEFAULTS = {
    "spark.app.name": "firedamp",
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    # The database names the files: they are a list, not a tree to be walked through by a job of its own.
    "spark.sql.sources.parallelPartitionDiscovery.threshold": "10000",
}
# What answers rest on: no setting of the address changes it.
FIXED = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.parquet.inferTimestampNTZ.enabled": "true",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "100000",
}
LISTENS_S = 3.0
_starting = threading.Lock()
_driver: SparkSession | None = None


@contextmanager
def asking(engine: Engine) -> Iterator[Backend]:
    """An Ibis backend for one question. ApiProblem `store-unreachable` where the cluster cannot be asked."""
    if WANTING is not None:
        raise ApiProblem("store-unreachable", NOT_INSTALLED)
    try:
        session = _started(engine).newSession()
        for name, value in FIXED.items():
            session.conf.set(name, value)
        backend = ibis.pyspark.connect(session)
        yield backend
        for view in backend.list_tables():
            session.catalog.dropTempView(view)
    except (Py4JError, PySparkException, ConnectionError) as error:
        logger.exception("the Spark cluster %s did not answer", engine.master)
        raise ApiProblem("store-unreachable") from error


def _started(engine: Engine) -> SparkSession:
    """The driver, started by whoever asks first, and again where it was lost."""
    global _driver
    with _starting:
        if _driver is None or _driver.sparkContext._jsc is None or _driver.sparkContext._jsc.sc().isStopped():
            _driver = _start(engine)
        return _driver


def _start(engine: Engine) -> SparkSession:
    assert engine.master is not None
    _require_listening(engine.master)
    options = {**DEFAULTS, **engine.options, **FIXED}
    if engine.master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        os.environ.setdefault("SPARK_HOME", str(_own_home()))
    atexit.register(stop)
    builder = SparkSession.builder.master(engine.master)
    for name, value in options.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _require_listening(master: str) -> None:
    """Spark itself would try for a minute, and everybody's questions would wait for it."""
    if not master.startswith("spark://"):
        return
    refused: OSError | None = None
    for address in master.removeprefix("spark://").split(","):
        host, _, port = address.rpartition(":")
        try:
            socket.create_connection((host.strip("[]"), int(port)), timeout=LISTENS_S).close()
        except OSError as error:
            refused = error
        else:
            return
    raise ConnectionError(f"no master of {master} listens") from refused


def _own_home() -> Path:
    """Workers of this machine leave their logs in the home of Spark: not in the one where it is installed."""
    home = Path(tempfile.mkdtemp(prefix="firedamp-spark-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for each in Path(pyspark.__file__).parent.iterdir():
        if each.name != "work":
            (home / each.name).symlink_to(each)
    return home


def stop() -> None:
    """Give the cluster back what it lent; the next question starts anew."""
    global _driver
    with _starting:
        if _driver is not None:
            _driver.stop()
            _driver = None


def table_of(backend: Backend, files: Sequence[str]) -> Table:
    """Files as a table: no file is opened before the question is known but one, whose columns are those of all."""
    name = f"files_{uuid.uuid4().hex}"
    session = backend._session
    like = session.read.parquet(files[0]).schema
    session.read.schema(like).parquet(*files).createOrReplaceTempView(name)
    return backend.table(name)


def arrow_of(backend: Backend, table: Table) -> Any:
    """The rows of a question as Arrow: Ibis' own way goes by pandas, which knows no integer that is missing."""
    backend._run_pre_execute_hooks(table)
    return backend._session.sql(backend.compile(table)).toArrow()
