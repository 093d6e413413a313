"""Marks beside the readings: counted by channel and rule, with their episodes; nothing is changed or dropped."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.server.asking import patch
from tests.server.telemetry.asked import batch, channel_of, entered, got, send
from tests.server.telemetry.conftest import START

pytestmark = pytest.mark.django_db


@pytest.fixture
def longwall(administrator: Client) -> dict[str, Any]:
    return entered(administrator)


def counted(found: Any) -> dict[tuple[int, str], int]:
    return {(each["channel"], each["rule"]): each["readings"] for each in found["counts"]}


def test_readings_out_of_range_and_gaps_are_counted_with_their_episodes(administrator: Client, longwall: Any) -> None:
    channel = channel_of(administrator, longwall, range_low=0, range_high=5, resolution=0.1, step_s=60)
    values = [0.1 + 0.1 * (minute % 7) for minute in range(60)]
    values[30] = 80.0
    send(administrator, channel, batch(values[:45], step_s=60))
    send(administrator, channel, batch(values[50:], START + timedelta(minutes=50), 60))
    found = got(administrator, longwall, "quality")
    counts = counted(found)
    assert (counts[channel["id"], "range"], counts[channel["id"], "gap"]) == (1, 5)
    gap = next(each for each in found["episodes"] if each["rule"] == "gap")
    assert (gap["start"], gap["end"], gap["minutes"]) == ("2026-03-30T00:45:00Z", "2026-03-30T00:49:00Z", 5.0)
    outside = next(each for each in found["episodes"] if each["rule"] == "range")
    assert (outside["start"], outside["highest"], outside["tag"]) == ("2026-03-30T00:30:00Z", 80.0, "MM1")
    (judged,) = found["channels"]
    assert (judged["readings"], judged["step_s"]) == (55, 60.0)
    assert got(administrator, longwall, "series")["series"][0]["values"][30] == 80.0


def test_a_page_of_episodes_is_of_one_rule(administrator: Client, longwall: Any) -> None:
    channel = channel_of(administrator, longwall, range_high=5, range_low=0, step_s=60)
    send(administrator, channel, batch([9.0 if minute % 3 else 0.5 for minute in range(30)], step_s=60))
    found = got(administrator, longwall, "quality", rule="range", limit=2, offset=4)
    assert (found["total"], len(found["episodes"])) == (10, 2)
    assert {each["rule"] for each in found["episodes"]} == {"range"}


def test_a_step_that_nobody_states_is_found(administrator: Client, longwall: Any) -> None:
    channel = channel_of(administrator, longwall)
    send(administrator, channel, batch([0.5] * 30, step_s=15))
    assert got(administrator, longwall, "quality")["channels"][0]["step_s"] == 15.0


def test_a_step_that_is_stated_otherwise_than_readings_come_is_doubted(administrator: Client, longwall: Any) -> None:
    channel = channel_of(administrator, longwall, step_s=1)
    send(administrator, channel, batch([0.5] * 30, step_s=15))
    found = got(administrator, longwall, "quality")
    assert [each["rule"] for each in found["doubts"]] == ["step_differs"]
    assert found["channels"][0]["readings"] == 30


def test_channels_of_different_steps_are_no_gaps_of_each_other(administrator: Client, longwall: Any) -> None:
    fast, slow = channel_of(administrator, longwall, "F"), channel_of(administrator, longwall, "S")
    send(administrator, fast, batch([0.1 * (each % 9) for each in range(600)], step_s=1))
    send(administrator, slow, batch([0.1 * (each % 9) for each in range(10)], step_s=60))
    assert not any(rule == "gap" for _, rule in counted(got(administrator, longwall, "quality")))


def test_a_longwall_without_readings_has_nothing_to_mark(administrator: Client, longwall: Any) -> None:
    channel_of(administrator, longwall)
    found = got(administrator, longwall, "quality")
    assert (found["start"], found["counts"], found["total"]) == (None, [], 0)
    assert {each["id"] for each in found["rules"]} >= {"range", "stuck", "gap", "identity"}


def test_an_identity_that_is_broken_is_found_in_the_recorded_longwall(anonymous: Client) -> None:
    """DMM116 disagrees with MM116 in rows 1593 and 1595 counted from 0: README of data/polish_longwall_methane."""
    recorded = next(
        each for each in anonymous.get("/api/v1/telemetry/longwalls").json()["items"] if each["organisation"] is None
    )
    found = got(anonymous, recorded, "quality", rule="identity")
    assert [(each["tag"], each["start"]) for each in found["episodes"]] == [
        ("DMM116", "2001-01-01T13:16:30Z"), ("DMM116", "2001-01-01T13:17:30Z"),
    ]  # fmt: skip


def test_identities_name_channels_that_there_are(administrator: Client, longwall: Any) -> None:
    channel_of(administrator, longwall, "MM1")
    channel_of(administrator, longwall, "D1", quantity="other", unit="%")
    at = f"/telemetry/longwalls/{longwall['id']}"
    own = {"kind": "difference", "result": "D1", "of": ["MM1"]}
    assert patch(administrator, at, {"version": 1, "identities": [own]}).json()["identities"] == [own]
    for wrong in ({"of": ["X"]}, {"of": ["MM1", "D1"]}):
        answer = patch(administrator, at, {"version": 2, "identities": [{**own, **wrong}]})
        assert answer.status_code == 422, wrong


def test_too_many_readings_are_not_judged_at_once(
    administrator: Client, longwall: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("firedamp.server.telemetry.judging.MOST_READINGS", 10)
    send(administrator, channel_of(administrator, longwall), batch([1.0] * 11))
    answer = administrator.get(f"/api/v1/telemetry/longwalls/{longwall['id']}/quality")
    assert (answer.status_code, answer.json()["errors"][0]["rule"]) == (422, "too_many_items")


@pytest.mark.parametrize("steps", [[0, 60, 120, 180, 240], [0, 1, 200, 201, 203], [0], [0, 7]])
@pytest.mark.parametrize("stated", [None, 60])
def test_an_impossible_reading_needs_no_history(
    administrator: Client, longwall: Any, steps: list[int], stated: int | None
) -> None:
    channel = channel_of(administrator, longwall, range_low=0, range_high=5, step_s=stated)
    values = [8000.0, 0.4, 0.5, 0.4, 0.6][: len(steps)]
    moments = [(START + timedelta(seconds=each)).isoformat() for each in steps]
    body = [{"time": time, "value": value} for time, value in zip(moments, values, strict=True)]
    send(administrator, channel, {"readings": body})
    found = got(administrator, longwall, "quality")
    assert counted(found)[channel["id"], "range"] == 1
    assert found["channels"][0]["marked"] >= 1
    (outside,) = [each for each in found["episodes"] if each["rule"] == "range"]
    assert (outside["start"], outside["end"], outside["highest"]) == (
        "2026-03-30T00:00:00Z", "2026-03-30T00:00:00Z", 8000.0,
    )  # fmt: skip


def test_an_impossible_reading_is_marked_where_the_stated_step_is_wrong(administrator: Client, longwall: Any) -> None:
    channel = channel_of(administrator, longwall, range_low=0, range_high=5, step_s=1)
    send(administrator, channel, batch([0.5] * 29 + [8000.0], step_s=15))
    found = got(administrator, longwall, "quality")
    assert counted(found) == {(channel["id"], "range"): 1}
    # And 8,000 is what 0.8 % would read in ppm.
    assert [each["rule"] for each in found["doubts"]] == ["step_differs", "units_suspect"]
