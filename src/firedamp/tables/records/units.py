"""In which units may a number of a reference table come, and how are they written?"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from firedamp.tables.vocabulary import Quantity, Unit

PLAIN = Quantity(units={}, ambiguous=frozenset(), names=(), assumed="", example="")


def quantity(unit: str) -> Quantity:
    """The units that stand for a canonical one; a number without a unit has none."""
    return _quantities().get(unit, PLAIN)


def unit_named(unit: str, name: str) -> Unit | None:
    """One of the units by the name that `Quantity.names` lists."""
    return next((each for each in quantity(unit).units.values() if each.unit == name), None)


def known_unit(name: str) -> bool:
    """Is it a unit of anything?"""
    return any(each.unit(name) for each in _quantities().values())


def assumed_unit(unit: str) -> Unit | None:
    """The unit of numbers whose header names none; None where it must be said."""
    known = quantity(unit)
    if known.assumed is None:
        return None
    return unit_named(unit, known.assumed) or Unit("", 1.0)


@cache
def _quantities() -> dict[str, Quantity]:
    stated = tomllib.loads((files("firedamp.tables.records") / "units.toml").read_text("utf-8"))
    return {canonical: _quantity(canonical, content) for canonical, content in stated.items()}


def _quantity(canonical: str, content: dict[str, object]) -> Quantity:
    listed: list[dict[str, object]] = content["units"]  # type: ignore[assignment]
    units: dict[str, Unit] = {}
    for entry in listed:
        unit = Unit(str(entry["unit"]), float(entry["scale"]))  # type: ignore[arg-type]
        units |= dict.fromkeys(map(str, entry["names"]), unit)  # type: ignore[call-overload]
    return Quantity(
        units=units,
        ambiguous=frozenset(map(str, content.get("ambiguous", ()))),  # type: ignore[call-overload]
        names=tuple(str(entry["unit"]) for entry in listed),
        assumed=None if "assumed" not in content else str(content["assumed"]),
        example=canonical,
    )
