"""Which episodes do the marks make: from when to when, of which channel and rule, and how much of what?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from firedamp.science.telemetry.quality.flags import Flags
from firedamp.science.telemetry.recording import Recording


@dataclass(frozen=True)
class Episode:
    """Marked readings in a row: `first` and `last` are rows of the recording, both of them marked.

    `size` is the greatest of what the rule found there (`Rule.size` says of what), with its sign; `lowest` and
    `highest` what the channel read meanwhile, `before` and `after` what it read last before and first after; None where
    nothing is known.
    """

    channel: str
    rule: str
    first: int
    last: int
    minutes: float
    size: float
    lowest: float | None
    highest: float | None
    before: float | None
    after: float | None


def episodes(recording: Recording, flags: Flags) -> list[Episode]:
    """All episodes in the order of the recording."""
    found = [
        episode for (name, rule), each in flags.found.items() for episode in _episodes(recording, name, rule, *each)
    ]
    return sorted(found, key=lambda each: (each.first, recording.names.index(each.channel), each.rule))


def _episodes(recording: Recording, name: str, rule: str, rows: np.ndarray, sizes: np.ndarray) -> list[Episode]:
    column = recording.channel(name)
    begins = np.flatnonzero(np.diff(rows, prepend=rows[0] - 2) > 1)
    ends = np.append(begins[1:], len(rows))
    return [
        _episode(recording, column, (name, rule), int(rows[begin]), int(rows[end - 1]), sizes[begin:end])
        for begin, end in zip(begins, ends, strict=True)
    ]


def _episode(
    recording: Recording, column: np.ndarray, of: tuple[str, str], first: int, last: int, sizes: np.ndarray
) -> Episode:
    within = column[first : last + 1]
    within = within[np.isfinite(within)]
    return Episode(
        *of,
        first,
        last,
        minutes=(last - first + 1) * recording.step_s / 60,
        size=float(sizes[np.abs(sizes).argmax()]),
        lowest=float(within.min()) if len(within) else None,
        highest=float(within.max()) if len(within) else None,
        before=_known(column[first - 1]) if first else None,
        after=_known(column[last + 1]) if last + 1 < len(column) else None,
    )


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
