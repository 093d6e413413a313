"""Never more than would have been vented: a stream beyond what an inventory knows of its mine is doubted or refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.science.reductions.example import AR5, project

from firedamp.science.reductions.evaluating import Evaluation, evaluated
from firedamp.science.reductions.streams import minutes_of
from firedamp.science.reductions.telling import evaluation_told
from firedamp.science.reductions.vented import Vented

MOST_T = 50 * 0.4 * minutes_of(2028) * 0.668e-3  # of the example's stream, in a leap year


def against(estimate: float, high: float) -> Evaluation:
    known = {"example mine": Vented(estimate, estimate / 2, high, 2025)}
    return evaluated(project(), replace(AR5, vented=known))


@pytest.mark.parametrize(
    ("estimate", "high", "faults", "doubts"),
    [
        (MOST_T * 1.01, MOST_T * 2, [], []),
        (MOST_T * 0.9, MOST_T * 1.1, [], ["above_inventory"]),
        (MOST_T * 0.5, MOST_T * 0.99, ["above_inventory_range"], []),
    ],
)
def test_a_stream_is_held_against_the_inventory(
    estimate: float, high: float, faults: list[str], doubts: list[str]
) -> None:
    found = against(estimate, high)
    assert [each.rule for each in found.faults] == faults
    assert [each.rule for each in found.doubts] == doubts
    told = evaluation_told(found, AR5)
    assert (told["economics"] is None) == bool(faults)
    assert [each.rule for each in told["warnings"] if each.rule.startswith("above_inv")] == doubts


def test_of_a_mine_that_no_inventory_knows_nothing_is_said() -> None:
    assert evaluated(project(), AR5).faults == ()
    other = {"another mine": Vented(1, 1, 1, 2025)}
    assert evaluated(project(), replace(AR5, vented=other)).priced
