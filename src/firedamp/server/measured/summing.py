"""How are sums made of a longwall's readings? As a job: each stream as it is described now, of what the store holds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
from django.db import transaction
from django.db.models import Max, Min
from django.http import Http404
from django.utils import timezone

from firedamp import __version__
from firedamp.science.errors import InputError, Problem
from firedamp.science.gases import densities, gwp_set
from firedamp.science.measured import FILLINGS, Measured, Said, Stream, measure, measured_told
from firedamp.science.measured.filling import FIRST_AFTER, LAST_KEPT
from firedamp.science.measured.holding import EPOCH, microseconds
from firedamp.science.measured.measuring import require_days
from firedamp.science.measured.reading_streams import require_apart
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import record
from firedamp.server.jobs.models import Job
from firedamp.server.jobs.services import job_create
from firedamp.server.measured.definitions import resolved
from firedamp.server.measured.job import SUMMING
from firedamp.server.measured.models import MeasuredStream, Measurement
from firedamp.server.problems import ApiProblem
from firedamp.server.telemetry import store
from firedamp.server.telemetry.access import require_change
from firedamp.server.telemetry.models import Longwall
from firedamp.server.telemetry.replaying import shown_until
from firedamp.server.telemetry.selectors import longwalls
from firedamp.server.telemetry.store.reading import LATEST, RESOLUTION

MOVING = {
    "en": "Readings of the period came in while it was summed, three times: ask again for a period that has ended.",
    "ru": "Во время расчёта трижды поступали показания за этот период: запросите период, который уже закончился.",
}
ATTEMPTS = 3
DAY_S = 86_400
MOST_BLOCK_S = 31 * DAY_S
ROWS_AT_ONCE = 86_400


class Moved(Exception):
    """The readings of a day are not what they were a moment ago."""


@dataclass
class Rows:
    """The readings of a stream's channels as the store gives them, a block of days at a time where they are few;
    `digests`: of each span that was asked for."""

    longwall: Longwall
    channels: list[int]
    until: datetime
    block_us: int
    digests: dict[tuple[int, int], str] = field(default_factory=dict)
    held: tuple[int, int, np.ndarray, np.ndarray] | None = None

    def __call__(self, start_us: int, end_us: int) -> tuple[np.ndarray, np.ndarray]:
        if self.held is None or not self.held[0] <= start_us <= end_us <= self.held[1]:
            self.held = self._read(start_us, max(end_us, start_us + self.block_us))
        times, values = self.held[2:]
        own = slice(*np.searchsorted(times, [start_us, end_us]))
        digest = hashlib.sha256(times[own].tobytes() + values[own].tobytes()).hexdigest()
        if self.digests.setdefault((start_us, end_us), digest) != digest:
            raise Moved
        return times[own], values[own]

    def _read(self, start_us: int, end_us: int) -> tuple[int, int, np.ndarray, np.ndarray]:
        start, end = (EPOCH + timedelta(microseconds=each) for each in (start_us, end_us))
        end = min(end, self.until + RESOLUTION)
        found = store.readings(self.longwall, self.channels, start, max(start, end))
        return start_us, end_us, found.times.astype("datetime64[us]").astype(np.int64), found.values

    @property
    def span(self) -> tuple[int, int]:
        """From where to where it was read, in microseconds."""
        return min(start for start, _ in self.digests), max(end for _, end in self.digests)

    @property
    def sha256(self) -> str:
        """Of all that was read, in the order of time."""
        return hashlib.sha256("".join(each for _, each in sorted(self.digests.items())).encode()).hexdigest()


def measurement_ask(
    *, user: User, longwall: Longwall, streams: Sequence[UUID], first: date, last: date, filling: str, gwp: str,
    density_kg_m3: float | None, daily_output_t: float | None, language: str,
) -> Job:  # fmt: skip
    """Ask for sums. ApiProblem where the person may not; InputError for an unknown stream, two streams of one gas, a
    period that ends before it starts or has not come yet, an unknown set or rule."""
    require_change(user, longwall)
    gwp_set(gwp)
    require_days(first, last)
    _require_come(longwall, first_day=first, last_day=last)
    if filling not in FILLINGS:
        raise InputError.one("filling", "not_a_choice", filling, choices=", ".join(FILLINGS))
    own = _streams(longwall, streams)
    require_apart([resolved(longwall, each.name, each.definition) for each in own])
    asked = {
        "longwall": str(longwall.pk), "streams": [str(each.pk) for each in own], "first": first.isoformat(),
        "last": last.isoformat(), "filling": filling, "gwp_set": gwp, "daily_output_t": daily_output_t,
        "density_kg_m3": densities()["20c"].ch4_kg_m3 if density_kg_m3 is None else density_kg_m3,
    }  # fmt: skip
    return job_create(
        owner=user, kind=SUMMING, name=f"{longwall.name}: {first} – {last}", organisation=longwall.organisation,
        language=language, arguments=asked,
    )  # fmt: skip


def _require_come(longwall: Longwall, **days: date) -> None:
    """InputError for each day that has not begun by the mine's clock; of a recording with arbitrary times none has."""
    today = timezone.now().astimezone(ZoneInfo(longwall.time_zone)).date()
    problems = [Problem(name, "in_the_future", day.isoformat()) for name, day in days.items() if day > today]
    if problems and not longwall.arbitrary_times:
        raise InputError(problems)


