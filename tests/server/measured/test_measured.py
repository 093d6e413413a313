"""Streams of a longwall over the API, their sums as a job, and the doors behind the numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook
from tests.server.asking import patch as change
from tests.server.asking import post
from tests.server.conftest import signed_in
from tests.server.telemetry.asked import batch, channel_of, entered, send

from firedamp.server.accounts.models import User
from firedamp.server.audit.models import AuditEntry
from firedamp.server.jobs.holding import Held, claim
from firedamp.server.jobs.models import Job
from firedamp.server.jobs.working import do
from firedamp.server.measured.models import Measurement
from firedamp.server.measured.years import telemetry_year
from firedamp.server.mines.models import Mine
from firedamp.server.organisations.rights import Role
from firedamp.server.telemetry.models import Longwall

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 29, 17, tzinfo=UTC)  # midnight of the 30th in Novokuznetsk
HOUR = {"step_s": 3600}
DEFINITION = {
    "flow": {"channel": "Q", "systematic_percent": 3}, "concentration": {"channel": "C"}, "temperature": 20,
    "pressure": {"value": 101.325, "unit": "kPa"}, "longest_s": 3600,
}  # fmt: skip


@pytest.fixture
def engineer(db: None) -> Client:
    return signed_in("engineer", Role.ENGINEER)


@pytest.fixture
def longwall(engineer: Client) -> dict[str, Any]:
    """Two days by the hour: 100 m³/min of 1 %, without three hours of the second day."""
    made = entered(engineer, time_zone="Asia/Novokuznetsk")
    flow = channel_of(engineer, made, "Q", quantity="airflow", unit="m3/min", **HOUR)
    methane = channel_of(engineer, made, "C", **HOUR)
    assert send(engineer, flow, batch([100.0] * 48, START, 3600)).status_code == 200
    assert send(engineer, methane, batch([1.0] * 30, START, 3600)).status_code == 200
    assert send(engineer, methane, batch([1.0] * 15, START + timedelta(hours=33), 3600)).status_code == 200
    made["methane"] = methane
    return made


def worked() -> Job:
    held = claim("worker:1")
    assert held is not None
    with patch.object(Held, "_renew"):  # the heartbeat's own connection does not see this test's transaction
        do(held)
    return Job.objects.get(pk=held.job.pk)


def described(client: Client, longwall: dict[str, Any], **said: Any) -> Any:
    body = {"name": "Ствол", "definition": DEFINITION | said}
    return post(client, f"/measured/longwalls/{longwall['id']}/streams", body)


def summed(client: Client, longwall: dict[str, Any], **said: Any) -> str:
    body = {"first": "2026-03-30", "last": "2026-03-31", **said}
    asked = post(client, f"/measured/longwalls/{longwall['id']}/measurements", body)
    assert asked.status_code == 201, asked.content.decode()
    job = worked()
    assert job.state == "done", job.problem
    return str(job.result["measurement"])  # type: ignore[index]


def got(client: Client, address: str, **query: Any) -> Any:
    answer = client.get(f"/api/v1/measured{address}", query)
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def refused(client: Client, made: str, **query: Any) -> list[tuple[Any, ...]]:
    answer = client.get(f"/api/v1/measured/measurements/{made}/door", query)
    assert answer.status_code == 422, answer.content.decode()
    return [(each["field"], each["rule"], each["value"], each.get("choices")) for each in answer.json()["errors"]]


def test_two_days_of_a_shaft_from_readings_to_a_door(engineer: Client, longwall: dict[str, Any]) -> None:
    """1 m³/min of methane for 2,880 min is 2,880 m³: 1.92384 t by 0.668 kg/m³, 48.096 t CO2e by 25."""
    stream = described(engineer, longwall).json()
    made = summed(engineer, longwall)
    told = got(engineer, f"/measurements/{made}")["told"]
    assert (told["sum"]["ch4_t_exact"], told["sum"]["co2e_t_exact"]) == ("1.92384", "48.096")
    assert [day["filled_hours"] for day in told["streams"][0]["days"]] == [0, 3]
    assert [[fill[key] for key in ("rule", "value", "unit")] for fill in told["streams"][0]["fills"]] == [
        ["ff_mean", 1.0, "%"]
    ]
    door = got(engineer, f"/measurements/{made}/door", stream=stream["id"], period="2026-03-30")
    assert (door["method"], door["outputs"]["ch4_t"]) == ("ru371.venting", 0.96192)
    part = got(engineer, f"/measurements/{made}/door", method="ff_continuous", part=0)
    assert part["method"] == "epa.ff.ventilation"
    assert refused(engineer, made, stream="Ствол") == [("stream", "not_a_choice", "Ствол", f"all, {stream['id']}")]
    assert refused(engineer, made, period="1999") == [("period", "period_not_summed", "1999", None)]
    assert refused(engineer, made, method="order_372")[0][:3] == ("method", "not_a_choice", "order_372")
    assert refused(engineer, made, method="ff_continuous", part=3) == [("part", "no_such_part", 3, None)]
    assert refused(engineer, made, method="balance") == [("method", "no_parts", "balance", None)]  # no daily output
    file = engineer.get(f"/api/v1/measured/measurements/{made}/file", {"format": "csv", "step": "days"})
    assert "Ствол,2026-03-30,0.96192,0.96192" in file.content.decode()
    file = engineer.get(f"/api/v1/measured/measurements/{made}/file", {"format": "csv", "step": "days"},
                        headers={"Accept-Language": "ru"}).content.decode()  # fmt: skip
    assert file.startswith("\ufeffПоток;Период;CH4, т;")
    assert "Ствол;2026-03-30;0,96192;0,96192;" in file
    file = engineer.get(f"/api/v1/measured/measurements/{made}/file", {"format": "xlsx"})
    for name in ("Days", "Methods"):  # a stream has its name there, never its id
        rows = CalamineWorkbook.from_filelike(BytesIO(file.content)).get_sheet_by_name(name).to_python()
        place = next(row.index("Stream") for row in rows if "Stream" in row)
        assert {row[place] for row in rows} - {""} == {"Stream", "Ствол"}
    deeds = list(AuditEntry.objects.filter(action__startswith="measured.").values_list("action", flat=True))
    assert sorted(deeds) == ["measured.compute", "measured.stream_create"]


def test_sums_are_stale_when_readings_come_in_or_a_stream_changes(engineer: Client, longwall: dict[str, Any]) -> None:
    stream = described(engineer, longwall).json()
    made = summed(engineer, longwall, filling="none")
    (row,) = got(engineer, f"/longwalls/{longwall['id']}/measurements")["items"]
    assert (row["stale"], row["sum"]["partial"], row["sum"]["missing_hours"]) == (False, True, 3)
    rests = row["streams"][0]
    assert (rests["version"], len(rests["readings_sha256"])) == (1, 64)
    elsewhere = batch([1.0], START + timedelta(days=40), 3600)
    assert send(engineer, longwall["methane"], elsewhere).status_code == 200
    assert got(engineer, f"/measurements/{made}")["stale"] is False
    late = batch([1.0], START + timedelta(hours=31), 3600)
    assert send(engineer, longwall["methane"], late).status_code == 200
    assert got(engineer, f"/measurements/{made}")["stale"] is True
    again = summed(engineer, longwall, filling="none")
    assert got(engineer, f"/measurements/{again}")["streams"][0]["readings_sha256"] != rests["readings_sha256"]
    seen = {"version": 1, "definition": DEFINITION | {"temperature": 10}}
    assert change(engineer, f"/measured/streams/{stream['id']}", seen).json()["version"] == 2
    assert got(engineer, f"/measurements/{again}")["stale"] is True
    later = seen | {"name": "Другой", "definition": DEFINITION | {"temperature": 11}}
    refused = change(engineer, f"/measured/streams/{stream['id']}", later)
    assert refused.status_code == 412
    assert refused.json()["differences"] == [
        {"column": "name", "before": stream["name"], "after": "Другой"},
        {"column": "definition.temperature", "before": 10, "after": 11},
    ]
    assert refused.json()["changed_by"]["user"] == stream["by"]
    assert engineer.delete(f"/api/v1/measured/streams/{stream['id']}").status_code == 204
    assert got(engineer, f"/measurements/{again}")["told"]["sum"]["partial"] is True
    assert engineer.delete(f"/api/v1/measured/measurements/{again}").status_code == 204


def test_everything_wrong_with_a_stream_is_said_at_once(engineer: Client, longwall: dict[str, Any]) -> None:
    answer = described(engineer, longwall, flow={"channel": "C"}, concentration={"channel": "X"}, colour=1)
    rules = {each["field"]: each["rule"] for each in answer.json()["errors"]}
    assert rules == {"concentration.channel": "unknown_channel", "colour": "unknown_input", "flow.unit": "unknown_unit"}
    unfit = described(engineer, longwall, flow={"channel": "Q"}, concentration={"channel": "C"}, kind="drainage")
    assert [each["rule"] for each in unfit.json()["errors"]] == ["channel_unfit"]
    nothing = post(engineer, f"/measured/longwalls/{longwall['id']}/measurements",
                   {"first": "2026-03-30", "last": "2026-03-01"})  # fmt: skip
    assert [each["rule"] for each in nothing.json()["errors"]] == ["ends_before_start"]


def test_a_job_without_readings_says_so(engineer: Client, longwall: dict[str, Any]) -> None:
    described(engineer, longwall)
    body = {"first": "2020-01-01", "last": "2020-01-02"}
    assert post(engineer, f"/measured/longwalls/{longwall['id']}/measurements", body).status_code == 201
    job = worked()
    assert job.state == "failed"
    errors = [(each["field"], each["rule"], each["value"]) for each in job.problem["errors"]]  # type: ignore[index]
    assert errors == [("flow.channel", "channel_silent", "Q"), ("concentration.channel", "channel_silent", "C")]


def test_a_day_that_is_none_and_an_id_that_is_none_are_named(engineer: Client, longwall: dict[str, Any]) -> None:
    asking = f"/measured/longwalls/{longwall['id']}/measurements"
    answer = post(engineer, asking, {"first": "2026-02-31", "last": "2026-03-31", "streams": ["nope"]},
                  headers={"Accept-Language": "ru"})  # fmt: skip
    assert [(each["field"], each["rule"], each["value"]) for each in answer.json()["errors"]] == [
        ("streams.0", "not_a_uuid", "nope"),
        ("first", "not_a_date", "2026-02-31"),
    ]
    messages = [each["message"] for each in answer.json()["errors"]]
    assert "«nope» — не идентификатор" in messages[0]
    assert messages[1].startswith("Начало периода: «2026-02-31» — не дата")


def test_every_stream_that_is_none_is_named_and_a_day_left_empty(engineer: Client, longwall: dict[str, Any]) -> None:
    described(engineer, longwall)
    asking, russian = f"/measured/longwalls/{longwall['id']}/measurements", {"headers": {"Accept-Language": "ru"}}
    ids = [longwall["id"], "7d0f8a52-6a3c-4f0e-9d1b-0a4c1d2e3f41"]
    body = {"first": "2026-03-30", "last": "2026-03-31", "streams": ids}
    told = post(engineer, asking, body, **russian).json()["errors"]
    assert [(each["field"], each["value"]) for each in told] == [("streams.0", ids[0]), ("streams.1", ids[1])]
    (empty,) = post(engineer, asking, body | {"first": None}, **russian).json()["errors"]
    assert empty["message"] == "Начало периода: не дата"
    (long,) = post(engineer, asking, {"first": "2006-01-01", "last": "2026-03-31"}, **russian).json()["errors"]
    assert (long["field"], long["rule"], long["value"]) == ("last_day", "too_many_days", 7395)
    (nowhere,) = post(engineer, "/measured/longwalls/nope/measurements", body, **russian).json()["errors"]
    assert nowhere["message"].startswith("Лава: «nope» — не идентификатор")


def test_days_that_have_not_come_and_one_gas_twice_are_refused(engineer: Client, longwall: dict[str, Any]) -> None:
    described(engineer, longwall)
    asking = f"/measured/longwalls/{longwall['id']}/measurements"
    future = post(engineer, asking, {"first": "2026-03-30", "last": "2029-01-01"})
    assert [(each["field"], each["rule"]) for each in future.json()["errors"]] == [("last_day", "in_the_future")]
    assert post(engineer, f"/measured/longwalls/{longwall['id']}/streams",
                {"name": "Тот же", "definition": DEFINITION}).status_code == 201  # fmt: skip
    twice = post(engineer, asking, {"first": "2026-03-30", "last": "2026-03-31"})
    assert [each["rule"] for each in twice.json()["errors"]] == ["streams_share_channels"]


def test_the_demonstration_is_read_and_the_example_is_synthetic(engineer: Client) -> None:
    demonstration = engineer.get("/api/v1/telemetry/longwalls").json()["items"][0]
    shown = got(engineer, f"/longwalls/{demonstration['id']}/streams")
    assert (shown["items"], shown["changeable"]) == ([], False)
    assert shown["fitting"]["concentration"] == ["MM31", "MM116"]
    assert described(engineer, demonstration).status_code == 403
    example = got(Client(), "/example")
    assert example["synthetic"] is True
    day = example["told"]["streams"][0]["days"][0]
    door = got(Client(), "/example/door", stream="shaft", period=day["period"])
    assert door["outputs"]["ch4_t"] == pytest.approx(day["ch4_t"])


def test_a_measured_year_is_a_route_for_its_own_organisation_alone(engineer: Client) -> None:
    """60 m³/min of 35 % for all of 2025: methods.md's vector of ru371.venting, 7373.1168 t."""
    longwall = Longwall.objects.get(pk=entered(engineer, "Дегазация", mine="M0836")["id"])
    year = {"period": "2025", "ch4_t": 7373.1168, "ch4_t_high": 7594.310304, "ch4_m3_exact": "11037600", "hours": 8760}
    shares = {"measured_share": 0.9, "filled_share": 0.1, "missing_share": 0.0, "intake_ch4_t_exact": "0"}
    Measurement.objects.create(
        longwall=longwall, first="2025-01-01", last="2025-12-31", filling="ff_98_325", streams=[], batches=0,
        told={"density_kg_m3": 0.668, "years": [year | shares],
              "streams": [{"kind": "drainage", "years": [year | shares]}]}, by=User.objects.get(username="engineer"),
    )  # fmt: skip
    asked = {"mine_id": "M0836", "year": 2025}
    own = engineer.get("/api/v1/reconciliations/mine", asked).json()["routes"]
    assert (own[0]["route"], own[0]["best"], own[0]["ch4_t"]) == ("telemetry", True, pytest.approx(7373.1168))
    assert own[0]["uncertainty"] == {"absolute_abundance": {"percent": pytest.approx(3)}}
    assert engineer.get("/api/v1/mines/M0836/methods", {"year": 2025}).json()["offers"][0]["route"] == "telemetry"
    for stranger in (Client(), signed_in("stranger", None)):
        routes = [each["route"] for each in stranger.get("/api/v1/reconciliations/mine", asked).json()["routes"]]
        assert "telemetry" not in routes


