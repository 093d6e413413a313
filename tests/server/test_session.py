"""Signing in and out, in a browser and as a client, and what each may then do."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import ProtectedError
from django.test import Client
from tests.server.asking import post

from firedamp.server.accounts.models import User
from firedamp.server.accounts.services import ensure_demo_users, user_create
from firedamp.server.organisations.models import Membership
from firedamp.server.organisations.rights import Role

LOGIN = "/auth/{}/v1/auth/login"
INVENTORY = {"basin": "kuzbass"}


@pytest.fixture
def password(db: None) -> str:
    return user_create(username="boss", platform_role="administrator", role=Role.ADMINISTRATOR)


def test_it_works(anonymous: Client) -> None:
    response = anonymous.get("/api/v1/session")
    assert response.json() == {"signed_in": False, "user": None, "language": "en"}
    assert "csrftoken" in response.cookies


def test_the_language_is_that_of_the_request(anonymous: Client) -> None:
    assert anonymous.get("/api/v1/session", headers={"Accept-Language": "ru"}).json()["language"] == "ru"


def test_a_browser_signs_in_and_out(password: str) -> None:
    browser = Client()
    assert post(browser, LOGIN.format("browser"), {"username": "boss", "password": password}).status_code == 200
    session = browser.get("/api/v1/session").json()
    assert session["user"] == {
        "username": "boss",
        "name": "",
        "email": "",
        "platform_role": "administrator",
        "may_edit_reference": True,
        "organisations": [
            {
                "id": "own",
                "name": {"en": "My organisation", "ru": "Моя организация"},
                "role": "administrator",
                "rights": ["enter", "manage", "read"],
            }
        ],
    }
    assert browser.delete("/api/v1/auth/browser/v1/auth/session").status_code == 401  # allauth: no longer signed in
    assert browser.get("/api/v1/session").json()["signed_in"] is False


def test_a_browser_needs_the_csrf_token(password: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(User.objects.get(username="boss"))
    refused = post(browser, "/inventories", INVENTORY)
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/csrf")
    token = browser.get("/api/v1/session").cookies["csrftoken"].value
    assert post(browser, "/inventories", INVENTORY, headers={"X-CSRFToken": token}).status_code == 201


def test_signing_in_from_a_browser_needs_the_csrf_token(password: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    response = post(browser, LOGIN.format("browser"), {"username": "boss", "password": password})
    assert (response.status_code, response.json()["type"]) == (403, "/problems/csrf")


def app_token(password: str) -> str:
    response = post(Client(enforce_csrf_checks=True), LOGIN.format("app"), {"username": "boss", "password": password})
    assert response.status_code == 200, response.content.decode()
    token: str = response.json()["meta"]["session_token"]
    return token


def test_a_client_writes_with_its_token_alone(password: str) -> None:
    client = Client(enforce_csrf_checks=True, headers={"X-Session-Token": app_token(password)})
    assert client.get("/api/v1/session").json()["user"]["username"] == "boss"
    stored = post(client, "/inventories", INVENTORY)
    assert stored.status_code == 201
    assert client.get(f"/api/v1/inventories/{stored.json()['id']}").status_code == 200


def test_a_token_ends_with_its_session(password: str) -> None:
    client = Client(headers={"X-Session-Token": app_token(password)})
    client.delete("/api/v1/auth/app/v1/auth/session")
    assert post(client, "/inventories", INVENTORY).status_code == 401


def test_a_wrong_password_is_refused(password: str) -> None:
    response = post(Client(), LOGIN.format("browser"), {"username": "boss", "password": "wrong"})
    assert response.status_code == 400


def test_guessing_passwords_is_slowed(password: str) -> None:
    statuses = [
        post(Client(), LOGIN.format("browser"), {"username": "boss", "password": str(number)}).status_code
        for number in range(8)
    ]
    assert 429 in statuses or statuses[-1] == 400
    # Even the right password waits now.
    assert post(Client(), LOGIN.format("browser"), {"username": "boss", "password": password}).status_code != 200


def test_nobody_signs_up(anonymous: Client) -> None:
    body = {"username": "me", "password": "a-Long-Enough-1"}
    assert post(anonymous, "/auth/browser/v1/auth/signup", body).status_code == 403
    assert not User.objects.filter(username="me").exists()


@pytest.mark.parametrize("body", ["{", '{"username": "\\u0000", "password": "x"}', "[" * 9000, "NaN", "[1]", '"x"'])
def test_a_bad_sign_in_is_refused_without_a_fault(anonymous: Client, body: str) -> None:
    assert 400 <= post(anonymous, LOGIN.format("browser"), body).status_code < 500


def test_passwords_are_hashed_with_argon2(password: str) -> None:
    assert User.objects.get(username="boss").password.startswith("argon2$argon2id$")


def test_a_person_is_kept_for_what_they_did(db: None) -> None:
    ensure_demo_users()
    with pytest.raises(ProtectedError):
        User.objects.get(username="viewer").delete()


def test_the_demo_users_are_made_once(db: None) -> None:
    made = ensure_demo_users()
    assert set(made) == {"admin", "viewer"}
    assert all(len(password) >= 20 for password in made.values())
    assert ensure_demo_users() == {}
    platform_roles: dict[str, Any] = {user.username: user.platform_role for user in User.objects.all()}
    assert platform_roles == {"admin": "administrator", "viewer": ""}
    roles = {each.user.username: each.role for each in Membership.objects.select_related("user")}
    assert roles == {"admin": "administrator", "viewer": "viewer"}


def test_a_token_that_is_not_valid_matters_only_where_it_matters_who_asks(anonymous: Client) -> None:
    headers = {"X-Session-Token": "nonsense"}
    for open_to_all in ("mines", "methods", "packages", "inventories/view"):
        assert anonymous.get(f"/api/v1/{open_to_all}", headers=headers).status_code == 200
    for of_people in ("inventories", "calculations"):
        assert anonymous.get(f"/api/v1/{of_people}", headers=headers).status_code == 401


def test_fields_of_the_wrong_type_are_named_at_once_and_names_are_looked_up_after(administrator: Client) -> None:
    body = {"basin": "x", "year": "abc", "gwp_set": "", "draws": 1, "other": 1}
    answer = administrator.post("/api/v1/inventories", body, content_type="application/json").json()
    assert {error["field"] for error in answer["errors"]} == {"year", "gwp_set", "draws", "other"}
    unknown = administrator.post("/api/v1/inventories", {"basin": "x", "gwp_set": "q"}, content_type="application/json")
    assert [error["field"] for error in unknown.json()["errors"]] == ["basin"]
