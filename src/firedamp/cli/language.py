"""Which language the command speaks, and that it speaks UTF-8 whatever the locale says."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

LANGUAGES = ("en", "ru")
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language of --lang, else of FIREDAMP_LANG, else of the locale, else English."""
    return _named(arguments) or _known(environment.get("FIREDAMP_LANG", "")) or _of_locale(environment) or "en"


def _named(arguments: Sequence[str]) -> str | None:
    for place, word in enumerate(arguments):
        if word == "--lang":
            return _known(arguments[place + 1]) if place + 1 < len(arguments) else None
        if word.startswith("--lang="):
            return _known(word.removeprefix("--lang="))
    return None


def _of_locale(environment: Mapping[str, str]) -> str | None:
    """The first of the locale's variables that is set decides, as it does for every other program."""
    set_ones = [environment[name] for name in LOCALE_VARIABLES if environment.get(name)]
    return _known(set_ones[0]) if set_ones else None


def _known(name: str) -> str | None:
    short = name.strip().lower()[:2]
    return short if short in LANGUAGES and not name[2:3].isalpha() else None


def speak_utf8() -> None:
    """Write UTF-8 even where the locale is C; a byte of a file's name that is no text is shown, not a crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
