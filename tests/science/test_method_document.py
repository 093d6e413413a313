"""Every method as the method document writes it: inputs, units, defaults, ranges, statuses, uncertainties, outputs."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from tests.science.examples import EXAMPLES

from firedamp.science.errors import InputError
from firedamp.science.factors import shipped_factors
from firedamp.science.gases import densities, gwp_sets
from firedamp.science.limits import limit_in_force, limits
from firedamp.science.methods import calculate, library
from firedamp.science.methods.sheet import Input

RECOVERY = {"methane_utilised": ("m3", 0), "methane_flared": ("m3", 0), "flare_efficiency": ("1", 0.98)}
IPCC, RU = 0.67, 0.668  # kg/m³
NONE = None  # no default: required, or selected

# method -> GWP set, status, {input: (unit, default)}
METHODS: dict[str, tuple[str, str, dict[str, tuple[str, Any]]]] = {
    "ipcc2006.underground": (
        "AR5",
        "confirmed",
        {
            "coal_output": ("t", NONE),
            "mine_depth": ("m", NONE),
            "mining_factor": ("m3/t", NONE),
            "post_mining_factor": ("m3/t", NONE),
            "density": ("kg CH4/m3", IPCC),
            **RECOVERY,
        },
    ),
    "ipcc2006.surface": (
        "AR5",
        "confirmed",
        {
            "coal_output": ("t", NONE),
            "overburden_depth": ("m", NONE),
            "mining_factor": ("m3/t", NONE),
            "post_mining_factor": ("m3/t", NONE),
            "density": ("kg CH4/m3", IPCC),
            **RECOVERY,  # the inventory takes recovery from the mines of both types
        },
    ),
    "ipcc2006.post_mining_tier2": (
        "AR5",
        "confirmed",
        {
            "coal_output": ("t", NONE),
            "gas_content": ("m3/t", NONE),
            "pre_drained": ("1", False),
            "density": ("kg CH4/m3", IPCC),
        },
    ),
    "ipcc2006.abandoned.tier1": (
        "AR5",
        "confirmed",
        {
            "mines": ("1", NONE),
            "share_flooded": ("1", 0),
            "share_gassy": ("1", 1),
            "closure_interval": ("1", NONE),
            "inventory_year": ("1", NONE),
            "density": ("kg CH4/m3", IPCC),
        },
    ),
    "ipcc2006.abandoned.tier2": (
        "AR5",
        "confirmed",
        {
            "mines": ("1", NONE),
            "share_gassy": ("1", 1),
            "coal_rank": ("1", NONE),
            "emission_before_closure": ("m3/year", NONE),
            "recovered": ("m3", 0),
            "years_since_closure": ("year", NONE),
            "years_since_closure_start": ("year", NONE),
            "years_since_closure_end": ("year", NONE),
            "density": ("kg CH4/m3", IPCC),
        },
    ),
    "ru.factors": (
        "RU",
        "to_confirm",
        {
            "coal_output": ("t", NONE),
            "mine_type": ("1", NONE),
            "density": ("kg CH4/m3", RU),
            **RECOVERY,
        },
    ),
    "ru371.venting": (
        "RU",
        "to_confirm",
        {
            "gas_volume": ("1000 m3", NONE),
            "ch4_percent": ("percent", NONE),
            "co2_percent": ("percent", 0),
            "co2_density": ("kg CO2/m3", 1.8393),
            "density": ("kg CH4/m3", RU),
        },
    ),
    "ru371.flaring": (
        "RU",
        "to_confirm",
        {
            "gas_volume": ("1000 m3", NONE),
            "ch4_percent": ("percent", NONE),
            "co2_percent": ("percent", 0),
            "co2_density": ("kg CO2/m3", 1.8393),
            "density": ("kg CH4/m3", RU),
            "unburnt_share": ("1", 0.0006),
            "other_components": ("1", ()),
        },
    ),
    "ru371.combustion": (
        "RU",
        "to_confirm",
        {
            "gas_volume": ("1000 m3", NONE),
            "ch4_percent": ("percent", NONE),
            "co2_percent": ("percent", 0),
            "co2_density": ("kg CO2/m3", 1.8393),
            "density": ("kg CH4/m3", RU),
            "other_components": ("1", ()),
            "oxidation_factor": ("1", 1),
            "slip_share": ("1", 0),
        },
    ),
    "mine.balance": (
        "RU",
        "confirmed",
        {
            "ventilation": ("1", NONE),
            "drainage": ("1", ()),
            "gas_suction": ("1", ()),
            "daily_output": ("t/day", NONE),
            "minutes": ("min", NONE),
            "density": ("kg CH4/m3", RU),
            **RECOVERY,
        },
    ),
    "mine.absolute": (
        "RU",
        "confirmed",
        {
            "absolute_abundance": ("m3/min", NONE),
            "minutes": ("min", NONE),
            "density": ("kg CH4/m3", RU),
            **RECOVERY,
        },
    ),
    "mine.relative": (
        "RU",
        "confirmed",
        {
            "coal_output": ("t", NONE),
            "relative_abundance": ("m3/t", NONE),
            "density": ("kg CH4/m3", RU),
            **RECOVERY,
        },
    ),
    "mine.gas_content": (
        "RU",
        "confirmed",
        {
            "coal_output": ("t", NONE),
            "gas_content": ("m3/t", NONE),
            "gas_content_daf": ("m3/t", NONE),
            "moisture_percent": ("percent", NONE),
            "ash_percent": ("percent", NONE),
            "residual_gas_content": ("m3/t", 0),
            "adjacent_share": ("1", NONE),
            "post_mining_share": ("1", 1),
            "density": ("kg CH4/m3", RU),
            **RECOVERY,
        },
    ),
    "epa.ff.ventilation": (
        "AR5",
        "confirmed",
        {
            "days": ("day", NONE),
            "flow_acfm": ("ft3/min", NONE),
            "ch4_percent": ("percent", NONE),
            "temperature_rankine": ("degR", NONE),
            "pressure_atm": ("atm", NONE),
            "moisture_correction": ("1", 1),
        },
    ),
    "epa.ff.degasification": (
        "AR5",
        "confirmed",
        {
            "flow_acfm": ("ft3/min", NONE),
            "ch4_percent": ("percent", NONE),
            "temperature_rankine": ("degR", NONE),
            "pressure_atm": ("atm", NONE),
            "moisture_correction": ("1", 1),
        },
    ),
}


def default_of(item: Input) -> Any:
    return shipped_factors()[item.default_factor].value if item.default_factor else item.default


def test_the_methods_are_those_of_the_document() -> None:
    assert library().ids() == sorted(METHODS)


@pytest.mark.parametrize("method", METHODS)
def test_a_method_has_the_inputs_units_and_defaults_of_the_document(method: str) -> None:
    gwp, status, inputs = METHODS[method]
    sheet = library().sheet(method)
    assert (sheet.gwp_set, sheet.status) == (gwp, status)
    assert {name: (item.unit, default_of(item)) for name, item in sheet.inputs.items()} == inputs


@pytest.mark.parametrize("method", METHODS)
def test_every_method_puts_out_methane_co2_and_co2e(method: str) -> None:
    assert {"ch4_t", "co2_t", "co2e_t"} <= set(library().sheet(method).outputs)


STREAM = {
    "flow": ("m3/min", None),
    "ch4_percent": ("percent", None),
    "temperature_c": ("degC", 20),
    "pressure_kpa": ("kPa", 101.325),
}


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("ventilation", STREAM | {"intake_percent": ("percent", 0)}),
        ("drainage", STREAM),
        ("gas_suction", STREAM),
    ],
)
def test_a_stream_has_the_fields_of_the_document(name: str, fields: dict[str, tuple[str, Any]]) -> None:
    item = library().sheet("mine.balance").inputs[name]
    assert {part.name: (part.unit, part.default) for part in item.fields.values()} == fields


def uncertainties(method: str, inputs: dict[str, Any], **more: Any) -> dict[str, str]:
    """Default uncertainties of a calculation as the document writes them: ±20 %, ×2."""
    found = calculate(method, inputs, draws=100, **more)["uncertainty"]["variables"]
    return {
        entry["name"]: f"±{entry['percent']:g}" if "percent" in entry else f"×{entry['factor']:g}" for entry in found
    }


STREAMS = {
    "ventilation": [{"flow": 1_000, "ch4_percent": 0.3}],
    "drainage": [{"flow": 10, "ch4_percent": 30}],
    "gas_suction": [{"flow": 100, "ch4_percent": 2}],
    "daily_output": 5_000,
    "minutes": 525_600,
}
GAS = {"coal_output": 1e6, "residual_gas_content": 1, "adjacent_share": 0.5}


@pytest.mark.parametrize(
    ("method", "inputs", "expected"),
    [
        (
            "ipcc2006.underground",
            {"coal_output": 1},
            {"coal_output": "±2", "mining_factor": "×2", "post_mining_factor": "×3"},
        ),
        (
            "ipcc2006.surface",
            {"coal_output": 1},
            {"coal_output": "±2", "mining_factor": "×3", "post_mining_factor": "×3"},
        ),
        (
            "ru.factors",
            {"coal_output": 10, "mine_type": "underground", "methane_flared": 1},
            {"coal_output": "±2", "specific_emission": "±50", "flare_efficiency": "±1"},
        ),
        ("ru.factors", {"coal_output": 1, "mine_type": "surface"}, {"coal_output": "±2", "specific_emission": "×2"}),
        (
            "mine.relative",
            {"coal_output": 1, "relative_abundance": 5},
            {"coal_output": "±2", "relative_abundance": "±20"},
        ),
        ("mine.absolute", {"absolute_abundance": 30, "minutes": 525_600}, {"absolute_abundance": "±20"}),
        ("mine.balance", STREAMS, {"I_ventilation": "±20", "I_drainage": "±5", "I_gas_suction": "±5"}),
        (
            "mine.gas_content",
            GAS | {"gas_content": 10},
            {"coal_output": "±2", "gas_content": "±30", "adjacent_share": "±50", "residual_gas_content": "±50"},
        ),
        (
            "mine.gas_content",
            GAS | {"gas_content_daf": 10, "moisture_percent": 5, "ash_percent": 10},
            {"coal_output": "±2", "gas_content_daf": "±30", "adjacent_share": "±50", "residual_gas_content": "±50"},
        ),
        (
            "ipcc2006.post_mining_tier2",
            {"coal_output": 1, "gas_content": 10},
            {"coal_output": "±2", "gas_content": "±30"},
        ),
        (
            "ru371.flaring",
            EXAMPLES["ru371.flaring"],
            {"gas_volume": "±5", "ch4_percent": "±2", "co2_percent": "±2", "percent_other_components": "±2"},
        ),
        ("ipcc2006.abandoned.tier1", EXAMPLES["ipcc2006.abandoned.tier1"], {"EF": "×3"}),
        ("ipcc2006.abandoned.tier2", EXAMPLES["ipcc2006.abandoned.tier2"], {"q_now": "×2"}),
        ("epa.ff.ventilation", EXAMPLES["epa.ff.ventilation"], {"ch4_t_day": "±20"}),
    ],
)
def test_default_uncertainties_are_those_of_the_table(
    method: str, inputs: dict[str, Any], expected: dict[str, str]
) -> None:
    assert uncertainties(method, inputs) == expected


def test_confirmed_uncertainties_are_those_of_abandoned_mines_alone() -> None:
    confirmed = {
        (method, spread.symbol)
        for method in METHODS
        for spread in library().sheet(method).spreads.values()
        if spread.status == "confirmed"
    }
    assert confirmed == {("ipcc2006.abandoned.tier1", "EF"), ("ipcc2006.abandoned.tier2", "q_now")}


def marks(method: str, inputs: dict[str, Any], **more: Any) -> set[tuple[str, str]]:
    found = calculate(method, inputs, draws=100, **more)["to_confirm"]
    return {(entry["kind"], entry["id"]) for entry in found if entry["kind"] != "uncertainty"}


@pytest.mark.parametrize(
    ("method", "inputs", "expected"),
    [
        ("ipcc2006.underground", {"coal_output": 1}, set()),
        ("ipcc2006.abandoned.tier1", EXAMPLES["ipcc2006.abandoned.tier1"], {("default", "share_gassy")}),
        # Who types the default in has not confirmed it.
        (
            "ipcc2006.abandoned.tier1",
            EXAMPLES["ipcc2006.abandoned.tier1"] | {"share_gassy": 1},
            {("default", "share_gassy")},
        ),
        ("ipcc2006.abandoned.tier1", EXAMPLES["ipcc2006.abandoned.tier1"] | {"share_gassy": 0.9}, set()),
        ("epa.ff.ventilation", EXAMPLES["epa.ff.ventilation"], set()),
        (
            "ru.factors",
            {"coal_output": 1, "mine_type": "underground"},
            {
                ("method", "ru.factors"),
                ("factor", "ru.underground.mining"),
                ("factor", "ru.underground.handling"),
                ("gwp_set", "RU"),
            },
        ),
        ("ru371.venting", EXAMPLES["ru371.venting"], {("method", "ru371.venting"), ("gwp_set", "RU")}),
        (
            "ru371.flaring",
            EXAMPLES["ru371.flaring"],
            {("method", "ru371.flaring"), ("gwp_set", "RU"), ("factor", "ru371.unburnt_share.smokeless")},
        ),
        ("mine.balance", STREAMS, {("gwp_set", "RU")}),
    ],
)
def test_a_result_is_marked_with_what_the_document_wants_confirmed(
    method: str, inputs: dict[str, Any], expected: set[tuple[str, str]]
) -> None:
    assert marks(method, inputs) == expected


def test_a_factor_of_the_users_own_is_not_marked() -> None:
    own = EXAMPLES["ru371.flaring"] | {"unburnt_share": 0.035}
    assert ("factor", "ru371.unburnt_share.smokeless") not in marks("ru371.flaring", own)


def test_only_the_russian_gwp_set_is_to_be_confirmed() -> None:
    assert [found.id for found in gwp_sets().values() if found.status == "to_confirm"] == ["RU"]


@pytest.mark.parametrize(
    ("set_id", "n2o"),
    [("AR2", 310), ("AR3", 296), ("AR4", 298), ("AR5", 265), ("AR6", 273), ("RU", 298)],
)
def test_nitrous_oxide_is_that_of_the_document(set_id: str, n2o: float) -> None:
    assert gwp_sets()[set_id].of("N2O") == n2o


@pytest.mark.parametrize("set_id", ["AR5_20", "AR6_fossil", "AR6_20_fossil"])
def test_a_gas_that_a_set_lacks_is_refused(set_id: str) -> None:
    with pytest.raises(InputError) as refused:
        gwp_sets()[set_id].of("N2O")
    assert refused.value.problems[0].rule == "gas_not_in_gwp_set"


def test_densities_are_those_of_the_table() -> None:
    found = {item.id: (item.ch4_kg_m3, item.co2_kg_m3) for item in densities().values() if item.id != "60f"}
    assert found == {"20c": (0.668, 1.8393), "20c_ipcc": (0.67, 1.83), "0c": (0.717, 1.977)}


def test_density_at_60_fahrenheit_is_that_of_subpart_ff() -> None:
    assert densities()["60f"].ch4_kg_m3 == pytest.approx(0.0423 * 0.45359237 / 0.3048**3, rel=1e-4)


@pytest.mark.parametrize("mine_type", ["underground", "surface"])
def test_the_ranges_of_shares_and_percentages_are_closed(mine_type: str) -> None:
    for share in (-1e-9, 1 + 1e-9):
        with pytest.raises(InputError):
            calculate("ru.factors", {"coal_output": 1, "mine_type": mine_type, "flare_efficiency": share})


@pytest.mark.parametrize(
    ("output_t_day", "category"),
    [
        (30_241, "category I "),
        (15_121, "category II "),
        (30_240, "category II "),
        (15_120, "category III "),
        (10_080, "Over-category"),
    ],
)
def test_the_gas_category_has_its_lower_bound(output_t_day: float, category: str) -> None:
    # 105 m³/min: 1440·105/30240 = 5, /15120 = 10, /10080 = 15 m³/t
    inputs = {"ventilation": [{"flow": 10_500, "ch4_percent": 1}], "daily_output": output_t_day, "minutes": 1}
    warnings = " ".join(warning["en"] for warning in calculate("mine.balance", inputs, draws=100)["warnings"])
    assert category in warnings


@pytest.mark.parametrize("minutes", [525_600, 527_040])
def test_a_balance_is_of_the_real_minutes_of_its_period(minutes: float) -> None:
    found = calculate("mine.balance", STREAMS | {"minutes": minutes}, draws=100)["outputs"]
    assert found["ch4_volume"] == pytest.approx(8 * minutes)


def test_limits_are_those_of_the_document() -> None:
    found = {limit.id: (limit.value, limit.status) for limit in limits() if limit.id.startswith("ru.")}
    expected = {
        "ru.296fz.reporting.2023": (150_000, "confirmed"),
        "ru.296fz.reporting.2025": (50_000, "confirmed"),
        "ru.ch4.longwall_return": (1, "confirmed"),
        "ru.ch4.mine_return": (0.75, "to_confirm"),
        "ru.ch4.intake": (0.5, "to_confirm"),
        "ru.ch4.local_accumulation": (2, "confirmed"),
        "ru.ch4.drainage_working": (3.5, "confirmed"),
        "ru.drainage.mandatory": (13, "confirmed"),
    }
    assert expected.items() <= found.items()


def test_no_two_limits_of_one_organisation_are_in_force_on_one_day() -> None:
    for day in ("2022-12-31", "2023-01-01", "2024-12-31", "2025-01-01"):
        date = datetime.date.fromisoformat(day)
        in_force = [limit for limit in limits() if limit.quantity == "organisation_co2e" and limit.in_force(date)]
        assert len(in_force) == (0 if day == "2022-12-31" else 1)
        assert limit_in_force("organisation_co2e", date) == (in_force[0] if in_force else None)
