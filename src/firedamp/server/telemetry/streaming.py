"""How do readings of a live source come in? In batches of one channel, checked whole, the same one twice only once."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import polars as pl
from django.db import DatabaseError, InterfaceError, transaction

from firedamp.science.errors import InputError, Problem
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import record
from firedamp.server.problems import ApiProblem
from firedamp.server.telemetry.access import require_open
from firedamp.server.telemetry.models import Batch, Channel, Longwall
from firedamp.server.telemetry.store.compacting import compact
from firedamp.server.telemetry.store.files import SCHEMA
from firedamp.server.telemetry.taking import batch_take, latest_allowed, longwall_locked

logger = logging.getLogger(__name__)
MOST_READINGS = 10_000
MOST_PROBLEMS = 100
GREATEST = 1e100
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
OTHER_CONTENT = {
    "en": "This Idempotency-Key was used with other readings: give each batch a key of its own.",
    "ru": "Этот Idempotency-Key уже использован с другими показаниями: у каждой порции должен быть свой ключ.",
}

LABELS = {
    "time": {"en": "Reading {number}, time", "ru": "Показание {number}, время"},
    "value": {"en": "Reading {number}, value", "ru": "Показание {number}, значение"},
}


@dataclass(frozen=True)
class Given:
    """A reading as it was sent."""

    time: str
    value: float


@dataclass(frozen=True)
class Streamed:
    """`repeated`: the same request came before, and was answered so."""

    batch: Batch
    repeated: bool


def readings_add(*, user: User, channel: Channel, given: Sequence[Given], key: str = "") -> Streamed:
    """Take a batch in, all of it or nothing. InputError with every reading's fault; ApiProblem `conflict` for a key
    that came with other readings, and for a longwall that is closed."""
    require_open(user, channel.longwall)
    readings = _checked(channel, given)
    digest = _digest(channel, readings)
    with transaction.atomic():
        longwall = longwall_locked(channel.longwall)
        known = Batch.objects.filter(longwall=longwall, key=key).first() if key else None
        if known is not None:
            if known.sha256 != digest:
                raise ApiProblem("conflict", OTHER_CONTENT)
            return Streamed(known, repeated=True)
        batch = batch_take(
            longwall=longwall, readings=readings, kind=Batch.Kind.STREAM, key=key, sha256=digest, by=user
        )
        if batch.changed:  # what is replaced is a deed to be written down; what is added, the batch itself tells
            _note(user, channel, batch)
    _tidy(longwall)
    return Streamed(batch, repeated=False)


def _tidy(longwall: Longwall) -> None:
    """Whatever becomes of merging small files, the readings are taken, and that is what the sender is told."""
    try:
        compact(longwall, small_only=True)
    except (DatabaseError, InterfaceError) as error:
        logger.warning("Files of %s are merged later: %s", longwall, error)


def _note(user: User, channel: Channel, batch: Batch) -> None:
    record(
        "readings.replace", actor=user, organisation=channel.longwall.organisation,
        subject=("channel", channel.pk, channel.tag),
        details={"batch": batch.number, "changed": batch.changed, "first": batch.first, "last": batch.last},
    )  # fmt: skip


def _checked(channel: Channel, given: Sequence[Given]) -> pl.DataFrame:
    if not given:
        raise InputError.one("readings", "empty_list")
    if len(given) > MOST_READINGS:
        raise InputError.one("readings", "too_many_items", len(given), maximum=MOST_READINGS)
    problems: list[Problem] = []
    latest, times = latest_allowed(), []
    for place, each in enumerate(given):
        time = _time(each.time, place, latest, problems)
        if abs(each.value) > GREATEST:
            problems.append(_fault(place, "value", "above_maximum", each.value, maximum=GREATEST))
        times.append(time)
    if problems:
        raise InputError(problems[:MOST_PROBLEMS])
    columns = {"channel": [channel.pk] * len(times), "time": times, "value": [float(each.value) for each in given]}
    return pl.DataFrame(columns, schema={name: SCHEMA[name] for name in columns})


def _time(text: str, place: int, latest: datetime, problems: list[Problem]) -> datetime | None:
    """The moment in UTC, without a zone; None, and a problem, for what is none, has no offset, or has not come yet."""
    try:
        time = datetime.fromisoformat(text)
        if time.tzinfo is None:
            problems.append(_fault(place, "time", "no_time_offset", text))
            return None
        time = time.astimezone(UTC)
    except (ValueError, OverflowError):
        problems.append(_fault(place, "time", "not_a_datetime", text))
        return None
    if time > latest:
        problems.append(_fault(place, "time", "in_the_future", text))
    elif time < EARLIEST:
        problems.append(_fault(place, "time", "too_early", text, earliest=EARLIEST.isoformat()))
    return time.replace(tzinfo=None)


def _fault(place: int, name: str, rule: str, value: object, **params: object) -> Problem:
    words = {language: text.format(number=place + 1) for language, text in LABELS[name].items()}
    return Problem(f"readings.{place}.{name}", rule, value, {"index": place, "label": words, **params})


def _digest(channel: Channel, readings: pl.DataFrame) -> str:
    found = hashlib.sha256(str(channel.pk).encode())
    for name in ("time", "value"):
        found.update(readings[name].to_physical().to_numpy().tobytes())
    return found.hexdigest()
