"""The figures of an organisation's year: each calculation in its category, sums with ranges, checks and comparison."""

from __future__ import annotations

import pytest
from tests.science.reporting.conftest import BALANCE, OF_SITES, SITES, made, with_entry

from firedamp.science.errors import InputError
from firedamp.science.inventory import build_inventory
from firedamp.science.inventory.mine_year import MineYear
from firedamp.science.methods import calculate, library
from firedamp.science.reporting.categories import categories
from firedamp.science.reporting.organisation_year import OrganisationYear, Site, Statement, year_from
from firedamp.science.reporting.year_result import year_result


def cell(result, mine_id, category):
    return next(each for each in result["cells"] if (each["mine_id"], each["category"]) == (mine_id, category))


def test_every_sheet_says_what_it_covers():
    assert set(categories().sheets) == set(library().ids())


def test_the_codes_are_in_order():
    codes = [category.code for category in categories().all.values()]
    assert codes == sorted(codes)


def test_the_totals_are_the_sums_of_the_calculations(year):
    result = year_result(year)
    alone = [calculate(entry.method, entry.inputs, gwp_set="RU")["outputs"]["co2e_t"] for entry in year.entries]
    assert result["totals"]["co2e_t"] == pytest.approx(sum(alone), rel=1e-9)
    for part in ("cells", "categories", "sites"):
        assert sum(each["co2e_t"] for each in result[part]) == pytest.approx(sum(alone), rel=1e-9), part


def test_a_calculation_has_the_range_that_it_has_alone(year):
    result = year_result(year)
    alone = calculate("mine.balance", BALANCE, gwp_set="RU", line="A|2024")
    (found,) = (each for each in result["entries"] if each["id"] == "balance")
    assert found["calculation"]["uncertainty"] == alone["uncertainty"]
    mining = cell(result, "A", "underground_mining")
    assert mining["co2e_t_low"] == pytest.approx(alone["uncertainty"]["approach2"]["co2e_t"]["low"], rel=1e-9)


def test_the_whole_has_the_range_of_the_inventory_of_the_same_lines():
    outputs = {"A": 2e6, "B": 1e6}
    sites = tuple(Site(name, {"en": name, "ru": name}, "underground") for name in outputs)
    entries = {name: (name, "ipcc2006.underground", {"coal_output": output}) for name, output in outputs.items()}
    result = year_result(made(sites=sites, entries=entries))
    lines = [
        MineYear(mine_id=name, name={"en": name, "ru": name}, mine_type="underground", year=2024, output_t=output)
        for name, output in outputs.items()
    ]
    inventory = build_inventory(lines, title={"en": "", "ru": ""}, method="ipcc2006", year=2024).to_dict()
    for name in ("ch4_t", "ch4_t_low", "ch4_t_high", "co2e_t", "co2e_t_low", "co2e_t_high"):
        assert result["totals"][name] == pytest.approx(inventory["totals"][name], rel=1e-9), name


def test_what_is_flared_is_in_its_own_category():
    inputs = {**BALANCE, "methane_flared": 1e6}
    result = year_result(made(entries={"balance": ("A", "mine.balance", inputs)}))
    flaring = cell(result, "A", "flaring")
    assert flaring["state"] == "measured"
    # unburnt: 1e6 m³ · 0.02 · 0.668/1000; burnt: 1e6 · 0.98 · 0.668/1000 · 2.75 (methods.md, Recovery)
    assert flaring["ch4_t"] == pytest.approx(13.36)
    assert flaring["co2_t"] == pytest.approx(1800.26)


def test_a_flare_said_to_burn_nothing_does_not_occur_and_one_of_which_nothing_is_said_is_missing():
    said = year_result(made(entries={"balance": ("A", "mine.balance", {**BALANCE, "methane_flared": 0})}))
    assert cell(said, "A", "flaring")["state"] == "not_occurring"
    silent = year_result(made(entries={"balance": ("A", "mine.balance", BALANCE)}))
    assert cell(silent, "A", "flaring")["state"] == "missing"


def test_handling_within_a_factor_of_mining_is_included_elsewhere():
    entries = {"surface": ("B", "ru.factors", {"coal_output": 3e6, "mine_type": "surface"})}
    result = year_result(made(entries=entries))
    handling = cell(result, "B", "surface_post_mining")
    assert (handling["state"], handling["notation_key"], handling["entries"]) == (
        "included_elsewhere",
        "IE",
        ["surface"],
    )


