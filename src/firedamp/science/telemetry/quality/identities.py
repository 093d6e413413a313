"""Which readings are not what they must be, given the others of their row?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.telemetry.quality.readings import ROUNDING, Found, Given, Readings
from firedamp.science.telemetry.recording import Recording

PURE_METHANE, DIFFERENCE = "pure_methane", "difference"
TAKES = {
    "pure": ("pure_methane_flow",),
    "mixture": ("mixture_flow", "airflow"),
    "concentration": ("methane_concentration",),
}


@dataclass(frozen=True)
class Identity:
    """What must hold between channels: `result` is calculated from `of`. `tolerance`, in the unit of the result,
    replaces what follows from the channels' resolutions. Made by `pure_methane` and `difference`."""

    kind: str
    result: str
    of: tuple[str, ...]
    tolerance: float | None = None

    @property
    def marked(self) -> tuple[str, ...]:
        """The channels that bear the mark: all where any may be wrong, the column of changes where it is derived."""
        return (self.result, *self.of) if self.kind == PURE_METHANE else (self.result,)


def pure_methane(pure: str, mixture: str, concentration: str, tolerance: float | None = None) -> Identity:
    """Pure methane flow = mixture flow · concentration / 100 (чистый метан)."""
    return Identity(PURE_METHANE, pure, (mixture, concentration), tolerance)


def difference(changes: str, of: str, tolerance: float | None = None) -> Identity:
    """A column holds the change of a channel against the row before."""
    return Identity(DIFFERENCE, changes, (of,), tolerance)


def broken(identity: Identity, recording: Recording, known: Mapping[str, Readings], given: Given) -> Found:
    """Rows where an identity does not hold; the result less what it must be. A row that lacks a reading is not judged.

    Raises InputError `unknown_channel`, `wrong_unit` (changes in another unit), `not_a_choice` (a channel of another
    quantity).
    """
    for name in (identity.result, *identity.of):
        recording.channel(name)
    expected, slack = (
        _pure_methane(identity, recording, known, given)
        if identity.kind == PURE_METHANE
        else _change(identity, recording, known)
    )
    if identity.tolerance is not None:
        slack = np.full(len(recording), identity.tolerance)
    apart = recording.channel(identity.result) - expected
    with np.errstate(invalid="ignore"):
        rows = np.flatnonzero(np.abs(apart) > slack / ROUNDING)
    return rows, apart[rows]


def _change(identity: Identity, recording: Recording, known: Mapping[str, Readings]) -> tuple[np.ndarray, np.ndarray]:
    """Of a channel against the row before; rounded to the resolution of the column that states it."""
    (name,) = identity.of
    changes, channel = known[identity.result].channel, known[name].channel
    if changes.unit not in ("", channel.unit):
        raise InputError.one("channel", "wrong_unit", changes.unit, unit=channel.unit)
    column = recording.channel(name)
    return np.diff(column, prepend=np.nan), np.full(len(column), known[identity.result].resolution / 2)


def _pure_methane(
    identity: Identity, recording: Recording, known: Mapping[str, Readings], given: Given
) -> tuple[np.ndarray, np.ndarray]:
    """Mixture · concentration / 100 in the unit of the result, and what rounding of all three excuses."""
    for part, name in zip(TAKES, (identity.result, *identity.of), strict=True):
        quantity = known[name].channel.quantity.id
        if quantity not in TAKES[part]:
            raise InputError.one("channel", "not_a_choice", quantity, choices=", ".join(TAKES[part]))
    pure, mixture, concentration = (known[name] for name in (identity.result, *identity.of))
    flow = mixture.canonical(1) * recording.channel(mixture.channel.name)
    share = concentration.canonical(1) * recording.channel(concentration.channel.name) / 100
    expected = flow * share
    half_steps = (
        np.abs(share) * mixture.canonical(mixture.resolution)
        + np.abs(flow) * concentration.canonical(concentration.resolution) / 100
        + pure.canonical(pure.resolution)
    ) / 2
    slack = half_steps + given["tolerance_share"] * np.abs(expected)
    return expected / pure.canonical(1), slack / pure.canonical(1)
