"""What is not sound JSON is refused before any view sees it."""

from __future__ import annotations

import pytest

from firedamp.server.strict_json import DEEPEST, JsonRefused, loads


def test_sound_json_is_read() -> None:
    assert loads(b'{"a": [1, 2.5, "x", null, true]}') == {"a": [1, 2.5, "x", None, True]}


def test_numbers_that_are_none_are_named_with_their_places_at_once() -> None:
    with pytest.raises(JsonRefused) as caught:
        loads(b'{"readings": [{"value": 1}, {"value": NaN}, {"value": 1e999}], "limit": -Infinity}')
    assert [(each.field, each.rule, each.value) for each in caught.value.problems] == [
        ("readings.1.value", "not_finite", "NaN"),
        ("readings.2.value", "not_finite", "1e999"),
        ("limit", "not_finite", "-Infinity"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"\xff\xfe",
        b"NaN",
        b"[Infinity]",
        b"[-Infinity]",
        b"1e999",
        b"9" * 5000,
        b"9007199254740993",
        b'{"a": 1, "a": 2}',
        b'"\\u0000"',
        b'{"\\u0000": 1}',
        b'"\\ud800"',
        b"[" * (DEEPEST + 2) + b"]" * (DEEPEST + 2),
        b"[" * 100_000,
    ],
)
def test_unsound_json_is_refused(body: bytes) -> None:
    with pytest.raises(JsonRefused):
        loads(body)
