"""Longwalls and channels over the API: entered, described, closed, taken away; by whom and in which words."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client
from tests.server.asking import patch, post
from tests.server.people import browser_of, organisation, person
from tests.server.telemetry.asked import METHANE, batch, channel_of, entered, got, send
from tests.server.telemetry.conftest import START

from firedamp.server.audit.models import AuditEntry
from firedamp.server.organisations.rights import Role
from firedamp.server.telemetry.models import Longwall, StoredFile

pytestmark = pytest.mark.django_db


def rules(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.content.decode()
    return [(each["field"], each["rule"]) for each in answer.json()["errors"]]


def test_a_longwall_of_a_mine_is_entered(administrator: Client) -> None:
    made = entered(administrator, mine="M0836", name_en="Longwall 1", time_zone="Asia/Novokuznetsk", seam="7-7а")
    assert made["name"] == {"en": "Longwall 1", "ru": "Лава 1"}
    assert (made["mine"]["id"], made["arbitrary_times"], made["readings"]) == ("M0836", None, 0)
    assert made["may_change"] is True
    assert AuditEntry.objects.get(action="longwall.create").subject_id == made["id"]


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"time_zone": "Asia/Kuzbass"}, ("time_zone", "unknown_zone")),
        ({"time_zone": "../../etc/passwd"}, ("time_zone", "unknown_zone")),
        ({"time_zone": "Asia"}, ("time_zone", "unknown_zone")),
        ({"mine": "M999999"}, ("mine", "unknown_id")),
        ({"name": "  "}, ("name", "missing")),
        ({"name": "Лава 1", "lava": 1}, ("lava", "unknown_input")),
    ],
)
def test_what_is_wrong_with_a_longwall_is_named(administrator: Client, said: dict[str, Any], rule: Any) -> None:
    assert rules(post(administrator, "/telemetry/longwalls", {"name": "Лава 1", **said})) == [rule]


def test_a_name_is_there_once_in_an_organisation(administrator: Client) -> None:
    entered(administrator)
    assert rules(post(administrator, "/telemetry/longwalls", {"name": "Лава 1"})) == [("name", "name_taken")]


def test_who_belongs_to_no_organisation_enters_nothing(db: None) -> None:
    client = browser_of(person("lonely"))
    assert post(client, "/telemetry/longwalls", {"name": "Лава"}).status_code == 403
    assert post(Client(), "/telemetry/longwalls", {"name": "Лава"}).status_code == 401


def test_a_viewer_reads_and_changes_nothing(administrator: Client, viewer: Client) -> None:
    made = entered(administrator)
    channel = channel_of(administrator, made)
    at = f"/telemetry/longwalls/{made['id']}"
    assert viewer.get(f"/api/v1{at}").json()["may_change"] is False
    assert patch(viewer, at, {"version": 1, "seam": "7"}).status_code == 403
    assert post(viewer, f"{at}/channels", {"tag": "X", **METHANE}).status_code == 403
    assert patch(viewer, f"/telemetry/channels/{channel['id']}", {"version": 1, "title": "X"}).status_code == 403
    assert send(viewer, channel, batch([1.0])).status_code == 403
    assert viewer.put(f"/api/v1{at}/replay", {}, content_type="application/json").status_code == 403


def test_a_change_is_of_the_version_that_was_seen(administrator: Client) -> None:
    made = entered(administrator)
    at = f"/telemetry/longwalls/{made['id']}"
    assert patch(administrator, at, {"version": 1, "seam": "7"}).json()["version"] == 2
    refused = patch(administrator, at, {"version": 1, "seam": "8"})
    assert refused.status_code == 412
    assert refused.json()["differences"] == [{"column": "seam", "before": "7", "after": "8"}]
    assert refused.json()["current"]["version"] == 2
    told = AuditEntry.objects.get(action="longwall.change")
    assert '"after": "7"' in told.details


def test_a_closed_longwall_takes_nothing_in_until_it_is_opened(administrator: Client) -> None:
    made = entered(administrator)
    channel = channel_of(administrator, made)
    at = f"/telemetry/longwalls/{made['id']}"
    assert patch(administrator, at, {"version": 1, "closed": True}).json()["closed"] is not None
    assert send(administrator, channel, batch([1.0])).status_code == 409
    assert patch(administrator, f"/telemetry/channels/{channel['id']}", {"version": 1, "title": "X"}).status_code == 409
    assert patch(administrator, at, {"version": 2, "closed": False}).json()["closed"] is None
    assert send(administrator, channel, batch([1.0])).status_code == 200


def test_only_a_closed_longwall_goes_with_its_readings_and_by_an_administrator(administrator: Client) -> None:
    made = entered(administrator)
    send(administrator, channel_of(administrator, made), batch([1.0, 2.0]))
    at = f"/api/v1/telemetry/longwalls/{made['id']}"
    engineer = browser_of(person("engineer", of=organisation("own"), role=Role.ENGINEER))
    assert administrator.delete(at).status_code == 409
    patch(administrator, f"/telemetry/longwalls/{made['id']}", {"version": 1, "closed": True})
    assert engineer.delete(at).status_code == 403
    assert administrator.delete(at).status_code == 204
    assert administrator.get(at).status_code == 404
    assert not Longwall.objects.filter(pk=made["id"]).exists()
    assert not StoredFile.objects.filter(retired=None, longwall=made["id"]).exists()
    assert '"readings": 2' in AuditEntry.objects.get(action="longwall.delete").details


def test_a_channel_is_entered_in_the_words_of_its_source(administrator: Client) -> None:
    made = channel_of(
        administrator, entered(administrator), "Q1", quantity="airflow", unit="м³/мин", place="return_air",
        title="Расход воздуха", range_low=0, range_high=3000, resolution=1, step_s=60,
    )  # fmt: skip
    assert (made["unit"], made["place_title"]["en"]) == ("m3/min", "Return air of a longwall or panel")
    assert made["title"] == {"en": "Расход воздуха", "ru": "Расход воздуха"}


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"quantity": "smell"}, ("quantity", "not_a_choice")),
        ({"unit": "m/s"}, ("unit", "unknown_unit")),
        ({"place": "moon"}, ("place", "not_a_choice")),
        ({"range_low": 5, "range_high": 1}, ("range_high", "not_above_minimum")),
        ({"step_s": 0}, ("step_s", "not_above_minimum")),
        ({"resolution": -1}, ("resolution", "not_above_minimum")),
        ({"warning_limit": 1e200}, ("warning_limit", "above_maximum")),
        ({"tag": ""}, ("tag", "missing")),
    ],
)
def test_what_is_wrong_with_a_channel_is_named(administrator: Client, said: dict[str, Any], rule: Any) -> None:
    at = f"/telemetry/longwalls/{entered(administrator)['id']}/channels"
    assert rules(post(administrator, at, {"tag": "MM1", **METHANE, **said})) == [rule]


def test_a_tag_is_there_once_in_a_longwall(administrator: Client) -> None:
    made, other = entered(administrator), entered(administrator, "Лава 2")
    channel_of(administrator, made)
    channel_of(administrator, other)
    at = f"/telemetry/longwalls/{made['id']}/channels"
    assert rules(post(administrator, at, {"tag": "MM1", **METHANE})) == [("tag", "key_taken")]


def test_the_unit_of_a_channel_with_readings_stays(administrator: Client) -> None:
    channel = channel_of(administrator, entered(administrator))
    at = f"/telemetry/channels/{channel['id']}"
    assert patch(administrator, at, {"version": 1, "unit": "ppm"}).json()["unit"] == "ppm"
    send(administrator, channel, batch([1.0]))
    assert patch(administrator, at, {"version": 2, "unit": "%"}).status_code == 409
    changed = patch(administrator, at, {"version": 2, "alarm_limit": 1.0})
    assert (changed.json()["alarm_limit"], changed.json()["unit"]) == (1.0, "ppm")
    assert patch(administrator, at, {"version": 3, "alarm_limit": None}).json()["alarm_limit"] is None


def test_other_organisations_do_not_see_it(administrator: Client) -> None:
    made = entered(administrator)
    channel = channel_of(administrator, made)
    send(administrator, channel, batch([1.0]))
    stranger = browser_of(person("stranger", of=organisation(), role=Role.ADMINISTRATOR))
    for path in ("", "/channels", "/series", "/latest", "/batches", "/readings", "/replay"):
        assert stranger.get(f"/api/v1/telemetry/longwalls/{made['id']}{path}").status_code == 404, path
    assert stranger.get(f"/api/v1/telemetry/channels/{channel['id']}").status_code == 404
    assert send(stranger, channel, batch([1.0])).status_code == 404
    assert made["id"] not in stranger.get("/api/v1/telemetry/longwalls").content.decode()


def test_what_is_not_there_is_not_found(administrator: Client) -> None:
    assert administrator.get(f"/api/v1/telemetry/longwalls/{uuid.uuid4()}").status_code == 404
    assert post(administrator, "/telemetry/999999/readings", batch([1.0])).status_code == 404


def test_the_quantities_and_places_are_told_with_their_documented_limits(anonymous: Client) -> None:
    found = anonymous.get("/api/v1/telemetry/quantities").json()
    assert "methane_concentration" in {each["id"] for each in found["quantities"]}
    limits = {place["id"]: [each["percent"] for each in place["limits"]] for place in found["places"]}
    assert limits["return_air"] == [1.0]


def test_batches_are_listed_the_newest_first(administrator: Client) -> None:
    made = entered(administrator)
    channel = channel_of(administrator, made)
    for value in (1.0, 2.0, 3.0):
        send(administrator, channel, batch([value], START))
    found = got(administrator, made, "batches", limit=2)
    assert [(each["number"], each["new"], each["changed"]) for each in found["items"]] == [(3, 0, 1), (2, 0, 1)]
    rest = got(administrator, made, "batches", limit=2, cursor=found["next_cursor"])
    assert [(each["number"], each["by"]) for each in rest["items"]] == [(1, "boss")]


def test_who_changes_a_channel_too_late_is_told_what_differs_and_who_was_faster(administrator: Client) -> None:
    made = channel_of(administrator, entered(administrator))
    at = f"/telemetry/channels/{made['id']}"
    first = {"version": 1, "title": "Первый", "alarm_limit": 2.0}
    assert patch(administrator, at, first).status_code == 200
    refused = patch(administrator, at, {"version": 1, "title": "Второй", "alarm_limit": 2.0})
    told = refused.json()
    assert (refused.status_code, told["type"]) == (412, "/problems/changed-meanwhile")
    assert told["differences"] == [{"column": "title", "before": "Первый", "after": "Второй"}]
    assert (told["current"]["id"], told["current"]["version"]) == (made["id"], 2)
    (entry,) = AuditEntry.objects.filter(action="channel.change")
    assert told["changed_by"]["user"] == entry.actor_name != ""
    assert told["changed_by"]["at"][:19] == entry.at.isoformat()[:19]
