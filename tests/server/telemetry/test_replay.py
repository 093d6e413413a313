"""A recording is shown as if it came in now: by the clock alone, the same after a restart, one for all who look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from django.test import Client
from django.utils import timezone
from tests.server.asking import patch
from tests.server.telemetry.asked import batch, channel_of, entered, got, send
from tests.server.telemetry.conftest import START

from firedamp.datapackages import package
from firedamp.server.audit.models import AuditEntry
from firedamp.server.telemetry import store
from firedamp.server.telemetry.demonstration import demonstrations_ensure
from firedamp.server.telemetry.models import Batch, Longwall, Replay

pytestmark = pytest.mark.django_db
BEGIN = datetime(2001, 1, 1, tzinfo=UTC)
Ask = Callable[..., Any]


@pytest.fixture
def recorded(anonymous: Client) -> dict[str, Any]:
    """The demonstration as anybody finds it."""
    found: dict[str, Any] = next(
        each for each in anonymous.get("/api/v1/telemetry/longwalls").json()["items"] if each["organisation"] is None
    )
    return found


def put(client: Client, longwall: dict[str, Any], **body: Any) -> Any:
    return client.put(f"/api/v1/telemetry/longwalls/{longwall['id']}/replay", body, content_type="application/json")


def moved(longwall: dict[str, Any], seconds: float) -> None:
    """As if the replay had been set so many seconds ago."""
    Replay.objects.filter(longwall=longwall["id"]).update(since=timezone.now() - timedelta(seconds=seconds))


def test_the_recorded_longwall_is_there_with_its_attribution_on_an_arbitrary_axis(recorded: Any) -> None:
    assert recorded["name"]["en"] == "Polish longwall (recorded)"
    assert recorded["arbitrary_times"] is True
    assert "AGPL-3.0" in recorded["attribution"]["en"]
    assert (recorded["first"], recorded["readings"]) == ("2001-01-01T00:00:00Z", 7 * 13_368)
    assert recorded["may_change"] is False


def test_its_channels_measure_what_the_package_says(anonymous: Client, recorded: Any) -> None:
    items = got(anonymous, recorded, "channels")["items"]
    told = {each["tag"]: (each["quantity"], each["unit"], each["step_s"]) for each in items}
    assert told["MM116"] == ("methane_concentration", "%", 30.0)
    assert told["BA13"] == ("atmospheric_pressure", "hPa", 30.0)
    assert "MM116_pred" not in told  # it tells what comes


def test_its_readings_are_the_packages_rows(recorded: Any) -> None:
    longwall = Longwall.objects.get(pk=recorded["id"])
    tags = ["MM116", "AS038", "DMM116"]
    ids = [longwall.channels.get(tag=tag).pk for tag in tags]
    rows = package("polish_longwall_methane").rows("polish_longwall_methane")
    found = store.readings(longwall, ids)
    assert np.array_equal(found.values, np.array([[row[tag] for tag in tags] for row in rows]))
    assert set(np.diff(found.times).astype("timedelta64[s]").tolist()) == {timedelta(seconds=30)}


def test_preparing_the_server_again_changes_nothing(recorded: Any) -> None:
    before = Batch.objects.count()
    assert [str(each.pk) for each in demonstrations_ensure()] == [recorded["id"]]
    assert Batch.objects.count() == before


def test_any_visitor_replays_it(anonymous: Client, recorded: Any) -> None:
    assert got(anonymous, recorded, "replay")["state"] == "stopped"
    told = put(anonymous, recorded, speed=60).json()
    assert (told["state"], told["speed"], told["duration_s"]) == ("running", 60.0, 13_367 * 30.0)
    assert not AuditEntry.objects.filter(action__startswith="replay").exists()


def test_readings_up_to_its_now_are_shown_and_no_later_ones(anonymous: Client, recorded: Any) -> None:
    put(anonymous, recorded, speed=60, position_s=0)
    moved(recorded, 61)  # an hour and a minute of the recording
    now = datetime.fromisoformat(got(anonymous, recorded, "replay")["now"])
    assert BEGIN + timedelta(minutes=61) <= now < BEGIN + timedelta(minutes=70)
    latest = got(anonymous, recorded, "latest")
    times = {datetime.fromisoformat(each["time"]) for each in latest["items"]}
    until = datetime.fromisoformat(latest["until"])
    assert until >= now
    assert len(times) == 1
    assert until - timedelta(seconds=30) < times.pop() <= until
    series = got(anonymous, recorded, "series", points=10_000)
    assert all(each["times"][-1] <= series["until"] for each in series["series"])
    assert len(series["series"][0]["times"]) in range(123, 141)
    file = anonymous.get(f"/api/v1/telemetry/longwalls/{recorded['id']}/readings").content.decode("utf-8-sig")
    assert len(file.splitlines()) in range(124, 142)


def test_what_lies_behind_its_now_cannot_be_asked_for(anonymous: Client, recorded: Any) -> None:
    put(anonymous, recorded, state="paused", position_s=300)
    later = {"start": "2001-01-02T00:00:00Z", "end": "2001-01-03T00:00:00Z"}
    assert got(anonymous, recorded, "series", **later)["series"][0]["values"] == []
    around = got(anonymous, recorded, "series", points=3, start="2001-01-01T00:00:00Z", end="2001-01-03T00:00:00Z")
    assert (around["end"], sum(around["series"][0]["count"])) == ("2001-01-01T00:05:00Z", 11)


def test_the_same_place_shows_the_same_readings(anonymous: Client, recorded: Any) -> None:
    put(anonymous, recorded, state="paused", position_s=7_215)
    first = got(anonymous, recorded, "latest")
    assert first == got(anonymous, recorded, "latest")
    assert first["items"][0]["time"] == "2001-01-01T02:00:00Z"
    rows = package("polish_longwall_methane").rows("polish_longwall_methane")
    shown = {each["tag"]: each["value"] for each in first["items"]}
    assert shown == {tag: rows[240][tag] for tag in shown}


def test_it_begins_after_a_third_of_the_recording_unless_it_is_said(anonymous: Client, recorded: Any) -> None:
    told = put(anonymous, recorded, state="paused").json()
    assert told["position_s"] == 13_367 * 30 / 3  # what lies before is a past to learn from


def test_a_paused_replay_goes_on_where_it_was(anonymous: Client, recorded: Any) -> None:
    put(anonymous, recorded, speed=100, position_s=0)
    moved(recorded, 10)
    place = put(anonymous, recorded, state="paused").json()["position_s"]
    assert 1_000 <= place < 2_000
    moved(recorded, 3_600)
    assert got(anonymous, recorded, "replay")["position_s"] == place
    told = put(anonymous, recorded, state="running", speed=1).json()
    assert place <= told["position_s"] < place + 60


def test_at_its_end_it_stays(anonymous: Client, recorded: Any) -> None:
    put(anonymous, recorded, speed=3_600)
    moved(recorded, 3_600)
    told = got(anonymous, recorded, "replay")
    assert (told["ended"], told["position_s"], told["now"]) == (True, 401_010.0, recorded["last"])


def test_a_stopped_replay_shows_everything_again(anonymous: Client, recorded: Any) -> None:
    put(anonymous, recorded)
    answer = anonymous.delete(f"/api/v1/telemetry/longwalls/{recorded['id']}/replay")
    assert (answer.status_code, answer.json()["state"]) == (200, "stopped")
    assert got(anonymous, recorded, "series", points=10)["end"] == recorded["last"]


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ({"speed": 0}, "below_minimum"), ({"speed": 1e6}, "above_maximum"), ({"position_s": -1}, "below_minimum"),
        ({"position_s": 500_000}, "above_maximum"), ({"state": "backwards"}, "not_a_choice"),
    ],
)  # fmt: skip
def test_a_replay_goes_forward_within_its_recording(
    anonymous: Client, recorded: Any, body: dict[str, Any], rule: str
) -> None:
    answer = put(anonymous, recorded, **body)
    assert (answer.status_code, answer.json()["errors"][0]["rule"]) == (422, rule)
    assert not Replay.objects.exists()


def test_visitors_who_ask_without_end_are_told_to_wait(anonymous: Client, recorded: Any) -> None:
    answers = [put(anonymous, recorded, speed=2).status_code for _ in range(32)]
    assert (answers[0], answers[-1]) == (200, 429)


def test_nobody_changes_the_demonstration(administrator: Client, recorded: Any) -> None:
    at = f"/telemetry/longwalls/{recorded['id']}"
    channel = got(administrator, recorded, "channels")["items"][0]
    assert patch(administrator, at, {"version": 1, "name": "X"}).status_code == 403
    assert patch(administrator, f"/telemetry/channels/{channel['id']}", {"version": 1, "tag": "X"}).status_code == 403
    assert administrator.delete(f"/api/v1{at}").status_code == 403
    assert send(administrator, channel, batch([1.0])).status_code == 403


def test_a_longwall_at_work_is_not_replayed(administrator: Client) -> None:
    """A replay would hide what is measured now."""
    made = entered(administrator)
    assert put(administrator, made).status_code == 409  # nothing to replay
    send(administrator, channel_of(administrator, made), batch([1.0, 2.0, 3.0], START))
    assert put(administrator, made).status_code == 409
    patch(administrator, f"/telemetry/longwalls/{made['id']}", {"version": 1, "closed": True})
    assert put(administrator, made, state="paused", position_s=1).json()["now"] == "2026-03-30T00:00:01Z"
    assert got(administrator, made, "latest")["items"][0]["value"] == 2.0
    assert AuditEntry.objects.filter(action="replay.set").count() == 1


def test_a_browser_without_its_csrf_token_sets_nothing(administrator: Client, recorded: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = administrator.cookies
    assert put(strict, recorded).status_code == 403
