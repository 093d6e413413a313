"""Units: one pint registry with the field's own, and conversion at the edges.

Methane and carbon dioxide are dimensions of their own (`t CH4`, `t CO2`), so that a sheet cannot add one to the other
without a global warming potential.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from firedamp.science.errors import InputError

SPECIES = {"CH4": "methane", "CO2": "carbon_dioxide"}
LONGEST_UNIT = 100  # characters
# Names with small powers, and nothing that pint would compute: m**9**9**9 would keep it busy for ever.
FACTOR = r"(?:1|[A-Za-zµ°%_]+[23]?(?:(?:\*\*|\^)-?[1-9])?)"
UNIT_TEXT = re.compile(rf"\(*{FACTOR}\)*(?: ?[ */] ?\(*{FACTOR}\)*)*")
# In which other units people give the numbers of mines; what fits which input is for pint to say.
OFFERED = (
    "kg", "t", "kt", "Mt", "m3", "1000 m3", "million m3", "ft3", "m3/min", "m3/h", "m3/s", "m3/day", "1000 m3/day",
    "ft3/min", "m3/t", "ft3/t", "kg/m3", "g/m3", "t/day", "kt/day", "t/h", "m", "km", "ft", "min", "h",
    "day", "Pa", "kPa", "MPa", "bar", "atm", "mmHg", "psi", "degC", "kelvin", "degR", "degF", "percent",
)  # fmt: skip
DISPLAY = {"CO2/CH4": "t/t", "1": "", "percent": "%", "degC": "°C", "degF": "°F", "degR": "°R", "kelvin": "K"}


@lru_cache(maxsize=1)
def registry() -> Any:
    """The pint registry (imported late: it takes half a second that a plain calculation does not need)."""
    import pint

    units: Any = pint.UnitRegistry(cache_folder=None, on_redefinition="ignore")  # kt is a kilotonne here, not a knot
    units.define("methane = [methane]")
    units.define("carbon_dioxide = [carbon_dioxide]")
    units.define("kt = 1000 * metric_ton")
    units.define("Mt = 1000000 * metric_ton")
    units.define("thousand_cubic_metres = 1000 * meter ** 3")
    units.define("million_cubic_metres = 1000000 * meter ** 3")
    return units


def unit(text: str) -> Any:
    """pint unit of a text such as "m3/min", "kg CH4/m3", "1000 m3"; raises ValueError if there is none."""
    plain = text.strip()[: LONGEST_UNIT + 1].replace("³", "3").replace("²", "2")
    plain = plain.replace("1000 m3", "thousand_cubic_metres").replace("million m3", "million_cubic_metres")
    for formula, name in SPECIES.items():
        plain = re.sub(rf"\b{formula}\b", name, plain)
    # Mm3 is a million m³ to a gas engineer and a cubic megametre to the SI: say "million m3".
    if plain and (len(text) > LONGEST_UNIT or not UNIT_TEXT.fullmatch(plain) or "Mm3" in plain):
        raise ValueError(f"unknown unit {text[:LONGEST_UNIT]!r}")
    plain = re.sub(r"([A-Za-z])([23])\b", r"\1**\2", re.sub(r"(?<=\w) (?=\w)", "*", plain))
    try:
        return registry().Unit("dimensionless" if plain in ("", "1", "count") else plain)
    except Exception as error:  # pint raises half a dozen unrelated types
        raise ValueError(f"unknown unit {text!r}") from error


def scale_between(given: Any, wanted: Any) -> float | None:
    """How many `wanted` one `given` is, or None where the dimensions differ."""
    try:
        ratio = registry().Quantity(1.0, given / wanted).to_base_units()
    except Exception:  # a scale with an offset, or of decibels, is no multiple of anything
        return None
    return float(ratio.magnitude) if ratio.dimensionless else None


@lru_cache(maxsize=256)
def offered(wanted: str) -> tuple[tuple[str, float, float], ...]:
    """Units in which a number of a unit may be given as well, its own first: (unit as displayed, scale, offset).

    A number in such a unit times the scale plus the offset is the number in the wanted unit.
    """
    own = (displayed(wanted), 1.0, 0.0)
    others = (_line_between(given, wanted) for given in OFFERED if displayed(given) != own[0])
    return (own, *(found for found in others if found))


def _line_between(given: str, wanted: str) -> tuple[str, float, float] | None:
    try:
        ends = [converted("", value, given, wanted) for value in (0.0, 1.0)]
    except InputError:
        return None
    return (displayed(given), _digits(ends[1] - ends[0]), _digits(ends[0]))


def _digits(number: float) -> float:
    """Without the last digits that adding a temperature's offset loses."""
    return float(f"{number:.12g}") + 0.0


def converted(field: str, value: float, given: str, wanted: str) -> float:
    """A value with a unit in the unit that a field wants (temperatures with their offset).

    Raises InputError: `unknown_unit` for a text that is no unit, `wrong_unit` where the dimensions differ.
    """
    if given in (wanted, displayed(wanted)):
        return value
    try:
        source = unit(_with_species(given, wanted))
    except ValueError:
        raise InputError.one(field, "unknown_unit", given[:80], unit=displayed(wanted)) from None
    try:
        return float(registry().Quantity(value, source).to(unit(wanted)).magnitude)
    except OverflowError:
        raise InputError.one(field, "not_finite", None) from None
    except Exception:  # pint's DimensionalityError, and what else it raises for decibels and other scales
        raise InputError.one(field, "wrong_unit", given[:80], unit=displayed(wanted)) from None


def _with_species(given: str, wanted: str) -> str:
    """A user writes kg/m3 for the density of methane; the sheet knows that it is kg CH4/m3."""
    for formula in SPECIES:
        if formula in wanted and formula not in given:
            head, slash, tail = given.partition("/")
            given = f"{head} {formula}{slash}{tail}"
    return given


def displayed(text: str) -> str:
    """The unit as a person reads it: without the species, which the name of the number says."""
    if text in DISPLAY:
        return DISPLAY[text]
    return re.sub(r" (CH4|CO2)\b", "", text).replace("percent", "%")
