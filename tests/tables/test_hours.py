"""A file of measured hours: titles in both languages, readings within an hour averaged, every fault named."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from firedamp.science.errors import InputError
from firedamp.tables.hours import read_hours

ENGLISH = """time,flow_m3_min,ch4_percent,flame
2026-01-01 00:00,50,40,1
2026-01-01 01:00,,41,1
2026-01-01 03:00,52,39,0
"""
RUSSIAN = """Время;Расход, м³/мин;CH4, %;Пламя
01.01.2026 00:00;50,5;40;1
01.01.2026 01:00;51;40,5;0
"""


def refused(text: str) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        read_hours(text.encode(), "hours.csv")
    return [(each.field, each.rule) for each in caught.value.problems]


def test_an_hour_that_is_not_there_is_a_gap() -> None:
    found = read_hours(ENGLISH.encode(), "hours.csv")
    assert found.start == datetime(2026, 1, 1, tzinfo=UTC)
    assert found.hours.flow_m3_min == [50.0, None, None, 52.0]
    assert found.hours.ch4_percent == [40.0, 41.0, None, 39.0]
    assert found.hours.flame == [True, True, None, False]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_a_russian_file_with_semicolons_and_decimal_commas(encoding: str) -> None:
    text = RUSSIAN if encoding != "cp1251" else RUSSIAN.replace("³", "3")
    found = read_hours(text.encode(encoding), "часы.csv")
    assert found.hours.flow_m3_min == [50.5, 51.0]
    assert found.hours.ch4_percent == [40.0, 40.5]


def test_readings_within_an_hour_are_averaged_the_concentration_by_flow() -> None:
    rows = ["2026-01-01 00:00,10,20,1", "2026-01-01 00:20,30,40,1", "2026-01-01 00:40,20,,0"]
    found = read_hours("\n".join(["time,flow,ch4,flame", *rows]).encode(), "hours.csv")
    assert found.hours.flow_m3_min == [20.0]
    assert found.hours.ch4_percent == [pytest.approx((10 * 20 + 30 * 40) / 40)]
    assert found.hours.flame == [False]  # the flame went out within the hour


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("50,40,1", "-50,40,1", [("flow_m3_min", "hours_row")]),
        ("50,40,1", "50,140,1", [("ch4_percent", "hours_row")]),
        ("50,40,1", "50,40,2", [("flame", "hours_row")]),
        ("2026-01-01 03:00", "1950-01-01 03:00", [("time", "too_many_items")]),
        ("ch4_percent", "oxygen", [("ch4_percent", "hours_column")]),
        ("flame", "flow 2", [("flow_m3_min", "hours_column_twice"), ("flame", "hours_column")]),
    ],
)
def test_what_is_wrong_is_named(old: str, new: str, expected: Any) -> None:
    found = refused(ENGLISH.replace(old, new))
    assert found == expected


def test_an_hour_of_the_future_is_refused() -> None:
    year = datetime.now(UTC).year + 2
    assert refused(f"time,flow,ch4,flame\n{year}-01-01 00:00,50,40,1\n{year}-01-01 01:00,50,40,1\n") == [
        ("time", "in_the_future")
    ]


@pytest.mark.parametrize("data", [b"", b"time,flow,ch4,flame\n", b"\x00\x01\x02"])
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        read_hours(data, "hours.csv")
