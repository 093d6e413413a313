"""A longwall is forecast: models are trained as jobs, serve, say now, are tried; the demonstration trains its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

import numpy as np
import polars as pl
import pytest
from django.test import Client
from django.utils import timezone
from tests.server.asking import post
from tests.server.conftest import signed_in
from tests.server.telemetry.asked import entered
from tests.server.telemetry.conftest import took

from firedamp.datapackages import package
from firedamp.server.forecasts.chores import alarms_of_all
from firedamp.server.forecasts.files import model_file, model_loaded
from firedamp.server.forecasts.live import SESSIONS
from firedamp.server.forecasts.models import ForecastAlarm, ForecastModel
from firedamp.server.jobs.holding import Held, claim
from firedamp.server.jobs.models import Job
from firedamp.server.jobs.working import do
from firedamp.server.organisations.rights import Role
from firedamp.server.telemetry.models import Channel, Longwall, Replay

pytestmark = pytest.mark.django_db
TAGS = ("MM31", "MM116", "PD")
ROWS = 1200
STEP = timedelta(seconds=30)
SILENCE = timedelta(minutes=11)


@pytest.fixture(autouse=True)
def no_sessions() -> Iterator[None]:
    SESSIONS.clear()
    yield
    SESSIONS.clear()


def filled(longwall: Longwall, rows: int, start: Any, first: int = 0, tags: tuple[str, ...] = TAGS) -> None:
    """Real readings of a Polish longwall, as if they were this one's."""
    readings = package("polish_longwall_methane").rows("polish_longwall_methane")[first : first + rows]
    times = [(start + STEP * index).replace(tzinfo=None) for index in range(rows)]
    frames = [
        pl.DataFrame(
            {"channel": [channel.pk] * rows, "time": times, "value": [float(row[channel.tag]) for row in readings]},
            schema={"channel": pl.Int64, "time": pl.Datetime("us"), "value": pl.Float64},
        )
        for channel in longwall.channels.filter(tag__in=tags)
    ]
    took(longwall, pl.concat(frames))


@pytest.fixture
def engineer(db: None) -> Client:
    return signed_in("engineer", Role.ENGINEER)


@pytest.fixture
def outsider(db: None) -> Client:
    return signed_in("outsider", None)


@pytest.fixture
def longwall(engineer: Client) -> Longwall:
    """Ten hours of readings until now."""
    made = Longwall.objects.get(pk=entered(engineer)["id"])
    for tag in TAGS:
        limit = {"alarm_limit": 1.0} if tag == "MM116" else {}
        Channel.objects.create(longwall=made, tag=tag, quantity="other", unit="", step_s=30, title=tag, **limit)
    now = timezone.now()
    filled(made, ROWS, now - STEP * ROWS)
    return made


def target(longwall: Longwall) -> int:
    return longwall.channels.get(tag="MM116").pk


def worked() -> Job:
    held = claim("worker:1")
    assert held is not None
    with patch.object(Held, "_renew"):  # the heartbeat's own connection does not see this test's transaction
        do(held)
    return Job.objects.get(pk=held.job.pk)


def trained(client: Client, longwall: Longwall, **said: Any) -> Job:
    body = {"channel": target(longwall), "horizons_min": [3], **said}
    asked = post(client, f"/forecasts/longwalls/{longwall.pk}/trainings", body)
    assert asked.status_code == 201, asked.content.decode()
    job = worked()
    assert job.state == "done", job.problem
    return job


def got(client: Client, path: str, **query: Any) -> Any:
    answer = client.get(f"/api/v1/forecasts/{path}", query)
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def test_a_model_that_was_trained_serves_and_says_what_comes(engineer: Client, longwall: Longwall) -> None:
    place = f"longwalls/{longwall.pk}"
    assert got(engineer, place)["state"] == "no_model"
    trained(engineer, longwall)
    told = got(engineer, place)
    assert told["state"] == "ready"
    assert (told["target"]["tag"], told["target"]["alarm_limit"]) == ("MM116", 1.0)
    (horizon,) = told["horizons"]
    assert horizon["low"] <= horizon["forecast"] <= horizon["high"]
    (chance,) = horizon["chances"]
    assert (chance["kind"], chance["limit"]) == ("alarm", 1.0)
    assert 0 <= chance["chance"] <= 1
    why = got(engineer, f"{place}/explanation", horizon_min=3)
    added = sum(each["added"] for each in why["channels"])
    assert why["start"] + why["usual"] + added + why["rounded"] == pytest.approx(horizon["forecast"], abs=1e-5)
    assert sum(why["weights"].values()) == pytest.approx(1)
    track = got(engineer, f"{place}/track", horizon_min=3, hours=2)
    assert len(track["times"]) == len(track["forecast"]) == len(track["chances"]["alarm"]) == 240
    assert track["observed"][-1] is None
    assert track["observed"][0] is not None


