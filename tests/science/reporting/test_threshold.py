"""What an incomplete sum says of the threshold of 296-FZ: nothing below it, everything above it."""

from __future__ import annotations

import pytest
from tests.science.reporting.conftest import made

from firedamp.science.reporting.organisation_year import Statement
from firedamp.science.reporting.year_result import year_result

SURFACE = {"surface": ("B", "ipcc2006.surface", {"coal_output": 1e6})}  # about 20 kt CO2e: below 150 kt
DONE = [
    Statement("A", name, "not_occurring", "on care")
    for name in ("underground_mining", "underground_post_mining", "flaring")
]
DONE += [Statement("C", "abandoned", "not_occurring", "flooded")]
DONE += [Statement(name, "burning_dumps", "not_occurring", "none burns") for name in "ABC"]


def screening(entries, statements=()):
    return year_result(made(entries=entries, statements=list(statements)))["screening"]


def test_below_the_threshold_with_everything_accounted_for_is_below():
    said = screening(SURFACE, DONE)
    assert (said["verdict"], said["reports"], said["incomplete"], said["certainty"]) == ("below", False, [], "below")


@pytest.mark.parametrize(
    "statements", [DONE[1:], [Statement("A", "underground_mining", "not_estimated", "why"), *DONE[1:]]]
)
def test_below_it_with_a_gap_nothing_is_determined_and_the_gap_is_named(statements):
    said = screening(SURFACE, statements)
    assert (said["verdict"], said["reports"], said["certainty"]) == ("undetermined", None, "incomplete")
    assert said["incomplete"] == [{"mine_id": "A", "category": "underground_mining", "code": "1.B.1.a.i.1"}]
    assert said["output_at_threshold_t"] is None


def test_what_is_estimated_exceeds_it_whatever_is_missing():
    said = screening({"mine": ("A", "ipcc2006.underground", {"coal_output": 2e6})})
    assert (said["verdict"], said["reports"]) == ("exceeded", True)
    assert said["incomplete"]
