"""Words for what went wrong: a problem or an error as a sentence, in English or Russian."""

from __future__ import annotations

from firedamp.messages.numbers import number_text, unit_text
from firedamp.messages.wording import LANGUAGES, describe, label_text, title_text

__all__ = ["LANGUAGES", "describe", "label_text", "number_text", "title_text", "unit_text"]
