"""How good is each reading? The rules' marks beside the readings, none of which is changed or dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.telemetry.channels import Channel, channel
from firedamp.science.telemetry.quality import rules as named
from firedamp.science.telemetry.quality.calibration import calibrations
from firedamp.science.telemetry.quality.clock import clock, duplicates
from firedamp.science.telemetry.quality.identities import DIFFERENCE, Identity, broken
from firedamp.science.telemetry.quality.missing import missing
from firedamp.science.telemetry.quality.outside import outside
from firedamp.science.telemetry.quality.readings import Found, Readings, readings
from firedamp.science.telemetry.quality.rules import Settings, rules, settings
from firedamp.science.telemetry.quality.spikes import spikes
from firedamp.science.telemetry.quality.steps import steps
from firedamp.science.telemetry.quality.stuck import stuck
from firedamp.science.telemetry.quantities import CONTINUOUS, METHANE, STATE
from firedamp.science.telemetry.recording import Recording


@dataclass(frozen=True)
class Flags:
    """The marks of a recording: `marks` (n, p) of uint16, a bit of each rule (`Rule.bit`), 0 where nothing was found.

    `found`: of each channel and rule, the marked rows in order and the size of what was found there (`Rule.size`).
    """

    names: tuple[str, ...]
    marks: np.ndarray
    found: Mapping[tuple[str, str], Found]

    def marked(self, name: str, *of: str) -> np.ndarray:
        """Which readings (n,) of a channel bear the mark of one of the rules, of any if none is named."""
        bits = sum(rules()[rule].bit for rule in of or rules())
        return np.asarray(self.marks[:, self.names.index(name)] & bits != 0)

    @property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """Of each channel, the number of marked readings by rule; rules that found nothing are left out."""
        return {
            name: {rule: len(self.found[name, rule][0]) for rule in rules() if (name, rule) in self.found}
            for name in self.names
        }


def flags(
    recording: Recording,
    channels: Sequence[Channel],
    identities: Sequence[Identity] = (),
    parameters: Settings | None = None,
) -> Flags:
    """The marks of all rules, with the defaults of rules.toml but for the `parameters` that are given.

    A channel of the recording that none of `channels` describes is of another quantity. Readings that are out of range
    are none for the rules of shape (an error code is no spike), and a column of changes has no shape of its own.
    Raises InputError: `unknown_channel`, `key_taken` (a channel described twice), and what `settings` and `broken` do.
    """
    given = settings(parameters)
    described = _described(recording, channels)
    found: dict[tuple[str, str], Found] = {}
    for one in described:
        found |= _of_rows(recording, one, given)
    known = {one.name: _believed(recording, one, found) for one in described}
    derived = {identity.result for identity in identities if identity.kind == DIFFERENCE}
    for one in described:
        found |= _of_shape(one, known, derived, given)
    for identity in identities:
        _add_broken(found, identity, broken(identity, recording, known, given[named.IDENTITY]))
    return _flags(recording, {key: each for key, each in found.items() if len(each[0])})


def range_flags(recording: Recording, channels: Sequence[Channel]) -> Flags:
    """The marks of what is impossible alone: they need neither a step nor a history. Raises InputError as `flags`."""
    given = settings(None)[named.RANGE]
    found = {
        (one.name, named.RANGE): outside(
            readings(one, np.ascontiguousarray(recording.channel(one.name)), recording.step_s), given
        )
        for one in _described(recording, channels)
    }
    return _flags(recording, {key: each for key, each in found.items() if len(each[0])})


def _described(recording: Recording, channels: Sequence[Channel]) -> tuple[Channel, ...]:
    by_name: dict[str, Channel] = {}
    for each in channels:
        recording.channel(each.name)
        if each.name in by_name:
            raise InputError.one("channels", "key_taken", each.name)
        by_name[each.name] = each
    return tuple(by_name.get(name) or channel(name, "other", "") for name in recording.names)


def _of_rows(recording: Recording, one: Channel, given: Settings) -> dict[tuple[str, str], Found]:
    """What is found of each reading by itself, and of its time."""
    column = np.ascontiguousarray(recording.channel(one.name))
    return {
        (one.name, named.RANGE): outside(readings(one, column, recording.step_s), given[named.RANGE]),
        (one.name, named.GAP): missing(column, recording.step_s, recording.times),
        (one.name, named.CLOCK): clock(recording.times, recording.step_s, given[named.CLOCK]),
        (one.name, named.DUPLICATE): duplicates(recording.times),
    }


def _believed(recording: Recording, one: Channel, found: Mapping[tuple[str, str], Found]) -> Readings:
    """A channel's readings but for those out of range."""
    doubtful = np.zeros(len(recording), dtype=bool)
    doubtful[found[one.name, named.RANGE][0]] = True
    return readings(one, np.ascontiguousarray(recording.channel(one.name)), recording.step_s, doubtful)


def _of_shape(
    one: Channel, known: Mapping[str, Readings], derived: set[str], given: Settings
) -> dict[tuple[str, str], Found]:
    """What the form of the curve tells, beside the other channels of the same quantity."""
    own = known[one.name]
    if one.quantity.nature == STATE or one.name in derived:
        return {}
    peers = [
        each
        for name, each in known.items()
        if name != one.name and name not in derived and each.channel.quantity == one.quantity
    ]
    if one.quantity.nature != CONTINUOUS:
        return {(one.name, named.STUCK): stuck(own, given[named.STUCK])}
    found = {
        (one.name, named.STUCK): stuck(own, given[named.STUCK]),
        (one.name, named.SPIKE): spikes(own, given[named.SPIKE]),
        (one.name, named.STEP): steps(own, peers, given[named.STEP]),
    }
    if one.quantity.id == METHANE:
        found[one.name, named.CALIBRATION] = calibrations(own, peers, given[named.CALIBRATION])
    return found


def _add_broken(found: dict[tuple[str, str], Found], identity: Identity, wrong: Found) -> None:
    """A channel of several identities keeps each row once, with what the first tells."""
    for name in identity.marked:
        before = found.get((name, named.IDENTITY), (wrong[0][:0], wrong[1][:0]))
        rows, first = np.unique(np.concatenate([before[0], wrong[0]]), return_index=True)
        found[name, named.IDENTITY] = rows, np.concatenate([before[1], wrong[1]])[first]


def _flags(recording: Recording, found: Mapping[tuple[str, str], Found]) -> Flags:
    marks = np.zeros(recording.values.shape, dtype=np.uint16)
    for (name, rule), (rows, _) in found.items():
        marks[rows, recording.names.index(name)] |= np.uint16(rules()[rule].bit)
    return Flags(recording.names, marks, found)
