"""What must hold of any inventory, whatever its mines: made-up basins, and sums and draws written out here."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firedamp.science.errors import InputError
from firedamp.science.inventory import INVENTORY_METHODS, Inventory, MineYear, build_inventory, calculate_line
from firedamp.science.inventory.routes import ROUTES

TITLE = {"en": "Basin", "ru": "Бассейн"}
GROUPINGS = ("mine", "company", "district", "parent", "mine_type")
MASSES = ("output_t", "ch4_t", "co2_t", "co2e_t")
RANGE = ("co2e_t_low", "co2e_t_high", "ch4_t_low", "ch4_t_high")


def mine(number: int, **more: Any) -> MineYear:
    """An underground mine of a million tonnes in 2023; what differs is given."""
    name = f"mine {number}"
    return replace(
        MineYear(
            mine_id=f"m{number}",
            name={"en": name, "ru": name},
            mine_type="underground",
            year=2023,
            output_t=1_000_000,
            company={"id": "c", "name": "C"},
            gas_content_m3_t=10,
            emission_coefficient=1.5,
            absolute_abundance_m3_min=40,
            relative_abundance_m3_t=20,
            seam_gas_content_m3_t=12,
            adjacent_share=0.5,
        ),
        **more,
    )


def built(rows: list[MineYear], **more: Any) -> Inventory:
    return build_inventory(rows, **{"title": TITLE, "draws": 500, **more})


@st.composite
def mines(draw: st.DrawFn, method: str) -> list[MineYear]:
    """Mines that the method can be asked of: of both types and with gaps where it allows them."""
    of_shafts = "surface" not in ROUTES.get(method, {"surface": None})
    unknown = st.none() if method == "best" else st.nothing()
    return [
        mine(
            number,
            mine_type=draw(st.sampled_from(["underground"] if of_shafts else ["underground", "surface"])),
            year=draw(st.integers(2021, 2025)),
            output_t=draw(st.floats(0, 2e7)),
            company={"id": (company := draw(st.sampled_from("abc"))), "name": company.upper()},
            district={"id": (place := draw(st.sampled_from("xy"))), "name": {"en": place, "ru": place}},
            depth_m=draw(st.none() | st.floats(0, 1_200)),
            gas_content_m3_t=draw(st.floats(0.1, 30)),
            emission_coefficient=draw(st.floats(1, 4)),
            parent=draw(st.sampled_from([(), (("P", 100.0),), (("P", 50.0), ("Q", 50.0))])),
            basin=draw(st.sampled_from(["", "kuzbass"])),
            absolute_abundance_m3_min=draw(unknown | st.floats(0, 200)),
            relative_abundance_m3_t=draw(unknown | st.floats(0, 60)),
            seam_gas_content_m3_t=draw(unknown | st.floats(0, 30)),
            adjacent_share=draw(unknown | st.floats(0, 3)),
        )
        for number in range(draw(st.integers(1, 8)))
    ]


def share_of_parent(line: dict[str, Any], key: str) -> float:
    return sum(part["share_percent"] for part in line["parent"] if part["name"] == key) / 100 or (
        float(key == "unknown") if not line["parent"] else 0.0
    )


@settings(max_examples=25, deadline=None)
@given(asked=st.sampled_from(INVENTORY_METHODS).flatmap(lambda method: st.tuples(mines(method), st.just(method))))
def test_sums_by_every_key_are_sums_of_lines(asked: tuple[list[MineYear], str]) -> None:
    rows, method = asked
    inventory = built(rows, method=method, draws=100)
    lines = inventory.to_dict()["lines"]
    totals = inventory.totals()
    share_of = {
        "mine": lambda line, key: line["mine_id"] == key,
        "company": lambda line, key: line["company"]["id"] == key,
        "district": lambda line, key: line["district"]["id"] == key,
        "parent": share_of_parent,
        "mine_type": lambda line, key: line["mine_type"] == key,
    }
    for name in MASSES:
        assert math.fsum(line[name] for line in lines) == pytest.approx(totals[name], rel=1e-8, abs=1e-6)
        for grouping in GROUPINGS:
            for group in inventory.by(grouping):
                own = [line[name] * share_of[grouping](line, group["key"]) for line in lines]
                assert math.fsum(own) == pytest.approx(group[name], rel=1e-8, abs=1e-6)
    json.dumps(inventory.to_dict(), allow_nan=False)


@settings(max_examples=15, deadline=None)
@given(asked=st.sampled_from(INVENTORY_METHODS).flatmap(lambda method: st.tuples(mines(method), st.just(method))))
def test_the_order_of_mines_changes_no_number(asked: tuple[list[MineYear], str]) -> None:
    rows, method = asked
    forward, backward = built(rows, method=method), built(rows[::-1], method=method)
    for name in (*MASSES, *RANGE):
        assert forward.totals()[name] == pytest.approx(backward.totals()[name], rel=1e-9, abs=1e-9)
    of = {line["mine_id"]: line for line in backward.to_dict()["lines"]}
    for line in forward.to_dict()["lines"]:
        assert all(line[name] == of[line["mine_id"]][name] for name in (*MASSES, *RANGE))


@settings(max_examples=15, deadline=None)
@given(asked=st.sampled_from(INVENTORY_METHODS).flatmap(lambda method: st.tuples(mines(method), st.just(method))))
def test_a_part_alone_has_the_ranges_that_it_has_in_the_whole(asked: tuple[list[MineYear], str]) -> None:
    rows, method = asked
    whole = built(rows, method=method)
    for grouping, key in (("company", "company"), ("district", "district")):
        for group in whole.by(grouping):
            own = [row for row in rows if getattr(row, key)["id"] == group["key"]]
            alone = built(own, method=method).totals()
            for name in (*MASSES, *RANGE):
                assert alone[name] == pytest.approx(group[name], rel=1e-9, abs=1e-9)


def test_a_mine_without_a_flare_has_its_range_whether_or_not_another_flares() -> None:
    quiet, flaring = mine(1), mine(2, methane_flared_m3=5_000_000, methane_utilised_m3=1_000_000)
    alone = built([quiet]).to_dict()["lines"][0]
    beside = built([quiet, flaring]).to_dict()["lines"][0]
    for name in (*MASSES, *RANGE):
        assert beside[name] == pytest.approx(alone[name], rel=1e-9)


@pytest.mark.parametrize("method", INVENTORY_METHODS)
def test_a_line_with_recovery_opens_to_the_same_numbers(method: str) -> None:
    rows = [mine(1), mine(2, methane_flared_m3=5_000_000, methane_utilised_m3=1_000_000)]
    rows += [mine(3, mine_type="surface")] if "surface" in ROUTES.get(method, {"surface": None}) else []
    for row, line in zip(rows, built(rows, method=method).to_dict()["lines"], strict=True):
        found = calculate_line(row, method=method, draws=500)
        second = found["uncertainty"]["approach2"]
        assert found["outputs"]["co2e_t"] == pytest.approx(line["co2e_t"], rel=1e-9)
        assert found["outputs"]["co2_t"] == pytest.approx(line["co2_t"], rel=1e-9)
        for output in ("ch4_t", "co2e_t"):
            assert second[output]["low"] == pytest.approx(line[f"{output}_low"], rel=1e-9)
            assert second[output]["high"] == pytest.approx(line[f"{output}_high"], rel=1e-9)


def test_recovery_is_summed_as_written_out_here() -> None:
    # 1 Mt at 20.5 m³/t, 5 million m³ flared at 0.98, 1 million m³ utilised; and 2 Mt at 20.5 m³/t
    totals = built([mine(1, methane_flared_m3=5e6, methane_utilised_m3=1e6), mine(2, output_t=2e6)]).totals()
    ch4 = (20.5e6 - 6e6 + 0.02 * 5e6) * 0.00067 + 41e6 * 0.00067
    co2 = 0.98 * 5e6 * 0.00067 * 2.75
    assert totals["ch4_t"] == pytest.approx(ch4)
    assert totals["co2_t"] == pytest.approx(co2)
    assert totals["co2e_t"] == pytest.approx(25 * ch4 + co2)


def test_sources_are_mining_post_mining_and_flares() -> None:
    rows = [mine(1, methane_flared_m3=5e6), mine(2, mine_type="surface")]
    found = {row["key"]: row for row in built(rows).by("source")}
    assert found["post_mining"]["ch4_t"] == pytest.approx((2.5e6 + 0.1e6) * 0.00067)
    assert found["flaring"]["ch4_t"] == pytest.approx(0.02 * 5e6 * 0.00067)
    assert found["mining"]["ch4_t"] == pytest.approx((18e6 + 1.2e6 - 5e6) * 0.00067)
    assert found["flaring"]["co2e_t"] == pytest.approx(0.02 * 5e6 * 0.00067 * 25 + 0.98 * 5e6 * 0.00067 * 2.75)


def test_a_source_has_the_range_of_draws_written_out_here() -> None:
    """One mine: 18 m³/t within a factor of 2, 2.5 m³/t after mining within a factor of 3, output ±2 %."""
    rng, draws = np.random.default_rng(7), 400_000
    output = 1e6 * (1 + 2 / 196 * rng.standard_normal(draws))
    after = output * 2.5 * np.exp(math.log(3) / 1.96 * rng.standard_normal(draws)) * 0.00067
    found = {row["key"]: row for row in built([mine(1, depth_m=300)], draws=400_000).by("source")}
    by_hand = np.percentile(after, [2.5, 97.5])
    shown = found["post_mining"]
    assert [shown["ch4_t_low"], shown["ch4_t_high"]] == pytest.approx(by_hand.tolist(), rel=0.01)
    assert shown["co2e_t_low"] == pytest.approx(25 * shown["ch4_t_low"])


def test_an_inventory_of_one_source_has_its_range() -> None:
    """GEM's model knows mining alone: the same draws give the same digits."""
    found = built([mine(1, gas_content_m3_t=10, emission_coefficient=1.6)], method="gem_model")
    (source,), totals = found.by("source"), found.totals()
    for name in ("ch4_t", "ch4_t_low", "ch4_t_high", "co2e_t", "co2e_t_low", "co2e_t_high"):
        assert source[name] == pytest.approx(totals[name], rel=1e-9)


