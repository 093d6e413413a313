"""How do many small files become few? Sixteen of a size are merged into one, so that a reading is rewritten few times;
where some replace others' readings, all of a month, so that each is there once.

Files are never changed: the merged one is written beside them, and the database names it in their place in one
transaction. Whoever is killed before leaves a file that does not count. Merging and taking in readings do not wait for
each other: of a time the newest batch's reading holds, in whatever file it is.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

import polars as pl
from django.db import transaction
from django.utils import timezone

from firedamp.server.telemetry.models import Longwall, StoredFile
from firedamp.server.telemetry.store.damage import damaged
from firedamp.server.telemetry.store.files import readings_file
from firedamp.server.telemetry.store.minutes import FEWEST_ROWS
from firedamp.server.telemetry.store.parts import naive
from firedamp.server.telemetry.store.writing import KEY, written

MERGED_AT_ONCE = 16
MOST_ROWS = 10_000_000  # of a merged file: what is held in memory to sort it
SIZES = (4_096, 65_536, 1_048_576, MOST_ROWS)
QUIET = timedelta(minutes=2)  # after the last correction of a month
logger = logging.getLogger(__name__)
_unreadable: set[str] = set()  # found damaged by this process: what lies beside them is merged without them


def compact(longwall: Longwall | None = None, *, small_only: bool = False) -> int:
    """Merge what there is to merge, of one longwall or of all; how many files became fewer. `small_only`: what takes
    no time to speak of, while a request waits."""
    counting = StoredFile.objects.filter(retired__isnull=True, longwall__isnull=False).select_related("longwall")
    if longwall is not None:
        counting = counting.filter(longwall=longwall)
    months: dict[tuple[object, str], list[StoredFile]] = defaultdict(list)
    for each in counting:
        months[each.longwall_id, each.month].append(each)
    fewer = sum(_merged(files) for own in months.values() for files in _to_merge(own, small_only=small_only))
    if not small_only:
        for each in (each for own in months.values() for each in own if _is_as_it_came(each)):
            _ordered(each)
    return fewer


def _merged(files: Sequence[StoredFile]) -> int:
    with _as_a_courtesy(files):
        return merge(files)
    return 0


def _ordered(file: StoredFile) -> None:
    with _as_a_courtesy([file]):
        put_in_order(file)


@contextmanager
def _as_a_courtesy(files: Sequence[StoredFile]) -> Iterator[None]:
    """Where there is no room for it, or a file is damaged, the others go on."""
    try:
        yield
    except (OSError, pl.exceptions.PolarsError) as error:
        logger.error("Files of %s of %s are left as they are: %s", files[0].month, files[0].longwall_id, error)
        _unreadable.update(each.path for each in files if damaged([readings_file(each.path)]))


def _is_as_it_came(file: StoredFile) -> bool:
    """Large files are taken over as they were laid down, in the order of their source, and nothing summed."""
    fresh = file.rows >= FEWEST_ROWS and not file.minutes and not file.replaces
    return fresh and file.path not in _unreadable


def _to_merge(files: Sequence[StoredFile], *, small_only: bool) -> Iterable[Sequence[StoredFile]]:
    """Sets of a month's files, each to become one."""
    if not small_only and _wants_whole(files):
        return [files]
    by_size: dict[int, list[StoredFile]] = defaultdict(list)
    for each in files:
        if not each.replaces and each.path not in _unreadable:
            by_size[_size(each.rows)].append(each)
    sizes = [0] if small_only else sorted(by_size)
    found = [by_size[size][:MERGED_AT_ONCE] for size in sizes if len(by_size[size]) >= MERGED_AT_ONCE]
    return [each for each in found if sum(file.rows for file in each) <= MOST_ROWS]


def _wants_whole(files: Sequence[StoredFile]) -> bool:
    replacing = [each for each in files if each.replaces]
    if any(each.path in _unreadable for each in files):
        return False
    if not replacing or len(files) < 2 or sum(each.rows for each in files) > MOST_ROWS:
        return False
    quiet = max(each.created for each in replacing) < timezone.now() - QUIET
    return quiet or len(replacing) >= MERGED_AT_ONCE


def put_in_order(file: StoredFile) -> int:
    """Put files of one stretch after the other, by channel and time and summed by minutes, in the place of one that is
    as it came; how many there are, 0 where somebody has seen to it meanwhile."""
    longwall = file.longwall
    assert longwall is not None
    step = (file.last - file.first) / -(-file.rows // MOST_ROWS) + timedelta(microseconds=1)
    every, made = pl.scan_parquet(readings_file(file.path), hive_partitioning=False), []
    start = naive(file.first)
    while start <= naive(file.last):
        own = every.filter((pl.col("time") >= start) & (pl.col("time") < start + step)).collect()
        if own.height:
            made.append(written(longwall, file.month, own, replaces=0))
        start += step
    with transaction.atomic():
        if not Longwall.objects.select_for_update().filter(pk=longwall.pk).exists():
            return 0
        if not StoredFile.objects.filter(pk=file.pk, retired__isnull=True).update(retired=timezone.now()):
            return 0
        for each in made:
            each.save()
    return len(made)


def _size(rows: int) -> int:
    return next((place for place, most in enumerate(SIZES) if rows < most), len(SIZES))


def merge(files: Sequence[StoredFile]) -> int:
    """Put one file in the place of some of a month; 0 where somebody has merged one of them meanwhile, or the longwall
    is gone."""
    longwall, month = files[0].longwall, files[0].month
    assert longwall is not None
    every = pl.concat([pl.read_parquet(readings_file(each.path), hive_partitioning=False) for each in files])
    newest = every.sort(*KEY, "received").unique(subset=KEY, keep="last", maintain_order=True)
    merged = written(longwall, month, newest, replaces=0)
    with transaction.atomic():
        if not Longwall.objects.select_for_update().filter(pk=longwall.pk).exists():
            return 0
        own = StoredFile.objects.filter(pk__in=[each.pk for each in files], retired__isnull=True)
        others = StoredFile.objects.filter(longwall=longwall, month=month, retired__isnull=True).exclude(pk__in=own)
        if own.count() != len(files) or (any(each.replaces for each in files) and others.exists()):
            return 0
        own.update(retired=timezone.now())
        merged.save()
    return len(files) - 1
