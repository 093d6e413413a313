"""Which words of a header tell one column from another of the same name? Absolute, dry ash-free, flared, planned …"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from firedamp.science.reference import Column
from firedamp.tables.vocabulary import POWERS

Qualifiers = Mapping[str, frozenset[str]]  # group -> what a text says of it; more than one where it says several
NOTHING: frozenset[str] = frozenset()


@lru_cache(maxsize=16_384)
def qualified(text: str) -> tuple[str, Qualifiers]:
    """A header without its qualifying words, and what these say. The rest keeps its brackets and commas."""
    rest = text.translate(POWERS)
    said: dict[str, frozenset[str]] = {}
    for (group, value), pattern in _patterns().items():
        rest, count = pattern.subn(" ", rest)
        if count:
            said[group] = said.get(group, NOTHING) | {value}
    return rest, said


def qualifiers_of(column: Column) -> Qualifiers:
    """What a column itself says, by its name and its labels."""
    return _said_by((column.name, *column.label.values()))


@lru_cache(maxsize=1_024)
def _said_by(texts: tuple[str, ...]) -> Qualifiers:
    said: dict[str, frozenset[str]] = {}
    for text in texts:
        for group, values in qualified(text)[1].items():
            said[group] = said.get(group, NOTHING) | values
    return said


def fits(column: Column, said: Qualifiers) -> bool:
    """Nothing that is said is strange to the column."""
    own = qualifiers_of(column)
    return all(values <= own.get(group, NOTHING) for group, values in said.items())


@cache
def _patterns() -> dict[tuple[str, str], re.Pattern[str]]:
    stated = tomllib.loads((files("firedamp.tables.records") / "qualifiers.toml").read_text("utf-8"))
    return {
        (group, value): re.compile("|".join(map(_pattern, sorted(phrases, key=len, reverse=True))), re.IGNORECASE)
        for group, values in stated.items()
        for value, phrases in values.items()
    }


def _pattern(phrase: str) -> str:
    """Words in a row, with any marks between them: "с б м" is «с.б.м.», "сух* беззол*" is «сух. беззольн.»."""
    words = [re.escape(word.strip("~*")) + (r"[^\W_]*" if word.endswith("*") else "") for word in phrase.split()]
    no_unit = r"(?<!/)(?<!/ )(?<!3 )(?<!per )(?<!в )" if phrase.startswith("~") else ""
    return r"(?<![^\W_])" + no_unit + r"[\W_]+".join(words) + r"(?![^\W_])"
