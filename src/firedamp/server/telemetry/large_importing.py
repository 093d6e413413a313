"""How is a file taken over that is too large to be held? It is laid down as the store's files are while it is looked
at, and those are moved into the store when it is taken over: each row is read once.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from firedamp.science.errors import InputError, Problem
from firedamp.science.telemetry.recording import GREATEST
from firedamp.server.data_folder import data_folder
from firedamp.server.telemetry.channels import measured_of
from firedamp.server.telemetry.importing import Looked, asked_of, faults_of_times, found_in, unit_doubted
from firedamp.server.telemetry.matching import Matched, matched, source_like, source_of
from firedamp.server.telemetry.models import Batch, Channel, Longwall, Source, StoredFile, Upload
from firedamp.server.telemetry.store import Taken, append, counts
from firedamp.server.telemetry.store.files import ROWS_OF_A_GROUP, new_path, put_in_place, readings_file
from firedamp.server.telemetry.store.in_process import SPILLED
from firedamp.server.telemetry.store.reading import RESOLUTION
from firedamp.server.telemetry.store.writing import utc
from firedamp.server.telemetry.uploads import file_of, laid_folder
from firedamp.tables.telemetry import TelemetryFile
from firedamp.tables.telemetry.large import UNTAKEN, LargeFile, Told, is_large, laid_down, large_file, told_of
from firedamp.tables.telemetry.repeats import nothing_repeated

READINGS, NOTE, KEPT = "readings.parquet", "note.json", ("channels", "hours")  # of what was laid down
AT_ONCE = 5_000_000  # readings compared with those of the store at a time
Numbers = Mapping[str, tuple[int, float, float]]


def large(upload: Upload) -> bool:
    return is_large(file_of(upload))


@dataclass(frozen=True)
class LargeLooked:
    """What was found in a file, the channels of its names, and what was laid down of it."""

    looked: Looked
    told: Told
    laid: Path


def look(upload: Upload) -> dict[str, Any]:
    """What is found in a file, as `importing.look` says it; what was laid down stays until it is taken over."""
    found = looked_at(upload)
    told = {each["channel"]: each for each in found.told.channels.iter_rows(named=True)}
    out = found_in(found.looked)
    columns = []
    for each in out["columns"]:
        own = told.get(each["channel"]) if each["channel"] else None
        numbers = {"readings": own["readings"], "least": own["low"], "greatest": own["high"]} if own else {}
        columns.append({**each, **numbers})
    rows = int(found.told.channels["readings"].sum())
    first, last = found.told.channels["first"].min(), found.told.channels["last"].max()
    return {**out, "columns": columns, "rows": rows, "first": _iso(first), "last": _iso(last)}


def looked_at(upload: Upload) -> LargeLooked:
    """Read a file as it is said to be read; once only, while the same is said of it. InputError with the rows that are
    wrong."""
    source = source_of(upload)
    file = large_file(file_of(upload), upload.filename, asked_of(upload, source))
    source = source or source_like(upload.longwall, file.head.names)
    folder = laid_folder(upload)
    kept = _kept(folder)
    head = _with_names(file.head, kept["more"] if kept else ())
    columns = matched(upload, head, source)
    if kept is None or kept["said"] != _said(file, _numbers(head.titles, columns)):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        head, columns = _laid(upload, file, source, folder)
    told = Told(*(pl.read_parquet(folder / f"{name}.parquet") for name in KEPT), _kept_in_order(folder))
    return LargeLooked(_looked(head, source, columns, told), told, folder / READINGS)


def _laid(
    upload: Upload, file: LargeFile, source: Source | None, folder: Path
) -> tuple[TelemetryFile, Sequence[Matched]]:
    """Lay a file down, and beside it what it comes to and how it was read."""
    head, more = file.head, ()
    columns = matched(upload, head, source)
    while found := laid_down(file, _numbers(head.titles, columns), folder / READINGS, data_folder() / SPILLED):
        more = tuple(found)  # names that come later than the first rows
        head = _with_names(file.head, more)
        columns = matched(upload, head, source)
    numbers = _numbers(head.titles, columns)
    told = told_of(folder / READINGS, [number for number, _, _ in numbers.values()])
    for name in KEPT:
        getattr(told, name).write_parquet(folder / f"{name}.parquet")
    note = {"said": _said(file, numbers), "more": more, "in_order": told.in_order}
    (folder / NOTE).write_text(json.dumps(note), encoding="utf-8")
    return head, columns


def _kept(folder: Path) -> dict[str, Any] | None:
    note = folder / NOTE
    if not note.exists() or not (folder / READINGS).exists():
        return None
    found: dict[str, Any] = json.loads(note.read_text(encoding="utf-8"))
    return found


def _kept_in_order(folder: Path) -> bool:
    return bool((_kept(folder) or {})["in_order"])


def _said(file: LargeFile, numbers: Numbers) -> list[Any]:
    """What the laid readings depend on."""
    return [file.scanned(), [[name, *each] for name, each in numbers.items()]]


def _with_names(head: TelemetryFile, more: Sequence[str]) -> TelemetryFile:
    if not more:
        return head
    gone = np.full((len(head.values), len(more)), np.nan)
    return replace(
        head, names=(*head.names, *more), titles=(*head.titles, *more), units=(*head.units, *[None] * len(more)),
        values=np.hstack([head.values, gone]), repeats=nothing_repeated(len(head.names) + len(more)),
    )  # fmt: skip


def to_take(upload: Upload) -> tuple[Looked, Callable[[Longwall, Batch], Taken]]:
    """A file that may be taken over, and what takes its readings in; InputError with what stands in the way."""
    found = looked_at(upload)
    if found.looked.faults:
        raise InputError(found.looked.faults)
    return found.looked, lambda longwall, batch: readings_take(longwall, batch, found)


def _numbers(titles: Sequence[str], columns: Sequence[Matched]) -> Numbers:
    """What each name of the file is written as; values come in the unit of their channel."""
    found = {}
    for title, each in zip(titles, columns, strict=True):
        if each.channel is None or each.unit is None:
            found[title] = (UNTAKEN, 1.0, 0.0)
            continue
        measured = measured_of(each.channel)
        scale, offset = measured.quantity.line_from(each.unit)
        own_scale, own_offset = measured.quantity.line_from(measured.unit)
        same = each.unit == measured.unit
        line = (1.0, 0.0) if same else (scale / own_scale, (offset - own_offset) / own_scale)
        found[title] = (each.channel.pk, *line)
    return found


def _looked(head: TelemetryFile, source: Source | None, columns: Sequence[Matched], told: Told) -> Looked:
    """As a small file is judged, by the means of its hours; faults of values and times by its extremes."""
    hours = told.hours["hour"].unique().sort()
    means = np.full((len(hours), len(columns)), np.nan)
    for place, each in enumerate(columns):
        if each.channel is not None:
            own = told.hours.filter(pl.col("channel") == each.channel.pk)
            means[hours.search_sorted(own["hour"]), place] = own["mean"].to_numpy()
    by_hours = replace(
        head, values=means, times=hours.to_numpy().astype("datetime64[us]"), numbers=np.arange(len(hours)),
        repeats=nothing_repeated(len(columns)),
    )  # fmt: skip
    faults = [each.problem for each in columns if each.problem]
    ends = pl.concat([told.channels["first"], told.channels["last"]]).unique().to_numpy().astype("datetime64[us]")
    faults += faults_of_times(replace(by_hours, numbers=np.zeros(len(ends), dtype=int)), ends)
    for row in told.channels.iter_rows(named=True):
        if not (abs(row["low"]) <= GREATEST and abs(row["high"]) <= GREATEST):
            title = next(each.title for each in columns if each.channel and each.channel.pk == row["channel"])
            faults.append(Problem("value", "above_maximum", row["high"], {"column": title, "maximum": GREATEST}))
    if not any(each.channel for each in columns):
        faults.append(Problem("columns", "nothing_matched"))
    return unit_doubted(Looked(by_hours, source, columns, by_hours.times, faults))


def readings_take(longwall: Longwall, batch: Batch, found: LargeLooked) -> Taken:
    """What was laid down into the store, within a transaction in which the longwall is locked: as it is, where nothing
    of it was there before, else compared a stretch at a time."""
    first, last = utc(found.told.channels["first"].min()), utc(found.told.channels["last"].max())
    ids = found.told.channels["channel"].to_list()
    there = sum(counts(longwall, ids, first, last + RESOLUTION).values())
    if found.told.in_order and not there:
        return _moved(longwall, found, first, last)
    return _compared(longwall, batch, found, first, last)


def _moved(longwall: Longwall, found: LargeLooked, first: datetime, last: datetime) -> Taken:
    laid = pl.scan_parquet(found.laid)
    month = pl.col("time").dt.strftime("%Y-%m")
    for name in _months(first, last):
        path = new_path(longwall.pk, name)
        target = readings_file(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_suffix(".draft")
        if name == f"{first:%Y-%m}" == f"{last:%Y-%m}":
            shutil.move(found.laid, draft)
        else:
            laid.filter(month == name).sink_parquet(draft, compression="zstd", row_group_size=ROWS_OF_A_GROUP)
        put_in_place(draft, target)
        _place(longwall, path, name, target)
    rows = int(found.told.channels["readings"].sum())
    late = _note_channels(longwall, found)
    return Taken(rows=rows, new=rows, changed=0, changed_within=0, duplicate=0, late=late, first=first, last=last)


def _place(longwall: Longwall, path: str, month: str, target: Path) -> None:
    time = pl.col("time")
    query = pl.scan_parquet(target).select(first=time.min(), last=time.max(), rows=pl.len())
    own = query.collect(engine="streaming").row(0, named=True)
    if own["rows"]:
        StoredFile.objects.create(
            longwall=longwall, path=path, month=month, rows=own["rows"], first=utc(own["first"]), last=utc(own["last"])
        )


def _months(first: datetime, last: datetime) -> Iterator[str]:
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield f"{year:04}-{month:02}"
        year, month = year + month // 12, month % 12 + 1


def _note_channels(longwall: Longwall, found: LargeLooked) -> int:
    """What each channel has by now; how many of the readings are older than what it had."""
    late, changed = 0, []
    own = {row["channel"]: row for row in found.told.channels.iter_rows(named=True)}
    for channel in Channel.objects.filter(longwall=longwall, pk__in=own):
        row = own[channel.pk]
        first, last = utc(row["first"]), utc(row["last"])
        if channel.last is not None and first < channel.last:
            late += row["readings"]  # none of them lies among those that were there
        channel.readings += row["readings"]
        channel.first = first if channel.first is None else min(channel.first, first)
        if channel.last is None or last >= channel.last:
            channel.last, channel.last_value = last, row["last_value"]
        changed.append(channel)
    Channel.objects.bulk_update(changed, ["readings", "first", "last", "last_value"])
    return late


def _compared(longwall: Longwall, batch: Batch, found: LargeLooked, first: datetime, last: datetime) -> Taken:
    """Stretches of time that hold so many readings as memory may, each taken in as any batch is."""
    told: list[Taken] = []
    rows = int(found.told.channels["readings"].sum())
    parts = max(1, -(-rows // AT_ONCE))
    step = (last - first) / parts + RESOLUTION
    laid = pl.scan_parquet(found.laid).select("channel", "time", "value")
    for start in _starts(first, last, step):
        naive = start.replace(tzinfo=None)
        own = laid.filter((pl.col("time") >= naive) & (pl.col("time") < naive + step)).collect()
        if own.height:
            told.append(append(longwall, batch, own))
    names = ("rows", "new", "changed", "changed_within", "duplicate", "late")
    return Taken(first=first, last=last, **{name: sum(getattr(each, name) for each in told) for name in names})


def _starts(first: datetime, last: datetime, step: timedelta) -> Iterator[datetime]:
    start = first
    while start <= last:
        yield start
        start += step


def _iso(time: object) -> str | None:
    return utc(time).isoformat() if isinstance(time, datetime) else None
