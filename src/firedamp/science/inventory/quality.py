"""How good is a number that rests on others? As good as the weakest of them."""

from __future__ import annotations

from collections.abc import Iterable

from firedamp.science.inventory.mine_year import MineYear

# Strongest first.
QUALITIES = ("measured", "reported", "calculated", "restored", "expert", "synthetic")
RESTORED, SYNTHETIC = "restored", "synthetic"


def weakest(qualities: Iterable[str | None]) -> str | None:
    """The weakest of the qualities that are known; None where none is."""
    known = [quality for quality in qualities if quality in QUALITIES]
    return max(known, key=QUALITIES.index) if known else None


def quality_of(row: MineYear, figure: str) -> str | None:
    """The quality of one figure of a mine-year; None where its origin is not told."""
    quality = row.origin.get(figure, {}).get("quality")
    return None if quality is None else str(quality)
