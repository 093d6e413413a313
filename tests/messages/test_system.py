"""Errors of the operating system are told in the reader's language."""

from __future__ import annotations

import errno
import os

import pytest

from firedamp.messages.system import REASONS, system_reason
from firedamp.messages.wording import describe
from firedamp.science.errors import Problem


@pytest.mark.parametrize("number", REASONS)
def test_what_is_known_is_told_in_both_languages(number: int) -> None:
    reason = system_reason(OSError(number, os.strerror(number)))
    problem = Problem("file", "file_unwritable", "x.csv", {"reason": reason})
    english, russian = (describe(problem, lang) for lang in ("en", "ru"))
    assert "system_" not in english + russian
    assert os.strerror(number) not in russian


def test_what_is_not_known_is_told_in_the_system_s_words() -> None:
    assert system_reason(OSError(errno.EPIPE, "Broken pipe")) == "Broken pipe"
    assert system_reason(ValueError("embedded null byte")) == "embedded null byte"
