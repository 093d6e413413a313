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
RATES = ("emission_kg_h", "uncertainty_kg_h")


@dataclass(frozen=True)
class Layout:
    id: str
    name: str
    source: str
    signature: tuple[str, ...]
    titles: Mapping[str, tuple[str, ...]]
    scale: Mapping[str, float]
    sigmas: float
    instrument: str
    status: str


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
        return len(self.places) + (10 if self.layout.signature else 0)


@lru_cache(maxsize=1)
def layouts() -> tuple[Layout, ...]:
    return tuple(
        Layout(
            each["id"], each["name"], each["source"], tuple(each["signature"]),
            {name: tuple(titles) for name, titles in each["titles"].items()},
            each.get("scale", {}), each["sigmas"], each.get("instrument", ""), each["status"],
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
    plain = [plain_title(title) for title in titles]
    for layout in layouts():
        if set(layout.signature) <= set(plain):
            return _published(layout, plain, titles) if layout.signature else _other(layout, plain, titles)
    raise AssertionError("the last layout has no signature")


def _published(layout: Layout, plain: Sequence[str], titles: Sequence[str]) -> Columns:
    places = {
        name: plain.index(known[0])
        for name, aliases in layout.titles.items()
        if (known := [alias for alias in aliases if alias in plain])
    }
    return Columns(layout, places, layout.scale, titles)


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
    return Columns(layout, places, scale, titles, tuple(bare), twice)


def _meaning(layout: Layout, title: str) -> tuple[str | None, float | None]:
    """The field of a title and, of a rate, its unit; "погрешность, %" is a share of the rate."""
    for name, aliases in layout.titles.items():
        if title in aliases:
            return name, None
    for unit, scale in units().items():
        bare = title.removesuffix(f" {unit}")
        if bare != title:
            return next(((name, scale) for name in RATES if bare in layout.titles[name]), (None, None))
    return None, None
