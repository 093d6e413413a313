"""How is a file of telemetry looked at and taken over? Read, its columns matched, its times checked; whole or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import polars as pl

from firedamp.science.errors import InputError, Problem
from firedamp.science.telemetry.recording import GREATEST
from firedamp.science.telemetry.unit_doubts import unit_doubts
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import record
from firedamp.server.problems import printable
from firedamp.server.telemetry.access import require_open
from firedamp.server.telemetry.channels import measured_of
from firedamp.server.telemetry.longwalls import require_time_zone, subject_of
from firedamp.server.telemetry.matching import Matched, converted, matched, quantities_in, source_like, source_of
from firedamp.server.telemetry.models import Batch, Longwall, Source, Upload
from firedamp.server.telemetry.store.files import SCHEMA
from firedamp.server.telemetry.streaming import EARLIEST
from firedamp.server.telemetry.taking import COUNTS, Readings, batch_take, latest_allowed, longwall_locked
from firedamp.server.telemetry.uploads import file_of, upload_delete
from firedamp.tables.telemetry import Asked, TelemetryFile, read_telemetry

MOST_FAULTS = 50
NOTHING_FOUND: dict[str, Any] = {
    "rows": 0, "has_times": False, "first": None, "last": None, "source": None, "columns": [], "notes": [],
}  # fmt: skip
READING = ("sheet", "encoding", "time", "zone")


@dataclass(frozen=True)
class Looked:
    """A file as it was read: `times` (m,) of UTC, None while nobody says where they begin; what `faults` there are,
    among them those `doubts` of units that nobody has confirmed."""

    file: TelemetryFile
    source: Source | None
    columns: Sequence[Matched]
    times: np.ndarray | None
    faults: Sequence[Problem]
    doubts: Sequence[Problem] = ()

    @property
    def taken(self) -> list[tuple[int, Matched]]:
        """Columns that are taken, with their places in the file."""
        return [(place, each) for place, each in enumerate(self.columns) if each.channel and each.unit is not None]


def looked_at(upload: Upload) -> Looked:
    """Read a file as it is said to be read. InputError with what the file itself has wrong."""
    source = source_of(upload)
    file = read_telemetry(file_of(upload), upload.filename, asked_of(upload, source))
    source = source or source_like(upload.longwall, file.names)
    columns = matched(upload, file, source)
    times, wanting = _times(upload, file)
    faults = [each.problem for each in columns if each.problem]
    faults += [*wanting, *faults_of_times(file, times)]
    if not any(each.channel for each in columns):
        faults.append(Problem("columns", "nothing_matched"))
    return unit_doubted(Looked(file, source, columns, times, faults))


def unit_doubted(looked: Looked) -> Looked:
    """The same with what its values and their units have wrong."""
    looked = replace(looked, doubts=tuple(_doubts(looked)))
    faults = [*looked.faults, *_faults_of_values(looked), *_doubted(looked, confirmed=False)]
    return replace(looked, faults=faults[:MOST_FAULTS])


def found_in(looked: Looked) -> dict[str, Any]:
    """What is shown of a file, as it is kept; problems are put into words for each reader."""
    file, times = looked.file, looked.times
    return {
        "rows": len(file.values),
        "has_times": file.times is not None,
        "first": _iso(times.min()) if times is not None and len(times) else None,
        "last": _iso(times.max()) if times is not None and len(times) else None,
        "source": looked.source.name if looked.source else None,
        "columns": [_column_out(looked, place) for place in range(len(file.names))],
        "faults": [_plain(each) for each in looked.faults],
        "notes": [_plain(each) for each in [*_notes(looked), *_doubted(looked, confirmed=True)]],
    }


def look(upload: Upload) -> dict[str, Any]:
    """Read a file and say what is found in it; one that cannot be read has faults alone."""
    from firedamp.server.telemetry import large_importing

    try:
        return large_importing.look(upload) if large_importing.large(upload) else found_in(looked_at(upload))
    except InputError as error:
        return {**NOTHING_FOUND, "faults": [_plain(each) for each in error.problems]}


def keep_found(upload: Upload, found: Mapping[str, Any]) -> Upload:
    upload.found = dict(found)
    upload.save(update_fields=["said", "found"])
    return upload


def said_change(*, user: User, upload: Upload, said: Mapping[str, Any]) -> Upload:
    """Add to what was said of how a file is read; nothing is read anew yet. InputError `unknown_zone`, `unknown_id`."""
    require_open(user, upload.longwall)
    if said.get("zone"):
        require_time_zone("zone", said["zone"])
    ids = set(upload.longwall.channels.values_list("pk", flat=True))
    for title, wish in (said.get("columns") or {}).items():
        if wish is not None and wish["channel"] not in ids:
            raise InputError.one("channel", "unknown_id", wish["channel"], column=title)
    columns = {**upload.said.get("columns", {}), **(said.get("columns") or {})}
    upload.said = {**upload.said, **said, "columns": columns}
    upload.found = None
    upload.save(update_fields=["said", "found"])
    return upload


def to_take(upload: Upload) -> tuple[Looked, Readings]:
    """A file that may be taken over, as it was read, and its readings; InputError with what stands in the way."""
    from firedamp.server.telemetry import large_importing

    if large_importing.large(upload):
        return large_importing.to_take(upload)
    looked = looked_at(upload)
    return looked, readings_of(looked)


def readings_of(looked: Looked) -> pl.DataFrame:
    """The readings of a file that may be taken over; InputError with what stands in the way."""
    if looked.faults or looked.times is None:
        raise InputError(looked.faults)
    parts = []
    for place, each in looked.taken:
        assert each.channel is not None
        assert each.unit is not None
        values = converted(looked.file.values[:, place], each.unit, each.channel)
        known = np.isfinite(values)
        columns = {
            "channel": np.full(known.sum(), each.channel.pk),
            "time": looked.times[known],
            "value": values[known],
        }
        parts.append(pl.DataFrame(columns).cast({name: SCHEMA[name] for name in columns}))  # type: ignore[arg-type]
    readings = pl.concat(parts)
    if not readings.height:
        raise InputError.one("file", "no_readings")
    return readings


def file_take(*, upload: Upload, looked: Looked, readings: Readings) -> Batch:
    """Take a file over that was looked at, remember how it was read, and put it away; in one transaction."""
    require_open(upload.user, upload.longwall)
    longwall = longwall_locked(upload.longwall)
    source = _remembered(longwall, upload, looked)
    batch = batch_take(
        longwall=longwall, readings=readings, arbitrary_times=looked.file.times is None, kind=Batch.Kind.IMPORT,
        sha256=upload.sha256, filename=upload.filename, source=source, by=upload.user,
        replaced=_replaced(looked) if looked.file.repeats.left_out else 0,
        notes=[_plain(each) for each in _notes(looked)],
    )  # fmt: skip
    counts = {name: getattr(batch, name) for name in COUNTS}
    details = {"file": upload.filename, "sha256": upload.sha256, "batch": batch.number, **counts}
    record(
        "readings.import", actor=upload.user, organisation=longwall.organisation, subject=subject_of(longwall),
        details=details,
    )  # fmt: skip
    upload_delete(upload)
    return batch


def asked_of(upload: Upload, source: Source | None) -> Asked:
    """What is said of the file, else what is remembered of its source; times without an offset are of the mine."""
    said = {name: upload.said[name] for name in READING if upload.said.get(name)}
    if source is not None:
        remembered = {"time": source.time_title, "zone": source.time_zone}
        said = {**{name: value for name, value in remembered.items() if value}, **said}
    return Asked(**{"zone": upload.longwall.time_zone, **said})


def _times(upload: Upload, file: TelemetryFile) -> tuple[np.ndarray | None, list[Problem]]:
    """The file's own times, else those that begin where a person says; and what they have to say."""
    if file.times is not None:
        return file.times, []
    start, step_s = upload.said.get("start"), upload.said.get("step_s")
    wanting = [Problem(name, "missing") for name, value in (("start", start), ("step_s", step_s)) if value is None]
    if start is None or step_s is None:
        return None, wanting
    begin = np.datetime64(datetime.fromisoformat(start).astimezone(UTC).replace(tzinfo=None), "us")
    steps = (np.arange(len(file.values)) * (step_s * 1e6)).astype("timedelta64[us]")
    return begin + steps, []


