"""Figures that were restored widen the ranges of what rests on them, and are said to be there."""

from __future__ import annotations

from dataclasses import replace
from math import hypot
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firedamp.science.inventory import MineYear, build_inventory, calculate_line
from firedamp.science.inventory.reconciliation import reconcile_mine
from firedamp.science.inventory.restored import restored_percent
from firedamp.science.methods.calculation import calculate

TITLE = {"en": "Test", "ru": "Проверка"}
ABUNDANCE = "absolute_abundance_m3_min"
DRAWS = 20_000


def mine(number: int, abundance: float = 50.0, **told: Any) -> MineYear:
    quality = "restored" if told else "measured"
    origin: dict[str, Any] = {ABUNDANCE: {"source": "survey", "quality": quality, "row": None}}
    if told:
        origin[ABUNDANCE]["restored"] = {"level": 0.9, "method": "linear", "run": "r1", **told}
    return MineYear(
        mine_id=f"M{number}",
        name={"en": f"Mine {number}", "ru": f"Шахта {number}"},
        mine_type="underground",
        year=2020,
        output_t=1e6,
        absolute_abundance_m3_min=abundance,
        origin=origin,
    )


def half_range(line: dict[str, Any]) -> float:
    return float(line["ch4_t_high"] - line["ch4_t_low"]) / (2 * float(line["ch4_t"]))


def lines(*rows: MineYear) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = build_inventory(rows, title=TITLE, method="measured", draws=DRAWS).to_dict()["lines"]
    return found


def test_an_interval_of_90_percent_is_brought_to_95() -> None:
    assert restored_percent(50, 40, 60, 0.9) == pytest.approx(20 * 1.96 / 1.6448536, rel=1e-6)
    assert restored_percent(50, 40, 60, 0.95) == pytest.approx(20, rel=1e-4)


def test_of_an_interval_that_was_cut_at_nought_the_whole_side_is_taken() -> None:
    assert restored_percent(10, 0, 30, 0.95) == pytest.approx(200, rel=1e-4)


def test_without_an_interval_and_at_nought_nothing_is_added() -> None:
    assert restored_percent(10, None, None, 0.9) == 0
    assert restored_percent(0, 0, 5, 0.9) == 0


def test_the_range_is_that_of_a_known_value_and_of_its_restoration() -> None:
    known, restored = lines(mine(1), mine(2, low=40, high=60))
    own = calculate("mine.absolute", {"absolute_abundance": 50, "minutes": 527_040})
    approach1 = own["uncertainty"]["approach1"]["ch4_t"]["percent"]
    expected = hypot(approach1, restored_percent(50, 40, 60, 0.9)) / 100
    assert half_range(known) == pytest.approx(approach1 / 100, rel=0.03)
    assert half_range(restored) == pytest.approx(expected, rel=0.03)


def test_rows_of_several_widths_stand_in_one_inventory() -> None:
    found = lines(mine(1), mine(2, low=45, high=55), mine(3, low=30, high=70))
    assert half_range(found[0]) < half_range(found[1]) < half_range(found[2])


def test_a_known_value_draws_as_if_nothing_beside_it_were_restored() -> None:
    alone, _ = lines(mine(1), mine(2))
    beside, _ = lines(mine(1), mine(2, low=40, high=60))
    assert {name: alone[name] for name in ("ch4_t_low", "ch4_t_high")} == {
        name: beside[name] for name in ("ch4_t_low", "ch4_t_high")
    }


def test_many_lines_draw_as_few_do() -> None:
    """More than are taken at once: portions keep each row's own width."""
    rows = [mine(number, low=40, high=60) if number % 2 else mine(number) for number in range(700)]
    found = build_inventory(rows, title=TITLE, method="measured", draws=1_000).to_dict()["lines"]
    few = build_inventory(rows[:2], title=TITLE, method="measured", draws=1_000).to_dict()["lines"]
    for many, one in zip(found[:2], few, strict=True):
        assert (many["ch4_t_low"], many["ch4_t_high"]) == (one["ch4_t_low"], one["ch4_t_high"])


def test_the_inventory_says_how_much_of_it_rests_on_restored_figures() -> None:
    built = build_inventory(
        [mine(1), mine(2, low=40, high=60), mine(3)], title=TITLE, method="measured", draws=100
    ).to_dict()
    assert built["restored"] == {
        "mines": 1,
        "co2e_t": built["lines"][1]["co2e_t"],
        "share_percent": pytest.approx(100 / 3),
        "runs": ["r1"],
    }
    assert [line["quality"] for line in built["lines"]] == ["measured", "restored", "measured"]
    assert [line["restored"] for line in built["lines"]] == [[], [ABUNDANCE], []]


def test_an_inventory_of_known_figures_says_nothing_of_restoration() -> None:
    assert build_inventory([mine(1)], title=TITLE, method="measured", draws=100).to_dict()["restored"] is None


def test_a_restored_figure_that_the_method_does_not_take_does_not_count() -> None:
    row = replace(mine(1, low=40, high=60), basin="kuzbass")
    built = build_inventory([row], title=TITLE, method="ipcc2006", draws=100).to_dict()
    assert built["restored"] is None


def test_the_line_opens_to_the_same_range_and_names_the_width() -> None:
    row = mine(1, low=40, high=60)
    (line,) = lines(row)
    opened = calculate_line(row, method="measured", draws=DRAWS)
    drawn = opened["uncertainty"]["approach2"]["ch4_t"]
    assert (drawn["low"], drawn["high"]) == (line["ch4_t_low"], line["ch4_t_high"])
    sizes = {each["name"]: each["percent"] for each in opened["uncertainty"]["variables"]}
    assert sizes["absolute_abundance"] > restored_percent(50, 40, 60, 0.9)


def test_a_calculation_that_is_begun_from_it_takes_the_width_with_it() -> None:
    row = mine(1, low=40, high=60)
    route = next(each for each in reconcile_mine(row, draws=DRAWS)["routes"] if each["route"] == "measured")
    again = calculate(
        route["method"], route["inputs"], uncertainty=route["uncertainty"], line=row.line_id, draws=DRAWS, gwp_set="RU"
    )
    drawn = again["uncertainty"]["approach2"]["ch4_t"]
    assert (drawn["low"], drawn["high"]) == (route["ch4_t_low"], route["ch4_t_high"])
    assert route["origin"]["absolute_abundance"]["restored"]["run"] == "r1"


@given(st.floats(1, 1e4), st.floats(0, 2), st.floats(0, 2), st.floats(0.5, 0.99))
def test_the_width_does_not_depend_on_the_unit(value: float, below: float, above: float, level: float) -> None:
    one = restored_percent(value, value * (1 - below), value * (1 + above), level)
    other = restored_percent(1000 * value, 1000 * value * (1 - below), 1000 * value * (1 + above), level)
    assert one == pytest.approx(other, rel=1e-6, abs=1e-9)
