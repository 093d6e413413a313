"""Organisations: made, described, with members in roles, with sites; unseen from outside."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.server.asking import patch, post
from tests.server.people import browser_of, organisation, person

from firedamp.server.audit.models import AuditEntry
from firedamp.server.organisations.models import Membership, Organisation
from firedamp.server.organisations.rights import Role

JSON = "application/json"


@pytest.fixture
def own(db: None) -> Organisation:
    return organisation("own-coal", "ООО «Свой уголь»")


@pytest.fixture
def manager(own: Organisation) -> Client:
    return browser_of(person("manager", of=own, role=Role.ADMINISTRATOR))


@pytest.fixture
def engineer(own: Organisation) -> Client:
    return browser_of(person("engineer", of=own))


def put(client: Client, address: str, body: Any) -> Any:
    return client.put(f"/api/v1{address}", body, content_type=JSON)


def test_it_works(manager: Client) -> None:
    (found,) = manager.get("/api/v1/organisations").json()["items"]
    assert (found["id"], found["role"], found["rights"]) == ("own-coal", "administrator", ["enter", "manage", "read"])


def test_the_platform_s_administrator_makes_one_and_administers_it(administrator: Client) -> None:
    made = post(administrator, "/organisations", {"id": "new-coal", "name": "ООО «Новый»"})
    assert (made.status_code, made.json()["role"]) == (201, "administrator")
    again = post(administrator, "/organisations", {"id": "new-coal", "name": "ООО «Другой»"})
    assert (again.status_code, again.json()["errors"][0]["rule"]) == (422, "name_taken")


@pytest.mark.parametrize("bad", ["", "a b", "../etc", "кузбасс", "-x"])
def test_an_id_that_is_none_is_refused(administrator: Client, bad: str) -> None:
    answer = post(administrator, "/organisations", {"id": bad, "name": "x"})
    assert (answer.status_code, answer.json()["errors"][0]["rule"]) == (422, "not_an_id")


def test_nobody_else_makes_one(manager: Client) -> None:
    assert post(manager, "/organisations", {"id": "x", "name": "x"}).status_code == 403


@pytest.mark.parametrize("part", ["", "/members", "/sites", "/invitations"])
def test_a_stranger_sees_nothing_of_it(own: Organisation, part: str) -> None:
    stranger = browser_of(person("stranger", of=organisation("elsewhere")))
    assert stranger.get(f"/api/v1/organisations/own-coal{part}").status_code == 404
    assert "own-coal" not in stranger.get("/api/v1/organisations").content.decode()


def test_the_platform_s_administrator_is_a_stranger_too(own: Organisation, administrator: Client) -> None:
    assert administrator.get("/api/v1/organisations/own-coal").status_code == 404


def test_particulars_are_changed_once_by_two(manager: Client) -> None:
    changed = patch(manager, "/organisations/own-coal", {"version": 1, "inn": "4200000005"})
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    assert patch(manager, "/organisations/own-coal", {"version": 1, "inn": "4211111116"}).status_code == 412
    assert Organisation.objects.get(organisation_id="own-coal").inn == "4200000005"


@pytest.mark.parametrize(
    "body",
    [
        {"inn": "12"},
        {"inn": "4200000000"},
        {"ogrn": "x"},
        {"ogrn": "1024200000001"},
        {"name": ""},
        {"organisation_id": "y"},
    ],
)
def test_bad_particulars_are_refused(manager: Client, body: dict[str, str]) -> None:
    assert patch(manager, "/organisations/own-coal", {"version": 1, **body}).status_code == 422


def test_an_engineer_reads_and_changes_nothing_of_it(engineer: Client) -> None:
    assert engineer.get("/api/v1/organisations/own-coal/members").status_code == 200
    assert patch(engineer, "/organisations/own-coal", {"version": 1, "inn": "4200000005"}).status_code == 403
    assert put(engineer, "/organisations/own-coal/members/engineer", {"role": "administrator"}).status_code == 403
    assert put(engineer, "/organisations/own-coal/sites", {"sites": []}).status_code == 403
    assert engineer.get("/api/v1/organisations/own-coal/invitations").status_code == 403


def test_a_member_is_given_another_role_and_leaves(manager: Client, engineer: Client) -> None:
    changed = put(manager, "/organisations/own-coal/members/engineer", {"role": "verifier"})
    assert (changed.status_code, changed.json()["role"]) == (200, "verifier")
    assert manager.delete("/api/v1/organisations/own-coal/members/engineer").status_code == 204
    assert engineer.get("/api/v1/organisations/own-coal").status_code == 404


def test_who_is_no_member_is_invited_and_not_made_one(manager: Client) -> None:
    person("somebody")
    answer = put(manager, "/organisations/own-coal/members/somebody", {"role": "viewer"})
    assert answer.status_code == 422
    assert not Membership.objects.filter(user__username="somebody").exists()


def test_the_last_administrator_stays(manager: Client) -> None:
    assert put(manager, "/organisations/own-coal/members/manager", {"role": "viewer"}).status_code == 409
    assert manager.delete("/api/v1/organisations/own-coal/members/manager").status_code == 409


def test_sites_are_set_whole(manager: Client) -> None:
    body = {"sites": [{"mine_id": "M0836", "first_year": 2020}, {"mine_id": "M0767"}]}
    answer = put(manager, "/organisations/own-coal/sites", body)
    assert answer.status_code == 200, answer.content.decode()
    assert {each["mine_id"] for each in answer.json()["items"]} == {"M0836", "M0767"}
    put(manager, "/organisations/own-coal/sites", {"sites": [{"mine_id": "M0836"}]})
    (left,) = manager.get("/api/v1/organisations/own-coal/sites").json()["items"]
    assert (left["mine_id"], left["first_year"]) == ("M0836", None)
    last = AuditEntry.objects.filter(action="organisation.sites").order_by("number").last()
    assert last is not None
    assert sorted(last.told["before"]) == ["M0767", "M0836 (2020–)"]
    assert last.told["after"] == ["M0836"]


@pytest.mark.parametrize(
    ("sites", "rule"),
    [
        ([{"mine_id": "nowhere"}], "unknown_id"),
        ([{"mine_id": "M0836"}, {"mine_id": "M0836"}], "listed_twice"),
        ([{"mine_id": "M0836", "first_year": 2020, "last_year": 2019}], "below_minimum"),
    ],
)
def test_bad_sites_change_nothing(manager: Client, sites: list[dict[str, Any]], rule: str) -> None:
    put(manager, "/organisations/own-coal/sites", {"sites": [{"mine_id": "M0767"}]})
    answer = put(manager, "/organisations/own-coal/sites", {"sites": sites})
    assert (answer.status_code, answer.json()["errors"][0]["rule"]) == (422, rule)
    assert len(manager.get("/api/v1/organisations/own-coal/sites").json()["items"]) == 1
