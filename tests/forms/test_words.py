"""Both languages say the same things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from firedamp.forms.document import Issued
from firedamp.forms.sections.values import place_text
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


@pytest.mark.parametrize(
    ("place", "russian"),
    [
        ("eq. 4.1.5", "ф-ла 4.1.5"),
        ("post-mining, Tier 2", "последующее обращение, уровень 2"),
        ("98.323, eq. FF-1", "98.323, ф-ла FF-1"),
        ("0.67·10⁻⁶ Gg/m³", "0,67·10⁻⁶ Гг/m³"),
        ("methodology", "методика"),
        ("factors", "коэффициенты"),
        ("presentation", "презентация"),
    ],
)
def test_a_place_in_a_document_is_said_in_the_language_of_the_form(documents, place, russian):
    assert place_text(Issued(documents["year"], "ru"), place) == russian.replace("m³", "м³")
    assert place_text(Issued(documents["year"], "en"), place) == place
