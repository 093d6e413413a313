"""Whose an e-mail address is, and what a stranger who asks for a password changes: nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from tests.server.accounts.test_second_factor import LOGIN, PASSWORD, TOTP, code_of, signed_in
from tests.server.asking import post
from tests.server.organisations.test_inviting import invited, join
from tests.server.people import browser_of, organisation, person

from firedamp.server.audit.models import AuditEntry

pytestmark = pytest.mark.django_db
ASK = "/auth/browser/v1/auth/password/request"
RESET = "/auth/browser/v1/auth/password/reset"
EMAIL = "careful@example.org"
NEW = "Совсем-новый-пароль-7"


@pytest.fixture
def careful() -> Any:
    return person("careful", password=PASSWORD, email=EMAIL)


def second_factor_set_up() -> Any:
    browser = signed_in()
    post(browser, "/auth/browser/v1/auth/reauthenticate", {"password": PASSWORD})
    secret = browser.get(f"/api/v1{TOTP}").json()["meta"]["secret"]
    return post(browser, TOTP, {"code": code_of(secret)})


def reset() -> None:
    post(Client(), ASK, {"email": EMAIL})
    key = re.search(r"/account/password/(\S+)", mail.outbox[-1].body)[1]  # type: ignore[index]
    assert post(Client(), RESET, {"key": key, "password": NEW}).status_code == 401  # set; sign in now


def test_a_stranger_s_request_leaves_the_second_factor_possible(careful: Any) -> None:
    post(Client(), ASK, {"email": EMAIL})
    answer = second_factor_set_up()
    assert answer.status_code == 200, answer.content.decode()


def test_an_address_that_nobody_has_is_sent_no_letter_and_the_answer_does_not_tell(careful: Any) -> None:
    unknown = post(Client(), ASK, {"email": "nobody@example.org"})
    assert mail.outbox == []
    known = post(Client(), ASK, {"email": EMAIL})
    assert [each.to for each in mail.outbox] == [[EMAIL]]
    assert (unknown.status_code, unknown.json()) == (known.status_code, known.json())


def test_an_address_that_was_left_unverified_leaves_it_possible(careful: Any) -> None:
    EmailAddress.objects.create(user=careful, email=EMAIL, verified=False)
    assert second_factor_set_up().status_code == 200


def test_a_completed_reset_proves_the_address(careful: Any) -> None:
    reset()
    (known,) = EmailAddress.objects.filter(user=careful)
    assert (known.email, known.verified, known.primary) == (EMAIL, True, True)


def test_an_accepted_invitation_proves_the_address() -> None:
    manager = browser_of(person("manager", of=organisation("own-coal"), role="administrator"))
    assert join(invited(manager)).status_code == 201
    assert [each.verified for each in EmailAddress.objects.all()] == [True]


@pytest.mark.parametrize("client", ["browser", "app"])
@pytest.mark.parametrize("way", ["account/email", "auth/email/verify", "auth/email/verify/resend", "account/phone"])
def test_nobody_has_letters_sent_to_other_addresses(careful: Any, client: str, way: str) -> None:
    browser = signed_in()
    for method in ("post", "put", "get"):
        address = f"/api/v1/auth/{client}/v1/{way}"
        answer = getattr(browser, method)(address, {"email": "victim@example.org"}, content_type="application/json")
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/not-found")
    assert mail.outbox == []


def test_tokens_end_with_a_password_that_was_set_anew(careful: Any) -> None:
    browser = signed_in()
    token = post(browser, "/tokens", {"name": "Выгрузка", "scopes": ["read"], "days": 9}).json()["token"]
    client = Client(headers={"Authorization": f"Bearer {token}"})
    assert client.get("/api/v1/calculations").status_code == 200
    reset()
    assert client.get("/api/v1/calculations").status_code == 401
    assert AuditEntry.objects.filter(action="token.revoke", subject_name="Выгрузка", actor=careful).exists()
    assert post(Client(), LOGIN, {"username": "careful", "password": NEW}).status_code == 200
