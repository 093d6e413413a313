"""Which words does a form use in a language?"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "ru")
Words = dict[str, Any]


@cache
def words_of(language: str) -> Words:
    """The words of words_en.toml or words_ru.toml."""
    return tomllib.loads(words_bytes(language).decode())


def words_bytes(language: str) -> bytes:
    """The file of a language's words as it is."""
    return (files("firedamp.forms") / f"words_{language}.toml").read_bytes()
