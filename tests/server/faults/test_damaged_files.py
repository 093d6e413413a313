"""A file of the store that was cut short or is gone: it is named, whoever asks, and the rest stays readable."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.server.telemetry.asked import batch, channel_of, entered, got, send

from firedamp.server.telemetry.models import Channel, StoredFile
from firedamp.server.telemetry.store import compacting
from firedamp.server.telemetry.store.files import readings_file

pytestmark = pytest.mark.django_db
MARCH, APRIL = datetime(2026, 3, 10, tzinfo=UTC), datetime(2026, 4, 10, tzinfo=UTC)
VALUES = [1.0, 2.0, 3.0]


@pytest.fixture
def longwall(administrator: Client) -> dict[str, Any]:
    return entered(administrator)


@pytest.fixture
def channel(administrator: Client, longwall: dict[str, Any]) -> dict[str, Any]:
    made = channel_of(administrator, longwall)
    for start in (MARCH, APRIL):
        assert send(administrator, made, batch(VALUES, start)).status_code == 200
    return made


@pytest.fixture
def file(channel: dict[str, Any]) -> StoredFile:
    return StoredFile.objects.get(longwall__channels=channel["id"], month="2026-03")


@pytest.fixture(params=["half", "empty", "gone"])
def damaged(request: pytest.FixtureRequest, file: StoredFile) -> str:
    """The path in the store of March's file, which is no whole file any more."""
    found = readings_file(file.path)
    if request.param == "gone":
        found.unlink()
    else:
        with found.open("r+b") as opened:
            opened.truncate(found.stat().st_size // 2 if request.param == "half" else 0)
    return file.path


def series(client: Client, longwall: dict[str, Any], start: datetime, **query: Any) -> Any:
    span = {"start": start.isoformat(), "end": (start + timedelta(days=1)).isoformat()}
    return client.get(f"/api/v1/telemetry/longwalls/{longwall['id']}/series", {**span, **query})


def shown(client: Client, longwall: dict[str, Any], start: datetime) -> list[float]:
    answer = series(client, longwall, start)
    assert answer.status_code == 200, answer.content.decode()
    found: list[float] = answer.json()["series"][0]["values"]
    return found


@pytest.mark.parametrize(("lang", "words"), [("en", "is damaged"), ("ru", "повреждён")])
def test_it_is_named(administrator: Client, longwall: dict[str, Any], damaged: str, lang: str, words: str) -> None:
    refused = series(administrator, longwall, MARCH, lang=lang)
    assert (refused.status_code, refused.json()["type"]) == (500, "/problems/damaged-file")
    assert damaged in refused.json()["detail"]
    assert words in refused.json()["detail"]


@pytest.mark.usefixtures("damaged")
def test_other_months_are_read_and_written(administrator: Client, longwall: Any, channel: Any) -> None:
    assert shown(administrator, longwall, APRIL) == VALUES
    assert send(administrator, channel, batch([4.0], APRIL + timedelta(seconds=3))).json()["new"] == 1
    assert shown(administrator, longwall, APRIL) == [*VALUES, 4.0]
    assert got(administrator, longwall, "latest")["items"][0]["value"] == 4.0


@pytest.mark.usefixtures("damaged")
def test_readings_that_would_have_to_be_compared_with_it_are_refused_whole(
    administrator: Client, longwall: Any, channel: Any
) -> None:
    files = set(StoredFile.objects.values_list("path", flat=True))
    assert send(administrator, channel, batch([9.0, 9.0], MARCH + timedelta(seconds=2))).status_code == 500
    assert set(StoredFile.objects.values_list("path", flat=True)) == files
    assert Channel.objects.get(pk=channel["id"]).readings == 2 * len(VALUES)
    assert shown(administrator, longwall, APRIL) == VALUES


def test_put_back_all_is_as_before(administrator: Client, longwall: Any, file: StoredFile) -> None:
    found = readings_file(file.path)
    whole = found.read_bytes()
    found.write_bytes(whole[:100])
    assert series(administrator, longwall, MARCH).status_code == 500
    found.write_bytes(whole)
    assert shown(administrator, longwall, MARCH) == VALUES


def test_files_beside_it_are_merged_without_it_and_senders_are_answered(
    administrator: Client, channel: Any, file: StoredFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compacting, "MERGED_AT_ONCE", 3)
    readings_file(file.path).write_bytes(b"PAR1")
    for minute in (10, 20, 30, 40):
        assert send(administrator, channel, batch([5.0], MARCH + timedelta(minutes=minute))).status_code == 200
    counting = StoredFile.objects.filter(month="2026-03", longwall=file.longwall, retired__isnull=True)
    assert sorted(counting.values_list("rows", flat=True)) == [1, 3, 3]
