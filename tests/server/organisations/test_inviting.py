"""Invitations: by a link that opens once, for one address, for a while."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from tests.server.asking import post
from tests.server.people import browser_of, organisation, person

from firedamp.server.accounts.models import User
from firedamp.server.organisations.models import Invitation, Membership
from firedamp.server.organisations.rights import Role

pytestmark = pytest.mark.django_db
ADDRESS = "/organisations/own-coal/invitations"
PASSWORD = "Длинный-пароль-42"


@pytest.fixture
def manager() -> Client:
    return browser_of(person("manager", of=organisation("own-coal"), role=Role.ADMINISTRATOR))


def invited(manager: Client, email: str = "eco@example.org", role: str = "engineer") -> str:
    answer = post(manager, ADDRESS, {"email": email, "role": role})
    assert answer.status_code == 201, answer.content.decode()
    secret: str = answer.json()["link"].split("#")[1]
    return secret


def join(secret: str, **fields: Any) -> Any:
    return post(Client(), "/invitations/join", {"secret": secret, "username": "eco", "password": PASSWORD, **fields})


def test_it_works(manager: Client) -> None:
    secret = invited(manager)
    shown = post(Client(), "/invitations/look", {"secret": secret}).json()
    assert (shown["email"], shown["role"], shown["has_account"]) == ("eco@example.org", "engineer", False)
    assert join(secret).status_code == 201
    assert Membership.objects.get(user__username="eco").role == Role.ENGINEER
    body = {"username": "eco", "password": PASSWORD}
    assert post(Client(), "/auth/browser/v1/auth/login", body).status_code == 200


def test_the_link_is_sent_to_the_address(manager: Client, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        secret = invited(manager)
    (letter,) = mail.outbox
    assert letter.to == ["eco@example.org"]
    assert re.search(r"http://testserver/account/join#(\S+)", letter.body)[1] == secret  # type: ignore[index]


def test_the_secret_is_not_kept(manager: Client) -> None:
    assert invited(manager) not in str(Invitation.objects.values().get())


def test_a_link_opens_once(manager: Client) -> None:
    secret = invited(manager)
    assert join(secret).status_code == 201
    assert join(secret, username="second").status_code == 404
    assert not User.objects.filter(username="second").exists()


def test_a_link_runs_out(manager: Client) -> None:
    secret = invited(manager)
    Invitation.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert join(secret).status_code == 404
    assert post(Client(), "/invitations/look", {"secret": secret}).status_code == 404


def test_a_withdrawn_link_opens_nothing(manager: Client) -> None:
    secret = invited(manager)
    number = Invitation.objects.get().pk
    assert manager.delete(f"/api/v1{ADDRESS}/{number}").status_code == 204
    assert join(secret).status_code == 404


def test_who_has_an_account_accepts_with_it(manager: Client) -> None:
    user = person("eco", email="Eco@example.org")
    secret = invited(manager, role="verifier")
    assert post(Client(), "/invitations/look", {"secret": secret}).json()["has_account"] is True
    assert post(browser_of(user), "/invitations/accept", {"secret": secret}).json()["role"] == "verifier"


def test_an_invitation_is_for_its_address_alone(manager: Client) -> None:
    other = browser_of(person("other", email="other@example.org"))
    assert post(other, "/invitations/accept", {"secret": invited(manager)}).status_code == 403
    assert not Membership.objects.filter(user__username="other").exists()


def test_an_invitation_takes_no_administrator_s_role(manager: Client) -> None:
    User.objects.filter(username="manager").update(email="boss@example.org")
    secret = invited(manager, email="boss@example.org", role="viewer")
    assert post(manager, "/invitations/accept", {"secret": secret}).json()["role"] == "administrator"


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"username": "manager"}, "username"), ({"username": "a b/c"}, "username"), ({"password": "12345"}, "password")],
)
def test_a_bad_account_leaves_the_invitation_open(manager: Client, fields: dict[str, str], field: str) -> None:
    secret = invited(manager)
    answer = join(secret, **fields)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert join(secret).status_code == 201


@pytest.mark.parametrize("email", ["", "x", "a@b", "a@b.c\nBcc: d@e.f"])
def test_a_bad_address_is_refused(manager: Client, email: str) -> None:
    assert post(manager, ADDRESS, {"email": email, "role": "viewer"}).status_code in (400, 422)
    assert not Invitation.objects.exists()


def test_only_an_administrator_invites(manager: Client) -> None:
    engineer = browser_of(person("engineer", of=organisation("own-coal")))
    assert post(engineer, ADDRESS, {"email": "a@example.org", "role": "viewer"}).status_code == 403
    stranger = browser_of(person("stranger"))
    assert post(stranger, ADDRESS, {"email": "a@example.org", "role": "viewer"}).status_code == 404
