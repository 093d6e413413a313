"""A forgotten password is set anew by a letter; nobody learns from it who has an account."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from tests.server.asking import post
from tests.server.people import person

pytestmark = pytest.mark.django_db
REQUEST = "/auth/browser/v1/auth/password/request"
RESET = "/auth/browser/v1/auth/password/reset"
NEW = "Совсем-новый-пароль-7"


@pytest.fixture
def forgetful() -> None:
    person("forgetful", email="forgetful@example.org")


def asked(email: str) -> Any:
    return post(Client(), REQUEST, {"email": email})


def test_it_works(forgetful: None) -> None:
    assert asked("forgetful@example.org").status_code == 200
    (letter,) = mail.outbox
    key = re.search(r"/account/password/(\S+)", letter.body)[1]  # type: ignore[index]
    assert post(Client(), RESET, {"key": key, "password": NEW}).status_code in (200, 401)  # 401: sign in now
    assert post(Client(), "/auth/browser/v1/auth/login", {"username": "forgetful", "password": NEW}).status_code == 200


def test_the_answer_is_the_same_for_an_address_that_nobody_has(forgetful: None) -> None:
    known, unknown = asked("forgetful@example.org"), asked("nobody@example.org")
    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())


def test_a_key_that_is_none_is_refused(forgetful: None) -> None:
    assert post(Client(), RESET, {"key": "nonsense", "password": NEW}).status_code == 400


def test_a_weak_password_is_refused_by_its_reason(forgetful: None) -> None:
    asked("forgetful@example.org")
    key = re.search(r"/account/password/(\S+)", mail.outbox[0].body)[1]  # type: ignore[index]
    answer = post(Client(), RESET, {"key": key, "password": "12345"})
    assert answer.status_code == 400
    assert any(error["param"] == "password" for error in answer.json()["errors"])


def letter_of(email: str, **headers: str) -> Any:
    client = Client(headers={"Accept-Language": headers["language"]} if headers else None)
    assert post(client, REQUEST, {"email": email}).status_code == 200
    return mail.outbox[-1]


@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [("ru", "Новый пароль", "Задать новый пароль:"), ("en-GB,en;q=0.9", "A new password", "Set a new password:")],
)
def test_the_letter_is_in_the_language_of_who_asks(forgetful: None, language: str, subject: str, words: str) -> None:
    letter = letter_of("forgetful@example.org", language=language)
    assert subject in letter.subject
    assert words in letter.body
    assert "forgetful" in letter.body


def test_without_a_language_of_theirs_it_is_in_that_of_the_server(
    forgetful: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "A new password" in letter_of("forgetful@example.org").subject
    monkeypatch.setenv("FIREDAMP_LANG", "ru")
    assert "Новый пароль" in letter_of("forgetful@example.org").subject
