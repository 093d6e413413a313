"""A workbook under a password is told as such by whatever reads tables, an old workbook as an old one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firedamp.science.errors import InputError
from firedamp.science.reference import table_schema
from firedamp.tables import read_mines
from firedamp.tables.compliance import read_particulars
from firedamp.tables.hours import read_hours
from firedamp.tables.plumes import read_places, read_plumes
from firedamp.tables.records import record_file
from firedamp.tables.series import read_series
from firedamp.tables.telemetry import read_telemetry

SECTOR, NONE, LAST, FAT_SECTOR = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
STORAGE, STREAM = 5, 2
READERS = (
    read_mines, read_particulars, read_hours, read_places, read_plumes, read_series, read_telemetry,
    lambda data, name: record_file(data, name, table_schema("methane_abundance")),
)  # fmt: skip


def compound(*streams: str) -> bytes:
    """A compound file with empty streams: header, allocation table, directory ([MS-CFB] 2.2, 2.3, 2.6)."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + _shorts(0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += _longs(1, 1, 0, 4096, LAST, 0, LAST, 0, 0, *[NONE] * 108)
    table = _longs(FAT_SECTOR, LAST, *[NONE] * (SECTOR // 4 - 2))
    entries = [_entry("Root Entry", STORAGE, 1 if streams else NONE)]
    entries += [_entry(name, STREAM, NONE, number + 1 if number < len(streams) else NONE)
                for number, name in enumerate(streams, start=1)]  # fmt: skip
    return header + table + b"".join(entries).ljust(SECTOR, b"\0")


def _entry(name: str, kind: int, child: int, right: int = NONE) -> bytes:
    text = name.encode("utf-16-le")
    named = text.ljust(64, b"\0") + _shorts(len(text) + 2) + bytes([kind, 1])
    return named + _longs(NONE, right, child) + bytes(36) + _longs(LAST, 0, 0)


def _shorts(*numbers: int) -> bytes:
    return b"".join(number.to_bytes(2, "little") for number in numbers)


def _longs(*numbers: int) -> bytes:
    return b"".join(number.to_bytes(4, "little") for number in numbers)


# [MS-OFFCRYPTO] 1.3.2: a workbook under a password is a compound file with these two streams
LOCKED = compound("EncryptionInfo", "EncryptedPackage")
OLD = compound("Workbook")  # [MS-XLS] 2.1.2


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(("data", "rule"), [(LOCKED, "file_locked"), (OLD, "file_old_excel")])
def test_a_workbook_that_cannot_be_read_says_why(read: Callable[[bytes, str], object], data: bytes, rule: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data, "table.xlsx")
    assert [(each.field, each.rule) for each in caught.value.problems] == [("file", rule)]
