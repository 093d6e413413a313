"""What is a reason, wherever one is asked for? Words that a reader can follow, not a dot or a dash."""

from __future__ import annotations

import re

from firedamp.science.errors import InputError

FEWEST_WORDS, FEWEST_LETTERS = 2, 8
WORD = re.compile(r"[^\W\d_]{2,}")


def is_reason(text: str) -> bool:
    """Whether a text has at least two words, eight letters, and not one letter over and over again."""
    words = WORD.findall(text)
    letters = "".join(words).casefold()
    return len(words) >= FEWEST_WORDS and len(letters) >= FEWEST_LETTERS and len(set(letters)) > 2


def require_reason(field: str, text: str) -> str:
    """The text without spaces around it. InputError `missing` for an empty one, `no_reason` for one without words."""
    said = text.strip()
    if not said:
        raise InputError.one(field, "missing")
    if not is_reason(said):
        raise InputError.one(field, "no_reason", said, words=FEWEST_WORDS, letters=FEWEST_LETTERS)
    return said
