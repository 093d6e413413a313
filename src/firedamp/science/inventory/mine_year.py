"""What an inventory is made of: one mine in one year, with the figures that a method may need."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from firedamp.science.errors import InputError, Problem

MINE_TYPES = ("underground", "surface")
MINUTES_PER_DAY = 1440


@dataclass(frozen=True)
class MineYear:
    """A mine (шахта or разрез) in a year. Units are in the names; None is unknown; volumes are of pure methane.

    `origin` tells of each figure its source, quality and row: {"output_t": {"source", "quality", "row"}}.
    `gas_content_m3_t` and `emission_coefficient` are a model's (GEM's); `seam_gas_content_m3_t` is that of the seam
    worked at the mine's depth, `adjacent_share` the gas of adjacent seams and rock per unit of the seam's own.
    `closed`: the mine has been closed since, so that its last output is none of today's.
    """

    mine_id: str
    name: Mapping[str, str]
    mine_type: str
    year: int
    output_t: float | None
    company: Mapping[str, Any] = field(default_factory=lambda: {"id": "unknown", "name": "unknown"})
    district: Mapping[str, Any] = field(
        default_factory=lambda: {"id": "unknown", "name": {"en": "unknown", "ru": "не указан"}}
    )
    depth_m: float | None = None
    gas_content_m3_t: float | None = None
    emission_coefficient: float | None = None
    parent: Sequence[tuple[str, float | None]] = ()
    origin: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    methane_utilised_m3: float = 0.0
    methane_flared_m3: float = 0.0
    basin: str = ""
    absolute_abundance_m3_min: float | None = None
    relative_abundance_m3_t: float | None = None
    methane_drained_m3: float | None = None
    methane_vented_m3: float | None = None
    seam_gas_content_m3_t: float | None = None
    adjacent_share: float | None = None
    closed: bool = False

    @property
    def named(self) -> dict[str, object]:
        """Which mine it is, as a problem says it."""
        return {"mine_id": self.mine_id, "name": dict(self.name)}

    @property
    def line_id(self) -> str:
        """The name of this line's own draws: the same in its company's inventory, in its basin's and on its own."""
        return line_id(self.mine_id, self.year)


def line_id(mine_id: str, year: int) -> str:
    """The name of the draws of a mine in a year, whatever is calculated of it."""
    return f"{mine_id}|{year}"


def calendar_minutes(year: int) -> int:
    """Minutes of a calendar year: 525 600, of a leap year 527 040 (an inventory's, not those of working days)."""
    return (366 if calendar.isleap(year) else 365) * MINUTES_PER_DAY


def of_year(mine_years: Iterable[MineYear], year: int | None) -> list[MineYear]:
    """The lines of a year; without a year the composite of each mine's latest known output (methods.md, Inventory).

    A mine that is closed counts in the years in which it put out coal, not in the composite.
    Raises InputError `duplicate_line` where a mine stands twice in one year (a source is counted once),
    `unknown_mine_type`, and `no_lines` where nothing is left.
    """
    rows = list(mine_years)
    _require_sound(rows)
    chosen = [row for row in rows if (not row.closed if year is None else row.year == year)]
    return latest_of(chosen, year)


def latest_of(rows: Iterable[MineYear], year: int | None = None) -> list[MineYear]:
    """The latest line of each mine, closed or not; one of a restored output only where no other is known.

    InputError `no_lines` where there is none.
    """
    latest: dict[str, MineYear] = {}
    for row in rows:
        other = latest.get(row.mine_id)
        if other is None or _standing(row) > _standing(other):
            latest[row.mine_id] = row
    if not latest:
        raise InputError.one("year", "no_lines", year)
    return list(latest.values())


def _standing(row: MineYear) -> tuple[bool, int]:
    """What is known goes before an estimate of Firedamp's own, the later year before the earlier."""
    return not row.origin.get("output_t", {}).get("restored"), row.year


def _require_sound(rows: Sequence[MineYear]) -> None:
    problems, seen = [], set[tuple[str, int]]()
    for row in rows:
        if (row.mine_id, row.year) in seen:
            problems.append(Problem("mine_id", "duplicate_line", row.mine_id, {"year": row.year}))
        seen.add((row.mine_id, row.year))
        if row.mine_type not in MINE_TYPES:
            params = {"choices": ", ".join(MINE_TYPES), "mine_id": row.mine_id}
            problems.append(Problem("mine_type", "unknown_mine_type", row.mine_type, params))
    if problems:
        raise InputError(problems)