def test_what_flares_leave_has_a_range_with_the_carbon_dioxide_burnt() -> None:
    found = {row["key"]: row for row in built([mine(1, methane_flared_m3=5e6)]).by("source")}
    for row in found.values():
        assert row["ch4_t_low"] <= row["ch4_t"] <= row["ch4_t_high"]
        assert row["co2e_t_low"] < row["co2e_t"] < row["co2e_t_high"]


def test_the_range_of_a_basin_by_draws_written_out_here() -> None:
    """Two mines of one factor move together in it and err on their own in output; a third has factors of its own."""
    rng, draws = np.random.default_rng(31), 400_000

    def factor(n: float) -> np.ndarray:
        return np.exp(math.log(n) / 1.96 * rng.standard_normal(draws))

    def output() -> np.ndarray:
        return 1e6 * (1 + 2 / 196 * rng.standard_normal(draws))

    mining, post = 18 * factor(2), 2.5 * factor(3)
    deep = output() * (25 * factor(2) + 4 * factor(3))
    total = (output() * (mining + post) + output() * (mining + post) + deep) * 0.00067
    rows = [mine(1, depth_m=300), mine(2), mine(3, depth_m=500)]
    found = built(rows, draws=400_000).totals()
    by_hand = np.percentile(total, [2.5, 97.5])
    assert [found["ch4_t_low"], found["ch4_t_high"]] == pytest.approx(by_hand.tolist(), rel=0.01)


