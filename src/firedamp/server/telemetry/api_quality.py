"""How good are the readings? Marks by channel and rule, and their episodes."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from firedamp.science.telemetry.quality import rules
from firedamp.server.accounts.auth import reader
from firedamp.server.answers import answers
from firedamp.server.language import request_language
from firedamp.server.problems import describe_problem
from firedamp.server.telemetry import judging, schemas, selectors, showing
from firedamp.server.telemetry.api_readings import ALL, Channels, Time

router = Router(tags=["telemetry"])
Rows = Annotated[int, Field(ge=0, le=1_000)]
Offset = Annotated[int, Field(ge=0, le=1_000_000)]
RuleId = Annotated[str, Field(max_length=50)]
RULE = ("id", "title", "text", "size", "source")
EPISODE = ("rule", "minutes", "size", "lowest", "highest", "before", "after")


@router.get(
    "/longwalls/{longwall_id}/quality", response=answers(schemas.LongwallQuality, 401, 404),
    summary="How good its readings are",
)  # fmt: skip
def longwall_quality(
    request: HttpRequest, longwall_id: UUID, channels: Channels = ALL, start: Time = None, end: Time = None,
    rule: RuleId | None = None, offset: Offset = 0, limit: Rows = 200,
) -> dict[str, Any]:  # fmt: skip
    """How many readings of each channel bear the mark of each rule, and the episodes in the order of time (of one rule,
    where it is named). At most 4,000,000 readings are judged at once (422). No reading is changed or dropped."""
    longwall = selectors.longwall_get(reader(request), longwall_id)
    named = showing.channels_named(longwall, channels)
    span = showing.span_of(longwall, start, end)
    found = judging.quality_of(longwall, named, span) if span and named else judging.Quality([], [])
    shown = [each for each in found.episodes if rule is None or each.episode.rule == rule]
    language = request_language(request)
    return {
        "start": span.start if span else None,
        "end": span.end if span else None,
        "until": span.until if span else None,
        "arbitrary_times": longwall.arbitrary_times,
        "rules": [{name: getattr(each, name) for name in RULE} for each in rules().values()],
        "channels": [channel_out(each) for each in found.channels],
        "counts": [
            {"channel": each.channel.pk, "rule": rule, "readings": count}
            for each in found.channels
            for rule, count in each.counts.items()
        ],
        "doubts": [describe_problem(doubt, language) for each in found.channels for doubt in each.doubts],
        "episodes": [episode_out(each) for each in shown[offset : offset + limit]],
        "total": len(shown),
    }


def channel_out(judged: judging.Judged) -> dict[str, Any]:
    channel = judged.channel
    told = {"step_s": judged.step_s, "readings": judged.readings, "marked": judged.marked}
    return {"channel": channel.pk, "tag": channel.tag, "unit": channel.unit, **told}


def episode_out(found: judging.Found) -> dict[str, Any]:
    own = {name: getattr(found.episode, name) for name in EPISODE}
    return {"channel": found.channel.pk, "tag": found.channel.tag, "start": found.start, "end": found.end, **own}