def test_new_readings_move_the_forecast_on(engineer: Client, longwall: Longwall) -> None:
    trained(engineer, longwall)
    before = got(engineer, f"longwalls/{longwall.pk}")
    (session,) = SESSIONS.values()
    steps = session.next
    filled(longwall, 1, session.time_of(steps), first=ROWS)
    session.advance(session.time_of(steps))
    assert session.next == steps + 1
    assert before["as_of"] is not None


@pytest.fixture
def stopped(engineer: Client) -> Longwall:
    """Ten hours of readings until eleven minutes ago."""
    made = Longwall.objects.get(pk=entered(engineer)["id"])
    for tag in TAGS:
        said = {"alarm_limit": 0.9, "range_low": 0.0, "range_high": 5.0} if tag == "MM116" else {}
        Channel.objects.create(longwall=made, tag=tag, quantity="other", unit="", step_s=30, title=tag, **said)
    filled(made, ROWS, timezone.now() - STEP * ROWS - SILENCE)
    return made


def test_of_a_feed_that_stopped_nothing_is_forecast_until_it_is_heard_again(
    engineer: Client, stopped: Longwall
) -> None:
    trained(engineer, stopped)
    place, last = f"longwalls/{stopped.pk}", stopped.channels.get(tag="MM116").last
    for _ in range(2):
        told = got(engineer, place)
        assert (told["state"], told["horizons"]) == ("silent", [])
        assert "open" not in {each["state"] for each in told["alarms"]}
        assert abs(datetime.fromisoformat(told["target"]["time"]) - last) < timedelta(milliseconds=1)
        assert datetime.fromisoformat(told["as_of"]) <= last
        (session,) = SESSIONS.values()
        assert session.time_of(session.next - 1) <= last
    alarms_of_all()
    assert not ForecastAlarm.objects.filter(raised__gte=last - timedelta(minutes=1)).exists()

    # Other channels alone do not end the silence: the target's old reading is no ground for an alarm.
    rows = round(SILENCE / STEP)
    filled(stopped, rows, last + STEP, first=ROWS, tags=("MM31", "PD"))
    told = got(engineer, place)
    assert (told["state"], told["horizons"]) == ("silent", [])
    assert datetime.fromisoformat(told["as_of"]) > last
    assert all(datetime.fromisoformat(each["raised"]) <= last + timedelta(minutes=2) for each in told["alarms"])

    SESSIONS.clear()
    filled(stopped, rows, last + STEP, first=ROWS)
    told = got(engineer, place)
    assert (told["state"], len(told["horizons"])) == ("ready", 1)


def test_a_reading_outside_the_sensors_range_is_kept_and_never_stands_for_now(
    engineer: Client, stopped: Longwall
) -> None:
    trained(engineer, stopped)
    last = stopped.channels.get(tag="MM116").last
    filled(stopped, round(SILENCE / STEP) - 1, last + STEP, first=ROWS)
    before = got(engineer, f"longwalls/{stopped.pk}")["target"]
    assert before["refused"] is None
    wrong = pl.DataFrame(
        {"channel": [target(stopped)], "time": [timezone.now().replace(tzinfo=None)], "value": [12_100.0]},
        schema={"channel": pl.Int64, "time": pl.Datetime("us"), "value": pl.Float64},
    )
    took(stopped, wrong)
    told = got(engineer, f"longwalls/{stopped.pk}")["target"]
    assert (told["value"], told["refused"]["value"], told["refused"]["highest"]) == (before["value"], 12_100.0, 5.0)
    latest = engineer.get(f"/api/v1/telemetry/longwalls/{stopped.pk}/latest").json()["items"]
    assert {each["tag"]: each["believed"] for each in latest} == {"MM31": True, "MM116": False, "PD": True}
    (session,) = SESSIONS.values()
    assert np.nanmax(session.readings) <= 5


