"""Which longwalls are Firedamp's own? Recordings of data packages that say what their columns measure, for anybody to
look at and to replay; their attribution goes with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl
from django.db import transaction

from firedamp.datapackages import DataPackage, packages
from firedamp.science.limits import limits
from firedamp.server.telemetry.models import Batch, Channel, Longwall
from firedamp.server.telemetry.store.files import SCHEMA
from firedamp.server.telemetry.taking import batch_take, longwall_locked

LONGEST_STATED = 100  # characters


def demonstrations_ensure() -> list[Longwall]:
    """The public longwalls of the packages there are; what is there already, of the same content, is left alone."""
    return [demonstration(package, package.own["telemetry"]) for package in packages() if "telemetry" in package.own]


@transaction.atomic
def demonstration(package: DataPackage, said: Mapping[str, Any]) -> Longwall:
    """The longwall of one package, with the readings of its table at their step from an arbitrary beginning."""
    longwall, _ = Longwall.objects.get_or_create(
        organisation=None, name=said["name"]["ru"],
        defaults={"name_en": said["name"]["en"]},
    )  # fmt: skip
    longwall = longwall_locked(longwall)
    stated = f"{package.name} {package.hash}"[:LONGEST_STATED]
    if longwall.package == stated:
        return longwall
    channels = [_channel(longwall, package, said, tag) for tag in said["quantities"]]
    readings = _readings(package, said, channels)
    batch_take(
        longwall=longwall, readings=readings, arbitrary_times=True, kind=Batch.Kind.PACKAGE, sha256=package.hash,
        filename=package.name,
    )  # fmt: skip
    own = {"attribution": package.attribution, "identities": said.get("identities", [])}
    Longwall.objects.filter(pk=longwall.pk).update(package=stated, **own)
    longwall.refresh_from_db()
    return longwall


def _channel(longwall: Longwall, package: DataPackage, said: Mapping[str, Any], tag: str) -> Channel:
    """What the package's own schema says of a column."""
    schema = package.resource(said["resource"]).schema
    field = schema.field(tag) if schema else None
    told = {
        "title": field.title["ru"] if field else tag, "title_en": field.title["en"] if field else tag,
        "unit": (field.unit if field else "") or "", "quantity": said["quantities"][tag],
        "step_s": float(package.own["step_seconds"]), **_limits(said.get("limits", {}).get(tag, {})),
    }  # fmt: skip
    return Channel.objects.update_or_create(longwall=longwall, tag=tag, defaults=told)[0]


def _limits(said: Mapping[str, str]) -> dict[str, float]:
    """The channel's limits, of the records of data/limits that the package names."""
    known = {each.id: each for each in limits()}
    return {f"{kind}_limit": known[record].value for kind, record in said.items()}


def _readings(package: DataPackage, said: Mapping[str, Any], channels: Sequence[Channel]) -> pl.DataFrame:
    rows = package.rows(said["resource"])
    start = datetime.fromisoformat(said["arbitrary_start"]).astimezone(UTC).replace(tzinfo=None)
    step = timedelta(seconds=float(package.own["step_seconds"]))
    times = pl.datetime_range(start, start + step * (len(rows) - 1), step, time_unit="us", eager=True)
    parts = [
        pl.DataFrame(
            {"channel": [channel.pk] * len(rows), "time": times, "value": [row[channel.tag] for row in rows]},
            schema={name: SCHEMA[name] for name in ("channel", "time", "value")},
        )
        for channel in channels
    ]
    return pl.concat(parts).drop_nulls("value")
