"""How a number, a unit and any given value are written in a language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from math import isfinite

NO_BREAK_SPACE = "\u00a0"
SEPARATORS = {"en": (",", "."), "ru": (NO_BREAK_SPACE, ",")}  # of thousands, of decimals
QUOTES = {"en": ("“", "”"), "ru": ("«", "»")}
NO_BREAK = NO_BREAK_SPACE + "\u202f"  # spaces that belong into numbers
LONGEST_VALUE = 80  # characters of a given value that a sentence repeats


def number_text(value: float, lang: str, decimals: int | None = None) -> str:
    """A number as the language writes it: 1,234.5 in English, 1 234,5 in Russian.

    Without `decimals`, as many digits as the number has, up to 10 significant ones.
    """
    if isinstance(value, int) and decimals is None:
        text = f"{value:,d}" if abs(value) < 10**30 else f"{value:.10g}"
    elif not isfinite(value):
        return str(value)
    elif decimals is None:
        text = _shortest(float(value))
    else:
        text = f"{value:,.{decimals}f}"
        if not text.strip("-0.,"):
            text = text.removeprefix("-")
    thousands, point = SEPARATORS[lang]
    return text.translate({ord(","): thousands, ord("."): point, ord("-"): "−"})


def _shortest(value: float) -> str:
    if value and not 1e-4 <= abs(value) < 1e15:
        return f"{value:.10g}"
    text = f"{value:,.{max(0, 10 - len(str(int(abs(value)))))}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def unit_text(unit: str, lang: str) -> str:
    """A unit as people write it: "m3/t" is m³/t, in Russian м³/т; a pure number has none."""
    names = _unit_names()
    if unit in names:
        return names[unit][lang]
    parts = unit.split("/")
    return "/".join(names.get(part.strip(), {}).get(lang, part.strip()) for part in parts)


@cache
def _unit_names() -> dict[str, dict[str, str]]:
    text = files("firedamp.messages").joinpath("units.toml").read_text("utf-8")
    return tomllib.loads(text)


class Bare(str):
    """Text that a sentence repeats without quotes, such as a year."""


def value_text(value: object, lang: str) -> str:
    """A given value as a sentence repeats it: a number in the language's form, text in quotes, nothing unprintable."""
    match value:
        case None:
            return "—"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return number_text(value, lang)
        case Bare():
            return str(value)
        case str():
            opening, closing = QUOTES[lang]
            return f"{opening}{plain_text(value)}{closing}"
        case _:
            return plain_text(str(value))


def plain_text(text: str, longest: int = LONGEST_VALUE) -> str:
    """Text without control characters and not longer than a sentence bears."""
    shown = text if len(text) <= longest else text[:longest] + "…"
    return "".join(
        mark if mark.isprintable() or mark in NO_BREAK else mark.encode("unicode_escape").decode() for mark in shown
    )
