"""Source categories of coal mining, to which sites they apply, and what of them a method sheet covers."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from firedamp.science.factors import Text

ABOVE = ("1.B.1", "1.B.1.a", "1.B.1.a.i", "1.B.1.a.ii")  # the codes that sum those of the categories
UNDERGROUND, SURFACE, ABANDONED = "underground", "surface", "abandoned"
FLARING = "flaring"


@dataclass(frozen=True)
class Category:
    """A source category of the IPCC and the kinds of sites that may have it."""

    id: str
    code: str
    kinds: frozenset[str]
    name: Text

    def is_under(self, code: str) -> bool:
        """1.B.1.a.ii.1 is under 1.B.1.a.ii, and not under 1.B.1.a.i."""
        return f"{self.code}.".startswith(f"{code}.")


@dataclass(frozen=True)
class Period:
    """The input of a sheet that says for how long was measured, in `unit` (min or day); `counted`: a series of them."""

    input: str
    unit: str
    counted: bool = False


@dataclass(frozen=True)
class Coverage:
    """What a sheet covers; the fields are told at the head of the sheets in categories.toml."""

    kinds: frozenset[str]
    sources: tuple[str, ...] = ()
    category: str | None = None
    whole: bool = False
    measured: bool = False
    outside: str | None = None
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    burns: bool = False
    period: Period | None = None
    streams: tuple[str, ...] = ()
    kind_input: str | None = None

    def category_of(self, source: str, mine_type: str) -> str | None:
        """The category of a part of the sheet's methane at a mine of a type; None for what is reported elsewhere."""
        if self.outside:
            return None
        return self.category or (FLARING if source == FLARING else f"{mine_type}_{source}")


@dataclass(frozen=True)
class Categories:
    """The categories in the order of their codes, the sheets' coverage by sheet, and the document of the codes."""

    all: Mapping[str, Category]
    sheets: Mapping[str, Coverage]
    document: Text

    def of_kind(self, kind: str) -> list[Category]:
        return [category for category in self.all.values() if kind in category.kinds]


def kind_of_site(mine_type: str, closed: bool) -> str:
    """An underground mine that is closed is an abandoned one; a closed surface mine stays one."""
    return ABANDONED if closed and mine_type == UNDERGROUND else mine_type


@lru_cache(maxsize=1)
def categories() -> Categories:
    """What categories.toml says."""
    raw = tomllib.loads((files("firedamp.science.reporting") / "categories.toml").read_text("utf-8"))
    found = [Category(**{**each, "kinds": frozenset(each["kinds"])}) for each in raw["categories"]]
    return Categories(
        all={category.id: category for category in found},
        sheets={sheet: _coverage(said) for sheet, said in raw["sheets"].items()},
        document=raw["document"],
    )


def _coverage(said: Mapping[str, Any]) -> Coverage:
    within = {kind: tuple(names) for kind, names in said.get("within", {}).items()}
    lists: dict[str, Any] = {"kinds": frozenset(said["kinds"]), "sources": tuple(said.get("sources", ()))}
    period = Period(**said["period"]) if "period" in said else None
    return Coverage(**{**said, **lists, "within": within, "period": period, "streams": tuple(said.get("streams", ()))})
