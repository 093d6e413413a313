"""What the rules and methods of measured emissions are called, in both languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from firedamp.science.factors import Text


@lru_cache(maxsize=1)
def words() -> Mapping[str, Mapping[str, Mapping[str, Text]]]:
    """Of each set (kinds, roles, stands_for, fillings, rules, methods, reasons) and id: `title`, perhaps `text`."""
    return tomllib.loads((files("firedamp.science.measured") / "words.toml").read_text("utf-8"))
