"""A Parquet file that was damaged behind its footer is refused by its name, as far as the file itself can tell."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
import polars as pl
import pyarrow as arrow
import pytest
from pyarrow import parquet
from tests.tables.telemetry.conftest import Read, Refuse

from firedamp.messages import describe

ROWS = 2_000
SIGN = 7  # the byte of an IEEE 754 double, little-endian, with its sign and most of its exponent
WORDS = {
    "en": "“day.parquet”: the Parquet file is damaged or not complete",
    "ru": "«day.parquet»: файл Parquet повреждён или неполон",
}


def table() -> arrow.Table:
    values = np.random.default_rng(1).random(ROWS)
    counts = [7 * row % 1_000 for row in range(ROWS)]
    return arrow.table({"state": ["on", "off"] * (ROWS // 2), "N": counts, "MM": values, "V": -values})


def written(**options: object) -> bytes:
    buffer = io.BytesIO()
    parquet.write_table(table(), buffer, **{"use_dictionary": ["state"], **options})
    return buffer.getvalue()


def pages(data: bytes) -> Iterator[range]:
    """Where the pages of each column lie, behind the header of the first."""
    header = 100  # bytes, and some: statistics of a page make it long
    told = parquet.ParquetFile(arrow.BufferReader(data)).metadata.row_group(0)
    for column in map(told.column, range(told.num_columns)):
        first = column.dictionary_page_offset or column.data_page_offset
        yield range(first + header, first + column.total_compressed_size)


@pytest.mark.parametrize(
    "options",
    [
        {"compression": "zstd", "write_page_checksum": True},
        {"compression": "snappy", "write_page_checksum": True},
        {"compression": "none", "write_page_checksum": True},
        {"compression": "gzip", "use_dictionary": False},  # RFC 1952 has a checksum of its own
    ],
)
def test_no_bit_of_a_page_with_a_checksum_may_be_wrong(
    read: Read, problems: Refuse, options: dict[str, object]
) -> None:
    """Spark writes checksums of pages (parquet.thrift, PageHeader.crc) of itself, Arrow where it is told to."""
    data = written(**options)
    assert read(data, "day.parquet").names == ("N", "MM", "V")
    for place in pages(data):
        for at in (place[0], place[len(place) // 2], place[-1]):
            spoilt = bytearray(data)
            spoilt[at] ^= 1
            (found,) = problems(bytes(spoilt), "day.parquet")
            assert (found.field, found.rule) == ("file", "parquet_damaged")
            assert {lang: describe(found, lang) for lang in WORDS} == WORDS


def test_without_checksums_a_number_beyond_what_the_footer_states_is_no_reading(problems: Refuse) -> None:
    data = written(compression="none", use_dictionary=False)
    spoilt = bytearray(data)
    value = np.float64(table()["MM"][ROWS // 2].as_py())
    spoilt[data.index(value.tobytes()) + SIGN] ^= 0x40  # of one between 0 and 1 some 1e300
    assert [each.rule for each in problems(bytes(spoilt), "day.parquet")] == ["parquet_damaged"]


def test_ends_that_the_footer_states_are_readings(read: Read) -> None:
    """Infinity apart: numbers that are not, gaps, both zeros and whole numbers of every width."""
    columns = {
        "a": pl.Series([float("nan"), -0.0, 0.0, None]),
        "b": pl.Series([-128, 127, None, 0], dtype=pl.Int8),
        "c": pl.Series([2**32 - 1, 0, 1, None], dtype=pl.UInt32),
        "d": pl.Series([0.1, 0.2, 0.3, 0.4], dtype=pl.Float32),
    }
    frame = pl.DataFrame(columns)
    buffer = io.BytesIO()
    frame.write_parquet(buffer, row_group_size=2)
    assert read(buffer.getvalue(), "day.parquet").names == ("a", "b", "c", "d")
