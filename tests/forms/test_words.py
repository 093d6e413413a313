"""Both languages say the same things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from firedamp.forms.words import words_of
from firedamp.science.reporting.completeness import STATES


def leaves(words: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(words, dict):
        for key, value in words.items():
            yield from leaves(value, f"{path}.{key}")
    else:
        yield path, str(words)


def test_both_languages_have_the_same_keys():
    assert {path for path, _ in leaves(words_of("en"))} == {path for path, _ in leaves(words_of("ru"))}


def test_both_languages_have_the_same_places():
    russian = dict(leaves(words_of("ru")))
    for path, text in leaves(words_of("en")):
        if path not in (".date", ".day"):
            assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", russian[path])), path


def test_every_state_of_a_category_has_a_word():
    assert set(words_of("ru")["states"]) == set(STATES)
