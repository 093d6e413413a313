"""Readings of a live source: taken whole or not at all, the same request twice only once, by a token of its scope."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.server.telemetry.asked import batch, channel_of, entered, got, send, times
from tests.server.telemetry.conftest import START

from firedamp.server.accounts.models import User
from firedamp.server.accounts.tokens import token_create
from firedamp.server.audit.models import AuditEntry
from firedamp.server.telemetry.models import Batch, StoredFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def longwall(administrator: Client) -> dict[str, Any]:
    return entered(administrator)


@pytest.fixture
def channel(administrator: Client, longwall: dict[str, Any]) -> dict[str, Any]:
    return channel_of(administrator, longwall)


def counts(answer: Any) -> tuple[int, int, int, int, int]:
    assert answer.status_code == 200, answer.content.decode()
    told = answer.json()
    return tuple(told[name] for name in ("rows", "new", "changed", "duplicate", "late"))  # type: ignore[return-value]


def values(client: Client, longwall: dict[str, Any]) -> list[float]:
    found: list[float] = got(client, longwall, "series")["series"][0]["values"]
    return found


def test_readings_are_there_as_soon_as_they_are_sent(administrator: Client, longwall: Any, channel: Any) -> None:
    assert counts(send(administrator, channel, batch([0.4, 0.5]))) == (2, 2, 0, 0, 0)
    found = got(administrator, longwall, "series")
    assert found["series"][0]["times"] == ["2026-03-30T00:00:00Z", "2026-03-30T00:00:01Z"]
    assert (found["series"][0]["values"], found["width_s"]) == ([0.4, 0.5], None)
    (latest,) = got(administrator, longwall, "latest")["items"]
    assert (latest["time"], latest["value"]) == ("2026-03-30T00:00:01Z", 0.5)


def test_times_are_moments_whatever_their_offset(administrator: Client, longwall: Any, channel: Any) -> None:
    body = {
        "readings": [{"time": "2026-03-30T07:00:00+07:00", "value": 1}, {"time": "2026-03-30T00:00:00Z", "value": 1}]
    }
    assert counts(send(administrator, channel, body)) == (2, 1, 0, 1, 0)
    assert got(administrator, longwall, "series")["series"][0]["times"] == ["2026-03-30T00:00:00Z"]


def test_the_same_request_again_has_the_same_answer(administrator: Client, longwall: Any, channel: Any) -> None:
    first = send(administrator, channel, batch([1.0, 2.0]), "a").json()
    again = send(administrator, channel, batch([1.0, 2.0]), "a").json()
    assert again == {**first, "repeated": True}
    assert Batch.objects.filter(longwall=longwall["id"]).count() == 1


def test_a_key_with_other_readings_is_refused(administrator: Client, longwall: Any, channel: Any) -> None:
    send(administrator, channel, batch([1.0]), "a")
    assert send(administrator, channel, batch([2.0]), "a").status_code == 409
    other = channel_of(administrator, longwall, "MM2")
    assert send(administrator, other, batch([1.0]), "a").status_code == 409
    assert values(administrator, longwall) == [1.0]


def test_without_a_key_the_same_readings_are_duplicates(administrator: Client, longwall: Any, channel: Any) -> None:
    send(administrator, channel, batch([1.0, 2.0]))
    assert counts(send(administrator, channel, batch([1.0, 2.0]))) == (2, 0, 0, 2, 0)


def test_another_value_replaces_and_is_written_down(administrator: Client, longwall: Any, channel: Any) -> None:
    send(administrator, channel, batch([1.0, 2.0]))
    assert not AuditEntry.objects.filter(action="readings.replace").exists()
    assert counts(send(administrator, channel, batch([1.0, 7.0]))) == (2, 0, 1, 1, 0)
    assert values(administrator, longwall) == [1.0, 7.0]
    assert '"changed": 1' in AuditEntry.objects.get(action="readings.replace").details


def test_late_readings_are_taken_and_counted(administrator: Client, longwall: Any, channel: Any) -> None:
    send(administrator, channel, batch([5.0], START + timedelta(hours=1)))
    assert counts(send(administrator, channel, batch([1.0, 2.0]))) == (2, 2, 0, 0, 2)
    assert values(administrator, longwall) == [1.0, 2.0, 5.0]
    assert got(administrator, longwall, "latest")["items"][0]["value"] == 5.0


@pytest.mark.parametrize(
    ("time", "rule"),
    [
        ("2026-03-30T00:00:00", "no_time_offset"),
        ("30.03.2026 00:00", "not_a_datetime"),
        ("", "not_a_datetime"),
        ("1970-01-01T00:00:00Z", "too_early"),
        ("0001-01-01T00:00:00+14:00", "not_a_datetime"),
        ("9999-12-31T23:59:59-12:00", "not_a_datetime"),
    ],
)
def test_a_time_that_is_none_is_named_and_nothing_is_taken(
    administrator: Client, longwall: Any, channel: Any, time: str, rule: str
) -> None:
    body = batch([1.0, 2.0])
    body["readings"][1]["time"] = time
    answer = send(administrator, channel, body)
    assert answer.status_code == 422
    (told,) = answer.json()["errors"]
    assert (told["field"], told["rule"], told["value"], told["index"]) == ("readings.1.time", rule, time, 1)
    assert got(administrator, longwall, "series")["series"][0]["values"] == []
    assert not StoredFile.objects.filter(longwall=longwall["id"]).exists()


def test_a_moment_ahead_of_the_clock_is_refused_beyond_five_minutes(administrator: Client, channel: Any) -> None:
    now = datetime.now(UTC)
    assert send(administrator, channel, batch([1.0], now + timedelta(minutes=4))).status_code == 200
    answer = send(administrator, channel, batch([1.0], now + timedelta(minutes=6)))
    assert answer.json()["errors"][0]["rule"] == "in_the_future"


@pytest.mark.parametrize("value", ["1", True, None, [1], "NaN"])
def test_a_value_that_is_no_number_is_named(administrator: Client, channel: Any, value: Any) -> None:
    body = batch([1.0, 2.0])
    body["readings"][1]["value"] = value
    answer = send(administrator, channel, body)
    assert answer.status_code == 422
    assert [each["field"] for each in answer.json()["errors"]] == ["readings.1.value"]


def test_every_fault_of_a_batch_is_told_at_once_in_words(administrator: Client, channel: Any) -> None:
    body = batch([1.0, 2.0, 1e150])
    body["readings"][0]["time"] = "вчера"
    told = send(administrator, channel, body, HTTP_ACCEPT_LANGUAGE="ru").json()["errors"]
    assert [each["message"] for each in told] == [
        "Показание 1, время: «вчера» — не дата со временем",
        "Показание 3, значение: 1e+150 больше 1e+100",
    ]


def test_negative_and_impossible_values_are_kept_to_be_marked(
    administrator: Client, longwall: Any, channel: Any
) -> None:
    assert counts(send(administrator, channel, batch([-1.0, 135.0])))[1] == 2
    assert values(administrator, longwall) == [-1.0, 135.0]


def test_a_batch_holds_ten_thousand_readings_and_no_more(administrator: Client, channel: Any) -> None:
    assert counts(send(administrator, channel, batch([1.0] * 10_000)))[1] == 10_000
    answer = send(administrator, channel, batch([1.0] * 10_001))
    assert answer.json()["errors"][0]["rule"] == "too_many_items"
    assert send(administrator, channel, {"readings": []}).json()["errors"][0]["rule"] == "empty_list"


def test_a_token_sends_within_its_scope(administrator: Client, longwall: Any, channel: Any) -> None:
    user = User.objects.get(username="boss")
    _, writing = token_create(user=user, name="gas system", scopes=["write"], days=1)
    _, reading = token_create(user=user, name="screen", scopes=["read"], days=1)
    sent = send(Client(), channel, batch([1.0]), HTTP_AUTHORIZATION=f"Bearer {writing}")
    assert counts(sent)[1] == 1
    assert send(Client(), channel, batch([2.0]), HTTP_AUTHORIZATION=f"Bearer {reading}").status_code == 403
    assert send(Client(), channel, batch([2.0])).status_code == 401


def test_many_small_batches_become_few_files(administrator: Client, longwall: Any, channel: Any) -> None:
    for index in range(40):
        send(administrator, channel, batch([float(index)], START + timedelta(minutes=index)))
    assert StoredFile.objects.filter(longwall=longwall["id"], retired=None).count() <= 16
    assert values(administrator, longwall) == list(range(40))


def test_times_of_a_batch_need_no_order(administrator: Client, longwall: Any, channel: Any) -> None:
    body = batch([1.0, 2.0, 3.0])
    body["readings"].reverse()
    send(administrator, channel, body)
    assert values(administrator, longwall) == [1.0, 2.0, 3.0]
    assert got(administrator, longwall, "series")["series"][0]["times"] == [
        each.replace("+00:00", "Z") for each in times(3)
    ]
