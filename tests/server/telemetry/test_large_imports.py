"""Files too large to be held come in as small ones do: the same readings, the same counts, faults with lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.server.telemetry.asked import batch, channel_of, entered, got, send
from tests.server.telemetry.conftest import START
from tests.server.telemetry.test_imports import faults, said, sent, taken

from firedamp.server.telemetry import large_importing
from firedamp.server.telemetry.models import Batch, Channel, StoredFile, Upload
from firedamp.server.telemetry.store import compacting, writing
from firedamp.server.telemetry.uploads import laid_folder
from firedamp.tables.telemetry import large

pytestmark = pytest.mark.django_db
TAGS = ("MM1", "MM2")


@pytest.fixture(autouse=True)
def every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_importing, "is_large", lambda path: True)
    monkeypatch.setattr(large, "HEAD_BYTES", 400)


@pytest.fixture
def longwall(administrator: Client) -> dict[str, Any]:
    made = entered(administrator, time_zone="Asia/Novokuznetsk")
    for tag in TAGS:
        channel_of(administrator, made, tag)
    return made


def line(minute: int, tag: str, value: object) -> str:
    return f"{START + timedelta(minutes=minute):%Y-%m-%dT%H:%M:%SZ},{tag},{value}"


def lines(minutes: int = 60, tags: Sequence[str] = TAGS) -> list[str]:
    pairs = list(enumerate(tags))
    return [line(minute, tag, 0.1 * (minute % 9) + place) for minute in range(minutes) for place, tag in pairs]


def sent_file(client: Client, longwall: Any, rows: Sequence[str], title: str = "value %") -> Any:
    answer = sent(client, longwall, "\n".join([f"time,tag,{title}", *rows, ""]).encode(), "long.csv")
    assert answer.status_code == 201, answer.content.decode()
    return answer.json()


def values(client: Client, longwall: Any, place: int = 0) -> Any:
    return got(client, longwall, "series", points=10_000)["series"][place]["values"]


def test_it_works(administrator: Client, longwall: Any) -> None:
    found = sent_file(administrator, longwall, lines())
    assert (found["ready"], found["rows"], found["first"], found["last"]) == (
        True, 120, "2026-03-30T00:00:00Z", "2026-03-30T00:59:00Z",
    )  # fmt: skip
    assert [(each["tag"], each["readings"], each["greatest"]) for each in found["columns"]] == [
        ("MM1", 60, 0.8), ("MM2", 60, 1.8),
    ]  # fmt: skip
    result = taken(administrator, longwall, found)
    assert [result[name] for name in ("rows", "new", "changed", "duplicate", "late")] == [120, 120, 0, 0, 0]
    assert values(administrator, longwall, 1) == pytest.approx([0.1 * (minute % 9) + 1 for minute in range(60)])
    assert StoredFile.objects.filter(longwall=longwall["id"]).count() == 1
    channel = Channel.objects.get(longwall=longwall["id"], tag="MM2")
    assert (channel.readings, channel.last_value) == (60, pytest.approx(1.5))


def test_it_is_the_same_as_of_a_small_file(
    administrator: Client, longwall: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [*lines(), line(60, "MM1", ""), line(60, "MM2", "н/д"), line(61, "MM2", 2)]
    taken(administrator, longwall, sent_file(administrator, longwall, rows))
    monkeypatch.setattr(large_importing, "is_large", lambda path: False)
    result = taken(administrator, longwall, sent_file(administrator, longwall, rows))
    assert (result["new"], result["changed"], result["duplicate"]) == (0, 0, 121)


def test_the_file_is_read_once(administrator: Client, longwall: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    found = sent_file(administrator, longwall, lines())
    monkeypatch.setattr(large_importing, "laid_down", None)
    assert taken(administrator, longwall, found)["new"] == 120


def test_the_same_file_again_changes_nothing_and_another_value_replaces(administrator: Client, longwall: Any) -> None:
    taken(administrator, longwall, sent_file(administrator, longwall, lines()))
    again = taken(administrator, longwall, sent_file(administrator, longwall, lines()))
    assert (again["new"], again["changed"], again["duplicate"]) == (0, 0, 120)
    other = taken(administrator, longwall, sent_file(administrator, longwall, [*lines(59), line(59, "MM1", 7)]))
    assert (other["new"], other["changed"]) == (0, 1)
    assert values(administrator, longwall)[-1] == 7


def test_of_a_time_that_stands_twice_the_later_row_holds(
    administrator: Client, longwall: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_importing, "AT_ONCE", 7)
    result = taken(administrator, longwall, sent_file(administrator, longwall, [*lines(), line(3, "MM1", 4.5)]))
    assert (result["rows"], result["new"], result["changed_within"]) == (121, 120, 1)
    assert values(administrator, longwall)[3] == 4.5
    assert Batch.objects.filter(longwall=longwall["id"]).count() == 1


def test_readings_of_two_months_lie_in_two_files(administrator: Client, longwall: Any) -> None:
    rows = [line(hour * 60, "MM1", 0.5) for hour in range(72)]
    found = sent_file(administrator, longwall, [*rows[:1], line(1, "MM2", 1), *rows[1:]])
    assert taken(administrator, longwall, found)["new"] == 73
    files = StoredFile.objects.filter(longwall=longwall["id"]).order_by("month")
    assert [(each.month, each.rows) for each in files] == [("2026-03", 49), ("2026-04", 24)]


@pytest.mark.parametrize(
    ("row", "field", "rule", "value"),
    [
        (line(40, "MM1", "abc"), "value", "not_a_number", "abc"),
        ("2026-13-30T00:40:00Z,MM1,1", "times", "not_a_time", "2026-13-30T00:40:00Z"),
        ("2026-03-30T00:40:00+07:00,MM1,1", "times", "not_a_time", "2026-03-30T00:40:00+07:00"),
        (line(40, "MM1", "1,5"), "file", "extra_cells", 4),
        ("2026-03-30T00:40:00Z,MM1", "file", "cells_missing", 2),
        (",MM1,1", "times", "missing", None),
        (line(40, "", 1), "channel", "missing", None),
    ],
)  # fmt: skip
def test_a_row_that_is_not_as_the_first_ones_is_told_with_its_line(
    administrator: Client, longwall: Any, row: str, field: str, rule: str, value: object
) -> None:
    found = sent_file(administrator, longwall, [*lines(40), row, line(41, "MM1", 1)])
    assert [(each["field"], each["rule"], each["value"], each["row"]) for each in found["faults"]] == [
        (field, rule, value, 82)
    ]
    assert not found["ready"]


def test_what_is_too_great_or_has_not_come_yet_is_refused(administrator: Client, longwall: Any) -> None:
    rows = [*lines(), line(60, "MM1", "1e200"), line(60 * 24 * 365 * 60, "MM2", 1)]
    assert set(faults(sent_file(administrator, longwall, rows))) == {
        ("times", "in_the_future"), ("value", "above_maximum"),
    }  # fmt: skip


def test_a_channel_that_comes_later_than_the_first_rows_is_found(administrator: Client, longwall: Any) -> None:
    found = sent_file(administrator, longwall, [*lines(40), line(41, "MM9", 3)])
    assert [each["title"] for each in found["columns"]] == ["MM1", "MM2", "MM9"]
    assert (found["rows"], found["ready"]) == (80, True)
    made = channel_of(administrator, longwall, "later")
    again = said(administrator, longwall, found, columns={"MM9": {"channel": made["id"], "unit": "%"}})
    assert again["rows"] == 81
    assert taken(administrator, longwall, again)["new"] == 81


def test_values_come_in_the_unit_of_their_channel(administrator: Client, longwall: Any) -> None:
    rows = [line(minute, tag, 4000 + minute) for minute in range(60) for tag in TAGS]
    found = sent_file(administrator, longwall, rows, '"value, ppm"')
    assert taken(administrator, longwall, found)["new"] == 120
    assert values(administrator, longwall)[:2] == pytest.approx([0.4, 0.4001])


def test_what_is_not_plain_stays_too_large(administrator: Client, longwall: Any) -> None:
    wide = "\n".join(["time;MM1, %;MM2, %", *(f"2026-03-30 00:{minute:02}:00;0,5;0,6" for minute in range(60)), ""])
    found = sent(administrator, longwall, wide.encode(), "wide.csv").json()
    assert faults(found) == [("file", "file_too_large")]


def test_nothing_is_left_of_a_file_that_was_put_away(
    administrator: Client, longwall: Any, django_capture_on_commit_callbacks: Any
) -> None:
    found = sent_file(administrator, longwall, lines())
    laid = laid_folder(Upload.objects.get(pk=found["id"]))
    assert laid.exists()
    with django_capture_on_commit_callbacks(execute=True):
        administrator.delete(f"/api/v1/telemetry/longwalls/{longwall['id']}/imports/{found['id']}")
    assert not laid.exists()


def test_readings_streamed_after_it_replace_its_own(administrator: Client, longwall: Any) -> None:
    taken(administrator, longwall, sent_file(administrator, longwall, lines()))
    channel = {"id": Channel.objects.get(longwall=longwall["id"], tag="MM1").pk}
    assert send(administrator, channel, batch([4.0])).json()["changed"] == 1
    assert values(administrator, longwall)[0] == 4.0


def test_it_is_put_in_order_and_summed_by_minutes_later(
    administrator: Client, longwall: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(administrator, longwall, sent_file(administrator, longwall, lines()))
    before = got(administrator, longwall, "series", points=20)
    for module, name, value in (
        (compacting, "FEWEST_ROWS", 1), (compacting, "MOST_ROWS", 50), (writing, "FEWEST_ROWS", 1),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, value)
    compacting.compact()
    files = StoredFile.objects.filter(longwall=longwall["id"], retired=None)
    assert [each.minutes for each in files] == [True] * 3
    assert sum(each.rows for each in files) == 120
    assert got(administrator, longwall, "series", points=20) == before
