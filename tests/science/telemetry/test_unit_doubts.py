"""A unit that the readings speak against is told, with the likelier one; readings that may be right are let alone."""

from __future__ import annotations

import numpy as np
import pytest
from tests.science.telemetry.faults import CHANNELS, real

from firedamp.messages import describe
from firedamp.science.telemetry import channel, unit_doubts
from firedamp.science.telemetry.unit_doubts import row_of_change

METHANE = channel("MM116", "methane_concentration")


def doubts(values: np.ndarray, known=METHANE) -> list[tuple[str, object, object]]:
    found = unit_doubts(values, known)
    assert {problem.rule for problem in found} <= {"units_suspect"}
    return [(problem.field, problem.params["likely_unit"], problem.params.get("row")) for problem in found]


@pytest.mark.parametrize("known", CHANNELS, ids=lambda known: known.name)
def test_the_real_longwall_s_units_are_believed(known) -> None:
    assert unit_doubts(real().channel(known.name), known) == ()


def test_ppm_given_as_percent_are_told() -> None:
    ppm = real().channel("MM116") * 1e4
    assert doubts(ppm) == [("MM116", "ppm", None)]
    assert doubts(ppm, channel("MM116", "methane_concentration", "ppm")) == []


def test_a_recording_whose_unit_changes_on_the_way_is_told_with_the_row() -> None:
    values = real().channel("MM116").copy()
    values[10_000:] *= 1e4
    assert doubts(values) == [("MM116", "ppm", 10_001)]
    values[12_000:] /= 1e4
    assert doubts(values) == [("MM116", "ppm", 10_001), ("MM116", "ppm", 12_001)]


@pytest.mark.parametrize(
    ("quantity", "factor", "offset", "likely"),
    [
        ("atmospheric_pressure", 0.750062, 0, "mmHg"),  # of hPa
        ("atmospheric_pressure", 0.1, 0, "kPa"),
        ("humidity", 0.0009, 0, "fraction"),
        ("temperature", 0.02, 273.15, "kelvin"),
    ],
)
def test_other_units_that_are_mixed_up_are_told_as_well(quantity, factor, offset, likely) -> None:
    values = real().channel("BA13") * factor + offset
    assert doubts(values, channel("BA13", quantity)) == [("BA13", likely, None)]


def test_a_channel_without_readings_or_of_one_unit_raises_no_doubt() -> None:
    assert doubts(np.full(5, np.nan)) == []
    assert doubts(np.array([0.5])) == []
    assert doubts(np.full(9, 1e9), channel("PD", "coal_cutting")) == []


def test_the_doubt_reads_as_a_sentence_in_both_languages() -> None:
    (problem,) = unit_doubts(np.full(9, 7000.0), METHANE)
    assert describe(problem, "en").startswith(
        "MM116: the readings (7,000 in the middle) do not look like %, but like ppm"
    )
    assert "похожи не на %, а на млн⁻¹" in describe(problem, "ru")


@pytest.mark.parametrize("row", [100, 333, 1_000, 1_999, 2_000, 2_017, 3_333, 9_900])
@pytest.mark.parametrize("name", ["MM31", "MM116"])
def test_the_row_at_which_the_unit_changes_is_told_exactly(name: str, row: int) -> None:
    values = real().channel(name)[:10_000].copy()
    row = next(each for each in range(row, len(values)) if values[each] > 0)  # nought is nought in every unit
    values[row:] *= 1e4
    assert doubts(values, channel(name, "methane_concentration")) == [(name, "ppm", row + 1)]


def test_rows_without_methane_hide_no_change_of_the_unit() -> None:
    values = np.concatenate([np.full(400, 0.4), np.zeros(400), np.full(1_200, 4_000.0)])
    assert doubts(values) == [("MM116", "ppm", 801)]


def test_a_stray_reading_moves_no_change() -> None:
    values = np.concatenate([np.full(50, 0.4), [4_000.0], np.full(50, 0.4), np.full(60, 4_000.0), [0.4], [4_000.0] * 9])
    assert row_of_change(values, 40.0) == 101
    assert row_of_change(values[::-1], 40.0) == 70
    assert row_of_change(np.array([np.nan, 0.0]), 1.0) == 0