def test_gem_lines_err_on_their_own() -> None:
    rng, draws = np.random.default_rng(32), 400_000
    total = sum(
        1e6
        * (1 + 2 / 196 * rng.standard_normal(draws))
        * 15
        * np.exp(math.log(2) / 1.96 * rng.standard_normal(draws))
        * 0.00067
        for _ in range(3)
    )
    found = built([mine(1), mine(2), mine(3)], method="gem_model", draws=400_000).totals()
    by_hand = np.percentile(total, [2.5, 97.5])
    assert found["ch4_t"] == pytest.approx(3 * 1e6 * 15 * 0.00067)
    assert [found["ch4_t_low"], found["ch4_t_high"]] == pytest.approx(by_hand.tolist(), rel=0.01)


@pytest.mark.parametrize("values_at_once", [600, 5_000, 100_000])
def test_the_size_of_blocks_changes_no_range(monkeypatch: pytest.MonkeyPatch, values_at_once: int) -> None:
    rows = [mine(number, output_t=1e6 + number, methane_flared_m3=1e6 * (number % 2)) for number in range(5)]
    whole = built(rows, draws=3_000).totals()
    monkeypatch.setattr("firedamp.science.inventory.simulation.VALUES_AT_ONCE", values_at_once)
    blocks = built(rows, draws=3_000).totals()
    assert [blocks[name] for name in RANGE] == pytest.approx([whole[name] for name in RANGE], rel=1e-9)


