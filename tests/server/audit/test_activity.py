"""Who did what: seen by those whom it concerns, found by filters, taken away as a file."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client
from tests.server.asking import post
from tests.server.people import browser_of, organisation, person

from firedamp.server.accounts.models import User
from firedamp.server.audit.services import record
from firedamp.server.organisations.models import Membership
from firedamp.server.organisations.rights import Role

pytestmark = pytest.mark.django_db
CALCULATION = {"method": "ipcc2006.surface", "inputs": {"coal_output": 1_000_000}, "name": "Проба"}


@pytest.fixture
def engineer() -> User:
    return person("engineer", of=organisation("own-coal"))


def seen(client: Client, **wanted: Any) -> list[dict[str, Any]]:
    answer = client.get("/api/v1/activity", wanted)
    assert answer.status_code == 200, answer.content.decode()
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def test_it_works(engineer: User) -> None:
    client = browser_of(engineer)
    post(client, "/calculations", CALCULATION)
    entry = seen(client)[0]
    assert (entry["action"], entry["actor"]) == ("calculation.create", "engineer")
    assert entry["organisation"]["id"] == "own-coal"
    assert entry["subject"]["name"] == "Проба"


def test_signing_in_failing_to_and_signing_out_are_written_down(db: None) -> None:
    user = person("boss", password="Длинный-пароль-42")
    address = "/auth/browser/v1/auth/login"
    browser = Client()
    post(browser, address, {"username": "boss", "password": "wrong"})
    post(browser, address, {"username": "boss", "password": "Длинный-пароль-42"})
    browser.delete("/api/v1/auth/browser/v1/auth/session")
    actions = [each["action"] for each in seen(browser_of(user), action="session")]
    assert {"session.sign_in", "session.sign_out"} <= set(actions)


def test_a_stranger_sees_nothing_of_it(engineer: User) -> None:
    post(browser_of(engineer), "/calculations", CALCULATION)
    stranger = browser_of(person("stranger", of=organisation("elsewhere"), role=Role.ADMINISTRATOR))
    assert all(each["actor"] == "stranger" for each in seen(stranger))
    assert seen(stranger, organisation="own-coal") == []
    assert "own-coal" not in stranger.get("/api/v1/activity/export").content.decode()


def test_the_platform_s_administrator_sees_what_concerns_no_organisation(engineer: User) -> None:
    post(browser_of(engineer), "/calculations", CALCULATION)
    boss = browser_of(person("boss", platform_role="administrator"))
    actions = {each["action"] for each in seen(boss, actor="engineer")}
    assert actions == {"session.sign_in"}


def test_an_organisation_s_administrator_sees_its_people_sign_in_and_an_engineer_does_not(engineer: User) -> None:
    browser_of(engineer)
    manager = browser_of(person("manager", of=organisation("own-coal"), role=Role.ADMINISTRATOR))
    assert [each["action"] for each in seen(manager, actor="engineer")] == ["session.sign_in"]
    colleague = browser_of(person("colleague", of=organisation("own-coal")))
    assert seen(colleague, actor="engineer") == []


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        ({"action": "calculation"}, 1),
        ({"action": "calc"}, 0),
        ({"subject": "calculation"}, 1),
        ({"since": "2999-01-01"}, 0),
        ({"until": "2999-01-01", "action": "calculation.create"}, 1),
        ({"organisation": "own-coal"}, 1),
    ],
)
def test_filters_leave_what_they_say(engineer: User, wanted: dict[str, str], number: int) -> None:
    client = browser_of(engineer)
    post(client, "/calculations", CALCULATION)
    assert len(seen(client, **wanted)) == number


def test_it_is_taken_away_as_a_file(engineer: User) -> None:
    client = browser_of(engineer)
    post(client, "/calculations", {**CALCULATION, "name": "=1+1"})
    table = client.get("/api/v1/activity/export?format=csv").content.decode()
    row = next(csv.DictReader(io.StringIO(table)))
    assert (row["action"], row["subject_name"]) == ("calculation.create", "'=1+1")
    items = json.loads(client.get("/api/v1/activity/export?format=json").content)["items"]
    assert items[0]["hash"] == row["hash"]
    assert client.get("/api/v1/activity/export?format=xlsx").content.startswith(b"PK")


def test_who_has_not_signed_in_sees_none(anonymous: Client) -> None:
    assert anonymous.get("/api/v1/activity").status_code == 401
    assert anonymous.get("/api/v1/activity/export").status_code == 401


def test_who_has_left_sees_what_was_done_there_no_more_not_even_by_themselves(engineer: User) -> None:
    own = Membership.objects.get(user=engineer).organisation
    record("test.there", actor=engineer, organisation=own)
    record("test.elsewhere", actor=engineer)
    browser = browser_of(engineer)
    assert {each["action"] for each in seen(browser, action="test")} == {"test.there", "test.elsewhere"}
    Membership.objects.filter(user=engineer).delete()
    assert {each["action"] for each in seen(browser, action="test")} == {"test.elsewhere"}
