"""What a person says of a file of series where it does not say it itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """`columns`: the series, or in a long file also the columns of values, to take; () for all. `series`, `time`:
    titles of the columns of names and of times of a long file. `sheet`, `encoding`: of the file."""

    columns: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    time: str | None = None
    sheet: str | None = None
    encoding: str | None = None