def faults_of_times(file: TelemetryFile, times: np.ndarray | None) -> Iterator[Problem]:
    """Times that have not come yet, or are too old to be telemetry."""
    if times is None:
        return
    bounds = {"in_the_future": times > _np(latest_allowed()), "too_early": times < _np(EARLIEST)}
    for rule, wrong in bounds.items():
        for row in np.flatnonzero(wrong)[:MOST_FAULTS]:
            params = {"row": int(file.numbers[row]), "earliest": EARLIEST.date().isoformat()}
            yield Problem("times", rule, _iso(times[row]), params)


def _faults_of_values(looked: Looked) -> Iterator[Problem]:
    for place, each in looked.taken:
        column = looked.file.values[:, place]
        for row in np.flatnonzero(np.abs(np.nan_to_num(column, nan=0.0)) > GREATEST)[:MOST_FAULTS]:
            told = {"row": int(looked.file.numbers[row]), "column": each.title, "maximum": GREATEST}
            yield Problem("value", "above_maximum", float(column[row]), told)


def _replaced(looked: Looked) -> int:
    """Of the readings that are taken, those of which a later row of the file has the same time and another value."""
    return sum(looked.file.repeats.replaced[place] for place, _ in looked.taken)


def _notes(looked: Looked) -> tuple[Problem, ...]:
    """What was passed over or assumed in the file, and which of its readings do not stay."""
    replaced = 0 if looked.file.repeats.left_out else _replaced(looked)
    return (*looked.file.notes, *([Problem("times", "note_later_taken", replaced)] if replaced else ()))


