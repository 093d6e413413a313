"""The server's clock jumps, forward and back: work that is held, signs of who asks, times of readings, files."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.server.asking import post
from tests.server.jobs import kinds as _kinds  # noqa: F401 – registers them
from tests.server.people import organisation, person
from tests.server.telemetry.asked import batch, channel_of, entered, got, send
from tests.server.telemetry.conftest import frame, ids, longwall

from firedamp.server.accounts.models import User
from firedamp.server.accounts.tokens import token_create
from firedamp.server.audit.chain import verify
from firedamp.server.forecasts.silence import heard_of
from firedamp.server.jobs.holding import Held, claim
from firedamp.server.jobs.models import Job
from firedamp.server.jobs.services import job_create
from firedamp.server.jobs.working import do
from firedamp.server.organisations.models import Organisation
from firedamp.server.telemetry.models import Channel
from firedamp.server.telemetry.store import sweeping, writing
from firedamp.server.telemetry.store.files import readings_file

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
Jump = Callable[[timedelta], None]
ELSEWHERE, HERE = "elsewhere:1", "here:2"  # workers of two machines


@pytest.fixture
def jump(monkeypatch: pytest.MonkeyPatch) -> Jump:
    """Sets the clock that the server reads off from what it really is."""
    true_now, true_time = timezone.now, time.time

    def set_off(by: timedelta) -> None:
        monkeypatch.setattr(timezone, "now", lambda: true_now() + by)
        monkeypatch.setattr(time, "time", lambda: true_time() + by.total_seconds())

    return set_off


@pytest.fixture(autouse=True)
def unbeaten(monkeypatch: pytest.MonkeyPatch) -> None:
    """No heartbeat: a thread would not see what this test's transaction has not committed."""
    monkeypatch.setattr(Held, "_renew", lambda self: None)


def asked() -> Job:
    owner = person("engineer", of=organisation("own-coal"))
    return job_create(owner=owner, kind="test.make", arguments={"id": "made"})


def held(worker: str) -> Held:
    found = claim(worker)
    assert found is not None
    return found


@pytest.mark.parametrize("by", [-DAY, DAY])
def test_a_job_of_a_worker_that_was_lost_before_the_jump_is_taken_up(jump: Jump, by: timedelta) -> None:
    job = asked()
    held(ELSEWHERE)
    jump(by)
    do(held(HERE))
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 2)


@pytest.mark.parametrize("by", [-DAY, DAY])
def test_a_job_that_two_hold_for_the_jump_has_its_effect_once(jump: Jump, by: timedelta) -> None:
    job = asked()
    first = held(ELSEWHERE)
    jump(by)
    second = held(HERE)
    do(first), do(second)
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 2)
    assert Organisation.objects.filter(organisation_id="made").count() == 1


def test_clocks_of_machines_a_little_apart_take_no_job_from_who_holds_it(jump: Jump) -> None:
    asked()
    held(ELSEWHERE)
    for seconds in (-120, 30):
        jump(timedelta(seconds=seconds))
        assert claim(HERE) is None


def test_a_token_and_a_session_hold_again_when_the_clock_is_right_again(administrator: Client, jump: Jump) -> None:
    _, text = token_create(user=User.objects.get(username="boss"), name="t", scopes=["read"], days=30)
    bearer = {"HTTP_AUTHORIZATION": f"Bearer {text}"}
    cookie = administrator.cookies["sessionid"].value

    def statuses() -> tuple[int, int]:
        administrator.cookies["sessionid"] = cookie
        own = administrator.get("/api/v1/jobs")
        return Client().get("/api/v1/jobs", **bearer).status_code, own.status_code

    for by, expected in ((-DAY, (200, 200)), (400 * DAY, (401, 401)), (timedelta(0), (200, 200))):
        jump(by)
        assert statuses() == expected


def test_readings_of_a_source_are_refused_while_the_clock_is_behind_and_taken_afterwards(
    administrator: Client, jump: Jump
) -> None:
    lava = entered(administrator)
    channel, now = channel_of(administrator, lava), timezone.now().replace(microsecond=0)
    body = batch([1.0, 2.0], now)
    jump(-DAY)
    refused = send(administrator, channel, body, "k")
    assert (refused.status_code, refused.json()["errors"][0]["rule"]) == (422, "in_the_future")
    assert got(administrator, lava, "series")["series"][0]["values"] == []
    jump(timedelta(0))
    assert send(administrator, channel, body, "k").json()["new"] == 2
    assert send(administrator, channel, body, "k").json()["new"] == 2  # the same answer, for the same request
    assert got(administrator, lava, "series")["series"][0]["values"] == [1.0, 2.0]


def test_readings_taken_while_the_clock_was_ahead_stay_and_those_of_now_are_added(
    administrator: Client, jump: Jump
) -> None:
    lava = entered(administrator)
    channel, now = channel_of(administrator, lava), timezone.now().replace(microsecond=0)
    jump(DAY)
    assert send(administrator, channel, batch([1.0], now + DAY)).status_code == 200
    jump(timedelta(0))
    taken = send(administrator, channel, batch([2.0], now)).json()
    assert (taken["new"], taken["late"]) == (1, 1)
    assert got(administrator, lava, "series")["series"][0]["values"] == [2.0, 1.0]


@pytest.mark.parametrize(("ahead", "state"), [(timedelta(0), "ready"), (DAY, "silent")])
def test_a_reading_of_tomorrow_is_no_sign_that_a_source_is_heard(
    administrator: Client, jump: Jump, ahead: timedelta, state: str
) -> None:
    lava = entered(administrator)
    channel = channel_of(administrator, lava)
    jump(ahead)
    assert send(administrator, channel, batch([0.5], timezone.now())).status_code == 200
    jump(timedelta(0))
    target = Channel.objects.get(pk=channel["id"])
    session = SimpleNamespace(target=target, step_s=60.0)  # all that is asked of it where the store has readings
    assert heard_of(target.longwall, session).state == state  # type: ignore[arg-type]


def test_the_log_holds_whatever_the_clock_says(administrator: Client, jump: Jump) -> None:
    for number, by in enumerate((DAY, -DAY, timedelta(0))):
        jump(by)
        assert post(administrator, "/telemetry/longwalls", {"name": f"Лава {number}"}).status_code == 201
    assert verify().broken == ()


def test_a_file_that_is_being_committed_is_not_swept_away_by_a_jump(jump: Jump) -> None:
    lava = longwall()
    under_way = writing.written(lava, "2026-03", readings(ids(lava)[0]), replaces=0)
    jump(DAY)
    sweeping.sweep()
    under_way.save()
    assert readings_file(under_way.path).exists()


def test_a_file_that_nobody_names_goes_when_it_was_seen_for_long(
    jump: Jump, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FIREDAMP_DATA", str(tmp_path))  # where no other test has left a file
    lava = longwall()
    stray = readings_file(writing.written(lava, "2026-03", readings(ids(lava)[0]), replaces=0).path)
    monkeypatch.setattr(sweeping, "NOT_COMMITTED_S", -1.0)
    sweeping.sweep()
    began = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: began + sweeping.WATCHED_S + 1)
    sweeping.sweep()
    assert not stray.exists()


def readings(channel: int) -> Any:
    import polars as pl

    return frame(channel, [5.0], datetime.fromisoformat("2026-03-01T00:00:00+00:00")).with_columns(received=pl.lit(1))
