"""What a basin needs is computed, not typed: the page holds what the script says, and the script can count."""

from __future__ import annotations

import pytest
from scripts.scaling_table import BEGIN, END, PAGE, Basin, arguments, told


def test_the_page_holds_what_the_script_says() -> None:
    page = PAGE.read_text("utf-8")
    assert page.partition(BEGIN)[2].partition(END)[0].strip() == told(arguments([]))


def test_a_basin_has_as_many_readings_as_the_issue_says() -> None:
    """50 mines, 500 channels each, by the second for ten years: 50 · 500 · 10 · 31,557,600 s."""
    assert Basin(50, 500, 1, 10).readings == pytest.approx(7.8894e12)
