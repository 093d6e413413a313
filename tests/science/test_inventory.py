"""The Kuzbass inventory: the totals that the data package's README gives to check a first inventory with."""

from __future__ import annotations

import numpy as np
import pytest

from firedamp.datapackages import mine_years, package
from firedamp.science.errors import InputError, MethodError
from firedamp.science.inventory import Inventory, MineYear, build_inventory, calculate_line

TITLE = {"en": "Kuzbass", "ru": "Кузбасс"}
ROWS = [MineYear(**row) for row in mine_years(package("kuzbass"))]
OF_KUZBASS = ("ipcc2006", "ru.factors", "gem_model", "best")  # the methods that its mines have the figures for
KT = 0.01  # what the README's totals are good to


@pytest.fixture(scope="module", params=OF_KUZBASS)
def inventory(request: pytest.FixtureRequest) -> Inventory:
    return build_inventory(ROWS, title=TITLE, method=request.param, draws=2_000)


@pytest.mark.parametrize(
    ("method", "mine_type", "ch4_kt"),
    [
        ("ipcc2006", "underground", 1423.83),
        ("ipcc2006", "surface", 117.92),
        ("ru.factors", "underground", 886.01),
        ("ru.factors", "surface", 497.39),
        ("gem_model", "underground", 960.31),
        ("gem_model", "surface", 577.55),
    ],
)
def test_the_kuzbass_totals_agree_with_the_readme(method: str, mine_type: str, ch4_kt: float) -> None:
    inventory = build_inventory(ROWS, title=TITLE, method=method, draws=100).to_dict()
    assert inventory["by_type"][mine_type]["ch4_t"] / 1000 == pytest.approx(ch4_kt, abs=KT)


def test_the_kuzbass_has_86_mines_with_an_output(inventory: Inventory) -> None:
    totals = inventory.to_dict()["totals"]
    assert totals["mines"] == 86
    assert totals["output_t"] == pytest.approx(208.66e6)
    assert inventory.period == (2021, 2025)


@pytest.mark.parametrize("key", ["mine", "company", "district", "parent", "mine_type"])
def test_the_sums_by_a_key_add_up_to_the_total(inventory: Inventory, key: str) -> None:
    total = inventory.totals()
    for name in ("ch4_t", "co2e_t", "output_t"):
        assert sum(row[name] for row in inventory.by(key)) == pytest.approx(total[name], rel=1e-9)


def test_the_sources_add_up_to_the_total(inventory: Inventory) -> None:
    assert sum(row["co2e_t"] for row in inventory.by("source")) == pytest.approx(inventory.totals()["co2e_t"], rel=1e-9)


def test_a_line_opens_to_a_calculation_of_the_same_number_and_range(inventory: Inventory) -> None:
    line = inventory.to_dict()["lines"][0]
    row = next(row for row in ROWS if row.mine_id == line["mine_id"])
    result = calculate_line(row, method=inventory.method, draws=2_000)
    assert result["outputs"]["co2e_t"] == line["co2e_t"]
    assert result["uncertainty"]["approach2"]["co2e_t"]["low"] == line["co2e_t_low"]
    assert result["uncertainty"]["approach2"]["co2e_t"]["high"] == line["co2e_t_high"]


def test_a_company_alone_has_the_range_that_it_has_in_the_basin(inventory: Inventory) -> None:
    in_basin = inventory.by("company")[0]
    own = [row for row in ROWS if row.company["id"] == in_basin["key"]]
    alone = build_inventory(own, title=TITLE, method=inventory.method, draws=2_000).totals()
    for name in ("co2e_t", "co2e_t_low", "co2e_t_high"):
        assert alone[name] == pytest.approx(in_basin[name], rel=1e-9)


def test_lines_that_share_a_factor_do_not_average_it_out() -> None:
    """By the IPCC factors the basin's range is as wide as a mine's: the factor is one."""
    inventory = build_inventory([row for row in ROWS if row.mine_type == "underground"], title=TITLE, draws=20_000)
    totals = inventory.totals()
    assert totals["ch4_t_high"] / totals["ch4_t"] > 1.7


def test_figures_of_their_own_average_out() -> None:
    """GEM's gas contents are each mine's own: a factor of 2 for a mine is far less for 38."""
    rows = [row for row in ROWS if row.mine_type == "underground"]
    inventory = build_inventory(rows, title=TITLE, method="gem_model", draws=20_000)
    totals, line = inventory.totals(), inventory.by("mine")[0]
    assert line["ch4_t_high"] / line["ch4_t"] == pytest.approx(2, rel=0.05)
    assert totals["ch4_t_high"] / totals["ch4_t_low"] < 1.6


def test_a_year_takes_only_its_outputs() -> None:
    inventory = build_inventory(ROWS, title=TITLE, year=2023, draws=100)
    assert {row.year for row in inventory.rows} == {2023}
    assert inventory.totals()["mines"] == 27


def test_a_year_without_outputs_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        build_inventory(ROWS, title=TITLE, year=1980)
    assert refused.value.problems[0].rule == "no_lines"


def test_a_mine_twice_in_one_year_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        build_inventory([*ROWS, ROWS[0]], title=TITLE)
    assert refused.value.problems[0].rule == "duplicate_line"


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(MethodError) as refused:
        build_inventory(ROWS, title=TITLE, method="guess")
    assert refused.value.code == "unknown_inventory_method"


def mine(**figures: object) -> MineYear:
    return MineYear(
        **{"mine_id": "M1", "name": TITLE, "mine_type": "underground", "year": 2024, "output_t": 1e6} | figures
    )  # type: ignore[arg-type]


