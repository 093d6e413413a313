"""Formulas as people read them."""

from __future__ import annotations

import pytest

from firedamp.science.methods import calculate
from firedamp.science.methods.notation import indexed

STREAM = {"flow": 60, "ch4_percent": 40}
BALANCE = {"ventilation": [{"flow": 12_000, "ch4_percent": 0.35}], "daily_output": 9_000, "minutes": 525_600}


def steps(**streams):
    return {row["symbol"]: row for row in calculate("mine.balance", {**BALANCE, **streams})["trace"]}


@pytest.mark.parametrize(("drawn", "found"), [
    ("Q", r"Q_{\mathrm{vent}}"), ("C_0", r"C_{0, \mathrm{vent}}"), ("Q_{20}", r"Q_{20, \mathrm{vent}}"),
])  # fmt: skip
def test_a_symbol_bears_the_index_of_its_list_beside_its_own(drawn, found):
    assert indexed(drawn, "vent") == found


def test_streams_of_several_lists_are_told_apart_and_an_empty_sum_is_nought():
    found = steps(drainage=[STREAM])["absolute_abundance"]
    assert found["latex"] == (
        r"I_{\mathrm{abs}} = \sum I_{\mathrm{vent}} + \sum I_{\mathrm{drain}} + \sum I_{\mathrm{suct}}"
    )
    assert found["substituted_latex"] == "42 + 24 + 0"
    assert found["substituted"] == "sum(42) + sum(24) + 0"


def test_a_sum_of_several_is_written_with_all_of_them():
    found = steps(drainage=[STREAM, {"flow": 6, "ch4_percent": 40}])["absolute_abundance"]
    assert found["substituted_latex"] == r"42 + \sum (24; 2.4) + 0"
