"""Routes side by side: of a mine and year, and of a basin by year."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.science.inventory.mines import EVERY_FIGURE, TITLE, mine, origin

from firedamp.science.inventory import MineYear, build_inventory, calculate_line
from firedamp.science.inventory.reasons import FIGURES, facts_of, rules
from firedamp.science.inventory.reconciliation import reconcile_mine
from firedamp.science.inventory.reconciliation_basin import reconcile_basin
from firedamp.science.inventory.routes import ROUTES
from firedamp.science.methods.expression import names

FULL = mine(**EVERY_FIGURE)


def reconciled(row: MineYear, **more: Any) -> dict[str, Any]:
    return reconcile_mine(row, **{"draws": 500, **more})


def reasons(row: MineYear) -> set[str]:
    return {reason["id"] for reason in reconciled(row)["reasons"]}


def routes(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {route["route"]: route for route in found["routes"]}


def test_every_route_of_a_mine_gives_the_numbers_written_out_here() -> None:
    """1 Mt in 2023 at 450 m: 40 m³/min, 20 m³/t, 12 m³/t and half of it, GEM's 10 · 1.5, 18.1 and 29 m³/t."""
    found = routes(reconciled(FULL))
    released = {
        "measured": 40 * 525_600,
        "abundance": 20e6,
        "gas_content": 12e6 * 1.5,
        "ru.factors": 18.1e6,
        "ipcc2006": 29e6,
        "gem_model": 15e6,
    }
    for route, volume in released.items():
        density = 0.67 if route in ("ipcc2006", "gem_model") else 0.668
        assert found[route]["released_m3"] == pytest.approx(volume)
        assert found[route]["released_m3_t"] == pytest.approx(volume / 1e6)
        assert found[route]["ch4_t"] == pytest.approx(volume * density / 1000)


@pytest.mark.parametrize("method", list(ROUTES))
def test_a_route_has_the_range_of_its_line_in_an_inventory(method: str) -> None:
    shown = routes(reconciled(FULL))[method]
    line = build_inventory([FULL], title=TITLE, method=method, draws=500).to_dict()["lines"][0]
    assert {name: shown[name] for name in ("ch4_t_low", "ch4_t_high", "co2e_t_low", "co2e_t_high")} == {
        name: line[name] for name in ("ch4_t_low", "ch4_t_high", "co2e_t_low", "co2e_t_high")
    }


def test_what_a_route_offers_is_what_its_calculation_takes() -> None:
    for method, shown in routes(reconciled(FULL)).items():
        assert shown["inputs"] == calculate_inputs(method)


def calculate_inputs(method: str) -> dict[str, Any]:
    trace = calculate_line(FULL, method=method, draws=100)["trace"]
    given = {step["symbol"]: step["value"] for step in trace if step["source"]["kind"] == "user"}
    return given | ({"mine_type": "underground"} if method == "ru.factors" else {})


def test_ranges_that_meet_overlap_and_ranges_apart_do_not() -> None:
    """40 m³/min is 14 kt ± 20 %; a relative abundance of 2 m³/t is 1.3 kt ± 20 %."""
    pairs = {
        (pair["left"], pair["right"]): pair for pair in reconciled(replace(FULL, relative_abundance_m3_t=2.0))["pairs"]
    }
    apart = pairs["measured", "abundance"]
    assert not apart["overlap"]
    assert apart["ratio"] == pytest.approx(40 * 525_600 / 2e6)
    assert pairs["gas_content", "ru.factors"]["overlap"]
    assert len(pairs) == 15


def test_a_route_without_data_says_what_it_wants_and_has_no_numbers() -> None:
    found = routes(reconciled(mine()))
    assert [entry["figure"] for entry in found["gas_content"]["missing"]] == ["seam_gas_content_m3_t", "adjacent_share"]
    assert "ch4_t" not in found["gas_content"]
    assert found["gas_content"]["reason"]["ru"]


def test_a_surface_mine_is_told_that_none_has_an_abundance() -> None:
    found = routes(reconciled(mine(mine_type="surface")))
    assert "surface mine" in found["measured"]["reason"]["en"]
    assert found["measured"]["missing"] == []
    assert found["ipcc2006"]["available"]


