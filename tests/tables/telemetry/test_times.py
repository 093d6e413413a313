"""Which moment a cell says: formats, days and months, zones, the hour that the end of summer time doubles."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tables.telemetry.conftest import Read, Refuse

from firedamp.tables.telemetry import TelemetryFile, read_telemetry
from firedamp.tables.telemetry.days import DAY, clock_of, day_of


def utc(text: str) -> np.datetime64:
    return np.datetime64(text, "us")


def first_time(found: TelemetryFile) -> np.datetime64:
    assert found.times is not None
    return found.times[0]


def rules(found: TelemetryFile) -> list[str]:
    return [note.rule for note in found.notes]


@pytest.mark.parametrize(
    "written",
    [
        "2025-12-31 23:59:30",
        "2025-12-31T23:59:30",
        "2025-12-31T23:59:30.000",
        "2025/12/31 23:59:30",
        "31.12.2025 23:59:30",
        "31.12.25 23:59:30",
        "31.12.2025  23:59:30,000",
        "31-12-2025 23:59:30",
        "31/12/2025 23:59:30",
        "12/31/2025 11:59:30 PM",
        "31-Dec-2025 23:59:30",
        "31-дек-2025 23:59:30",
        "20251231T23:59:30",
    ],
)
def test_time_without_offset_is_read(read: Read, written: str) -> None:
    found = read(f"Время;MM116\n{written};0,5\n")
    assert first_time(found) == utc("2025-12-31T23:59:30")
    assert rules(found) == ["note_zone_assumed"]


@pytest.mark.parametrize(
    "written",
    [
        "2025-12-31T16:59:30Z",
        "2025-12-31T23:59:30+07:00",
        "2025-12-31 23:59:30+0700",
        "2025-12-31T23:59:30+07",
        "2025-12-31 12:29:30 -04:30",
        "2025-12-31 16:59:30 UTC",
    ],
)
def test_time_with_offset_is_read_in_utc_whatever_zone_is_named(read: Read, written: str) -> None:
    found = read(f"time;MM116\n{written};0.5\n", zone="Europe/Warsaw")
    assert (first_time(found), rules(found)) == (utc("2025-12-31T16:59:30"), [])


@pytest.mark.parametrize(
    "written", ["1767200370", "1767200370000", "1767200370,0", "1767200370000000", "1767200370000000000"]
)
def test_unix_time_is_read_under_a_title_of_times(read: Read, written: str) -> None:
    found = read(f"timestamp;MM116\n{written};0,5\n")
    assert (first_time(found), rules(found)) == (utc("2025-12-31T16:59:30"), [])


def test_unix_times_keep_their_microseconds() -> None:
    frame = pl.DataFrame({"ts": [1_767_200_370_123_456_789], "a": [1.0]})
    import io

    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    assert first_time(read_telemetry(buffer.getvalue(), "a.parquet")) == utc("2025-12-31T16:59:30.123456")


def test_unix_times_of_two_sizes_are_refused(problems: Refuse) -> None:
    found = problems("timestamp;a\n1767200370;1\n1767200370000;2\n")
    assert [(each.rule, each.params["row"]) for each in found] == [("not_a_time", 3)]


def test_a_number_like_a_unix_time_is_a_reading_under_another_title(read: Read) -> None:
    assert read("Счётчик;MM116\n1767200370;0,5\n").times is None


def test_date_and_time_of_the_day_stand_in_two_columns(read: Read) -> None:
    found = read("Дата;Время;MM116\n31.12.2025;23:59:30;0,5\n01.01.2026;0:00:00;0,6\n")
    assert found.times is not None
    assert found.times.tolist() == [utc("2025-12-31T23:59:30").item(), utc("2026-01-01T00:00:00").item()]
    assert found.names == ("MM116",)


def test_a_date_of_excel_with_its_midnight_stands_beside_the_time_of_the_day(read: Read) -> None:
    assert first_time(read("Дата;Время;a\n31.12.2025 0:00:00;23:59:30;1\n")) == utc("2025-12-31T23:59:30")


def test_a_day_in_digits_stands_beside_the_time_of_the_day(read: Read) -> None:
    assert first_time(read("DATE;TIME;a\n20251231;23:59:30;1\n")) == utc("2025-12-31T23:59:30")


def test_a_moment_beside_times_of_the_day_is_refused_as_a_day(problems: Refuse) -> None:
    rows = "31.12.2025;23:59:30;1\n" * 500 + "31.12.2025 10:00;23:59:30;1\n"
    assert [(each.rule, each.params["row"]) for each in problems("Дата;Время;a\n" + rows)] == [("not_a_time", 502)]


def test_times_of_the_day_without_a_day_are_refused(problems: Refuse) -> None:
    assert [each.rule for each in problems("Время;a\n23:59:30;1\n")] == ["no_day"]


def test_midnight_may_be_written_as_the_end_of_its_day(read: Read) -> None:
    assert first_time(read("Время;a\n31.12.2025 24:00:00;1\n")) == utc("2026-01-01T00:00:00")


def test_days_alone_are_their_midnights(read: Read) -> None:
    assert first_time(read("Дата;a\n31.12.2025;1\n01.01.2026;2\n")) == utc("2025-12-31")


@pytest.mark.parametrize(("other", "month"), [("13/01/2025 10:00", 2), ("01/13/2025 10:00", 1)])
def test_order_of_day_and_month_is_decided_by_the_column(read: Read, other: str, month: int) -> None:
    day = 3 - month
    assert first_time(read(f"time;a\n01/02/2025 10:00;1\n{other};2\n")) == utc(f"2025-0{month}-0{day}T10:00")


def test_order_of_day_and_month_that_nothing_shows_is_refused(problems: Refuse) -> None:
    found = problems("time;a\n01/02/2025 10:00;1\n01/02/2025 10:01;2\n")
    assert [(each.rule, each.value, each.params["row"]) for each in found] == [("ambiguous_day", "01/02/2025 10:00", 2)]


@pytest.mark.parametrize(
    "written",
    ["31.02.2025 10:00", "31.12.2025 25:00", "31.12.2025 10:60", "2025-13-01 10:00", "вчера", "31.12.1825 10:00",
     "31.12.2025 24:00:01", "31/12/25 10:00", "31.12.2025 13:00 PM", "н/д"],
)  # fmt: skip
def test_what_is_no_time_is_refused_with_its_row(problems: Refuse, written: str) -> None:
    found = problems(f"Время;a\n31.12.2025 10:00;1\n{written};2\n31.12.2025 10:02;3\n")
    assert [(each.rule, each.value, each.params) for each in found] == [
        ("not_a_time", written, {"row": 3, "column": "Время"})
    ]


def test_an_empty_time_beside_readings_is_refused(problems: Refuse) -> None:
    found = problems("Время;a\n31.12.2025 10:00;1\n;2\n31.12.2025 10:02;3\n")
    assert [(each.field, each.rule, each.params["row"]) for each in found] == [("times", "missing", 3)]


def test_offsets_that_only_some_times_say_are_refused(problems: Refuse) -> None:
    found = problems("time;a\n2025-01-01T00:00:00Z;1\n2025-01-01T00:01:00;2\n")
    assert [(each.rule, each.params["row"]) for each in found] == [("offset_missing", 3)]


def test_times_of_the_future_are_read(read: Read) -> None:
    assert first_time(read("time;a\n2150-01-01 00:00;1\n")) == utc("2150-01-01")


def test_duplicate_times_of_a_wide_file_stay(read: Read) -> None:
    found = read("time;a\n2025-01-01 00:00;1\n2025-01-01 00:00;2\n")
    assert (found.values[:, 0].tolist(), found.names) == ([1, 2], ("a",))


@pytest.mark.parametrize(("title", "hour"), [("Время (UTC+7)", 16), ("Time, UTC", 23), ("timestamp GMT-01:30", 25)])
def test_offset_in_the_title_holds(read: Read, title: str, hour: int) -> None:
    found = read(f'"{title}";a\n2025-12-31 23:00;1\n')
    half = 30 if hour == 25 else 0
    expected = utc("2025-12-31") + np.timedelta64(60 * (24 if hour == 25 else hour) + half, "m")
    assert (first_time(found), rules(found)) == (expected, [])


def test_zone_asked_for_is_taken(read: Read) -> None:
    found = read("time;a\n2025-12-31 23:59:30;1\n", zone="Asia/Novokuznetsk")
    assert (first_time(found), rules(found)) == (utc("2025-12-31T16:59:30"), [])


def test_unknown_zone_is_refused(problems: Refuse) -> None:
    assert [(each.field, each.rule) for each in problems("a\n1\n", zone="Asia/Kemerovo")] == [("zone", "unknown_zone")]


def test_times_over_which_clocks_were_put_forward_are_refused(problems: Refuse) -> None:
    found = problems("time;a\n2025-03-30 01:59;1\n2025-03-30 02:30;2\n", zone="Europe/Warsaw")
    assert [(each.rule, each.params["row"]) for each in found] == [("not_in_zone", 3)]


def night_of_warsaw() -> list[tuple[datetime, str]]:
    """Each ten minutes over the end of summer time: the moment, and the local time as a logger writes it."""
    start = datetime(2025, 10, 25, 23, 0, tzinfo=UTC)
    moments = [start + timedelta(minutes=10 * place) for place in range(24)]
    return [(each, each.astimezone(ZoneInfo("Europe/Warsaw")).strftime("%d.%m.%Y %H:%M")) for each in moments]


@pytest.mark.parametrize("backwards", [False, True])
def test_doubled_hour_is_told_apart_by_the_order_of_rows(read: Read, *, backwards: bool) -> None:
    night = night_of_warsaw()[::-1] if backwards else night_of_warsaw()
    found = read("Время;a\n" + "".join(f"{local};1\n" for _, local in night), zone="Europe/Warsaw")
    assert found.times is not None
    assert found.times.tolist() == [moment.replace(tzinfo=None) for moment, _ in night]
    order = [("note_unsorted", None)] if backwards else []
    assert [(note.rule, note.value) for note in found.notes] == [("note_doubled_hour", 12), *order]


@pytest.mark.parametrize("by_channel", [False, True])
def test_doubled_hour_of_a_long_file_is_told_apart_for_each_channel(read: Read, *, by_channel: bool) -> None:
    rows = [(channel, moment, local) for moment, local in night_of_warsaw() for channel in "ab"]
    if by_channel:
        rows.sort(key=lambda row: row[0])
    lines = "".join(f"{local};{channel};{moment.hour * 60 + moment.minute}\n" for channel, moment, local in rows)
    found = read("Время;Датчик;Значение\n" + lines, zone="Europe/Warsaw")
    assert found.times is not None
    assert found.times.tolist() == [moment.replace(tzinfo=None) for moment, _ in night_of_warsaw()]
    expected = [moment.hour * 60 + moment.minute for moment, _ in night_of_warsaw()]
    assert found.values.tolist() == [[minute, minute] for minute in expected]


def test_seconds_from_a_start_are_no_times(read: Read) -> None:
    found = read("Time, s;a\n0;1\n30;2\n60;3\n")
    assert (found.names, found.times, rules(found)) == (("a",), None, ["note_elapsed"])


def test_a_number_titled_as_time_that_falls_is_refused(problems: Refuse) -> None:
    assert [(each.rule, each.params["row"]) for each in problems("time;a\n5;1\n3;2\n")] == [("not_a_time", 3)]


def test_a_day_that_is_the_same_in_every_row_is_no_time(read: Read) -> None:
    found = read("MM116;Поверен\n0,5;02.12.2024\n0,6;02.12.2024\n")
    assert (found.times, rules(found)) == (None, ["note_ignored_columns"])


def test_columns_of_times_that_differ_are_refused_until_one_is_named(read: Read, problems: Refuse) -> None:
    head = "MM116 Время,MM116 Значение,V Время,V Значение\n"
    text = head + "2025-01-01 00:00,1,2025-01-01 00:00,2\n2025-01-01 00:01,1,2025-01-01 00:02,2\n"
    assert [(each.field, each.rule, each.params) for each in problems(text)] == [
        ("time", "several_times", {"choices": "MM116 Время, V Время"})
    ]
    assert read(text, time="MM116 Время").names == ("MM116 Значение", "V Значение")
    assert read(text.replace("00:02", "00:01")).names == ("MM116 Значение", "V Значение")


@pytest.mark.parametrize("head", ["Год;Месяц;День;Час", "Дата;Час", "year;day"])
def test_times_in_parts_are_refused(problems: Refuse, head: str) -> None:
    row = ";".join({"Дата": "01.01.2025", "Год": "2025", "year": "2025"}.get(part, "1") for part in head.split(";"))
    assert [each.rule for each in problems(f"{head};MM116\n{row};0,5\n{row};0,6\n")] == ["time_in_parts"]


def test_parts_beside_whole_times_are_no_channels(read: Read) -> None:
    found = read("Время;Час;MM116\n01.01.2025 10:00;10;0,5\n")
    assert (found.names, rules(found)) == (("MM116",), ["note_zone_assumed", "note_ignored_columns"])


def test_column_of_times_may_be_named(read: Read, problems: Refuse) -> None:
    text = "Замер;Поверка;a\n01.01.2025 10:00;02.01.2024 10:00;1\n"
    assert first_time(read(text, time="Поверка")) == utc("2024-01-02T10:00")
    assert [(each.field, each.rule) for each in problems(text, time="Когда")] == [("time", "no_such_title")]
    assert [(each.rule, each.value) for each in problems(text, time="a")] == [("not_a_time", "1")]


@settings(max_examples=300, deadline=None)
@given(st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31, 23, 59, 59, 999_999)))  # noqa: DTZ001
def test_every_moment_is_read_to_the_microsecond(moment: datetime) -> None:
    day, clock = day_of(f"{moment:%d.%m.}{moment.year}"), clock_of(f"{moment:%H:%M:%S.%f}")
    assert day
    assert clock
    assert np.datetime64(day.day * DAY + clock.since_midnight, "us").item() == moment
