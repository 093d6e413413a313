"""The store of readings: Parquet files by longwall and month, read through Ibis; the database says which of them count.

A file is written whole under a name of its own and never changed. It counts from when its row in `StoredFile` is
committed, until that row is retired. So what is read is always what was committed: a killed worker, a refused request
or a compaction that did not end leave files that nobody reads, and `sweeping` takes them away.

Of a channel's readings of one time the one of the newest batch (`received`) holds. Times are UTC, without a zone in
the file: to read a zone with every row costs seven times as long.
"""

from firedamp.server.telemetry.store.appending import Taken, append
from firedamp.server.telemetry.store.buckets import Bucketed, buckets
from firedamp.server.telemetry.store.by_month import monthly
from firedamp.server.telemetry.store.reading import Readings, counts, latest, readings, rows

__all__ = ["Bucketed", "Readings", "Taken", "append", "buckets", "counts", "latest", "monthly", "readings", "rows"]
