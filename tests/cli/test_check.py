"""What `firedamp check` says is written as the language writes it."""

from __future__ import annotations

import pytest

from firedamp.cli.check import said
from firedamp.cli.words import Words
from firedamp.server.operations.checking.finding import Finding


@pytest.mark.parametrize(("lang", "words"), [("ru", "свободно 71,1 ГБ"), ("en", "71.1 GB are free")])
def test_numbers_are_those_of_the_language(lang: str, words: str) -> None:
    assert words in said(Finding("storage", "ok", "storage_ok", {"folder": "/data", "free": 71.1}), Words(lang))