def test_what_a_person_says_of_a_category_stands_with_its_reason():
    said = [Statement("A", "burning_dumps", "not_occurring", "no dump of the mine burns")]
    result = year_result(made(statements=said))
    burning = cell(result, "A", "burning_dumps")
    assert (burning["state"], burning["notation_key"], burning["reason"]) == ("not_occurring", "NO", said[0].reason)
    assert cell(result, "B", "burning_dumps")["state"] == "missing"


def test_figures_said_to_be_less_than_measured_are_calculated():
    whole = made(entries={"balance": ("A", "mine.balance", BALANCE)})
    assert cell(year_result(whole), "A", "underground_mining")["state"] == "measured"
    raw = whole.to_dict()
    raw["entries"][0]["origin"] = {"ventilation": {"source": "by a neighbour", "quality": "restored"}}
    assert cell(year_result(year_from(raw)), "A", "underground_mining")["state"] == "calculated"


def test_gas_burnt_for_energy_is_in_no_total_of_this_sector(year):
    burnt = with_entry(OF_SITES, "engine", "A", "ru371.combustion", {"gas_volume": 400, "ch4_percent": 40})
    result = year_result(made(entries=burnt))
    (outside,) = result["outside"]
    assert (outside["entry"], outside["sector"]) == ("engine", "1.A")
    assert outside["co2_t"] > 0
    assert result["totals"] == year_result(year)["totals"]


def test_two_streams_measured_apart_err_apart():
    stream = {"gas_volume": 6_000, "ch4_percent": 30}
    one = year_result(made(entries={"1": ("A", "ru371.venting", stream)}))["totals"]
    both = with_entry({"1": ("A", "ru371.venting", stream)}, "2", "A", "ru371.venting", {**stream, "gas_volume": 6_001})
    two = year_result(made(entries=both))["totals"]

    def half(sums):
        return (sums["ch4_t_high"] - sums["ch4_t_low"]) / sums["ch4_t"]

    assert half(two) == pytest.approx(half(one) / 2**0.5, rel=0.05)


def test_the_sum_is_screened_against_the_threshold_of_the_year(year):
    screening = year_result(year)["screening"]
    assert screening["threshold_t"] == 150_000
    assert year_result(made(2025))["screening"]["threshold_t"] == 50_000
    assert year_result(made(2022))["screening"] is None


def test_a_calculation_that_cannot_be_run_is_refused():
    entries = {"bad": ("B", "ipcc2006.surface", {"coal_output": -1})}
    with pytest.raises(InputError, match="coal_output"):
        year_result(made(entries=entries))


def test_a_year_without_calculations_has_nothing_but_gaps():
    result = year_result(OrganisationYear(2024, "RU", SITES, []))
    assert result["totals"]["co2e_t"] == 0
    assert {each["state"] for each in result["cells"]} == {"missing"}


def test_subtotals_are_the_sums_of_what_is_under_their_codes(year):
    result = year_result(year)
    found = {each["code"]: each for each in result["subtotals"]}
    assert list(found) == ["1.B.1", "1.B.1.a", "1.B.1.a.i", "1.B.1.a.ii"]
    assert {name: found["1.B.1"][name] for name in result["totals"]} == result["totals"]
    surface = [each for each in result["categories"] if each["code"].startswith("1.B.1.a.ii.")]
    assert found["1.B.1.a.ii"]["co2e_t"] == pytest.approx(sum(each["co2e_t"] for each in surface))
    # The parts of a subtotal err apart: its range is narrower than the sum of theirs.
    half = sum(each["co2e_t_high"] - each["co2e_t_low"] for each in surface)
    assert 0 < found["1.B.1.a.ii"]["co2e_t_high"] - found["1.B.1.a.ii"]["co2e_t_low"] < half


def test_the_coal_output_of_a_site_is_what_its_calculations_take():
    entries = {"surface": ("B", "ipcc2006.surface", {"coal_output": {"value": 1.5, "unit": "Mt"}})}
    result = year_result(made(entries=entries))
    outputs = {site["mine_id"]: site["output_t"] for site in result["sites"]}
    assert outputs == {"A": 2e6, "B": 1.5e6, "C": None}  # A: no calculation tells, so what the table knows