def test_more_recovered_than_released_names_the_mine() -> None:
    with pytest.raises(InputError) as refused:
        build_inventory([mine(), mine(mine_id="M2", methane_utilised_m3=1e9)], title=TITLE)
    problem = refused.value.problems[0]
    assert (problem.rule, problem.params["mine_id"]) == ("check_failed", "M2")


def test_recovery_lowers_methane_and_flaring_adds_co2() -> None:
    """1 Mt at unknown depth: 20.5 million m³; 2 utilised, 1 flared at 98 %, 0.67 kg/m³."""
    totals = build_inventory([mine(methane_utilised_m3=2e6, methane_flared_m3=1e6)], title=TITLE, draws=100).totals()
    assert totals["ch4_t"] == pytest.approx((17.5e6 + 0.02e6) * 0.67e-3)
    assert totals["co2_t"] == pytest.approx(0.98e6 * 0.67e-3 * 2.75)


def test_a_mine_without_gas_content_is_named_by_the_gem_model() -> None:
    with pytest.raises(InputError) as refused:
        build_inventory([mine()], title=TITLE, method="gem_model")
    assert {problem.field for problem in refused.value.problems} == {"gas_content_m3_t", "emission_coefficient"}


def test_the_composite_takes_the_latest_output_of_each_mine() -> None:
    inventory = build_inventory([mine(year=2022, output_t=5e5), mine()], title=TITLE, draws=100)
    assert inventory.totals()["output_t"] == 1e6


@pytest.mark.parametrize(("year", "threshold"), [(2022, None), (2023, 150_000), (2024, 150_000), (2025, 50_000)])
def test_the_296_fz_threshold_is_the_one_in_force(year: int, threshold: float | None) -> None:
    rows = build_inventory([mine(year=year)], title=TITLE, draws=100).screening()
    assert [row["threshold_t"] for row in rows] == ([] if threshold is None else [threshold])


def test_what_would_reach_the_threshold() -> None:
    """1 Mt × 20.5 m³/t × 0.67 kg/m³ × 25 = 343.375 kt; 50 kt is 2.985 million m³ or 145.6 kt of coal."""
    (row,) = build_inventory([mine(year=2025)], title=TITLE, draws=100).screening()
    assert row["distance_t"] == pytest.approx(343_375 - 50_000)
    assert row["ch4_volume_at_threshold_m3"] == pytest.approx(50_000 / 25 / 0.67e-3)
    assert row["output_at_threshold_t"] == pytest.approx(1e6 * 50_000 / 343_375)
    assert row["reports"]
    assert row["certainty"] == "above"
    assert row["by_gwp_set"]["AR5"] == pytest.approx(343_375 / 25 * 28)


def test_many_draws_come_to_the_same_range_as_few_in_bounded_memory() -> None:
    few = build_inventory(ROWS, title=TITLE, draws=100_000).totals()
    many = build_inventory(ROWS, title=TITLE, draws=200_000).totals()  # counted in bins, not kept
    assert np.isclose(many["co2e_t_low"], few["co2e_t_low"], rtol=0.01)
    assert np.isclose(many["co2e_t_high"], few["co2e_t_high"], rtol=0.01)


def test_what_is_wrong_in_shafts_and_pits_is_said_at_once() -> None:
    rows = [mine(methane_utilised_m3=1e9), mine(mine_id="M2", mine_type="surface", methane_utilised_m3=1e9)]
    with pytest.raises(InputError) as refused:
        build_inventory(rows, title=TITLE)
    assert [problem.params["mine_id"] for problem in refused.value.problems] == ["M1", "M2"]


def owned(place: int, parent: tuple[tuple[str, float | None], ...]) -> MineYear:
    return MineYear(f"M{place}", {"en": "m", "ru": "м"}, "underground", 2023, 1e6, parent=parent)


@pytest.mark.parametrize(
    ("parent", "expected"),
    [
        ((("A", 60.0), ("B", 40.0)), {"A": 0.6, "B": 0.4}),
        ((("A", 99.7),), {"A": 1.0}),
        ((("A", 50.0), ("B", 49.8)), {"A": 50 / 99.8, "B": 49.8 / 99.8}),
        ((("A", 60.0), ("B", 30.0)), {"A; B": 1.0}),  # a tenth is nobody's
        ((("A", 60.0), ("B", None)), {"A; B": 1.0}),
        ((("A", None),), {"A": 1.0}),
        ((), {"unknown": 1.0}),
    ],
)
def test_each_parent_has_its_share_where_all_shares_are_known(
    parent: tuple[tuple[str, float | None], ...], expected: dict[str, float]
) -> None:
    inventory = build_inventory([owned(1, parent)], title=TITLE, draws=500)
    total = inventory.totals()
    found = {row["key"]: row for row in inventory.by("parent")}
    assert found.keys() == expected.keys()
    for key, share in expected.items():
        for name in ("output_t", "ch4_t", "co2e_t", "co2e_t_low", "co2e_t_high"):
            assert found[key][name] == pytest.approx(share * total[name], rel=1e-9)


def test_a_parents_shares_of_several_mines_add_up() -> None:
    rows = [owned(1, (("A", 60.0), ("B", 40.0))), owned(2, (("A", 100.0),))]
    inventory = build_inventory(rows, title=TITLE, draws=500)
    found = {row["key"]: row for row in inventory.by("parent")}
    assert found["A"]["ch4_t"] == pytest.approx(0.8 * inventory.totals()["ch4_t"])
    assert (found["A"]["mines"], found["B"]["mines"]) == (2, 1)


def test_what_has_no_name_is_said_so_in_russian() -> None:
    inventory = build_inventory([owned(1, (("unknown", None), ("B", None)))], title=TITLE, draws=100)
    assert inventory.by("parent")[0]["name"]["ru"] == "не указано; B"
    assert inventory.by("company")[0]["name"]["ru"] == "не указано"
