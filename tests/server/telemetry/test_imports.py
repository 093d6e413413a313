"""Files of telemetry: looked at first, each column said or remembered, taken over whole; again, they change nothing."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from django.test import Client
from tests.server.asking import patch, post
from tests.server.people import browser_of, organisation, person
from tests.server.telemetry.asked import channel_of, entered, got, send
from tests.server.telemetry.conftest import START

from firedamp.server.audit.models import AuditEntry
from firedamp.server.jobs.holding import claim
from firedamp.server.jobs.working import do
from firedamp.server.organisations.rights import Role
from firedamp.server.telemetry import api_imports, uploads
from firedamp.server.telemetry.models import Batch, Source, Upload
from firedamp.tables.telemetry.limits import LARGE

pytestmark = pytest.mark.django_db
FILE = "Дата и время;CH4 исходящая, %;V, м/с\n30.03.2026 07:00:00;0,41;2,5\n30.03.2026 07:01:00;0,52;2,6\n"
POLISH = Path("data/polish_longwall_methane/polish_longwall_methane.csv")


@pytest.fixture
def longwall(administrator: Client) -> dict[str, Any]:
    return entered(administrator, time_zone="Asia/Novokuznetsk")


@pytest.fixture
def methane(administrator: Client, longwall: dict[str, Any]) -> dict[str, Any]:
    return channel_of(administrator, longwall, "MM1")


def sent(client: Client, longwall: Any, file: str | bytes = FILE, filename: str = "aero.csv", **query: Any) -> Any:
    data = file.encode("cp1251") if isinstance(file, str) else file
    at = f"/api/v1/telemetry/longwalls/{longwall['id']}/imports"
    return client.post(
        at, data, content_type="application/octet-stream", query_params={"filename": filename, **query}
    )  # fmt: skip


def at_of(longwall: Any, upload: Any) -> str:
    return f"/telemetry/longwalls/{longwall['id']}/imports/{upload['id']}"


def said(client: Client, longwall: Any, upload: Any, **body: Any) -> Any:
    answer = patch(client, at_of(longwall, upload), body)
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def taken(client: Client, longwall: Any, upload: Any) -> dict[str, Any]:
    """The result of the job that takes a file over, done as a worker does it."""
    made = post(client, f"{at_of(longwall, upload)}/commit", {})
    assert made.status_code == 201, made.content.decode()
    held = claim("worker:1")
    assert held is not None
    do(held)
    job = client.get(f"/api/v1/jobs/{made.json()['id']}").json()
    assert job["state"] == "done", job["problem"]
    result: dict[str, Any] = job["result"]
    return result


def faults(found: Any) -> list[tuple[str, str]]:
    return [(each["field"], each["rule"]) for each in found["faults"]]


def test_a_file_is_looked_at_before_anything_is_taken(administrator: Client, longwall: Any, methane: Any) -> None:
    answer = sent(administrator, longwall)
    assert answer.status_code == 201, answer.content.decode()
    found = answer.json()
    assert (found["rows"], found["has_times"], found["first"]) == (2, True, "2026-03-30T00:00:00Z")
    assert [(each["title"], each["stated_unit"], each["channel"]) for each in found["columns"]] == [
        ("CH4 исходящая", "%", None), ("V", "м/с", None),
    ]  # fmt: skip
    assert "methane_concentration" in found["columns"][0]["quantities"]
    assert "air_velocity" in found["columns"][1]["quantities"]
    assert (found["ready"], faults(found)) == (False, [("columns", "nothing_matched")])
    assert post(administrator, f"{at_of(longwall, found)}/commit", {}).status_code == 422
    assert not Batch.objects.filter(longwall=longwall["id"]).exists()


def test_what_a_person_says_is_taken_and_remembered(administrator: Client, longwall: Any, methane: Any) -> None:
    upload = sent(administrator, longwall, source="Микон").json()
    found = said(administrator, longwall, upload, columns={"CH4 исходящая": {"channel": methane["id"]}, "V": None})
    assert (found["ready"], found["columns"][0]["by"], found["columns"][0]["unit"]) == (True, "said", "%")
    result = taken(administrator, longwall, upload)
    assert (result["rows"], result["new"], result["duplicate"]) == (2, 2, 0)
    assert got(administrator, longwall, "series")["series"][0]["values"] == [0.41, 0.52]
    (source,) = got(administrator, longwall, "sources")["items"]
    assert source["mapping"] == {"CH4 исходящая": {"channel": methane["id"], "unit": "%"}, "V": None}
    assert not Upload.objects.exists()
    assert '"file": "aero.csv"' in AuditEntry.objects.get(action="readings.import").details
    again = sent(administrator, longwall, source="Микон").json()
    assert (again["ready"], [each["by"] for each in again["columns"]]) == (True, ["remembered", "remembered"])


def test_a_source_is_known_again_by_its_titles(administrator: Client, longwall: Any, methane: Any) -> None:
    mapping = {"CH4 исходящая": {"channel": methane["id"], "unit": "%"}}
    Source.objects.create(longwall_id=longwall["id"], name="Микон", mapping=mapping)
    found = sent(administrator, longwall).json()
    assert (found["source"], found["ready"]) == ("Микон", True)


def test_the_same_file_again_changes_nothing(administrator: Client, longwall: Any, methane: Any) -> None:
    columns = {"CH4 исходящая": {"channel": methane["id"]}}
    for expected in ((2, 0), (0, 2)):
        upload = sent(administrator, longwall).json()
        said(administrator, longwall, upload, columns=columns)
        result = taken(administrator, longwall, upload)
        assert (result["new"], result["duplicate"]) == expected


def test_a_tag_in_the_title_needs_no_word(administrator: Client, longwall: Any, methane: Any) -> None:
    found = sent(administrator, longwall, "time,mm1 (%)\n2026-03-30T00:00:00Z,0.5\n", "a.csv").json()
    assert (found["columns"][0]["channel"], found["columns"][0]["by"], found["ready"]) == (methane["id"], "tag", True)


def test_a_unit_is_never_guessed(administrator: Client, longwall: Any, methane: Any) -> None:
    upload = sent(administrator, longwall, "time,MM1\n2026-03-30T00:00:00Z,4200\n", "a.csv").json()
    assert faults(upload) == [("unit", "no_unit_said")]
    found = said(administrator, longwall, upload, columns={"MM1": {"channel": methane["id"], "unit": "ppm"}})
    assert found["ready"] is True
    taken(administrator, longwall, upload)
    assert got(administrator, longwall, "latest")["items"][0]["value"] == pytest.approx(0.42)


def test_a_unit_of_another_quantity_is_refused(administrator: Client, longwall: Any, methane: Any) -> None:
    upload = sent(administrator, longwall).json()
    found = said(administrator, longwall, upload, columns={"V": {"channel": methane["id"]}})
    assert faults(found) == [("unit", "unknown_unit")]


def test_two_columns_are_not_one_channel(administrator: Client, longwall: Any, methane: Any) -> None:
    upload = sent(administrator, longwall).json()
    own = {"channel": methane["id"], "unit": "%"}
    assert faults(said(administrator, longwall, upload, columns={"CH4 исходящая": own, "V": own})) == [
        ("channel", "channel_twice")
    ]


def test_a_channel_of_another_longwall_is_not_taken(administrator: Client, longwall: Any) -> None:
    other = channel_of(administrator, entered(administrator, "Лава 2"))
    upload = sent(administrator, longwall).json()
    answer = patch(administrator, at_of(longwall, upload), {"columns": {"V": {"channel": other["id"]}}})
    assert (answer.status_code, answer.json()["errors"][0]["rule"]) == (422, "unknown_id")


def test_a_file_without_times_needs_a_beginning_and_its_axis_is_arbitrary(
    administrator: Client, longwall: Any, methane: Any
) -> None:
    upload = sent(administrator, longwall, POLISH.read_bytes(), "polish.csv").json()
    columns = {"MM116": {"channel": methane["id"], "unit": "%"}}
    found = said(administrator, longwall, upload, columns=columns)
    assert (found["has_times"], faults(found)) == (False, [("start", "missing"), ("step_s", "missing")])
    found = said(administrator, longwall, upload, start="2026-01-01T07:00:00+07:00", step_s=30)
    assert (found["ready"], found["last"]) == (True, "2026-01-05T15:23:30Z")
    assert taken(administrator, longwall, upload)["arbitrary_times"] is True
    shown = administrator.get(f"/api/v1/telemetry/longwalls/{longwall['id']}").json()
    assert (shown["arbitrary_times"], shown["readings"]) == (True, 13_368)
    body = {"readings": [{"time": "2026-03-30T00:00:00Z", "value": 1}]}
    assert send(administrator, methane, body).status_code == 409  # a moment does not belong on an arbitrary axis


@pytest.mark.parametrize(("time", "rule"), [("2099-01-01 00:00", "in_the_future"), ("1985-01-01 00:00", "too_early")])
def test_a_time_that_cannot_be_is_named_with_its_row(
    administrator: Client, longwall: Any, methane: Any, time: str, rule: str
) -> None:
    found = sent(administrator, longwall, f"time,MM1 (%)\n2026-03-30 00:00,1\n{time},2\n", "a.csv").json()
    assert [(each["rule"], each["row"]) for each in found["faults"]] == [(rule, 3)]


def test_a_file_that_cannot_be_read_says_why_and_may_be_read_otherwise(
    administrator: Client, longwall: Any, methane: Any
) -> None:
    found = sent(administrator, longwall, "time,MM1 (%)\n2026-03-30 00:00,много\n2026-03-30 00:01,1\n", "a.csv").json()
    assert not found["ready"]
    assert found["faults"][0]["rule"] in ("not_a_number", "no_readings", "no_numbers")
    assert sent(administrator, longwall, b"\x00\x01\x02", "a.bin").json()["faults"]


def test_a_long_file_and_parquet_read_as_well(administrator: Client, longwall: Any, methane: Any) -> None:
    long = "time;tag;value;unit\n2026-03-30 07:00;MM1;0,4;%\n2026-03-30 07:01;MM1;0,5;%\n"
    assert taken(administrator, longwall, sent(administrator, longwall, long).json())["new"] == 2
    buffer = io.BytesIO()
    times = [START + timedelta(minutes=each) for each in (1, 2)]
    pl.DataFrame({"time": times, "MM1, %": [0.5, 0.6]}).write_parquet(buffer)
    upload = sent(administrator, longwall, buffer.getvalue(), "a.parquet").json()
    result = taken(administrator, longwall, upload)
    assert (result["new"], result["duplicate"]) == (1, 1)


def test_a_parquet_damaged_behind_its_footer_is_refused_by_its_name(administrator: Client, longwall: Any) -> None:
    buffer = io.BytesIO()
    frame = pl.DataFrame({"MM1": [place % 7 / 10 for place in range(500)]})
    options = {"write_page_checksum": True, "use_dictionary": False}
    frame.write_parquet(buffer, compression="zstd", use_pyarrow=True, pyarrow_options=options)
    data = bytearray(buffer.getvalue())
    data[data.index(b"\x28\xb5\x2f\xfd") + 40] ^= 1  # behind the beginning of a frame of zstd (RFC 8878, 3.1.1)
    found = sent(administrator, longwall, bytes(data), "day.parquet").json()
    assert faults(found) == [("file", "parquet_damaged")]
    assert found["faults"][0]["message"] == "“day.parquet”: the Parquet file is damaged or not complete"


def test_a_unit_that_its_readings_speak_against_is_confirmed_before_anything_is_taken(
    administrator: Client, longwall: Any
) -> None:
    channel = channel_of(administrator, longwall, "BA", quantity="atmospheric_pressure", unit="hPa")
    lines = "".join(f"2026-03-30 00:{minute:02},{750 + minute % 3}\n" for minute in range(60))
    found = sent(administrator, longwall, "time,BA (hPa)\n" + lines, "a.csv", source="Микон").json()
    assert ([rule for _, rule in faults(found)], found["ready"]) == (["units_suspect"], False)
    assert (found["columns"][0]["doubted"], found["columns"][0]["confirmed"]) == (True, False)
    assert post(administrator, f"{at_of(longwall, found)}/commit", {}).status_code == 422
    own = {"channel": channel["id"], "unit": "hPa"}
    found = said(administrator, longwall, found, columns={"BA": {**own, "confirmed": True}})
    assert (found["ready"], found["columns"][0]["confirmed"]) == (True, True)
    assert [each["rule"] for each in found["notes"] if each["rule"] == "units_suspect"] == ["units_suspect"]
    assert taken(administrator, longwall, found)["new"] == 60
    again = sent(administrator, longwall, "time,BA (hPa)\n" + lines, "b.csv", source="Микон").json()
    assert (again["columns"][0]["by"], again["ready"]) == ("remembered", False)  # of another file it is asked anew


def test_rows_in_another_unit_are_asked_about_with_the_row_where_they_begin(
    administrator: Client, longwall: Any, methane: Any
) -> None:
    values = [0.1 * (3 + row % 4) * (10_000 if row >= 437 else 1) for row in range(900)]
    moments = [(START + timedelta(seconds=30 * row)).isoformat() for row in range(900)]
    text = "time,MM1 (%)\n" + "".join(f"{time},{value:g}\n" for time, value in zip(moments, values, strict=True))
    found = sent(administrator, longwall, text, "a.csv").json()
    assert [(each["rule"], each["row"], each["column"]) for each in found["faults"]] == [("units_suspect", 439, "MM1")]
    assert found["ready"] is False
    other = said(administrator, longwall, found, columns={"MM1": None})
    assert "units_suspect" not in [rule for _, rule in faults(other)]


def test_a_large_file_is_read_by_a_worker(
    administrator: Client, longwall: Any, methane: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api_imports, "READ_AT_ONCE", 10)
    upload = sent(administrator, longwall, "time,MM1 (%)\n2026-03-30 00:00,1\n", "a.csv").json()
    assert upload["job"] is not None
    assert (upload["ready"], upload["rows"]) == (False, 0)
    assert post(administrator, f"{at_of(longwall, upload)}/commit", {}).status_code == 409
    held = claim("worker:1")
    assert held is not None
    do(held)
    found = administrator.get(f"/api/v1{at_of(longwall, upload)}").json()
    assert (found["job"], found["ready"], found["rows"]) == (None, True, 1)


def test_a_file_that_is_too_large_leaves_nothing(
    administrator: Client, longwall: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LARGE", type(LARGE)(rows=1, file_mb=0, unpacked_mb=1))
    assert sent(administrator, longwall).status_code == 413
    assert not Upload.objects.exists()


def test_only_who_sent_a_file_sees_it(administrator: Client, longwall: Any) -> None:
    upload = sent(administrator, longwall).json()
    other = browser_of(person("engineer", of=organisation("own"), role=Role.ENGINEER))
    assert other.get(f"/api/v1{at_of(longwall, upload)}").status_code == 404
    assert administrator.delete(f"/api/v1{at_of(longwall, upload)}").status_code == 204
    assert administrator.get(f"/api/v1{at_of(longwall, upload)}").status_code == 404


def test_a_file_put_away_leaves_the_disk(
    administrator: Client, longwall: Any, django_capture_on_commit_callbacks: Any
) -> None:
    upload = sent(administrator, longwall).json()
    file = uploads.file_of(Upload.objects.get(pk=upload["id"]))
    assert file.exists()
    with django_capture_on_commit_callbacks(execute=True):
        administrator.delete(f"/api/v1{at_of(longwall, upload)}")
    assert not file.exists()


def test_a_viewer_sends_no_file(viewer: Client, administrator: Client, longwall: Any) -> None:
    assert sent(viewer, longwall).status_code == 403
    assert sent(Client(), longwall).status_code == 401


def test_a_clock_set_back_is_said_before_and_counted_after(administrator: Client, longwall: Any, methane: Any) -> None:
    minutes = [*range(20), *range(10, 30)]
    lines = [f"2026-03-30 00:{minute:02},0.{place + 10}\n" for place, minute in enumerate(minutes)]
    upload = sent(administrator, longwall, "time,MM1 (%)\n" + "".join(lines), "a.csv").json()
    rules = [each["rule"] for each in upload["notes"]]
    assert rules == ["note_clock_set_back", "note_times_repeated", "note_times_conflict", "note_later_taken"]
    assert (upload["notes"][0]["row"], upload["notes"][3]["value"], upload["columns"][0]["replaced"]) == (22, 10, 10)
    result = taken(administrator, longwall, upload)
    assert tuple(result[name] for name in ("rows", "new", "changed", "changed_within")) == (40, 30, 10, 10)
    (batch,) = got(administrator, longwall, "batches")["items"]
    assert (batch["changed"], batch["changed_within"]) == (10, 10)
    assert [each["rule"] for each in batch["notes"]] == rules
    values = got(administrator, longwall, "series")["series"][0]["values"]
    assert values[10:20] == [0.30, 0.31, 0.32, 0.33, 0.34, 0.35, 0.36, 0.37, 0.38, 0.39]


def test_what_a_long_file_says_twice_is_counted_as_well(administrator: Client, longwall: Any, methane: Any) -> None:
    text = (
        "time,channel,value,unit\n2026-03-30 00:00,MM1,0.5,%\n2026-03-30 00:01,MM1,0.6,%\n2026-03-30 00:01,MM1,0.7,%\n"
    )
    upload = sent(administrator, longwall, text + "2026-03-30 00:00,V1,2,m/s\n", "a.csv").json()
    assert [each["replaced"] for each in upload["columns"]] == [1, 0]
    result = taken(administrator, longwall, upload)
    assert tuple(result[name] for name in ("rows", "new", "changed", "changed_within")) == (3, 2, 1, 1)


def test_what_replaces_the_store_is_not_counted_as_within_the_file(
    administrator: Client, longwall: Any, methane: Any
) -> None:
    header = "time,MM1 (%)\n"
    taken(administrator, longwall, sent(administrator, longwall, header + "2026-03-30 00:00,0.5\n", "a.csv").json())
    result = taken(
        administrator, longwall, sent(administrator, longwall, header + "2026-03-30 00:00,0.6\n", "b.csv").json()
    )
    assert tuple(result[name] for name in ("rows", "new", "changed", "changed_within")) == (1, 0, 1, 0)
