"""A call is made again where that is safe, as patiently as the server asks, and never where it might act twice."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from tests.client.scripted import LOST, Say, Scripted, scripted

from firedamp.client import (
    ApiError,
    Client,
    NotFound,
    Retries,
    ServerFault,
    ServerNotReached,
    TimedOut,
    TooManyRequests,
)
from firedamp.client.retries import retry_after_s

QUICK = Retries(attempts=3, first_s=0.01)
TOKEN = "fdt_never-to-be-shown"
WELL = Say({"status": "ok"})
RECORD = {"version": 2}
BUSY = Say({"title": "Busy"}, status=503)


@pytest.fixture
def server() -> Iterator[Scripted]:
    with scripted() as server:
        yield server


@pytest.fixture
def client(server: Scripted) -> Iterator[Client]:
    with Client(server.address, TOKEN, retries=QUICK) as client:
        yield client


# what is made again


def test_reading_is_repeated_where_the_answer_is_lost(server: Scripted, client: Client) -> None:
    server.say(LOST, BUSY, WELL)
    assert client.system.health()["status"] == "ok"
    assert len(server.asked) == 3


def test_after_the_last_attempt_the_error_is_raised(server: Scripted, client: Client) -> None:
    server.say(BUSY, BUSY, BUSY, WELL)
    with pytest.raises(ServerFault, match="Busy"):
        client.system.health()
    assert len(server.asked) == QUICK.attempts


def test_what_creates_is_sent_once(server: Scripted, client: Client) -> None:
    server.say(LOST, Say({"id": "twice"}))
    with pytest.raises(ServerNotReached, match=server.address):
        client.calculations.create("ipcc2006.underground", {})
    assert len(server.asked) == 1


def test_what_only_computes_is_repeated(server: Scripted, client: Client) -> None:
    server.say(LOST, Say({"outputs": {}}))
    assert client.methods.evaluate("ipcc2006.underground", {}) == {"outputs": {}}


def test_readings_are_repeated_under_the_same_key(server: Scripted, client: Client) -> None:
    server.say(LOST, Say({"rows": 1}))
    client.telemetry.readings_add(7, [{"time": "2026-01-01T00:00:00Z", "value": 0.4}])
    keys = [asked.headers["Idempotency-Key"] for asked in server.asked]
    assert len(keys) == 2
    assert keys[0] == keys[1]


def test_a_change_of_a_version_is_sent_once(server: Scripted, client: Client) -> None:
    server.say(LOST, Say(RECORD))
    with pytest.raises(ServerNotReached):
        client.reference.change("coal_output", 1, {"output_t": 5}, version=1)
    assert len(server.asked) == 1


def test_what_is_put_is_repeated_unless_it_names_a_version(server: Scripted, client: Client) -> None:
    server.say(LOST, Say({"items": []}), LOST)
    client.organisations.site_set("own", [{"mine_id": "M0836"}])
    with pytest.raises(ServerNotReached):
        client.reports.reason_set("r", "total", version=0, text="Because of it")
    assert len(server.asked) == 3


def test_a_deletion_whose_answer_was_lost_is_done_where_nothing_is_left(server: Scripted, client: Client) -> None:
    server.say(LOST, Say({"title": "Nothing there"}, status=404))
    client.calculations.delete("c")


def test_a_deletion_of_what_never_was_is_an_error(server: Scripted, client: Client) -> None:
    server.say(Say({"title": "Nothing there"}, status=404))
    with pytest.raises(NotFound):
        client.calculations.delete("c")


# how long is waited


def test_the_server_s_time_is_waited_for(server: Scripted, client: Client) -> None:
    server.say(Say({}, status=429, headers={"Retry-After": "1"}), Say({"id": "made"}))
    began = time.monotonic()
    assert client.calculations.create("m", {}) == {"id": "made"}  # it was put off, so that nothing can come twice
    assert time.monotonic() - began >= 1


def test_a_time_too_long_to_wait_is_told(server: Scripted, client: Client) -> None:
    server.say(Say({"title": "Too often"}, status=429, headers={"Retry-After": "3600"}))
    with pytest.raises(TooManyRequests) as caught:
        client.system.health()
    assert caught.value.retry_after_s == 3600


def test_retry_after_may_be_a_date() -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    assert retry_after_s(httpx.Response(503, headers={"Retry-After": soon})) == pytest.approx(30, abs=2)
    assert retry_after_s(httpx.Response(503, headers={"Retry-After": "soon"})) is None


def test_waits_double_and_are_drawn() -> None:
    retries = Retries(first_s=1, longest_s=8)
    for attempt, whole in ((1, 1), (2, 2), (3, 4), (4, 8), (9, 8)):
        drawn = {retries.wait_s(attempt) for _ in range(20)}
        assert len(drawn) > 1
        assert all(whole / 2 <= wait <= whole for wait in drawn)


def test_an_answer_that_takes_too_long_is_not_waited_for(server: Scripted) -> None:
    server.say(Say({}, after_s=0.5))
    with Client(server.address, timeout_s=0.1, retries=Retries(attempts=1)) as client, pytest.raises(TimedOut):
        client.system.health()


# what is said


def test_no_message_shows_a_token_or_a_password(closed_address: Callable[[], str]) -> None:
    address = closed_address().replace("http://", "http://user:hunter2@")
    with Client(address, TOKEN, retries=QUICK) as client, pytest.raises(ServerNotReached) as caught:
        client.system.health()
    said = f"{client!r} {client._to!r} {caught.value} {caught.value!r}"
    assert "never-to-be-shown" not in said
    assert "hunter2" not in said
    assert "127.0.0.1" in str(caught.value)


def test_a_fault_names_field_rule_and_value(server: Scripted, client: Client) -> None:
    fault = {"field": "coal_output", "rule": "below_minimum", "value": -1, "minimum": 0, "message": "less than 0"}
    server.say(Say({"title": "Bad", "status": 422, "errors": [fault]}, status=422))
    with pytest.raises(ApiError, match="less than 0") as caught:
        client.methods.evaluate("m", {})
    (problem,) = caught.value.errors
    assert (type(caught.value).__name__, problem.field, problem.rule, problem.value) == (
        "BadInput",
        "coal_output",
        "below_minimum",
        -1,
    )
    assert problem.params == {"minimum": 0}


def test_a_server_elsewhere_is_named_and_not_followed_with_the_token(server: Scripted, client: Client) -> None:
    server.say(Say({}, status=301, headers={"Location": "https://other.example/api/v1/health"}))
    with pytest.raises(ApiError, match=r"elsewhere: https://other\.example"):
        client.system.health()