def _streams(longwall: Longwall, ids: Sequence[Any]) -> list[MeasuredStream]:
    known = {str(each.pk): each for each in longwall.streams.order_by("name")}
    if not ids:
        if not known:
            raise InputError.one("streams", "empty_list")
        return list(known.values())
    unknown = [(place, str(each)) for place, each in enumerate(ids) if str(each) not in known]
    if unknown:
        raise InputError(Problem(f"streams.{place}", "unknown_id", each) for place, each in unknown)
    return [known[each] for each in dict.fromkeys(map(str, ids))]


def measured(job: Job, tell: Callable[[float], None]) -> Measurement:
    """The sums that a job asks for, not kept yet. Raises InputError as science does."""
    asked, longwall = job.arguments, longwall_of(job)
    first, last = (date.fromisoformat(asked[name]) for name in ("first", "last"))
    own = _streams(longwall, asked["streams"])
    streams = [resolved(longwall, each.name, each.definition, str(each.pk)) for each in own]
    require_apart(streams)
    batches, found, rests = longwall.batches_taken, [], []
    for place, (stored, stream) in enumerate(zip(own, streams, strict=True)):
        result, rows = _of(longwall, stream, first, last, asked["filling"],
                           lambda share, before=place: tell((before + share) / len(streams)))  # fmt: skip
        found.append(result)
        rests.append(
            {"id": str(stored.pk), "name": stored.name, "version": stored.version, "definition": stored.definition,
             "readings_sha256": rows.sha256, "looked_at": _looked_at(result, rows)}
        )  # fmt: skip
    said = Said(tuple(streams), asked["gwp_set"], asked["density_kg_m3"], asked["daily_output_t"])
    told = measured_told(found, said)
    return Measurement(
        longwall=longwall, first=first, last=last, filling=asked["filling"], streams=rests, batches=batches, told=told,
        software_version=__version__, by=job.owner,
    )  # fmt: skip


def _of(
    longwall: Longwall, stream: Stream, first: date, last: date, filling: str, tell: Callable[[float], None]
) -> tuple[Measured, Rows]:
    tags = {each.tag: each.pk for each in longwall.channels.all()}
    channels = [tags[source.channel] for source in stream.measured if source.channel]
    extent = _extent(longwall, channels)
    for _ in range(ATTEMPTS):
        rows = Rows(longwall, channels, shown_until(longwall) or _newest(longwall), _block_us(stream))
        try:
            return measure(stream, rows, first, last, fill=filling, extent=extent, progress=tell), rows
        except Moved:
            continue
    raise ApiProblem("conflict", MOVING)


def _newest(longwall: Longwall) -> datetime:
    """Readings that come in while one sums are of a later sum; a recording's arbitrary times are of no clock."""
    return LATEST if longwall.arbitrary_times else timezone.now()


def _extent(longwall: Longwall, channels: Sequence[int]) -> tuple[int, int] | None:
    """From the first to the last reading of any of the channels; None where there is none."""
    own = longwall.channels.filter(pk__in=channels).aggregate(first=Min("first"), last=Max("last"))
    return (microseconds(own["first"]), microseconds(own["last"])) if own["first"] else None


def _looked_at(result: Measured, rows: Rows) -> list[int | None]:
    """Between which moments a reading that comes in changes the sums; None where any earlier or later one may: nothing
    was found there to fill a gap with."""
    first, last = rows.span
    used = {each.rule for each in result.fills}
    return [None if FIRST_AFTER in used else first, None if LAST_KEPT in used else last]


def _block_us(stream: Stream) -> int:
    """So long that about as many rows as a day by the second has are read at once, a month at most."""
    step_s = min(each.step_s for each in stream.measured)
    return round(min(MOST_BLOCK_S, max(DAY_S, ROWS_AT_ONCE * step_s)) * 1e6)


def longwall_of(job: Job) -> Longwall:
    """What a job is of; its owner must see it still."""
    found = longwalls(job.owner).filter(pk=job.arguments["longwall"]).first()
    if found is None:
        raise Http404
    return found


def measurement_keep(made: Measurement) -> Measurement:
    made.save()
    record(
        "measured.compute", actor=made.by, organisation=made.longwall.organisation, subject=_subject(made),
        details={"filling": made.filling, "ch4_t": made.told["sum"]["ch4_t_exact"]},
    )  # fmt: skip
    return made


@transaction.atomic
def measurement_delete(*, user: User, measurement: Measurement) -> None:
    require_change(user, measurement.longwall)
    organisation, subject = measurement.longwall.organisation, _subject(measurement)
    measurement.delete()
    record("measured.delete", actor=user, organisation=organisation, subject=subject)


def _subject(made: Measurement) -> tuple[str, Any, str]:
    return ("measurement", made.pk, str(made))