def test_counted_percentiles_are_near_the_exact_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [mine(number, output_t=1e6 + number, methane_flared_m3=1e6 * (number % 2)) for number in range(5)]
    exact = built(rows, draws=50_000).totals()
    monkeypatch.setattr("firedamp.science.methods.quantiles.EXACT_VALUES", 10)
    counted = built(rows, draws=50_000).totals()
    assert [counted[name] for name in RANGE] == pytest.approx([exact[name] for name in RANGE], rel=1e-3)


def test_the_same_seed_gives_the_same_inventory_and_another_only_other_ranges() -> None:
    rows = [mine(1), mine(2, mine_type="surface")]
    first, again, other = built(rows), built(rows), built(rows, seed=2)
    assert json.dumps(first.to_dict()) == json.dumps(again.to_dict())
    assert other.totals()["co2e_t"] == first.totals()["co2e_t"]
    assert other.totals()["co2e_t_low"] != first.totals()["co2e_t_low"]


def test_a_year_is_taken_whole_and_alone() -> None:
    rows = [mine(1, year=2022), mine(1, year=2023, output_t=2e6), mine(2, year=2022), mine(3, year=2024)]
    in_2022, latest = built(rows, year=2022), built(rows)
    assert [(row.mine_id, row.year) for row in in_2022.rows] == [("m1", 2022), ("m2", 2022)]
    assert {row.mine_id: row.year for row in latest.rows} == {"m1": 2023, "m2": 2022, "m3": 2024}
    assert latest.period == (2022, 2024)
    assert latest.totals()["output_t"] == 4e6


def test_every_mine_that_stands_twice_is_named() -> None:
    rows = [mine(1), mine(1), mine(2), mine(3), mine(3, mine_type="surface")]
    with pytest.raises(InputError) as refused:
        built(rows)
    assert [problem.value for problem in refused.value.problems] == ["m1", "m3"]


@pytest.mark.parametrize("year", [1800, 2023.5, "2023", math.nan, True])
def test_a_year_that_is_none_has_no_lines(year: Any) -> None:
    with pytest.raises(InputError) as refused:
        built([mine(1)], year=year)
    assert refused.value.problems[0].rule == "no_lines"


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"output_t": -1.0}, "below_minimum"),
        ({"output_t": math.inf}, "not_finite"),
        ({"output_t": math.nan}, "not_finite"),
        ({"depth_m": -5.0}, "below_minimum"),
        ({"depth_m": 1e6}, "above_maximum"),
        ({"methane_flared_m3": -1.0}, "below_minimum"),
        ({"methane_flared_m3": 1e9}, "check_failed"),
        ({"methane_utilised_m3": 1e7, "methane_flared_m3": 1.1e7}, "check_failed"),
        ({"mine_type": "mixed"}, "unknown_mine_type"),
    ],
)
def test_a_wrong_figure_names_its_mine(change: dict[str, Any], rule: str) -> None:
    with pytest.raises(InputError) as refused:
        built([mine(1), mine(2, **change)])
    problem = refused.value.problems[0]
    assert problem.rule == rule
    assert problem.params["mine_id"] == "m2"


