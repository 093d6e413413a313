"""One recording gives the same arrays from every format, encoding and separator that holds it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.tables.telemetry import synthetic
from tests.tables.telemetry.conftest import Read

from firedamp.science.telemetry import recording
from firedamp.tables.telemetry import TelemetryFile, read_telemetry

POLISH = Path("data/polish_longwall_methane/polish_longwall_methane.csv")
FORMATS = {
    "semicolons": lambda: synthetic.csv(";", ",").encode(),
    "commas": lambda: synthetic.csv(",", ".", form="%Y-%m-%dT%H:%M:%S").encode(),
    "quoted decimal commas": lambda: synthetic.csv(",", ",").encode(),
    "tabs": lambda: synthetic.csv("\t", ",", gap="н/д").encode(),
    "bars": lambda: synthetic.csv("|", ".", gap="-").encode(),
    "long": lambda: synthetic.long_csv().encode(),
    "arff": lambda: synthetic.arff().encode(),
    "parquet": synthetic.parquet,
    "xlsx": synthetic.xlsx,
}


def check(found: TelemetryFile) -> None:
    assert (found.names, found.units) == (synthetic.NAMES, synthetic.UNITS)
    np.testing.assert_array_equal(found.values, synthetic.values())
    assert found.times is not None
    assert found.times.dtype == np.dtype("datetime64[us]")
    np.testing.assert_array_equal(found.times, synthetic.times())
    assert found.values.dtype == np.float64


@pytest.mark.parametrize("form", FORMATS)
def test_recording_is_the_same_from_every_format(read: Read, form: str) -> None:
    check(read(FORMATS[form]()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "cp866", "koi8-r"])
def test_recording_is_the_same_from_every_encoding(read: Read, encoding: str) -> None:
    data = synthetic.csv(";", ",", gap="нет данных").encode(encoding)
    check(read(data, encoding="utf-8" if encoding == "utf-8-sig" else encoding))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251", "cp866"])
def test_encoding_is_told_by_the_text(read: Read, encoding: str) -> None:
    check(read(synthetic.csv(";", ",", gap="нет данных").encode(encoding)))


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_of_every_system_are_read(read: Read, line_end: str) -> None:
    check(read(synthetic.csv(";", ",").replace("\n", line_end)))


def test_a_file_is_read_from_its_path_as_from_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(synthetic.csv(";", ","), "cp1251")
    check(read_telemetry(path, path.name))


def test_rows_are_numbered_as_the_file_counts(read: Read) -> None:
    assert read(FORMATS["semicolons"]()).numbers[:2].tolist() == [2, 3]
    assert read(FORMATS["xlsx"]()).numbers[:2].tolist() == [4, 5]
    assert read(FORMATS["arff"]()).numbers[:2].tolist() == [10, 11]
    assert read(FORMATS["parquet"]()).numbers[:2].tolist() == [1, 2]
    assert read(FORMATS["long"]()).numbers[:2].tolist() == [2, 3]


def test_the_polish_longwall_is_read_whole() -> None:
    """13 368 half-minutes without times, as its descriptor says; first and last row as the file has them."""
    found = read_telemetry(POLISH, POLISH.name)
    assert found.names == ("MM31", "MM116", "AS038", "PG072", "PD", "BA13", "DMM116", "MM116_pred")
    assert found.values.shape == (13_368, 8)
    assert found.times is None
    assert not np.isnan(found.values).any()
    lines = POLISH.read_text().splitlines()
    assert found.values[0].tolist() == [float(cell) for cell in lines[1].split(",")]
    assert found.values[-1].tolist() == [float(cell) for cell in lines[-1].split(",")]
    assert (found.numbers[0], found.numbers[-1], found.notes) == (2, 13_369, ())
    assert len(recording(found.names, found.values, 30)) == 13_368


def test_channels_asked_for_are_taken_in_the_order_of_the_file(read: Read) -> None:
    for form in ("semicolons", "long", "xlsx", "parquet"):
        found = read(FORMATS[form](), channels=("pd", "MM116"))
        assert found.names == ("MM116", "PD")
        np.testing.assert_array_equal(found.values, synthetic.values()[:, [0, 2]])
