"""What is wrong with a text that is no JSON or TOML is told by line and position, never in a library's words."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from firedamp.messages import describe
from firedamp.messages.wording import catalogue
from firedamp.science.errors import InputError
from firedamp.science.unparsed import REASONS, unparsed

LATIN = re.compile(r"[A-Za-z]{2,}")
KEYS = {*REASONS.values(), "parse_deep", "parse_encoding", "parse_other"}


def told(text: str | bytes, parser: object) -> dict[str, object]:
    with pytest.raises((ValueError, RecursionError)) as caught:
        parser(text)  # type: ignore[operator]
    return unparsed(caught.value, text if isinstance(text, str) else "")


@pytest.mark.parametrize(
    ("text", "reason", "line", "position"),
    [
        ('{\n "a": 1\n "b": 2}', "parse_comma", 3, "2"),
        ('{"a" 1}', "parse_colon", 1, "6"),
        ("{a: 1}", "parse_name", 1, "2"),
        ('{"a": }', "parse_value", 1, "7"),
        ('{"a": "b', "parse_open_text", 1, "7"),
        ('{"a": 1} 2', "parse_after_end", 1, "10"),
        ('["\\x"]', "parse_escape", 1, "3"),
        ('["\n"]', "parse_control", 1, "3"),
    ],
)
def test_json_that_is_none(text: str, reason: str, line: int, position: str) -> None:
    assert told(text, json.loads) == {"reason": reason, "line": line, "position": position}


@pytest.mark.parametrize(
    ("text", "reason", "line", "position"),
    [
        ("a = 1\nb 2", "parse_equals", 2, "3"),
        ("a = 1\na = 2", "parse_twice", 2, "6"),
        ("a = soon", "parse_value", 1, "5"),
        ("[a\nb = 1", "parse_bracket", 1, "3"),
        ("a = 1 b = 2", "parse_new_line", 1, "7"),
        ("a = 2026-02-31", "parse_date", 1, "5"),
        ("= 1", "parse_key", 1, "1"),
        ('a = "\\q"', "parse_escape", 1, "8"),
    ],
)
def test_toml_that_is_none(text: str, reason: str, line: int, position: str) -> None:
    assert told(text, tomllib.loads) == {"reason": reason, "line": line, "position": position}


def test_what_has_no_place_has_a_reason() -> None:
    assert told("[" * 100_000, json.loads) == {"reason": "parse_deep"}
    assert told("1" * 5_000, json.loads) == {"reason": "parse_digits"}
    assert told(b"\xff\xfe\xfa", lambda text: text.decode("utf-8")) == {"reason": "parse_encoding"}
    assert unparsed(ValueError("words of a later Python")) == {"reason": "parse_other"}


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_reason_has_words_of_our_own(lang: str) -> None:
    assert catalogue(lang)["reasons"].keys() >= KEYS
    for key in sorted(KEYS):
        for rule in ("bad_json", "streams_unreadable"):
            said = describe(InputError.one("file", rule, "x", reason=key, line=3, position="7"), lang)
            assert "3" in said
            assert "7" in said
            assert "parse" not in said
    if lang == "ru":
        assert not any(LATIN.search(catalogue(lang)["reasons"][key].replace("UTF-8", "")) for key in KEYS)
