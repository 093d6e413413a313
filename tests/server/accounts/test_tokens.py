"""Tokens: named, scoped, expiring, revocable; shown once, kept as a digest."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.server.asking import post
from tests.server.people import browser_of, organisation, person

from firedamp.server.accounts.models import ApiToken, User
from firedamp.server.organisations.rights import Role

CALCULATION = {"method": "ipcc2006.surface", "inputs": {"coal_output": 1_000_000}}


@pytest.fixture
def engineer(db: None) -> User:
    return person("engineer", of=organisation())


def made(user: User, **body: Any) -> Any:
    response = post(browser_of(user), "/tokens", {"name": "export", **body})
    assert response.status_code == 201, response.content.decode()
    return response.json()


def with_token(text: str) -> Client:
    return Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {text}"})


def test_it_works(engineer: User) -> None:
    token = made(engineer, scopes=["write"])
    client = with_token(token["token"])
    assert client.get("/api/v1/session").json()["user"]["username"] == "engineer"
    assert post(client, "/calculations", CALCULATION).status_code == 201


def test_its_text_is_nowhere_in_the_database(engineer: User) -> None:
    token = made(engineer)
    kept = ApiToken.objects.get()
    assert token["token"].startswith(kept.start)
    assert token["token"] not in str(ApiToken.objects.values().get())
    listed = browser_of(engineer).get("/api/v1/tokens").json()["items"]
    assert [each["name"] for each in listed] == ["export"]
    assert "token" not in listed[0]


def test_a_token_that_only_reads_does_not_write(engineer: User) -> None:
    answer = post(with_token(made(engineer)["token"]), "/calculations", CALCULATION)
    assert (answer.status_code, "write" in answer.json()["detail"]) == (403, True)


def test_a_token_changes_common_data_only_with_the_scope_and_the_role(db: None) -> None:
    editor = person("editor", platform_role="editor")
    assert reference_written(editor, "write") == 403
    assert reference_written(editor, "reference") == 201
    assert reference_written(person("other", of=organisation()), "reference") == 403


def reference_written(user: User, scope: str) -> int:
    body = {
        "values": {
            "company_id": "proba",
            "name": "Проба",
            "quality": "expert",
            "source": "test",
            "confirmation": "confirmed",
        }
    }
    status: int = post(with_token(made(user, scopes=[scope])["token"]), "/reference/companies", body).status_code
    return status


def test_no_token_changes_which_sites_an_organisation_reports(db: None) -> None:
    boss = person("boss", of=organisation("coal", "Уголь"), role=Role.ADMINISTRATOR)
    client = with_token(made(boss, scopes=["read", "write"])["token"])
    answer = client.put("/api/v1/organisations/coal/sites", {"sites": []}, content_type="application/json")
    assert answer.status_code == 403
    assert client.get("/api/v1/organisations/coal/sites").status_code == 200


@pytest.mark.parametrize("address", ["/tokens", "/organisations"])
def test_no_token_makes_tokens_or_organisations(db: None, address: str) -> None:
    boss = person("boss", platform_role="administrator")
    client = with_token(made(boss, scopes=["write", "reference"])["token"])
    assert post(client, address, {"name": "x", "id": "x"}).status_code == 403


def test_an_expired_token_opens_nothing(engineer: User) -> None:
    token = made(engineer, scopes=["write"], days=1)
    ApiToken.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert post(with_token(token["token"]), "/calculations", CALCULATION).status_code == 401
    assert with_token(token["token"]).get("/api/v1/calculations").status_code == 401


def test_a_revoked_token_opens_nothing(engineer: User) -> None:
    token = made(engineer, scopes=["write"])
    assert browser_of(engineer).delete(f"/api/v1/tokens/{token['id']}").status_code == 204
    assert post(with_token(token["token"]), "/calculations", CALCULATION).status_code == 401


def test_nobody_revokes_another_s_token(engineer: User) -> None:
    token = made(engineer)
    assert browser_of(person("stranger")).delete(f"/api/v1/tokens/{token['id']}").status_code == 404
    assert ApiToken.objects.get().revoked is None


def test_a_token_ends_with_its_user_s_account(engineer: User) -> None:
    token = made(engineer)
    User.objects.update(is_active=False)
    assert with_token(token["token"]).get("/api/v1/session").status_code == 401


@pytest.mark.parametrize(
    ("body", "field"),
    [({"scopes": ["everything"]}, "scopes"), ({"days": 0}, "days"), ({"days": 1000}, "days"), ({"name": ""}, "name")],
)
def test_a_bad_token_is_refused(engineer: User, body: dict[str, Any], field: str) -> None:
    answer = post(browser_of(engineer), "/tokens", {"name": "x", **body})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"].split(".")[0] == field


@pytest.mark.parametrize("text", ["", "fdt_", "fdt_nonsense", "Bearer", "\u0444", "x" * 3000])
def test_a_token_that_is_none_is_refused_without_a_fault(db: None, text: str) -> None:
    response = Client(headers={"Authorization": f"Bearer {text}"}).get("/api/v1/activity")
    assert response.status_code == 401


def test_to_read_the_scope_read_suffices(engineer: User) -> None:
    client = with_token(made(engineer, scopes=["read"])["token"])
    for path in ("/reports", "/jobs", "/organisations", "/activity"):
        assert client.get(f"/api/v1{path}").status_code == 200, path
    assert post(client, "/calculations", CALCULATION).status_code == 403
