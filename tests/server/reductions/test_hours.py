"""Measured hours over the API: sent, compared with the plan, refused with what is wrong, taken away."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.science.reductions.example import record
from tests.server.asking import post
from tests.server.people import browser_of, organisation, person

from firedamp.server.audit.models import AuditEntry
from firedamp.server.organisations.rights import Role

pytestmark = pytest.mark.django_db
AT = "/api/v1/reductions/projects"


@pytest.fixture
def project(engineer: Client) -> str:
    said = record("flare-1", technology="flare_enclosed", start_year=2024, prices={})
    return str(post(engineer, "/reductions/projects", {"record": said}).json()["id"])


def table(first_hour: int, hours: int, flow: float = 50, ch4: float = 40, flame: int = 1) -> str:
    rows = [
        f"2025-01-{1 + (first_hour + h) // 24:02d} {(first_hour + h) % 24:02d}:00,{flow},{ch4},{flame}"
        for h in range(hours)
    ]
    return "\n".join(["time,flow_m3_min,ch4_percent,flame", *rows])


def send(client: Client, project: str, text: str, **query: Any) -> Any:
    return client.post(
        f"{AT}/{project}/hours", text.encode(), content_type="application/octet-stream",
        query_params={"filename": "часы.csv", **query},
    )  # fmt: skip


def test_hours_are_compared_with_the_plan(engineer: Client, project: str) -> None:
    made = send(engineer, project, table(0, 48))
    assert made.status_code == 201, made.content.decode()
    assert (made.json()["hours"], made.json()["filename"]) == (48, "часы.csv")
    told = engineer.get(f"{AT}/{project}/progress").json()
    (month,) = told["months"]
    assert (month["month"], month["hours"], month["hours_without_flame"]) == ("2025-01", 48, 0)
    assert month["reduction_t"] * 0.93 == pytest.approx(month["planned_reduction_t"])
    assert month["by_cause_t"]["availability"] == pytest.approx(month["reduction_t"] - month["planned_reduction_t"])
    assert told["totals"]["reduction_t"] == month["reduction_t"]
    assert AuditEntry.objects.filter(action="reduction.hours").count() == 1


def test_a_measured_efficiency_stands_in_for_the_technology_s(engineer: Client, project: str) -> None:
    send(engineer, project, table(0, 24), destruction_efficiency="0.9")
    causes = engineer.get(f"{AT}/{project}/progress").json()["totals"]["by_cause_t"]
    assert causes["efficiency"] < 0


def test_an_hour_is_measured_once_and_may_be_sent_again_when_taken_away(engineer: Client, project: str) -> None:
    made = send(engineer, project, table(0, 24)).json()
    again = send(engineer, project, table(12, 24))
    assert again.status_code == 422
    assert again.json()["errors"][0]["rule"] == "hours_twice"
    assert engineer.delete(f"{AT}/{project}/hours/{made['id']}").status_code == 204
    assert send(engineer, project, table(12, 24)).status_code == 201
    assert len(engineer.get(f"{AT}/{project}/hours").json()["items"]) == 1


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("time,flow,ch4,flame\n2020-01-01 00:00,50,40,1\n2020-01-01 01:00,50,40,1", "outside_plan"),
        ("time,flow,ch4\n2025-01-01 00:00,50,40\n2025-01-01 01:00,50,40", "hours_column"),
        ("time,flow,ch4,flame\n2025-01-01 00:00,-50,40,1\n2025-01-01 01:00,50,40,1", "hours_row"),
    ],
)
def test_nothing_of_a_bad_file_is_kept(engineer: Client, project: str, text: str, rule: str) -> None:
    answer = send(engineer, project, text)
    assert answer.status_code == 422, answer.content.decode()
    assert [each["rule"] for each in answer.json()["errors"]] == [rule]
    assert engineer.get(f"{AT}/{project}/hours").json()["items"] == []


def test_an_empty_file_is_refused(engineer: Client, project: str) -> None:
    assert send(engineer, project, "\n").status_code == 422


def test_a_viewer_sends_nothing(engineer: Client, project: str) -> None:
    viewer = browser_of(person("eyes", of=organisation("mine"), role=Role.VIEWER))
    assert send(viewer, project, table(0, 24)).status_code == 403
    assert viewer.get(f"{AT}/{project}/progress").json()["months"] == []


def test_the_example_has_measured_hours(anonymous: Client) -> None:
    shown = anonymous.get(AT, {"set": "example", "limit": "500"}).json()["items"]
    measured = [each for each in shown if anonymous.get(f"{AT}/{each['id']}/hours").json()["items"]]
    (project,) = measured
    told = anonymous.get(f"{AT}/{project['id']}/progress").json()
    assert told["synthetic"] is True
    assert len(told["months"]) == 6
    assert told["totals"]["hours_without_flame"] > 24
    assert told["totals"]["hours_substituted"] > 0
    assert told["totals"]["reduction_t"] != pytest.approx(told["totals"]["planned_reduction_t"], rel=0.01)
