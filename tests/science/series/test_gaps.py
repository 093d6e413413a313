"""Gaps are found, and each is of the kind that a person would name."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.science.series.tables import mines, with_gaps

from firedamp.science.errors import InputError
from firedamp.science.series import PATTERNS, find_gaps, hide


def kinds(rows: list[str]) -> list[tuple[int, str]]:
    """Series as texts, x where a value is known: (column, kind) of their gaps."""
    known = np.array([[mark == "x" for mark in row] for row in rows]).T
    return [(gap.column, gap.kind) for gap in find_gaps(known)]


def test_up_to_two_missing_steps_are_short() -> None:
    assert kinds(["xx.xx..xx"]) == [(0, "short"), (0, "short")]


def test_three_missing_steps_are_a_block() -> None:
    assert kinds(["xx...xx"]) == [(0, "block")]


def test_head_and_end_are_tails() -> None:
    assert kinds([".xxx..."]) == [(0, "tail"), (0, "tail")]


def test_same_times_missing_in_many_series_are_several() -> None:
    assert kinds(["xx...xx", "xx...xx", "xxxxxxx"]) == [(0, "several"), (1, "several")]


def test_series_without_a_value_has_no_gap() -> None:
    assert kinds(["....", "x..."]) == [(1, "tail")]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(share=st.floats(0.01, 0.8), seed=st.integers(0, 1000))
def test_artificial_gaps_hide_known_cells_and_leave_three(pattern: str, share: float, seed: int) -> None:
    known = with_gaps(mines()).known
    hidden = hide(known, pattern, share, np.random.default_rng(seed))
    assert hidden.any() or pattern == "several"  # whose series may know too little to lose any
    assert not (hidden & ~known).any()
    assert ((known & ~hidden).sum(axis=0) >= 3).all()


@pytest.mark.parametrize(("pattern", "share"), [("holes", 0.1), ("block", 0.0), ("block", 0.9)])
def test_unknown_pattern_and_impossible_share_are_refused(pattern: str, share: float) -> None:
    with pytest.raises(InputError):
        hide(np.ones((9, 1), bool), pattern, share, np.random.default_rng(1))


def test_several_loses_the_same_times_in_half_of_the_series() -> None:
    hidden = hide(np.ones((40, 6), bool), "several", 0.2, np.random.default_rng(1))
    assert hidden.any(axis=0).sum() == 3
    assert set(hidden.sum(axis=1).tolist()) == {0, 3}
