"""TOTP: whoever has set one up needs it to sign in."""

from __future__ import annotations

import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from tests.server.asking import post
from tests.server.people import person

from firedamp.server.audit.models import AuditEntry

pytestmark = pytest.mark.django_db
PASSWORD = "Длинный-пароль-42"
LOGIN = "/auth/browser/v1/auth/login"
TOTP = "/auth/browser/v1/account/authenticators/totp"


def code_of(secret: str, steps_ago: int = 0) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 - steps_ago)))


def signed_in() -> Client:
    browser = Client()
    assert post(browser, LOGIN, {"username": "careful", "password": PASSWORD}).status_code == 200
    return browser


@pytest.fixture
def secret() -> str:
    person("careful", password=PASSWORD, email="careful@example.org")
    browser = signed_in()
    assert post(browser, "/auth/browser/v1/auth/reauthenticate", {"password": PASSWORD}).status_code == 200
    found: str = browser.get(f"/api/v1{TOTP}").json()["meta"]["secret"]
    activated = post(browser, TOTP, {"code": code_of(found)})
    assert activated.status_code == 200, activated.content.decode()
    return found


def login(browser: Client) -> Any:
    return post(browser, LOGIN, {"username": "careful", "password": PASSWORD})


def test_it_works(secret: str) -> None:
    cache.clear()  # a code is good once, and these tests do not wait for the next
    browser = Client()
    first = login(browser)
    assert first.status_code == 401
    assert browser.get("/api/v1/session").json()["signed_in"] is False
    answer = post(browser, "/auth/browser/v1/auth/2fa/authenticate", {"code": code_of(secret)})
    assert answer.status_code == 200, answer.content.decode()
    assert browser.get("/api/v1/session").json()["signed_in"] is True


@pytest.mark.parametrize(("steps_ago", "status"), [(1, 200), (3, 400)])
def test_a_code_may_arrive_a_step_late_and_no_later(secret: str, steps_ago: int, status: int) -> None:
    browser = Client()
    login(browser)
    answer = post(browser, "/auth/browser/v1/auth/2fa/authenticate", {"code": code_of(secret, steps_ago)})
    assert answer.status_code == status


def test_it_takes_the_password_again() -> None:
    person("careful", password=PASSWORD)
    browser = signed_in()
    secret = browser.get(f"/api/v1{TOTP}").json()["meta"]["secret"]
    answer = post(browser, TOTP, {"code": code_of(secret)})
    assert answer.status_code == 401
    assert answer.json()["data"]["flows"] == [{"id": "reauthenticate"}]


def test_a_wrong_code_does_not_open(secret: str) -> None:
    browser = Client()
    login(browser)
    assert post(browser, "/auth/browser/v1/auth/2fa/authenticate", {"code": "000000"}).status_code == 400
    assert browser.get("/api/v1/session").json()["signed_in"] is False


def test_setting_one_up_is_written_down(secret: str) -> None:
    assert AuditEntry.objects.filter(action="second_factor.add", actor_name="careful").exists()
