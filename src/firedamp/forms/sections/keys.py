"""Where nothing is estimated a table says why by a notation key, and never nought, which would be an estimate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from firedamp.forms.content import Value
from firedamp.forms.document import Issued, Json
from firedamp.forms.sections.columns import MASSES, masses_of
from firedamp.science.reporting.categories import Category, categories

SUMMED = frozenset(("calculated", "measured"))


def emits(cells: Iterable[Json]) -> bool:
    """Whether any of the cells is calculated or measured."""
    return any(cell["state"] in SUMMED for cell in cells)


def key_of(cells: Sequence[Json]) -> str:
    """The notation keys of cells of which none is calculated: "NO", or "NE, NO" of several; else an empty text."""
    return "" if emits(cells) else ", ".join(sorted({cell["notation_key"] for cell in cells if cell["notation_key"]}))


def masses_or_key(row: Mapping[str, Any], cells: Sequence[Json], names: Sequence[str] = MASSES) -> dict[str, Value]:
    """The masses of a sum, or in their place the notation keys of its cells."""
    key = key_of(cells)
    return dict.fromkeys(names, key) if key else masses_of(row, names)


def cells_of_category(issued: Issued, category: str) -> list[Json]:
    return [cell for cell in issued.result["cells"] if cell["category"] == category]


def cells_of_site(issued: Issued, mine_id: str) -> list[Json]:
    return [cell for cell in issued.result["cells"] if cell["mine_id"] == mine_id]


def cells_under(issued: Issued, code: str) -> list[Json]:
    """The cells of all categories under a code."""
    known: Mapping[str, Category] = categories().all
    return [cell for cell in issued.result["cells"] if known[cell["category"]].is_under(code)]