def test_a_measured_year_that_leaves_streams_out_is_not_the_best(engineer: Client, longwall: dict[str, Any]) -> None:
    """A later sum of one of two streams does not replace that of both; a third stream is named."""
    Longwall.objects.filter(pk=longwall["id"]).update(mine=Mine.objects.get(mine_id="M0836"))
    one = described(engineer, longwall).json()["id"]
    body = {"name": "Фланговый", "definition": DEFINITION | {"concentration": 1.0}}
    other = post(engineer, f"/measured/longwalls/{longwall['id']}/streams", body).json()["id"]
    year = {"period": "2025", "ch4_t": 1.0, "ch4_t_high": 1.1, "ch4_m3_exact": "1500", "hours": 8760,
            "measured_share": 1.0, "filled_share": 0.0, "missing_share": 0.0, "intake_ch4_t_exact": "0"}  # fmt: skip
    told = {"density_kg_m3": 0.668, "years": [year], "streams": [{"kind": "ventilation", "years": [year]}]}
    batches = Longwall.objects.get(pk=longwall["id"]).batches_taken
    for ids in ([one, other], [one]):
        Measurement.objects.create(
            longwall_id=longwall["id"], first="2025-01-01", last="2025-12-31", filling="none", batches=batches,
            streams=[{"id": each, "version": 1} for each in ids], told=told,
            by=User.objects.get(username="engineer"),
        )  # fmt: skip
    mine = Mine.objects.get(mine_id="M0836")
    found = telemetry_year(User.objects.get(username="engineer"), mine, 2025)
    assert found is not None
    assert (found.left_out, found.stale, found.drained_m3) == ((), False, None)
    body = {"name": "Дегазация", "definition": DEFINITION | {"flow": 50.0}}
    post(engineer, f"/measured/longwalls/{longwall['id']}/streams", body)
    found = telemetry_year(User.objects.get(username="engineer"), mine, 2025)
    assert found is not None
    assert found.left_out == ("Дегазация",)
