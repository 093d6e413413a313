"""Which channel is a column of a file? What a person said, else what is remembered of its source, else its tag."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.science.telemetry.channels import Channel as Measured
from firedamp.science.telemetry.quantities import OTHER, Quantity, quantities, quantity_of
from firedamp.server.telemetry.channels import measured_of
from firedamp.server.telemetry.models import Channel, Longwall, Source, Upload
from firedamp.tables.telemetry import TelemetryFile


@dataclass(frozen=True)
class Matched:
    """A column: what it is taken for. `unit`: of the file's numbers, as the quantity names it, None where nobody says
    it. `by`: how the channel was found; `said`: somebody said that it is left out. `confirmed`: somebody said that the
    unit is right although the readings speak against it."""

    title: str
    stated_unit: str | None
    channel: Channel | None
    unit: str | None
    by: str  # "said", "remembered", "tag", ""
    problem: Problem | None = None
    confirmed: bool = False


def source_of(upload: Upload) -> Source | None:
    """What is remembered of the source that the file is said to come from."""
    name = upload.said.get("source")
    return Source.objects.filter(longwall=upload.longwall, name=name).first() if name else None


def source_like(longwall: Longwall, titles: Sequence[str]) -> Source | None:
    """The remembered source that knows the most of the titles, where nobody said which it is."""
    known = [(len(set(titles) & source.mapping.keys()), source) for source in longwall.sources.all()]
    best = max(known, key=lambda each: each[0], default=(0, None))
    return best[1] if best[0] else None


def matched(upload: Upload, file: TelemetryFile, source: Source | None) -> list[Matched]:
    """Every column of the file."""
    own = {channel.pk: channel for channel in upload.longwall.channels.all()}
    tags = {channel.tag.casefold(): channel for channel in own.values()}
    said, remembered = upload.said.get("columns", {}), source.mapping if source else {}
    found = []
    for title, stated in zip(file.names, file.units, strict=True):
        by, wish = _wish(title, said, remembered)
        if by:
            channel = own.get(wish["channel"]) if wish else None
            by = by if channel or wish is None else ""  # a channel that is gone
        else:
            channel = tags.get(title.casefold())
            by = "tag" if channel else ""
        column = _column(title, stated, channel, (wish or {}).get("unit"), by)
        found.append(replace(column, confirmed=by == "said" and bool((wish or {}).get("confirmed"))))
    return _refuse_twice(found)


def _wish(title: str, said: Mapping[str, Any], remembered: Mapping[str, Any]) -> tuple[str, Mapping[str, Any] | None]:
    for by, known in (("said", said), ("remembered", remembered)):
        if title in known:
            return by, known[title]
    return "", None


def _column(title: str, stated: str | None, channel: Channel | None, said: str | None, by: str) -> Matched:
    """The unit that a person said, else that of the file; a channel of its own unit takes no guess."""
    if channel is None:
        return Matched(title, stated, None, None, by)
    quantity, text = quantity_of(channel.quantity), said if said is not None else stated
    if text is None and not quantity_needs_unit(quantity):
        text = ""
    label = {"label": {"en": title, "ru": title}, "column": title}
    if text is None:
        return Matched(title, stated, channel, None, by, Problem("unit", "no_unit_said", None, label))
    try:
        unit = quantity.unit_of(text)
    except InputError as error:
        problem = error.problems[0]
        return Matched(
            title, stated, channel, None, by, Problem("unit", problem.rule, text, {**problem.params, **label})
        )
    if quantity.nature == OTHER and unit != channel.unit:
        wrong = Problem("unit", "wrong_unit", unit, {"unit": channel.unit, **label})
        return Matched(title, stated, channel, None, by, wrong)
    return Matched(title, stated, channel, unit, by)


def quantity_needs_unit(quantity: Quantity) -> bool:
    """A switch has none, so that nothing needs to be said."""
    return "" not in {spelling for spellings in quantity.units.values() for spelling in spellings}


def _refuse_twice(columns: Sequence[Matched]) -> list[Matched]:
    first: dict[int, str] = {}
    found = []
    for each in columns:
        if each.channel is not None and first.setdefault(each.channel.pk, each.title) != each.title:
            told = {"first": first[each.channel.pk], "column": each.title}
            each = replace(each, problem=Problem("channel", "channel_twice", each.channel.tag, told))
        found.append(each)
    return found


def quantities_in(unit: str | None) -> Iterator[str]:
    """The quantities that are measured in such a unit: what a channel for the column may be."""
    for quantity in quantities().values():
        if quantity.nature == OTHER or unit is None:
            continue
        try:
            quantity.unit_of(unit)
        except InputError:
            continue
        yield quantity.id


def converted(values: np.ndarray, unit: str, channel: Channel) -> np.ndarray:
    """Numbers of a file in the unit of the channel."""
    measured: Measured = measured_of(channel)
    if unit == measured.unit:
        return values
    scale, offset = measured.quantity.line_from(unit)
    own_scale, own_offset = measured.quantity.line_from(measured.unit)
    found: np.ndarray = (values * scale + offset - own_offset) / own_scale
    return found
