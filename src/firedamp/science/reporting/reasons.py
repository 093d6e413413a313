"""What is a reason, wherever one is asked for? Words that a reader can follow, of the very figures they explain."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from firedamp.science.errors import InputError

FEWEST_WORDS, FEWEST_LETTERS = 2, 8
NAMES = ("site", "methods", "other")  # of a question, as people call them today
PART = re.compile(r"[^\W_]+")
DIGIT = re.compile(r"\d")
WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Reason:
    """Why something is so, and `of` what figures that was said (`content_of_change`, `content_of_question`).

    None: what an issue states that was frozen before reasons were bound to figures; it explains whatever it stands at.
    """

    text: str
    of: str | None


def content_of_change(row: Mapping[str, Any]) -> str:
    """The change that a reason explains: both years' figures, t CO2e."""
    return _canonical({name: row[name] for name in ("last_co2e_t", "co2e_t")})


def content_of_question(problem: Mapping[str, Any]) -> str:
    """What a question asks of: its calculations and figures, but not the names of sites and methods."""
    return _canonical({name: value for name, value in problem["params"].items() if name not in NAMES})


def _canonical(figures: Mapping[str, Any]) -> str:
    return json.dumps(figures, ensure_ascii=False, sort_keys=True)


def explained(reasons: Mapping[str, Reason], subject: str, content: str) -> str:
    """The words given of these very figures; those that were said of others explain nothing."""
    given = reasons.get(subject)
    return given.text if given and given.of in (None, content) else ""


def is_reason(text: str) -> bool:
    """Whether a text has at least two words, eight letters, and not one letter over and over again."""
    words = WORD.findall(text)
    return len(words) >= FEWEST_WORDS and _is_long("".join(words))


def _is_long(signs: str) -> bool:
    return len(signs) >= FEWEST_LETTERS and len(set(signs.casefold())) > 2


def names_document(text: str) -> bool:
    """Whether a text can name a document by its number or date: two words or numbers at least, eight letters and
    figures, such as "Order No. 371" or "Letter No. 12 of 15.03.2025"."""
    parts = PART.findall(text)
    return bool(WORD.search(text) and DIGIT.search(text)) and len(parts) >= FEWEST_WORDS and _is_long("".join(parts))


def require_reason(field: str, text: str) -> str:
    """The text without spaces around it. InputError `missing` for an empty one, `no_reason` for one without words."""
    said = text.strip()
    if not said:
        raise InputError.one(field, "missing")
    if not is_reason(said):
        raise InputError.one(field, "no_reason", said, words=FEWEST_WORDS, letters=FEWEST_LETTERS)
    return said