@pytest.mark.parametrize(
    ("reason", "holds", "does_not"),
    [
        ("global_factor", {"absolute_abundance_m3_min": 4}, {"absolute_abundance_m3_min": 40}),
        ("basin_factor", {"absolute_abundance_m3_min": 4}, {"absolute_abundance_m3_min": 34}),
        ("factor_of_another_basin", {"basin": "x"}, {"basin": "kuzbass"}),
        ("category_1", {"relative_abundance_m3_t": 4.9}, {"relative_abundance_m3_t": 5}),
        ("over_category", {"relative_abundance_m3_t": 60, "absolute_abundance_m3_min": None}, {}),
        ("depth_unknown", {"depth_m": None}, {}),
        ("depth_estimated", {"origin": origin("calculated", "depth_m")}, {"origin": origin("reported", "depth_m")}),
        ("depth_at_a_bound", {"depth_m": 415}, {"depth_m": 450}),
        ("depth_at_a_bound", {"depth_m": 181}, {"depth_m": 179}),
        (
            "absolute_abundance_restored",
            {"origin": origin("restored", "absolute_abundance_m3_min")},
            {"origin": origin("measured", "absolute_abundance_m3_min")},
        ),
        (
            "relative_abundance_restored",
            {"origin": origin("restored", "relative_abundance_m3_t")},
            {"origin": origin("measured", "relative_abundance_m3_t")},
        ),
        ("abundances_disagree", {"relative_abundance_m3_t": 10}, {"relative_abundance_m3_t": 21}),
        ("output_estimated", {"origin": origin("restored", "output_t")}, {"origin": origin("reported", "output_t")}),
        ("drainage_outside_the_survey", {"methane_drained_m3": 5e6}, {"methane_drained_m3": None}),
        ("more_drained_than_released", {"methane_drained_m3": 22e6}, {"methane_drained_m3": 20e6}),
        ("post_mining_counted", {}, {"absolute_abundance_m3_min": None, "relative_abundance_m3_t": None}),
        ("all_gas_of_the_coal", {"seam_gas_content_m3_t": 20}, {"seam_gas_content_m3_t": 10}),
        (
            "beyond_recorded_depths",
            {"origin": origin("calculated", "seam_gas_content_m3_t", how="nearest")},
            {"origin": origin("calculated", "seam_gas_content_m3_t", how="interpolated")},
        ),
        (
            "gas_content_estimated",
            {"origin": origin("restored", "seam_gas_content_m3_t")},
            {"origin": origin("measured", "seam_gas_content_m3_t")},
        ),
        (
            "adjacent_share_judged",
            {"origin": origin("expert", "adjacent_share")},
            {"origin": origin("measured", "adjacent_share")},
        ),
        ("model", {}, {"gas_content_m3_t": None}),
        ("densities_differ", {}, None),
        ("synthetic", {"origin": origin("synthetic", "output_t")}, {"origin": origin("reported", "output_t")}),
    ],
)
def test_a_reason_is_shown_where_its_condition_holds(
    reason: str, holds: dict[str, Any], does_not: dict[str, Any] | None
) -> None:
    assert reason in reasons(replace(FULL, **holds))
    assert does_not is None or reason not in reasons(replace(FULL, **does_not))


def test_every_reason_is_tested_above() -> None:
    (mark,) = (
        mark
        for mark in test_a_reason_is_shown_where_its_condition_holds.pytestmark
        if mark.name == "parametrize"  # type: ignore[attr-defined]
    )
    assert {case[0] for case in mark.args[1]} == {rule.id for rule in rules()}


def test_a_reason_speaks_of_facts_and_routes_that_there_are() -> None:
    facts = facts_of(FULL, [], [])
    assert set(EVERY_FIGURE) <= set(FIGURES)
    for rule in rules():
        assert names(rule.when) <= set(facts)
        assert set(rule.facts) <= set(facts)
        assert set(rule.routes) <= set(ROUTES)
        assert all(rule.text[lang] for lang in ("en", "ru"))


def test_of_a_mine_that_says_nothing_only_the_factors_own_reasons_hold() -> None:
    assert reasons(mine(basin="kuzbass")) == {"depth_unknown", "densities_differ"}


def test_the_same_question_has_the_same_answer() -> None:
    assert json.dumps(reconciled(FULL)) == json.dumps(reconciled(FULL))
    assert reconciled(FULL, seed=2)["routes"][0]["ch4_t_low"] != reconciled(FULL)["routes"][0]["ch4_t_low"]
    json.dumps(reconciled(mine(mine_type="surface", output_t=0)), allow_nan=False)


BASIN = [
    mine(1, **EVERY_FIGURE),
    mine(2, relative_abundance_m3_t=8, output_t=3e6),
    mine(3, mine_type="surface", output_t=5e6),
    mine(1, **{**EVERY_FIGURE, "absolute_abundance_m3_min": None}, year=2022),
]


def year_of(found: dict[str, Any], year: int) -> dict[str, Any]:
    return next(entry for entry in found["years"] if entry["year"] == year)


def test_a_basin_says_how_many_mines_and_how_much_coal_a_route_covers() -> None:
    found = {route["route"]: route for route in year_of(reconcile_basin(BASIN, draws=200), 2023)["routes"]}
    assert {route: entry["mines"] for route, entry in found.items()} == {
        "measured": 1, "abundance": 2, "gas_content": 1, "ru.factors": 3, "ipcc2006": 3, "gem_model": 1,
    }  # fmt: skip
    assert found["abundance"]["output_t"] == 4e6
    assert found["abundance"]["output_share_percent"] == pytest.approx(100 * 4 / 9)
    assert found["abundance"]["ch4_t"] == pytest.approx((20e6 + 8 * 3e6) * 0.000668)


