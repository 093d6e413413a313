"""Method sheets: what loading accepts, what it refuses, and that it says where."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from firedamp.science.errors import InputError, SheetError
from firedamp.science.factors import shipped_factors
from firedamp.science.gases import densities, gwp_sets
from firedamp.science.methods import calculate, describe_sheet, library
from firedamp.science.methods.library import Library

SHEETS = Path(str(library().folder))
GOOD = (SHEETS / "mine.relative.toml").read_text("utf-8")


def loaded(tmp_path: Path, text: str) -> Library:
    """A library whose only sheet is `text`, with the shipped parts, its units checked anew."""
    (tmp_path / "parts").mkdir()
    for part in (SHEETS / "parts").iterdir():
        (tmp_path / "parts" / part.name).write_text(part.read_text("utf-8"), "utf-8")
    (tmp_path / "mine.relative.toml").write_text(text, "utf-8")
    return Library(tmp_path, shipped_factors())


def refusal(tmp_path: Path, old: str, new: str) -> SheetError:
    assert old in GOOD
    with pytest.raises(SheetError) as refused:
        loaded(tmp_path, GOOD.replace(old, new)).sheet("mine.relative")
    return refused.value


@pytest.mark.parametrize("method", library().ids())
def test_every_shipped_sheet_loads_and_its_units_come_out(method: str) -> None:
    fresh = Library(library().folder, shipped_factors())  # remembers nothing: checks
    assert describe_sheet(fresh.sheet(method), fresh.factors)["id"] == method


@pytest.mark.parametrize("method", library().ids())
def test_every_text_of_a_sheet_is_in_both_languages(method: str) -> None:
    sheet = library().sheet(method)
    texts = [sheet.title, sheet.summary, sheet.document.name]
    texts += [text for item in sheet.inputs.values() for text in (item.label, item.help)]
    texts += [step.label for step in sheet.steps] + [check.message for check in sheet.checks]
    assert all(text["en"].strip() and text["ru"].strip() for text in texts)


def test_an_undefined_symbol_is_refused_with_its_line(tmp_path: Path) -> None:
    error = refusal(tmp_path, "coal_output * relative_abundance", "coal_output * abundance")
    assert "abundance" in error.reason
    assert GOOD.splitlines()[error.line - 1].startswith("formula")  # type: ignore[operator]


def test_an_unused_symbol_is_refused(tmp_path: Path) -> None:
    unused = '[inputs.depth]\nunit = "m"\nlabel = { en = "d", ru = "d" }\nhelp = { en = "d", ru = "d" }\n\n[[steps]]'
    assert "'depth' is never used" in refusal(tmp_path, "[[steps]]", unused).reason


def test_a_cycle_is_refused(tmp_path: Path) -> None:
    circular = "coal_output * relative_abundance + 0 * ch4_volume"
    assert "circle" in refusal(tmp_path, "coal_output * relative_abundance", circular).reason


@pytest.mark.parametrize(
    "formula",
    [
        "coal_output + relative_abundance",  # t + m³/t
        "max(coal_output, 0)",  # t, not m³
        "coal_output * relative_abundance / kg_per_t",  # a conversion too many
        "coal_output ** relative_abundance",  # a power with a unit
        "ln(coal_output) * relative_abundance",
        "max(coal_output, relative_abundance)",
    ],
)
def test_units_that_do_not_come_out_are_refused(tmp_path: Path, formula: str) -> None:
    error = refusal(tmp_path, "coal_output * relative_abundance", formula)
    assert "unit" in error.reason or "comes out" in error.reason
    assert (
        GOOD.replace("coal_output * relative_abundance", formula).splitlines()[error.line - 1].endswith(f'"{formula}"')
    )  # type: ignore[operator]


def test_percent_and_share_are_different_units(tmp_path: Path) -> None:
    text = GOOD.replace('include = ["', 'include = ["hundred", "')
    text = text.replace("coal_output * relative_abundance", "coal_output * relative_abundance * hundred")
    with pytest.raises(SheetError, match="comes out"):
        loaded(tmp_path, text).sheet("mine.relative")


def test_methane_cannot_be_added_to_carbon_dioxide(tmp_path: Path) -> None:
    library = loaded(tmp_path, GOOD)
    part = tmp_path / "parts" / "co2e.toml"
    part.write_text(part.read_text("utf-8").replace("ch4_t * gwp_ch4 + co2_t", "ch4_t + gwp_ch4 * co2_t"), "utf-8")
    with pytest.raises(SheetError) as refused:
        library.sheet("mine.relative")
    assert (refused.value.file, "methane" in refused.value.reason) == ("parts/co2e.toml", True)


@pytest.mark.parametrize(
    "formula",
    [
        "__import__('os').system('true')",
        "coal_output.real",
        "coal_output ** 999",
        "coal_output ** -999",
        "9 ** (9 ** 9)",
        "(lambda: 1)()",
        "[coal_output][0]",
        "coal_output if 1 else 2",
        "open('x')",
        "'text'",
        "(" * 60 + "coal_output" + ")" * 60 + " + " + "-" * 60 + "coal_output",
    ],
)
def test_a_hostile_formula_is_refused(tmp_path: Path, formula: str) -> None:
    error = refusal(tmp_path, "coal_output * relative_abundance", formula)
    assert error.line


def test_an_unknown_factor_record_is_refused(tmp_path: Path) -> None:
    text = GOOD + '\n[inputs.density]\ndefault_factor = "density.of.nothing"\n'
    with pytest.raises(SheetError, match="no factor record"):
        loaded(tmp_path, text).sheet("mine.relative")


def test_broken_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    error = refusal(tmp_path, "[[steps]]", "[[steps]")
    assert error.line


def test_a_checked_sheet_is_remembered_by_its_hash(tmp_path: Path) -> None:
    remembered = tmp_path / "checked"
    Library(library().folder, shipped_factors(), remembered).sheet("mine.relative")
    assert len(list(remembered.iterdir())) == 1


def test_depth_selects_the_ipcc_factors_at_their_bounds() -> None:
    """Below 200 m 10 and 0.9; 200 to 400 inclusive, and unknown, 18 and 2.5; above 400 25 and 4."""
    for depth, factor in [(199.9, 10.9), (200, 20.5), (400, 20.5), (400.1, 29), (None, 20.5)]:
        result = calculate("ipcc2006.underground", {"coal_output": 1, "mine_depth": depth}, draws=100)
        assert result["outputs"]["ch4_volume"] == pytest.approx(factor), depth


def test_overburden_selects_the_ipcc_factors_at_their_bounds() -> None:
    for depth, factor in [(24.9, 0.3), (25, 1.3), (50, 1.3), (50.1, 2.2), (None, 1.3)]:
        result = calculate("ipcc2006.surface", {"coal_output": 1, "overburden_depth": depth}, draws=100)
        assert result["outputs"]["ch4_volume"] == pytest.approx(factor), depth


def test_the_mean_factor_of_a_year_is_the_integral_of_the_curve() -> None:
    """Tier 2 of abandoned mines: f over [T0, T1] against the curve averaged numerically, each rank."""
    for rank, a, b in [("anthracite", 1.72, -0.58), ("bituminous", 3.72, -0.42), ("subbituminous", 0.27, -1.0)]:
        moments = np.linspace(2, 3, 20_001)
        curve = (1 + a * moments) ** b
        mean = float(((curve[1:] + curve[:-1]) / 2).mean())
        inputs = {"mines": 1, "coal_rank": rank, "emission_before_closure": 1.0, "years_since_closure_start": 2}
        result = calculate("ipcc2006.abandoned.tier2", inputs | {"years_since_closure_end": 3}, draws=100)
        assert result["outputs"]["ch4_volume"] == pytest.approx(mean, rel=1e-6), rank


def test_abandoned_mines_after_the_table_follow_the_curve_and_say_so() -> None:
    """2020, closed 1976–2000: 5.736·(1 + 4.478·32.5)^−0.5156 million m³."""
    inputs = {"mines": 1, "closure_interval": "1976-2000", "inventory_year": 2020}
    result = calculate("ipcc2006.abandoned.tier1", inputs, draws=100)
    assert result["outputs"]["ch4_volume"] == pytest.approx(5.736e6 * (1 + 4.478 * 32.5) ** -0.5156)
    assert any("extrapolation" in warning["en"] for warning in result["warnings"])


def test_the_gwp_sets_are_those_of_the_method_document() -> None:
    expected = {
        "AR2": (21, 310), "AR3": (23, 296), "AR4": (25, 298), "AR5": (28, 265), "AR6": (27.9, 273), "RU": (25, 298),
    }  # fmt: skip
    assert {name: (gwp_sets()[name].ch4, gwp_sets()[name].n2o) for name in expected} == expected
    others = {name: gwp_sets()[name].ch4 for name in ("AR6_20", "AR5_20", "AR6_fossil", "AR6_20_fossil")}
    assert others == {"AR6_20": 81.2, "AR5_20": 84, "AR6_fossil": 29.8, "AR6_20_fossil": 82.5}


def test_densities_at_0_and_20_degrees_differ_by_seven_percent() -> None:
    assert densities()["0c"].ch4_kg_m3 / densities()["20c"].ch4_kg_m3 == pytest.approx(1.073, abs=0.001)


def test_a_result_names_what_is_to_be_confirmed() -> None:
    result = calculate("ru.factors", {"coal_output": 1e6, "mine_type": "underground"}, draws=100)
    marked = {(entry["kind"], entry["id"]) for entry in result["to_confirm"]}
    assert {("factor", "ru.underground.mining"), ("gwp_set", "RU"), ("method", "ru.factors")} <= marked
    assert ("factor", "ru.surface.mining") not in marked


def test_a_result_stands_beside_itself_under_other_gwp_sets() -> None:
    result = calculate(
        "mine.relative", {"coal_output": 1e6, "relative_abundance": 10}, beside=["AR5", "AR6_20"], draws=100
    )
    assert result["gwp_beside"]["AR5"]["co2e_t"] == pytest.approx(6680 * 28)
    assert result["gwp_beside"]["AR6_20"]["co2e_t"] == pytest.approx(6680 * 81.2)


def test_a_trace_shows_formula_numbers_and_source() -> None:
    result = calculate("ipcc2006.underground", {"coal_output": 2.4e6, "mine_depth": 350}, draws=100)
    rows = {row["symbol"]: row for row in result["trace"]}
    assert rows["ch4_volume"]["formula"] == "coal_output * (mining_factor + post_mining_factor)"
    assert rows["ch4_volume"]["substituted"] == "2400000 * (18 + 2.5)"
    assert rows["ch4_volume"]["value"] == pytest.approx(49.2e6)
    assert rows["ch4_volume"]["unit"] == "m3"
    assert rows["ch4_volume"]["numbers"] == [
        {"symbol": "coal_output", "value": 2.4e6, "unit": "t"},
        {"symbol": "mining_factor", "value": 18.0, "unit": "m3/t"},
        {"symbol": "post_mining_factor", "value": 2.5, "unit": "m3/t"},
    ]
    assert rows["mining_factor"]["source"]["id"] == "ipcc2006.underground.mining.average"
    assert rows["coal_output"]["source"] == {"kind": "user"}
    assert rows["gwp_ch4"]["source"]["id"] == "AR5"


def test_an_input_may_come_with_its_unit() -> None:
    result = calculate(
        "mine.relative", {"coal_output": {"value": 1.8, "unit": "Mt"}, "relative_abundance": 9.41}, draws=100
    )
    assert result["outputs"]["ch4_t"] == pytest.approx(11314.584)


def test_a_cell_beyond_the_table_is_not_a_number_that_json_lacks() -> None:
    inputs = {"mines": 1, "closure_interval": "2001-", "inventory_year": 2030}
    result = calculate("ipcc2006.abandoned.tier1", inputs, draws=100)
    json.dumps(result, allow_nan=False)
    assert "EF_table" not in {row["symbol"] for row in result["trace"]}
    assert next(row for row in result["trace"] if row["symbol"] == "EF")["substituted"].endswith("—)")


def test_a_return_below_its_intake_is_named_before_what_follows_from_it() -> None:
    stream = {"flow": 12000, "ch4_percent": 0.1, "intake_percent": 0.5}
    inputs = {"ventilation": [{"flow": 1, "ch4_percent": 1}, stream], "daily_output": 9000, "minutes": 525600}
    with pytest.raises(InputError) as refused:
        calculate("mine.balance", inputs | {"drainage": [{"flow": 60, "ch4_percent": 35}]}, draws=100)
    problem = refused.value.problems[0]
    assert (problem.field, problem.value, problem.params["limit"]) == ("ventilation[1]", 0.5, 0.1)


def test_streams_of_different_lists_have_different_names() -> None:
    labels = [step.label["ru"] for step in library().sheet("mine.balance").steps if step.symbol.startswith("I_")]
    assert len(set(labels)) == 3


@pytest.mark.parametrize("method", library().ids())
def test_every_default_has_a_source_in_both_languages(method: str) -> None:
    inputs = describe_sheet(library().sheet(method), library().factors)["inputs"]
    for item in [*inputs, *(part for owner in inputs for part in owner["fields"])]:
        if item["default"]:
            assert item["default"]["source"]["en"], item["name"]
            assert item["default"]["source"]["ru"], item["name"]


@pytest.mark.parametrize("method", library().ids())
def test_every_sheet_says_from_when_it_is_in_force_or_that_it_is_not_stated(method: str) -> None:
    document = describe_sheet(library().sheet(method), library().factors)["document"]
    assert (document["valid_from"] is None) == (document["validity"] == "not stated")
    if method.startswith("ipcc2006."):
        assert document["valid_from"] == "2006-01-01"
    if method.startswith("mine."):
        page = (Path(__file__).parents[3] / "docs" / "methods.md").read_text("utf-8")
        assert f"Edition 1, {document['valid_from']}" in page


def test_the_presentation_states_no_term() -> None:
    assert describe_sheet(library().sheet("ru.factors"), library().factors)["document"]["validity"] == "not stated"
