"""Whatever bytes come, a file of telemetry is read or refused with words, and never falls."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tables.telemetry import synthetic

from firedamp.messages import describe
from firedamp.science.errors import InputError
from firedamp.tables.telemetry import Asked, TelemetryFile, read_telemetry

CELLS = st.sampled_from(
    ["", " ", "a", "b", "Время", "time", "Дата", "tag", "value", "unit", "№", "id", "CH4, %", "0", "1", "0,5", "1.5",
     "1,234", "1 234,5", "-", "н/д", "обрыв", "лава", "01.01.2025 10:00", "01/02/2025", "10:00:30", "2025-01-01T10:00Z",
     "1767200370", '"', '"x"', "'", "{", "%", "?", "nan", "1e999", "#DIV/0!", "31.02.2025"]
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=7)
ZONES = st.sampled_from([None, "Europe/Warsaw"])


def outcome(data: bytes, filename: str, zone: str | None) -> TelemetryFile | InputError:
    try:
        return read_telemetry(data, filename, Asked(zone=zone))
    except InputError as error:
        return error


def is_read_or_refused(data: bytes, filename: str, zone: str | None = None) -> None:
    found = outcome(data, filename, zone)
    if isinstance(found, InputError):
        assert 1 <= len(found.problems) <= 50
        assert all(describe(each, lang) for each in found.problems for lang in ("en", "ru"))
    else:
        assert found.values.shape == (len(found.numbers), len(found.names))
        assert len(found.units) == len(found.names) == len(set(found.names)) > 0
        assert found.times is None or len(found.times) == len(found.values)
        assert all(describe(each, lang) for each in found.notes for lang in ("en", "ru"))


@settings(max_examples=400, deadline=None)
@given(rows=ROWS, separator=st.sampled_from([";", ",", "\t", "|"]), end=st.sampled_from(["\n", "\r\n"]), zone=ZONES)
def test_any_text_is_read_or_refused(rows: list[list[str]], separator: str, end: str, zone: str | None) -> None:
    is_read_or_refused(end.join(separator.join(row) for row in rows).encode(), "a.csv", zone)


@settings(max_examples=200, deadline=None)
@given(rows=ROWS)
def test_any_arff_is_read_or_refused(rows: list[list[str]]) -> None:
    head = "@relation r\n@attribute time date\n@attribute a numeric\n@attribute b {x, y}\n@data\n"
    is_read_or_refused((head + "\n".join(",".join(row) for row in rows)).encode(), "a.arff")


@pytest.mark.parametrize("form", ["parquet", "xlsx"])
@settings(max_examples=60, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255))
def test_any_byte_may_be_wrong(form: str, place: float, byte: int) -> None:
    data = bytearray({"parquet": synthetic.parquet, "xlsx": synthetic.xlsx}[form]())
    data[int(len(data) * place)] = byte
    is_read_or_refused(bytes(data), f"a.{form}")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    is_read_or_refused(data, "a.csv")
