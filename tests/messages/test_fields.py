"""Every field that the program names in a problem has a name for people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import firedamp
from firedamp.messages import LANGUAGES
from firedamp.messages.wording import shipped_labels

NAMED = re.compile(r"\b(?:InputError\.one|Problem|require_reason)\(\s*\"([a-z]\w*)\"")


def fields() -> list[str]:
    """Names that stand in the source as they are: those of columns, sheets and templates have their own labels."""
    folder = Path(firedamp.__file__).parent
    texts = (path.read_text("utf-8") for part in ("server", "forms") for path in (folder / part).rglob("*.py"))
    return sorted({name for text in texts for name in NAMED.findall(text)})


@pytest.mark.parametrize("field", fields())
def test_a_field_is_called_by_words_in_each_language(field):
    assert set(shipped_labels().get(field, {})) == set(LANGUAGES)
