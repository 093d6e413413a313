"""How much methane does an inventory know of a mine? No more than that would have been vented without a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from firedamp.science.errors import Problem
from firedamp.science.reductions.constants import Basis
from firedamp.science.reductions.sharing import Supplies
from firedamp.science.reductions.streams import methane_m3


@dataclass(frozen=True)
class Vented:
    """The methane of a mine's year, t, with its 95 % range, as an inventory has it."""

    ch4_t: float
    low_t: float
    high_t: float
    year: int


def beyond_inventory(mine: str, supplies: Supplies, known: Mapping[str, Vented], basis: Basis) -> Iterator[Problem]:
    """`above_inventory` where the streams of a mine carry more methane in their greatest year than the inventory
    estimates of it, `above_inventory_range` where more than its range holds: that is a fault, for what a mine does not
    liberate cannot be saved (reductions.md, A project, per year: baseline)."""
    if mine not in known:
        return
    vented = known[mine]
    streams_t = basis.tonnes_per_m3 * sum(
        float(methane_m3(each.flow_m3_min, each.ch4_percent, each.minutes).max())
        for key, each in supplies.items()
        if key[0] == mine
    )
    if streams_t <= vented.ch4_t:
        return
    rule = "above_inventory" if streams_t <= vented.high_t else "above_inventory_range"
    yield Problem("stream", rule, round(streams_t, 1), {
        "of_year": vented.year, "estimate": round(vented.ch4_t, 1), "low": round(vented.low_t, 1),
        "maximum": round(vented.high_t, 1),
    })  # fmt: skip
