"""Mine-years for tests of inventories: what differs is given, the rest is a plain underground mine."""

from __future__ import annotations

from typing import Any

from firedamp.science.inventory import MineYear

TITLE = {"en": "Basin", "ru": "Бассейн"}
EVERY_FIGURE = {
    "absolute_abundance_m3_min": 40.0,
    "relative_abundance_m3_t": 20.0,
    "seam_gas_content_m3_t": 12.0,
    "adjacent_share": 0.5,
    "gas_content_m3_t": 10.0,
    "emission_coefficient": 1.5,
    "depth_m": 450.0,
}


def mine(number: int = 1, **figures: Any) -> MineYear:
    """A mine of a million tonnes in 2023, of which nothing else is known."""
    plain = {
        "mine_id": f"m{number}",
        "name": {"en": f"Mine {number}", "ru": f"Шахта {number}"},
        "mine_type": "underground",
        "year": 2023,
        "output_t": 1e6,
        "company": {"id": "c", "name": "C"},
    }
    return MineYear(**{**plain, **figures})


def origin(quality: str, *figures: str, **more: Any) -> dict[str, dict[str, Any]]:
    return {figure: {"source": "a source", "quality": quality, "row": 1, **more} for figure in figures}
