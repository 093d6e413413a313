"""Whose table of plumes is it? Told by its titles; another's by what the words of its titles mean."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

NEEDED = ("latitude", "longitude", "emission_kg_h")
MARKS = re.compile(r"[\W_]+")
IN_PERCENT = re.compile(r"%[\s)\]]*$")
RATES = ("emission_kg_h", "uncertainty_kg_h")
PERCENT = " percent"


@dataclass(frozen=True)
class Layout:
    id: str
    name: str
    source: str
    signatures: tuple[frozenset[str], ...]
    titles: Mapping[str, tuple[str, ...]]
    scale: Mapping[str, float]
    sigmas: float
    instrument: str
    status: str
    without_unit: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Columns:
    """Which column holds which field, by place; what brings a rate to kg/h; rates whose title has no unit."""

    layout: Layout
    places: Mapping[str, int]
    scale: Mapping[str, float]
    titles: Sequence[str]
    without_unit: tuple[str, ...] = ()
    twice: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def score(self) -> int:
        return len(self.places) + (10 if self.layout.signatures else 0)


@lru_cache(maxsize=1)
def layouts() -> tuple[Layout, ...]:
    return tuple(
        Layout(
            each["id"], each["name"], each["source"], tuple(map(frozenset, each["signatures"])),
            {name: tuple(titles) for name, titles in each["titles"].items()},
            each.get("scale", {}), each["sigmas"], each.get("instrument", ""), each["status"],
            {name: tuple(titles) for name, titles in each.get("without_unit", {}).items()},
        )
        for each in _told()["layout"]
    )  # fmt: skip


@lru_cache(maxsize=1)
def units() -> Mapping[str, float]:
    """What brings a rate of a unit, as a plain title ends with it, to kg/h."""
    found: Mapping[str, float] = _told()["units"]
    return found


@lru_cache(maxsize=1)
def _told() -> Mapping[str, Any]:
    return tomllib.loads(files("firedamp.tables.plumes").joinpath("layouts.toml").read_text("utf-8"))


def plain_title(title: object) -> str:
    """A title in small letters, its marks as spaces: "source_rate_t/h" is "source rate t h"."""
    return MARKS.sub(" ", str(title).casefold()).strip()


def columns_of(titles: Sequence[str]) -> Columns:
    """The columns of a row of titles, under the first layout that knows it."""
    plain = [_with_percent(title) for title in titles]
    for layout in layouts():
        if any(signature <= set(plain) for signature in layout.signatures):
            return _published(layout, plain, titles)
    return _other(layouts()[-1], plain, titles)


def _with_percent(title: str) -> str:
    """ "Uncertainty (%)" is "uncertainty percent", which is no "uncertainty"."""
    return plain_title(title) + (PERCENT if IN_PERCENT.search(title) else "")


def _published(layout: Layout, plain: Sequence[str], titles: Sequence[str]) -> Columns:
    places, bare = _places(layout.titles, plain), _places(layout.without_unit, plain)
    unsaid = {name: place for name, place in bare.items() if name not in places}
    return Columns(layout, unsaid | places, layout.scale, titles, tuple(unsaid))


def _places(wanted: Mapping[str, Sequence[str]], plain: Sequence[str]) -> dict[str, int]:
    return {
        name: plain.index(known[0])
        for name, aliases in wanted.items()
        if (known := [alias for alias in aliases if alias in plain])
    }


def _other(layout: Layout, plain: Sequence[str], titles: Sequence[str]) -> Columns:
    places: dict[str, int] = {}
    scale: dict[str, float] = {}
    bare: list[str] = []
    twice: dict[str, tuple[str, str]] = {}
    for place, title in enumerate(plain):
        name, unit = _meaning(layout, title)
        if name is None:
            continue
        if name in places:
            twice.setdefault(name, (titles[places[name]], titles[place]))
            continue
        places[name] = place
        if name in RATES:
            scale |= {name: unit} if unit is not None else {}
            bare += [name] if unit is None else []
    if "clock" in places and "observed_at" not in places:  # "Time (UTC)" says the day too where no column is a date
        places["observed_at"] = places.pop("clock")
    return Columns(layout, places, scale, titles, tuple(bare), twice)


def _meaning(layout: Layout, title: str) -> tuple[str | None, float | None]:
    """The field of a title and, of a rate, its unit; "погрешность, %" is a share of the rate."""
    if title.endswith(PERCENT):
        share = title.removesuffix(PERCENT) in layout.titles["uncertainty_kg_h"]
        return ("uncertainty_percent" if share else None), None
    for name, aliases in layout.titles.items():
        if title in aliases:
            return name, None
    for unit, scale in units().items():
        bare = title.removesuffix(f" {unit}")
        if bare != title:
            return next(((name, scale) for name in RATES if bare in layout.titles[name]), (None, None))
    return None, None
