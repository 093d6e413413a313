"""How do longwalls, channels and readings become what the API promises?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import numpy as np
import polars as pl
from django.utils import timezone

from firedamp.science.errors import Problem
from firedamp.science.limits import Limit
from firedamp.science.telemetry.quantities import Place, Quantity, places, quantities
from firedamp.server.answers import text
from firedamp.server.organisations.shapes import organisation_reference
from firedamp.server.problems import describe_problem
from firedamp.server.telemetry.believing import bounds_of, is_believed
from firedamp.server.telemetry.models import Batch, Channel, Longwall, Replay
from firedamp.server.telemetry.replaying import moment_of
from firedamp.server.telemetry.showing import Series
from firedamp.server.telemetry.taking import COUNTS

BUCKET = ("low", "high", "last", "mean", "count")
CHANNEL = (
    "version", "tag", "quantity", "unit", "place", "location", "range_low", "range_high", "resolution", "step_s",
    "warning_limit", "alarm_limit", "readings", "first", "last",
)  # fmt: skip
BATCH = (
    "number", "kind", "filename", "at", *COUNTS, "first", "last", "arbitrary_times",
)  # fmt: skip


def longwall_out(longwall: Any, writable: Collection[int]) -> dict[str, Any]:
    """`longwall` as `selectors.longwalls` gives it; `writable`: organisations of which the reader may enter data."""
    mine, replay = longwall.mine, getattr(longwall, "replay", None)
    plain = (
        "id",
        "version",
        "site",
        "seam",
        "time_zone",
        "identities",
        "arbitrary_times",
        "closed",
        "created",
        "first",
        "last",
    )
    return {
        **{name: getattr(longwall, name) for name in plain},
        "name": text(longwall.name_en, longwall.name),
        "organisation": organisation_reference(longwall.organisation) if longwall.organisation else None,
        "mine": {"id": mine.mine_id, "name": text(mine.name_en, mine.name_ru)} if mine else None,
        "attribution": longwall.attribution or None,
        "readings": longwall.readings or 0,
        "may_change": longwall.organisation_id in writable,
        "replay": replay_out(replay, (longwall.first, longwall.last)) if replay else None,
    }


def replay_out(replay: Replay | None, recorded: tuple[datetime, datetime] | None) -> dict[str, Any]:
    whole = (recorded[1] - recorded[0]).total_seconds() if recorded and recorded[0] else 0.0
    told: dict[str, Any] = {
        "state": "stopped", "speed": None, "position_s": None, "duration_s": whole, "now": None, "ended": False,
        "started": None,
    }  # fmt: skip
    if replay is None or recorded is None or recorded[0] is None:
        return told
    moment = moment_of(replay, recorded, timezone.now())
    told |= {"now": moment.now, "position_s": moment.position_s, "ended": moment.ended}
    return told | {"state": replay.state, "speed": replay.speed, "started": replay.started}


def channel_out(channel: Channel) -> dict[str, Any]:
    place = places().get(channel.place)
    return {
        "id": channel.pk,
        **{name: getattr(channel, name) for name in CHANNEL},
        "title": text(channel.title_en or channel.title or channel.tag, channel.title or channel.tag),
        "quantity_title": quantities()[channel.quantity].title,
        "place_title": place.title if place else None,
    }


def quantities_out() -> dict[str, Any]:
    return {
        "quantities": [quantity_out(each) for each in quantities().values()],
        "places": [place_out(each) for each in places().values()],
    }


def quantity_out(quantity: Quantity) -> dict[str, Any]:
    return {"id": quantity.id, "title": quantity.title, "unit": quantity.unit, "units": list(quantity.units)}


def place_out(place: Place) -> dict[str, Any]:
    return {"id": place.id, "title": place.title, "limits": [limit_out(each) for each in place.limits()]}


def limit_out(limit: Limit) -> dict[str, Any]:
    return {
        "id": limit.id, "percent": limit.value, "title": limit.name, "document": limit.document,
        "status": limit.status,
    }  # fmt: skip


def batch_out(batch: Batch, language: str) -> dict[str, Any]:
    notes = [Problem(each["field"], each["rule"], each["value"], each["params"]) for each in batch.notes]
    return {
        **{name: getattr(batch, name) for name in BATCH},
        "source": batch.source.name if batch.source else None,
        "by": batch.by.username if batch.by else None,
        "notes": [describe_problem(each, language) for each in notes],
    }


def taken_out(batch: Batch, *, repeated: bool) -> dict[str, Any]:
    names = (*COUNTS, "first", "last")
    return {"batch": batch.number, "repeated": repeated, **{name: getattr(batch, name) for name in names}}


def series_out(longwall: Longwall, found: Series | None, channels: Sequence[Channel]) -> dict[str, Any]:
    span = found.span if found else None
    width = found.width_s if found else None
    return {
        "start": span.start if span else None,
        "end": span.end if span else None,
        "until": span.until if span else None,
        "arbitrary_times": longwall.arbitrary_times,
        "width_s": width,
        "series": [_one_series(each, found.frame if found else None, width) for each in channels],
    }


def _one_series(channel: Channel, frame: pl.DataFrame | None, width_s: int | None) -> dict[str, Any]:
    told: dict[str, Any] = {"channel": channel.pk, "tag": channel.tag, "unit": channel.unit, "times": []}
    told |= dict.fromkeys(("values", *BUCKET))
    if frame is None:
        return {**told, "values": []}
    own = frame.filter(pl.col("channel") == channel.pk)
    names = ("values",) if width_s is None else BUCKET
    columns = {name: own["value" if name == "values" else name].to_list() for name in names}
    return {**told, "times": iso_times(own["time"]), **columns}


def iso_times(times: pl.Series) -> list[str]:
    """UTC, to the second where all are whole ones, else to the microsecond."""
    moments = times.to_numpy().astype("datetime64[us]")
    whole = bool((moments == moments.astype("datetime64[s]")).all())
    return [f"{each}Z" for each in np.datetime_as_string(moments, unit="s" if whole else "us").tolist()]


def latest_out(
    longwall: Longwall, channels: Sequence[Channel], found: Mapping[int, tuple[datetime, float]],
    until: datetime | None,
) -> dict[str, Any]:  # fmt: skip
    items = []
    for each in channels:
        time, value = found.get(each.pk, (None, None))
        low, high = bounds_of(each)
        items.append({
            "channel": each.pk, "tag": each.tag, "unit": each.unit, "time": time, "value": value,
            "believed": value is None or is_believed(each, value), "lowest": low, "highest": high,
        })  # fmt: skip
    return {"arbitrary_times": longwall.arbitrary_times, "until": until, "items": items}