def test_no_mine_at_all_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        built([])
    assert refused.value.problems[0].rule == "no_lines"


def test_a_basin_that_mined_nothing_is_an_inventory_of_noughts() -> None:
    found = built([mine(1, output_t=0), mine(2, output_t=0, mine_type="surface")]).to_dict()
    assert found["totals"]["co2e_t"] == found["totals"]["co2e_t_high"] == 0
    json.dumps(found, allow_nan=False)


@pytest.mark.parametrize(
    ("year", "threshold"),
    [(2021, None), (2022, None), (2023, 150_000), (2024, 150_000), (2025, 50_000), (2030, 50_000)],
)
def test_the_threshold_is_the_one_in_force_at_the_end_of_the_year(year: int, threshold: float | None) -> None:
    screening = built([mine(1, year=year)], year=year).screening()
    assert [row["threshold_t"] for row in screening] == ([threshold] if threshold else [])


def test_a_composite_is_screened_by_the_rule_at_the_end_of_its_span() -> None:
    rows = [mine(1, year=2021, output_t=2e5), mine(2, year=2025, output_t=2e5)]
    screening = built(rows).screening()
    assert [row["threshold_t"] for row in screening] == [50_000]


@pytest.mark.parametrize(("share", "reports"), [(1 - 1e-8, False), (1 + 1e-8, True)])
def test_an_organisation_reports_from_the_threshold_on(share: float, reports: bool) -> None:
    output_t = share * 50_000 / (20.5 * 0.00067 * 25)
    assert built([mine(1, year=2025, output_t=output_t)]).screening()[0]["reports"] is reports


def test_the_distance_is_of_the_sum_over_all_sites() -> None:
    rows = [mine(1, year=2025), mine(2, year=2025), mine(3, year=2025, company={"id": "d", "name": "D"}, output_t=1e5)]
    first, second = built(rows).screening()
    one = 20.5 * 0.00067 * 25  # t CO2e per t of coal
    assert first["distance_t"] == pytest.approx(2e6 * one - 50_000)
    assert second["distance_t"] == pytest.approx(1e5 * one - 50_000)
    assert (first["reports"], second["reports"]) == (True, False)
    assert second["output_at_threshold_t"] == pytest.approx(50_000 / one)
    assert second["output_to_threshold_t"] == pytest.approx(50_000 / one - 1e5)
    assert second["ch4_volume_at_threshold_m3"] == pytest.approx(50_000 / 25 / 0.00067)
    assert second["ch4_volume_to_threshold_m3"] == pytest.approx((50_000 - 1e5 * one) / 25 / 0.00067)
    assert second["by_gwp_set"]["AR5"] == pytest.approx(1e5 * one * 28 / 25)


def test_what_would_reach_the_threshold_reaches_it() -> None:
    row = mine(1, year=2025, output_t=1e5)
    at = built([row]).screening()[0]["output_at_threshold_t"]
    assert built([replace(row, output_t=at)]).totals()["co2e_t"] == pytest.approx(50_000, rel=1e-9)


def test_a_company_that_mined_nothing_has_no_output_at_the_threshold() -> None:
    row = built([mine(1, year=2025, output_t=0), mine(2, year=2025, company={"id": "d", "name": "D"})]).screening()[-1]
    assert row["output_at_threshold_t"] is None
    assert row["reports"] is False
