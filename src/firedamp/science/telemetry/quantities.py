"""What can a channel measure, in which units, and where? Quantities and places as quantities.toml states them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.factors import Text
from firedamp.science.limits import Limit, limits
from firedamp.science.units import converted as number_in

CONTINUOUS, STATE, OTHER = "continuous", "state", "other"
METHANE = "methane_concentration"
PLAIN = str.maketrans({" ": "", ".": "", "\u00a0": "", "\u202f": "", "³": "3", "²": "2", "^": "", ",": ""})


@dataclass(frozen=True)
class Quantity:
    """A quantity. `units`: the accepted units as pint reads them, each with its spellings, the canonical one first.

    `minimum` and `maximum` (canonical unit): no reading lies beyond; `usual`: where a channel's median lies.
    """

    id: str
    title: Text
    nature: str
    unit: str = ""
    units: Mapping[str, tuple[str, ...]] = dataclass_field(default_factory=dict)
    minimum: float | None = None
    maximum: float | None = None
    usual: tuple[float, float] | None = None
    resolution: float | None = None

    def unit_of(self, text: str) -> str:
        """The accepted unit that a text names ("м³/мин" is "m3/min"). Raises InputError `unknown_unit`.

        Another quantity has whatever unit its source names.
        """
        if self.nature == OTHER:
            return text.strip()
        plain = _plain(text)
        for unit, spellings in self.units.items():
            if plain in {_plain(spelling) for spelling in (unit, *spellings)}:
                return unit
        raise InputError.one("unit", "unknown_unit", text[:80], unit=", ".join(self.units))

    def line_from(self, unit: str) -> tuple[float, float]:
        """(scale, offset): a number in an accepted unit times the scale plus the offset is in the canonical one."""
        if self.nature == OTHER or unit == self.unit:
            return 1.0, 0.0
        return _line(unit, self.unit)

    def in_unit(self, number: float, unit: str) -> float:
        """A number in the canonical unit as one in an accepted unit."""
        scale, offset = self.line_from(unit)
        return (number - offset) / scale


@dataclass(frozen=True)
class Place:
    """Where a channel measures; `limit_ids` are the records of the data package `limits` for methane there."""

    id: str
    title: Text
    limit_ids: tuple[str, ...]

    def limits(self) -> tuple[Limit, ...]:
        """The sourced limits of methane at such a place, each with document and status; none where none is known."""
        return tuple(limit for limit in limits() if limit.id in self.limit_ids)


@lru_cache(maxsize=256)  # asked for every channel and unit of a file
def _line(unit: str, canonical: str) -> tuple[float, float]:
    zero, one = (number_in("unit", number, unit, canonical) for number in (0.0, 1.0))
    return float(f"{one - zero:.12g}"), float(f"{zero:.12g}")


def converted(values: np.ndarray, from_unit_text: str, quantity: Quantity) -> np.ndarray:
    """Readings given in a unit, in the quantity's canonical unit. Raises InputError `unknown_unit`."""
    scale, offset = quantity.line_from(quantity.unit_of(from_unit_text))
    given = np.asarray(values, dtype=float)
    return given if (scale, offset) == (1.0, 0.0) else given * scale + offset


@lru_cache(maxsize=1)
def quantities() -> Mapping[str, Quantity]:
    """Every quantity by id."""
    return {name: _quantity(name, stated) for name, stated in _document()["quantities"].items()}


def quantity_of(quantity_id: str) -> Quantity:
    """The quantity of that id; InputError `not_a_choice`."""
    if quantity_id not in quantities():
        raise InputError.one("quantity", "not_a_choice", quantity_id[:80], choices=", ".join(quantities()))
    return quantities()[quantity_id]


@lru_cache(maxsize=1)
def places() -> Mapping[str, Place]:
    """Every place by id."""
    return {
        name: Place(name, stated["title"], tuple(stated["limits"])) for name, stated in _document()["places"].items()
    }


def place_of(place_id: str) -> Place:
    """The place of that id; InputError `not_a_choice`."""
    if place_id not in places():
        raise InputError.one("place", "not_a_choice", place_id[:80], choices=", ".join(places()))
    return places()[place_id]


def _quantity(name: str, stated: Mapping[str, Any]) -> Quantity:
    units = {unit: tuple(spellings) for unit, spellings in stated.get("units", {}).items()}
    low, high = stated.get("usual", (None, None))
    rest = {key: value for key, value in stated.items() if key not in ("units", "usual")}
    return Quantity(name, **rest, units=units, usual=None if low is None else (float(low), float(high)))


def _plain(text: str) -> str:
    return text.casefold().translate(PLAIN)


@lru_cache(maxsize=1)
def _document() -> dict[str, Any]:
    return tomllib.loads((files("firedamp.science.telemetry") / "quantities.toml").read_text("utf-8"))