def test_a_later_model_challenges_until_it_is_let_serve_and_one_click_takes_it_back(
    engineer: Client, viewer: Client, longwall: Longwall
) -> None:
    trained(engineer, longwall)
    longwall.channels.filter(tag="MM116").update(warning_limit=0.9)  # whose alarms get a threshold of their own
    trained(engineer, longwall)
    second, first = got(engineer, f"longwalls/{longwall.pk}/models")["items"]
    assert (first["state"], second["state"]) == ("serving", "challenger")
    assert first["drift"]["stale"] in (True, False)
    assert post(viewer, f"/forecasts/models/{second['id']}/serve", {}).status_code in (403, 404)
    assert post(engineer, f"/forecasts/models/{second['id']}/serve", {}).json()["state"] == "serving"
    states = {each["number"]: each["state"] for each in got(engineer, f"longwalls/{longwall.pk}/models")["items"]}
    assert states == {1: "retired", 2: "serving"}
    assert post(engineer, f"/forecasts/models/{first['id']}/serve", {}).json()["state"] == "serving"
    file = engineer.get(f"/api/v1/forecasts/models/{first['id']}/file")
    assert file.json()["card"]["task"]["channel"] == "MM116"


def test_of_the_same_readings_the_same_model_is_learned_and_nothing_stands_beside_it(
    engineer: Client, longwall: Longwall
) -> None:
    assert trained(engineer, longwall).result["unchanged"] == []
    again = trained(engineer, longwall)
    assert (again.result["models"], again.result["unchanged"]) == ([], [3])
    (only,) = got(engineer, f"longwalls/{longwall.pk}/models")["items"]
    assert only["state"] == "serving"


def test_champion_and_challenger_are_compared_on_the_same_rows(engineer: Client, longwall: Longwall) -> None:
    trained(engineer, longwall)
    filled(longwall, 240, longwall.channels.get(tag="MM116").last + STEP, first=ROWS)
    trained(engineer, longwall)
    second, _ = got(engineer, f"longwalls/{longwall.pk}/models")["items"]
    compared = second["comparison"]
    assert compared["rows"] == 240 - 6  # of the last three minutes nobody knows yet what comes
    assert compared["champion_mae"] > 0
    assert compared["challenger_mae"] > 0


def test_a_model_whose_file_is_gone_is_said_to_be(engineer: Client, longwall: Longwall) -> None:
    trained(engineer, longwall)
    SESSIONS.clear()
    model_loaded.cache_clear()
    model_file(ForecastModel.objects.get(longwall=longwall).sha256).unlink()
    answer = engineer.get(f"/api/v1/forecasts/longwalls/{longwall.pk}")
    assert (answer.status_code, answer.json()["errors"][0]["rule"]) == (422, "model_altered")


def test_a_training_that_fails_leaves_the_model_serving(engineer: Client, longwall: Longwall) -> None:
    trained(engineer, longwall)
    Channel.objects.filter(longwall=longwall, tag="MM116").update(step_s=3600)
    post(engineer, f"/forecasts/longwalls/{longwall.pk}/trainings", {"channel": target(longwall), "horizons_min": [60]})
    job = worked()
    assert (job.state, job.problem["errors"][0]["rule"]) == ("failed", "too_few_rows")
    assert ForecastModel.objects.get(longwall=longwall).state == "serving"


