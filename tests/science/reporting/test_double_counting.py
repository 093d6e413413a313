"""Nothing is counted twice without being told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.science.reporting.conftest import BALANCE, OF_SITES, SITES, made, with_entry

from firedamp.messages.wording import describe
from firedamp.science.errors import Problem
from firedamp.science.reporting.year_result import year_result


def found(entries):
    return [Problem(**each) for each in year_result(made(entries=entries))["double_counting"]]


def test_a_plain_year_counts_nothing_twice():
    assert found(OF_SITES) == []


def test_one_category_by_two_methods_is_told_with_both():
    (problem,) = found(
        with_entry(OF_SITES, "again", "A", "mine.relative", {"coal_output": 2e6, "relative_abundance": 12})
    )
    assert problem.rule == "covered_twice"
    assert problem.params["entries"] == ["balance", "again"]
    assert "1.B.1.a.i.1" in describe(problem, "en")
    assert "Альфа" in describe(problem, "ru")


def test_a_stream_beside_a_balance_of_the_whole_mine_is_counted_twice():
    stream = {"gas_volume": 500, "ch4_percent": 30}
    assert [each.rule for each in found(with_entry(OF_SITES, "vent", "A", "ru371.venting", stream))] == [
        "covered_twice"
    ]


def test_the_same_stream_given_again_is_told():
    stream = {"gas_volume": 500, "ch4_percent": 30}
    entries = {"1": ("A", "ru371.venting", stream), "2": ("A", "ru371.venting", dict(stream))}
    assert [each.rule for each in found(entries)] == ["given_again"]


@pytest.mark.parametrize("method", ["ru371.flaring", "ru371.combustion"])
def test_gas_that_is_burnt_must_be_taken_off_the_balance(method):
    burnt = {"gas_volume": 400, "ch4_percent": 40}  # 160,000 m³ of methane
    (problem,) = found(with_entry(OF_SITES, "burnt", "A", method, burnt))
    assert (problem.rule, problem.params["burnt_m3"], problem.params["taken_off_m3"]) == (
        "burnt_not_taken_off",
        160_000,
        0,
    )
    balanced = {**OF_SITES, "balance": ("A", "mine.balance", {**BALANCE, "methane_utilised": 160_000})}
    assert found(with_entry(balanced, "burnt", "A", method, burnt)) == []


def test_a_method_of_surface_mines_does_not_fit_an_underground_one():
    (problem,) = found({"odd": ("A", "ipcc2006.surface", {"coal_output": 1e6})})
    assert problem.rule == "unfit_for_site"


def test_a_calculation_that_says_another_kind_than_the_mine_s_does_not_fit():
    """The Kuzbass factors are of both kinds: surface ones of an underground mine are 5.5 in place of 18.1 m³/t."""
    (problem,) = found({"odd": ("A", "ru.factors", {"coal_output": 1e6, "mine_type": "surface"})})
    assert (problem.rule, problem.field, problem.params["entries"]) == ("kind_contradicts", "A", ["odd"])
    assert "разрез" in describe(problem, "ru")
    assert found({"even": ("A", "ru.factors", {"coal_output": 1e6, "mine_type": "underground"})}) == []
    assert found({"pit": ("B", "ru.factors", {"coal_output": 1e6, "mine_type": "surface"})}) == []


def test_a_mine_that_closed_within_the_year_has_both():
    entries = with_entry(OF_SITES, "before", "C", "ipcc2006.underground", {"coal_output": 1e5})
    assert found(entries) == []
    cells = year_result(made(entries=entries))["cells"]
    of_it = {cell["category"]: cell["state"] for cell in cells if cell["mine_id"] == "C"}
    assert of_it["underground_mining"] == of_it["abandoned"] == "calculated"


def test_the_same_measurement_at_two_mines_is_told():
    sites = (SITES[0], replace(SITES[0], mine_id="D", name={"en": "Delta", "ru": "Дельта"}))
    entries = {"1": ("A", "mine.balance", BALANCE), "2": ("D", "mine.balance", dict(BALANCE))}
    found = [Problem(**each) for each in year_result(made(sites=sites, entries=entries))["double_counting"]]
    assert [each.rule for each in found] == ["given_at_two_sites"]
    assert "Дельта" in describe(found[0], "ru")


def test_a_mine_has_one_coal_output():
    entries = {
        "mining": ("A", "mine.relative", {"coal_output": 1e6, "relative_abundance": 10}),
        "post": ("A", "ipcc2006.post_mining_tier2", {"coal_output": 5e6, "gas_content": 12}),
    }
    (problem,) = found(entries)
    assert (problem.rule, problem.params["least_t"], problem.params["greatest_t"]) == ("outputs_differ", 1e6, 5e6)


HALF = 262_800
SECOND_HALF = {"ventilation": [{"flow": 11_000, "ch4_percent": 0.41}], "daily_output": 5_470, "minutes": HALF}


def halves(minutes=HALF, second=SECOND_HALF):
    first = with_entry(OF_SITES, "balance", "A", "mine.balance", {**BALANCE, "minutes": HALF})
    return with_entry(first, "second", "A", "mine.balance", {**second, "minutes": minutes})


def test_two_half_year_balances_of_a_mine_are_asked_of_and_not_refused():
    year = made(2023, entries=halves())
    result = year_result(year)
    assert result["double_counting"] == []
    (asked,) = result["questions"]
    assert (asked["problem"]["rule"], asked["subject"]) == ("parts_of_year", "parts|A|mine.balance")
    assert "182.5 + 182.5" in describe(Problem(**asked["problem"]), "en")
    assert [each["days"] for each in result["periods"]] == [182.5, 182.5]


def test_balances_that_together_are_longer_than_the_year_are_counted_twice():
    problems = year_result(made(2023, entries=halves(minutes=HALF + 1_440)))["double_counting"]
    assert [each["rule"] for each in problems] == ["covered_twice"]


def test_one_half_year_given_twice_is_counted_twice():
    problems = year_result(made(2023, entries=halves(second=BALANCE)))["double_counting"]
    assert [each["rule"] for each in problems] == ["covered_twice"]


def test_half_years_take_off_together_what_was_burnt():
    second = {**SECOND_HALF, "methane_utilised": 160_000}
    burnt = {"gas_volume": 400, "ch4_percent": 40}
    entries = with_entry(halves(second=second), "burnt", "A", "ru371.flaring", burnt)
    assert year_result(made(2023, entries=entries))["double_counting"] == []