def _doubted(looked: Looked, *, confirmed: bool) -> list[Problem]:
    """Doubts of units which somebody has `confirmed`, or not: a file in two units would overwrite good readings."""
    titles = {each.title for each in looked.columns if each.confirmed == confirmed}
    return [doubt for doubt in looked.doubts if doubt.params["column"] in titles]


def _doubts(looked: Looked) -> Iterator[Problem]:
    """Where the readings of a column speak against its unit; `row` as the file counts."""
    for place, each in looked.taken:
        assert each.channel is not None
        assert each.unit is not None
        values = converted(looked.file.values[:, place], each.unit, each.channel)
        for doubt in unit_doubts(values, measured_of(each.channel)):
            where: dict[str, object] = {"column": each.title}
            row = doubt.params.get("row")
            if isinstance(row, int):
                where["row"] = int(looked.file.numbers[row - 1])
            yield replace(doubt, params={**doubt.params, **where})


def _column_out(looked: Looked, place: int) -> dict[str, Any]:
    each, values = looked.columns[place], looked.file.values[:, place]
    known = values[np.isfinite(values)]
    return {
        "title": each.title,
        "stated_unit": each.stated_unit,
        "channel": each.channel.pk if each.channel else None,
        "tag": each.channel.tag if each.channel else None,
        "unit": each.unit,
        "doubted": any(doubt.params["column"] == each.title for doubt in looked.doubts),
        "confirmed": each.confirmed,
        "by": each.by or None,
        "readings": len(known),
        "replaced": looked.file.repeats.replaced[place],
        "least": float(known.min()) if len(known) else None,
        "greatest": float(known.max()) if len(known) else None,
        "quantities": list(quantities_in(each.stated_unit)),
    }


def _remembered(longwall: Longwall, upload: Upload, looked: Looked) -> Source | None:
    """How the file was read, kept under the name of its source; None where it has none."""
    name = upload.said.get("source") or (looked.source.name if looked.source else "")
    if not name:
        return None
    source, _ = Source.objects.get_or_create(longwall=longwall, name=name)
    told = {
        each.title: None if each.channel is None else {"channel": each.channel.pk, "unit": each.unit}
        for each in looked.columns
        if each.by
    }
    source.mapping = {**source.mapping, **told}
    source.time_title = upload.said.get("time") or source.time_title
    source.time_zone = upload.said.get("zone") or source.time_zone
    source.save()
    return source


def _plain(problem: Problem) -> dict[str, Any]:
    params = {name: printable(value) for name, value in problem.params.items()}
    return {"field": problem.field, "rule": problem.rule, "value": printable(problem.value), "params": params}


def _np(time: datetime) -> np.datetime64:
    return np.datetime64(time.astimezone(UTC).replace(tzinfo=None), "us")


def _iso(time: np.datetime64) -> str:
    return (
        datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=int(time.astype("datetime64[us]").astype(int)))
    ).isoformat()