def test_a_killed_worker_leaves_the_model_serving_and_the_job_to_another(engineer: Client, longwall: Longwall) -> None:
    trained(engineer, longwall)
    post(engineer, f"/forecasts/longwalls/{longwall.pk}/trainings", {"channel": target(longwall), "horizons_min": [3]})
    held = claim("worker:1")  # and nobody hears of it again
    assert held is not None
    assert got(engineer, f"longwalls/{longwall.pk}")["state"] == "ready"
    Job.objects.filter(pk=held.job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    job = worked()
    assert (job.pk, job.state, job.attempts) == (held.job.pk, "done", 2)


def test_a_backtest_says_what_alarms_would_have_been_worth(engineer: Client, longwall: Longwall) -> None:
    body = {"channel": target(longwall), "horizon_min": 3, "limit": 1.0}
    assert post(engineer, f"/forecasts/longwalls/{longwall.pk}/backtests", body).status_code == 201
    job = worked()
    assert job.state == "done", job.problem
    (row,) = got(engineer, f"longwalls/{longwall.pk}/backtests")["items"]
    assert row["id"] == job.result["backtest"]
    told = got(engineer, f"backtests/{row['id']}")
    assert told["result"]["models"]["persistence"]["mae"] == row["persistence_mae"]
    assert 0 < told["result"]["limit"]["alarms"]["threshold"] < 1
    chart = told["chart"]
    assert len(chart["times"]) == len(chart["observed"]) == len(chart["chance"])


def test_the_alarms_of_an_organisation_are_written_down_with_their_reasons(
    engineer: Client, longwall: Longwall
) -> None:
    trained(engineer, longwall)
    told = []
    for limit in (0.85, 0.95, 1.05, 1.25, 1.35):  # at one of them an alarm was raised within the last eight hours
        Channel.objects.filter(longwall=longwall, tag="MM116").update(alarm_limit=limit)
        told = got(engineer, f"longwalls/{longwall.pk}")["alarms"]
        if told:
            break
    alarms_of_all()
    alarms_of_all()  # twice at once does no harm
    assert {each["state"] for each in told} <= {"open", "right", "false"}
    assert ForecastAlarm.objects.filter(longwall=longwall).count() >= len({each["id"] for each in told}) > 0


def test_others_neither_see_nor_train(outsider: Client, viewer: Client, longwall: Longwall) -> None:
    body = {"channel": target(longwall)}
    assert outsider.get(f"/api/v1/forecasts/longwalls/{longwall.pk}").status_code == 404
    assert post(outsider, f"/forecasts/longwalls/{longwall.pk}/trainings", body).status_code == 404
    assert post(viewer, f"/forecasts/longwalls/{longwall.pk}/trainings", body).status_code == 403


def test_who_replays_the_demonstration_has_its_models_trained_once(administrator: Client, anonymous: Client) -> None:
    longwall = Longwall.objects.get(organisation=None)
    place = f"/api/v1/telemetry/longwalls/{longwall.pk}/replay"
    for _ in range(2):
        put = anonymous.put(place, {"state": "running", "speed": 60}, content_type="application/json")
        assert put.status_code == 200, put.content.decode()
    job = Job.objects.get(kind="forecast_training")
    assert job.arguments["horizons_min"] == [3, 10, 30, 60]
    told = got(anonymous, f"longwalls/{longwall.pk}")
    assert (told["state"], told["target"]["alarm_limit"], told["arbitrary_times"]) == ("training", 1.0, True)
    Job.objects.filter(pk=job.pk).update(arguments={**job.arguments, "horizons_min": [3]})  # one will do
    assert worked().state == "done", Job.objects.get(pk=job.pk).problem
    told = got(anonymous, f"longwalls/{longwall.pk}")
    assert (told["state"], len(told["horizons"])) == ("ready", 1)
    (model,) = got(anonymous, f"longwalls/{longwall.pk}/models")["items"]
    assert model["card"]["first"] is None, "the hours of an axis that was chosen are nobody's"
    assert "clock" not in model["card"]["importance"]

    # Then it is tried what its alarms are worth: each horizon at its alarm limit, once.
    assert [(each["horizon_min"], each["limit"]) for each in told["testing"]] == [
        (3, 1.0), (10, 1.0), (30, 1.0), (60, 1.0)
    ]  # fmt: skip
    Job.objects.filter(kind="forecast_backtest", arguments__horizon_min=3.0).update(state="failed")
    assert anonymous.put(place, {"state": "running"}, content_type="application/json").status_code == 200
    assert [each["horizon_min"] for each in got(anonymous, f"longwalls/{longwall.pk}")["testing"]] == [10, 30, 60]
    assert Replay.objects.get(longwall=longwall).position_s == pytest.approx(13_367 * 30 / 3, abs=36_000)

    # Shown as a whole again, the recording is over: nothing more comes.
    assert anonymous.delete(place).status_code == 200
    told = got(anonymous, f"longwalls/{longwall.pk}")
    assert (told["state"], told["horizons"]) == ("ended", [])
    assert "open" not in {each["state"] for each in told["alarms"]}
