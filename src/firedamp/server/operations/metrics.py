"""What does the server measure? Its own requests in memory; jobs, workers, readings and sizes as the database has them.

Each web process tells of its own requests and of the readings that it took; what is asked of the database is the same
from each of them.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

from django.db import DatabaseError, InterfaceError, connection
from django.db.models import Count, Min, Sum
from django.utils import timezone
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

import firedamp
from firedamp.server.data_folder import data_folder

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
disable_created_metrics()  # since when something is counted nobody asks, and they were half of the series
REGISTRY = CollectorRegistry()
REQUESTS = Counter(
    "firedamp_requests", "Requests that this process answered", ("method", "route", "status"), registry=REGISTRY
)
SECONDS = Histogram(
    "firedamp_request_seconds", "How long they took", ("method", "route"), buckets=BUCKETS, registry=REGISTRY
)
IN_HAND = Gauge("firedamp_requests_in_hand", "Requests that this process is answering", registry=REGISTRY)
TAKEN = Counter("firedamp_readings_taken", "Readings that this process took in", ("outcome",), registry=REGISTRY)


def request_noted(method: str, route: str, status: int, seconds: float) -> None:
    REQUESTS.labels(method, route, str(status)).inc()
    SECONDS.labels(method, route).observe(seconds)


def readings_noted(*, new: int, changed: int, duplicate: int) -> None:
    for outcome, count in (("new", new), ("changed", changed), ("duplicate", duplicate)):
        TAKEN.labels(outcome).inc(count)


def measured() -> bytes:
    """Everything, in the text format of Prometheus."""
    return generate_latest(REGISTRY)


class OfTheDatabase(Collector):
    """Asked for each time; where the database does not answer, that is what is told."""

    def describe(self) -> Iterator[GaugeMetricFamily]:
        return iter(())  # nothing is asked of a database when this is imported

    def collect(self) -> Iterator[GaugeMetricFamily]:
        told = {"version": firedamp.__version__, "database": connection.vendor}
        yield of_one("firedamp_info", "The version that runs", 1, **told)
        free = shutil.disk_usage(data_folder()).free if data_folder().is_dir() else 0
        yield of_one("firedamp_storage_free_bytes", "Free where the data folder lies", free)
        try:
            found = [*jobs(), *workers(), readings(), size()]
        except (DatabaseError, InterfaceError):
            yield of_one("firedamp_database_up", "Whether the database answers", 0)
            return
        yield of_one("firedamp_database_up", "Whether the database answers", 1)
        yield from found


def of_one(name: str, help_: str, value: float, **labels: str) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, help_, labels=list(labels))
    family.add_metric(list(labels.values()), value)
    return family


def jobs() -> Iterator[GaugeMetricFamily]:
    """By kind and state, of those that have not ended well; also how long the oldest has waited."""
    from firedamp.server.jobs.kinds import KINDS
    from firedamp.server.jobs.models import Job

    told = (Job.State.WAITING, Job.State.RUNNING, Job.State.FAILED)
    counted = Job.objects.filter(state__in=told).order_by().values_list("kind", "state").annotate(Count("pk"))
    counts = {(kind, state): count for kind, state, count in counted}
    family = GaugeMetricFamily("firedamp_jobs", "Jobs by kind and state", labels=["kind", "state"])
    for kind_ in sorted({*KINDS, *(kind for kind, _ in counts)}):
        for state in told:
            family.add_metric([kind_, str(state)], counts.get((kind_, state), 0))
    yield family
    oldest = Job.objects.filter(state=Job.State.WAITING).aggregate(Min("created"))["created__min"]
    waited = (timezone.now() - oldest).total_seconds() if oldest else 0.0
    yield of_one("firedamp_oldest_waiting_job_seconds", "How long the oldest waiting job has waited", max(waited, 0.0))


def workers() -> Iterator[GaugeMetricFamily]:
    from firedamp.server.jobs.models import Worker

    now = timezone.now()
    for kind, whom in ((Worker.Kind.WORKER, "a worker"), (Worker.Kind.WEB, "a web process")):
        family = GaugeMetricFamily(
            f"firedamp_{kind}_heartbeat_age_seconds", f"Since when nothing was heard of {whom}", labels=[str(kind)]
        )
        for name, seen in Worker.objects.filter(kind=kind).values_list("name", "seen"):
            family.add_metric([name], max((now - seen).total_seconds(), 0.0))
        yield family


def readings() -> GaugeMetricFamily:
    from firedamp.server.telemetry.models import Channel

    stored = Channel.objects.aggregate(Sum("readings"))["readings__sum"] or 0
    return of_one("firedamp_readings_stored", "Readings in the store", stored)


def size() -> GaugeMetricFamily:
    return of_one("firedamp_database_bytes", "Size of the database", database_bytes())


def database_bytes() -> int:
    """As the database itself counts; of SQLite with its write-ahead log."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
        cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        pages = int(cursor.fetchone()[0])
    log = f"{connection.settings_dict['NAME']}-wal"
    return pages + (os.path.getsize(log) if os.path.exists(log) else 0)


REGISTRY.register(OfTheDatabase())
ProcessCollector(registry=REGISTRY)
