"""The best method that the data of a mine-year allow, in an inventory and mine by mine."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.science.inventory.mines import EVERY_FIGURE, TITLE, mine, origin

from firedamp.science.errors import InputError
from firedamp.science.inventory import Inventory, MineYear, build_inventory, calculate_line
from firedamp.science.inventory.mine_year import calendar_minutes
from firedamp.science.inventory.offers import Offer, figure_label, offers
from firedamp.science.inventory.routes import BEST_FIRST, METHOD_TITLES, NOT_FOR, ROUTES


def built(*rows: MineYear, method: str = "best") -> Inventory:
    return build_inventory(rows, title=TITLE, method=method, draws=200)


def line(row: MineYear, method: str = "best") -> dict[str, Any]:
    return built(row, method=method).to_dict()["lines"][0]


def offer(row: MineYear, method: str) -> Offer:
    return next(each for each in offers(row) if each.method == method)


@pytest.mark.parametrize(("year", "minutes"), [(2023, 525_600), (2024, 527_040), (1900, 525_600), (2000, 527_040)])
def test_a_leap_year_has_a_day_more(year: int, minutes: int) -> None:
    assert calendar_minutes(year) == minutes


def test_a_closed_mine_has_no_latest_output() -> None:
    rows = (mine(year=2019, closed=True), mine(mine_id="open", year=2018))
    assert [row.mine_id for row in built(*rows).rows] == ["open"]
    of_its_year = build_inventory(rows, title=TITLE, method="best", year=2019, draws=200)
    assert [row.closed for row in of_its_year.rows] == [True]


def test_measured_is_the_abundance_over_the_minutes_of_the_year() -> None:
    """40 m³/min · 527 040 min · 0.668 kg/m³, of a leap year."""
    found = line(mine(year=2024, absolute_abundance_m3_min=40), "measured")
    assert found["ch4_t"] == pytest.approx(40 * 527_040 * 0.000668)
    assert (found["method"], found["route"], found["tier"]) == ("mine.absolute", "measured", 3)


def test_abundance_is_output_times_relative_abundance() -> None:
    assert line(mine(relative_abundance_m3_t=20), "abundance")["ch4_t"] == pytest.approx(20e6 * 0.000668)


def test_gas_content_counts_the_adjacent_seams_share() -> None:
    found = line(mine(seam_gas_content_m3_t=12, adjacent_share=0.5), "gas_content")
    assert found["ch4_t"] == pytest.approx(1e6 * 12 * 1.5 * 0.000668)


def test_gas_content_never_takes_the_model_s_coefficient() -> None:
    """GEM's 10 m³/t and 1.5 stand beside the seam's own 12 m³/t and share of 0.2."""
    row = mine(seam_gas_content_m3_t=12, adjacent_share=0.2, gas_content_m3_t=10, emission_coefficient=1.5)
    assert line(row, "gas_content")["ch4_t"] == pytest.approx(1e6 * 12 * 1.2 * 0.000668)
    assert line(row, "gem_model")["ch4_t"] == pytest.approx(1e6 * 10 * 1.5 * 0.00067)


@pytest.mark.parametrize(
    ("figures", "best"),
    [
        ({}, "ipcc2006"),
        ({"basin": "kuzbass"}, "ru.factors"),
        ({"basin": "another"}, "ipcc2006"),
        ({"seam_gas_content_m3_t": 12, "adjacent_share": 0.5, "basin": "kuzbass"}, "gas_content"),
        ({"seam_gas_content_m3_t": 12}, "ipcc2006"),
        ({"relative_abundance_m3_t": 20, "seam_gas_content_m3_t": 12, "adjacent_share": 0.5}, "abundance"),
        (EVERY_FIGURE, "measured"),
        ({"gas_content_m3_t": 10, "emission_coefficient": 1.5}, "ipcc2006"),
        ({**EVERY_FIGURE, "mine_type": "surface"}, "ipcc2006"),
        ({**EVERY_FIGURE, "mine_type": "surface", "basin": "kuzbass"}, "ru.factors"),
    ],
)
def test_the_best_is_the_first_that_the_data_allow(figures: dict[str, Any], best: str) -> None:
    assert line(mine(**figures))["route"] == best
    assert [each.method for each in offers(mine(**figures)) if each.best] == [best]


def test_a_method_that_the_recovered_gas_contradicts_is_passed_over() -> None:
    """1 m³/min is 0.53 million m³ a year: less than the million that was utilised."""
    row = mine(absolute_abundance_m3_min=1, relative_abundance_m3_t=5, methane_utilised_m3=1e6)
    assert line(row)["route"] == "abundance"
    refused = offer(row, "measured")
    assert not refused.available
    assert refused.reason is not None
    assert "utilised and flared" in refused.reason["en"]


def test_a_mine_year_that_no_method_accepts_is_named() -> None:
    with pytest.raises(InputError) as refused:
        built(mine(1), mine(2, methane_utilised_m3=1e9))
    assert [problem.params["mine_id"] for problem in refused.value.problems] == ["m2"]


def test_each_line_of_a_mixed_inventory_is_that_of_its_own_method() -> None:
    rows = [mine(1, **EVERY_FIGURE), mine(2, relative_abundance_m3_t=7), mine(3), mine(4, mine_type="surface")]
    found = {each["mine_id"]: each for each in built(*rows).to_dict()["lines"]}
    for row in rows:
        own = line(row, found[row.mine_id]["route"])
        for name in ("ch4_t", "co2e_t", "co2e_t_low", "co2e_t_high", "tier", "method"):
            assert found[row.mine_id][name] == own[name]


def test_a_line_by_the_best_method_opens_to_its_own_calculation() -> None:
    row = mine(**EVERY_FIGURE)
    result = calculate_line(row, method="best", draws=200)
    assert result["method"] == "mine.absolute"
    assert result["outputs"]["co2e_t"] == line(row)["co2e_t"]
    assert result["uncertainty"]["approach2"]["co2e_t"]["high"] == line(row)["co2e_t_high"]


@pytest.mark.parametrize("method", sorted(NOT_FOR))
def test_a_surface_mine_is_told_why_a_method_is_not_for_it(method: str) -> None:
    with pytest.raises(InputError) as refused:
        built(mine(1, **EVERY_FIGURE), mine(2, **EVERY_FIGURE, mine_type="surface"), method=method)
    (problem,) = refused.value.problems
    assert (problem.rule, problem.params["mine_id"]) == ("no_route", "m2")
    with pytest.raises(InputError):
        calculate_line(mine(mine_type="surface"), method=method)
    assert offer(mine(mine_type="surface"), method).reason == NOT_FOR[method]["surface"]


def test_what_is_missing_is_named_of_every_mine() -> None:
    with pytest.raises(InputError) as refused:
        built(mine(1), mine(2, seam_gas_content_m3_t=5), method="gas_content")
    found = {(problem.params["mine_id"], problem.field) for problem in refused.value.problems}
    assert found == {("m1", "seam_gas_content_m3_t"), ("m1", "adjacent_share"), ("m2", "adjacent_share")}


def test_an_absolute_abundance_stands_without_a_coal_output() -> None:
    row = mine(output_t=None, absolute_abundance_m3_min=40, relative_abundance_m3_t=20)
    assert line(row)["route"] == "measured"
    assert line(row)["ch4_t"] == pytest.approx(40 * 525_600 * 0.000668)
    assert offer(row, "abundance").missing == ("output_t",)
    assert offer(row, "ipcc2006").missing == ("output_t",)


def test_a_mine_year_of_which_nothing_is_known_has_no_best() -> None:
    assert not any(each.best or each.available for each in offers(mine(output_t=None)))
    with pytest.raises(InputError) as refused:
        built(mine(output_t=None))
    assert [(problem.field, problem.rule) for problem in refused.value.problems] == [("output_t", "missing")]


def test_an_offer_names_what_it_wants() -> None:
    wanted = offer(mine(seam_gas_content_m3_t=5), "gas_content")
    assert wanted.missing == ("adjacent_share",)
    assert wanted.reason == {
        "en": "the mine and year lack: gas of adjacent seams",
        "ru": "нет данных за этот год: газ сближенных пластов",
    }


def test_factors_of_another_basin_are_shown_and_not_the_best() -> None:
    shown = offer(mine(basin="demonstration"), "ru.factors")
    assert shown.available
    assert not shown.best
    assert shown.reason is not None
    assert offer(mine(basin="kuzbass"), "ru.factors").reason is None


def test_every_figure_that_may_be_wanted_has_a_name_in_both_languages() -> None:
    needed = {figure for of_type in ROUTES.values() for route in of_type.values() for figure in route.needed}
    assert all(figure_label(figure)[lang] for figure in needed for lang in ("en", "ru"))


def test_every_method_that_lacks_a_route_says_why_and_has_a_title() -> None:
    for method, of_type in ROUTES.items():
        assert METHOD_TITLES[method]["en"]
        for kind in {"underground", "surface"} - set(of_type):
            assert NOT_FOR[method][kind]["ru"]


def test_a_line_is_as_good_as_the_weakest_of_its_figures() -> None:
    of_output, restored = origin("reported", "output_t"), origin("restored", "relative_abundance_m3_t")
    row = mine(relative_abundance_m3_t=20, absolute_abundance_m3_min=40, origin=of_output | restored)
    assert line(row, "abundance")["quality"] == "restored"
    assert line(row, "ipcc2006")["quality"] == "reported"
    assert line(row, "measured")["quality"] is None


def test_the_density_at_the_threshold_is_that_of_the_company_s_own_methane() -> None:
    """Company c by 0.668 and 0.67 kg/m³ together, company d by 0.67 alone."""
    rows = [
        mine(1, year=2025, relative_abundance_m3_t=20),
        mine(2, year=2025),
        mine(3, year=2025, company={"id": "d", "name": "D"}),
    ]
    found = {row["company"]["id"]: row["ch4_volume_at_threshold_m3"] for row in built(*rows).screening()}
    volumes = 20e6, 20.5e6
    mixed = (volumes[0] * 0.668 + volumes[1] * 0.67) / sum(volumes)
    assert found["c"] == pytest.approx(50_000 / 25 / (mixed / 1000))
    assert found["d"] == pytest.approx(50_000 / 25 / 0.00067)


figure = st.none() | st.floats(0, 50)


@st.composite
def mine_years(draw: st.DrawFn) -> MineYear:
    return mine(
        mine_type=draw(st.sampled_from(["underground", "surface"])),
        basin=draw(st.sampled_from(["", "kuzbass"])),
        **{name: draw(figure) for name in EVERY_FIGURE},
        methane_utilised_m3=draw(st.sampled_from([0, 1e6, 9e6])),
    )


@settings(max_examples=60, deadline=None)
@given(row=mine_years())
def test_the_best_is_able_and_nothing_before_it_is(row: MineYear) -> None:
    shown = offers(row)
    best = [each for each in shown if each.best]
    usable = [each for each in shown if each.available and each.route and each.route.holds_in(row.basin)]
    usable = [each for each in usable if each.method in BEST_FIRST]
    assert best == usable[:1]
    for each in shown:
        assert each.available or each.reason
        if each.best:
            assert not each.missing
            assert line(row)["route"] == each.method
            assert math.isfinite(line(row)["co2e_t"])
