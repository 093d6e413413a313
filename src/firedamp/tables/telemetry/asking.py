"""What a person, or what is remembered of a source, says of a file of telemetry where it does not say it itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """`time`: title of the column of times. `zone`: IANA name of the zone of times without an offset; without it they
    are taken as UTC, and a note says so. `channels`: titles, or names, to take; () for every column of numbers."""

    time: str | None = None
    zone: str | None = None
    channels: tuple[str, ...] = ()
    sheet: str | None = None
    encoding: str | None = None
