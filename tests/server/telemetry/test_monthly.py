"""Months of a longwall's channels over the API: what came in, what may be believed, what is missing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.server.telemetry.asked import batch, channel_of, entered, got, send
from tests.server.telemetry.conftest import START

from firedamp.server.telemetry import months

pytestmark = pytest.mark.django_db


@pytest.fixture
def longwall(administrator: Client) -> dict[str, Any]:
    return entered(administrator)


def test_it_works(administrator: Client, longwall: dict[str, Any]) -> None:
    """Two days on either side of the end of March, a reading each ten minutes; the second hour is missing."""
    channel = channel_of(administrator, longwall, range_low=0, range_high=5, resolution=0.1, step_s=600)
    values = [0.1 + 0.1 * (place % 7) for place in range(4 * 144)]
    values[50] = 80.0
    send(administrator, channel, batch(values[:6], step_s=600))
    send(administrator, channel, batch(values[12:], START + timedelta(hours=2), 600))
    found = got(administrator, longwall, "monthly")
    march, april = found["months"]
    assert (march["tag"], march["unit"], march["month"], april["month"]) == ("MM1", "%", "2026-03", "2026-04")
    assert (march["readings"], march["believed"], march["high"]) == (282, 281, 80.0)
    assert march["marked"] == {"range": 1, "spike": 0, "stuck": 0}
    assert march["believed_mean"] == pytest.approx((sum(values[:6]) + sum(values[12:288]) - 80) / 281)
    assert (march["covered_s"], march["whole_s"]) == (282 * 600, 2 * 86_400)
    assert (april["readings"], april["whole_s"]) == (288, 287 * 600)  # up to the last reading


def test_many_channels_are_asked_for_some_at_a_time(
    administrator: Client, longwall: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [channel_of(administrator, longwall, f"MM{number}") for number in range(5)]
    for place, channel in enumerate(made):
        send(administrator, channel, batch([float(place), float(place)]))
    whole = got(administrator, longwall, "monthly")
    monkeypatch.setattr("firedamp.server.telemetry.store.by_month.AT_ONCE", 3)
    assert got(administrator, longwall, "monthly") == whole
    assert [(each["tag"], each["mean"]) for each in whole["months"]] == [(f"MM{place}", place) for place in range(5)]
    some = got(administrator, longwall, "monthly", channels=[made[3]["id"], made[1]["id"]])
    assert [each["tag"] for each in some["months"]] == ["MM1", "MM3"]


def test_a_longwall_without_readings_has_no_months(administrator: Client, longwall: dict[str, Any]) -> None:
    channel_of(administrator, longwall)
    assert got(administrator, longwall, "monthly")["months"] == []


def test_more_than_a_request_may_wait_for_is_refused(
    administrator: Client, longwall: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    send(administrator, channel_of(administrator, longwall), batch([1.0, 2.0, 3.0]))
    monkeypatch.setattr(months, "MOST_READINGS", 2)
    answer = administrator.get(f"/api/v1/telemetry/longwalls/{longwall['id']}/monthly")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["rule"] == "too_many_items"


def test_of_replaced_readings_the_newest_is_counted(administrator: Client, longwall: dict[str, Any]) -> None:
    channel = channel_of(administrator, longwall)
    send(administrator, channel, batch([1.0, 2.0, 3.0]))
    send(administrator, channel, batch([1.0, 8.0, 3.0]))
    (month,) = got(administrator, longwall, "monthly")["months"]
    assert (month["readings"], month["mean"]) == (3, 4.0)