@pytest.mark.parametrize(("basin", "elsewhere"), [("kuzbass", set()), ("karaganda", {"ru.factors"})])
def test_a_basin_is_told_which_routes_have_factors_of_another(basin: str, elsewhere: set[str]) -> None:
    found = reconcile_basin([mine(1, basin=basin, **EVERY_FIGURE)], draws=200)["routes"]
    assert {route["route"] for route in found if route["reason"]} == elsewhere


def test_a_basin_s_coal_says_of_how_many_mines_it_is() -> None:
    """Mine 2 has a measurement and no output: two mines, the coal of one."""
    rows = [mine(1, **EVERY_FIGURE), mine(2, output_t=None, absolute_abundance_m3_min=5)]
    year = year_of(reconcile_basin(rows, draws=200), 2023)
    assert (year["mines"], year["mines_with_output"], year["output_t"]) == (2, 1, 1e6)
    measured = next(route for route in year["routes"] if route["route"] == "measured")
    assert (measured["mines"], measured["mines_with_output"], measured["output_t"]) == (2, 1, 1e6)
    assert year["like_for_like"]["mines_with_output"] == 1


def test_like_for_like_is_of_the_mines_with_the_data_of_every_route_of_the_year() -> None:
    """In 2023 only mine 1 has all five; in 2022 nobody has an absolute abundance, and four are compared."""
    found = reconcile_basin(BASIN, draws=200)
    in_2023, in_2022 = (year_of(found, year)["like_for_like"] for year in (2023, 2022))
    assert in_2023["mines"] == 1
    assert [route["route"] for route in in_2023["routes"]] == [
        "measured", "abundance", "gas_content", "ru.factors", "ipcc2006",
    ]  # fmt: skip
    assert in_2023["routes"][1]["ch4_t"] == pytest.approx(20e6 * 0.000668)
    assert [route["route"] for route in in_2022["routes"]] == ["abundance", "gas_content", "ru.factors", "ipcc2006"]


def test_a_year_in_which_no_mine_has_all_the_data_has_no_like_for_like() -> None:
    rows = [mine(1, absolute_abundance_m3_min=4), mine(2, relative_abundance_m3_t=8)]
    assert year_of(reconcile_basin(rows, draws=200), 2023)["like_for_like"] is None


def test_a_mine_year_that_contradicts_a_route_is_not_counted_by_it() -> None:
    rows = [mine(1), mine(2, methane_utilised_m3=25e6, depth_m=500), mine(3, methane_utilised_m3=1e9)]
    found = {route["route"]: route for route in year_of(reconcile_basin(rows, draws=200), 2023)["routes"]}
    assert found["ipcc2006"]["mines"] == 2
    assert found["ru.factors"]["mines"] == 1


def test_a_basin_s_year_has_the_range_of_its_inventory() -> None:
    """Lines that share a factor move together here as there."""
    found = year_of(reconcile_basin(BASIN, draws=1_000), 2023)
    for route in found["routes"]:
        if route["route"] in ("ipcc2006", "ru.factors"):
            whole = build_inventory(BASIN, title=TITLE, method=route["route"], year=2023, draws=1_000).totals()
            for name in ("ch4_t", "ch4_t_low", "ch4_t_high", "co2e_t_low", "co2e_t_high"):
                assert route[name] == pytest.approx(whole[name], rel=1e-9)


figure = st.none() | st.floats(0.5, 40)


@st.composite
def basins(draw: st.DrawFn) -> list[MineYear]:
    return [
        mine(
            number,
            year=year,
            mine_type=draw(st.sampled_from(["underground", "underground", "surface"])),
            output_t=draw(st.floats(1e5, 5e6)),
            absolute_abundance_m3_min=draw(figure),
            relative_abundance_m3_t=draw(figure),
            seam_gas_content_m3_t=draw(figure),
            adjacent_share=draw(st.none() | st.floats(0, 2)),
        )
        for number in range(draw(st.integers(1, 5)))
        for year in draw(st.sets(st.integers(2020, 2023), min_size=1))
    ]


@settings(max_examples=15, deadline=None)
@given(rows=basins())
def test_a_basin_s_route_is_the_sum_of_its_mines(rows: list[MineYear]) -> None:
    found = reconcile_basin(rows, draws=100)
    for entry in found["years"]:
        own = [row for row in rows if row.year == entry["year"]]
        for route in entry["routes"]:
            of_mines = [routes(reconcile_mine(row, draws=100))[route["route"]] for row in own]
            assert route["mines"] == sum(each["available"] for each in of_mines)
            assert route["ch4_t"] == pytest.approx(sum(each.get("ch4_t", 0) for each in of_mines), rel=1e-8)
        alike = entry["like_for_like"]
        if alike:
            assert alike["mines"] <= min(route["mines"] for route in entry["routes"] if route["route"] != "gem_model")
    json.dumps(found, allow_nan=False)
