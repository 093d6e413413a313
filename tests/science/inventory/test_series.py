"""A quantity by year: what the value of a group of mines is, and what it rests on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.science.inventory.mines import TITLE, mine, origin

from firedamp.science.errors import InputError
from firedamp.science.inventory import MineYear, build_inventory
from firedamp.science.inventory.series import Group, Value, emission_series, quantities, quantity_of, series_of

OUTPUT, ABSOLUTE, RELATIVE = (
    quantities()[name] for name in ("coal_output_t", "absolute_abundance_m3_min", "relative_abundance_m3_t")
)


def group(*mines: str, name: str = "g") -> Group:
    return Group(name, {"en": name, "ru": name}, frozenset(mines))


def values(*rows: tuple[Any, ...]) -> list[Value]:
    return [Value(*row) for row in rows]


def points(*arguments: Any, **more: Any) -> dict[int, dict[str, Any]]:
    (only,) = series_of(*arguments, **more)
    return {point["year"]: point for point in only["points"]}


OUTPUTS = values(("a", 2000, 2e6), ("b", 2000, 1e6), ("a", 2002, 1e6), ("b", 2002, 0.0))


def test_an_extensive_quantity_is_summed() -> None:
    found = points(ABSOLUTE, values(("a", 2000, 30.0), ("b", 2000, 12.5)), OUTPUTS, [group("a", "b")])
    assert found[2000]["value"] == 42.5
    assert (found[2000]["mines"], found[2000]["missing"]) == (2, 0)


def test_relative_abundance_is_weighed_by_output() -> None:
    """(10 · 2 Mt + 25 · 1 Mt) / 3 Mt = 15 m³/t."""
    found = points(RELATIVE, values(("a", 2000, 10.0), ("b", 2000, 25.0)), OUTPUTS, [group("a", "b")])
    assert found[2000]["value"] == pytest.approx(15)


def test_relative_abundance_of_a_group_is_of_the_mines_that_have_both() -> None:
    """Mine c has an abundance and no output, b in 2002 put out nothing: neither weighs."""
    abundances = values(("a", 2002, 10.0), ("b", 2002, 25.0), ("c", 2002, 40.0))
    found = points(RELATIVE, abundances, OUTPUTS, [group("a", "b", "c")])
    assert found[2002]["value"] == 10
    assert (found[2002]["mines"], found[2002]["missing"]) == (1, 0)


def test_a_mine_s_own_relative_abundance_stands_without_its_output() -> None:
    assert points(RELATIVE, values(("c", 2001, 8.0)), OUTPUTS, [group("c")])[2001]["value"] == 8


def test_a_year_without_a_value_is_a_gap_and_counts_the_mines_that_worked() -> None:
    found = points(ABSOLUTE, values(("a", 2002, 30.0)), OUTPUTS, [group("a", "b")])
    assert list(found) == [2000, 2001, 2002]
    assert (found[2000]["value"], found[2000]["mines"], found[2000]["missing"]) == (None, 0, 2)
    assert (found[2001]["value"], found[2001]["missing"]) == (None, 0)
    assert (found[2002]["value"], found[2002]["missing"]) == (30, 0)


def test_a_mine_that_is_only_known_to_work_is_not_said_to_have_put_out_coal() -> None:
    """Its passport says that it works since 1999; of 2001 there is no record of its coal."""
    opened = Group("g", {"en": "g", "ru": "g"}, frozenset("a"), {"a": (1999, None)})
    found = points(ABSOLUTE, [], OUTPUTS, [opened])
    assert (found[2000]["missing"], found[2000]["unrecorded"]) == (1, 0)
    assert (found[2001]["missing"], found[2001]["unrecorded"]) == (0, 1)
    coal = points(OUTPUT, OUTPUTS, OUTPUTS, [opened])
    assert [(coal[year]["missing"], coal[year]["unrecorded"]) for year in (2000, 2001)] == [(0, 0), (0, 1)]


def test_a_mine_with_a_value_is_recorded_whatever_its_output() -> None:
    opened = Group("g", {"en": "g", "ru": "g"}, frozenset("a"), {"a": (1999, None)})
    assert points(ABSOLUTE, values(("a", 2001, 30.0)), OUTPUTS, [opened])[2001]["unrecorded"] == 0


def test_before_it_opened_and_after_it_closed_nothing_is_expected_of_a_mine() -> None:
    closed = Group("g", {"en": "g", "ru": "g"}, frozenset("c"), {"c": (2001, 2001)})
    found = points(ABSOLUTE, [], OUTPUTS, [closed])
    assert [found[year]["unrecorded"] for year in (2000, 2001, 2002)] == [0, 1, 0]


def test_a_mine_that_put_out_nothing_is_not_missing() -> None:
    assert points(ABSOLUTE, [], OUTPUTS, [group("b")])[2002]["missing"] == 0


def test_a_value_of_nought_is_a_value() -> None:
    found = points(OUTPUT, OUTPUTS, OUTPUTS, [group("b")])
    assert (found[2002]["value"], found[2002]["mines"]) == (0, 1)


def test_a_value_says_how_many_of_its_mines_are_restored_or_synthetic() -> None:
    restored = values(("a", 2000, 30.0, "restored"), ("b", 2000, 12.0, "synthetic"), ("c", 2000, 1.0, "measured"))
    found = points(ABSOLUTE, restored, OUTPUTS, [group("a", "b", "c")])[2000]
    assert (found["restored"], found["synthetic"], found["quality"]) == (1, 1, "synthetic")


def test_the_span_keeps_to_the_years_asked_for() -> None:
    found = points(ABSOLUTE, values(("a", 1990, 30.0)), OUTPUTS, [group("a")], first=1995, last=2001)
    assert list(found) == [2000]


def test_without_data_there_are_no_points() -> None:
    assert points(ABSOLUTE, [], [], [group("a")]) == {}


def test_an_unknown_quantity_names_those_there_are() -> None:
    with pytest.raises(InputError) as refused:
        quantity_of("coal")
    assert "coal_output_t" in str(refused.value.problems[0].params["choices"])


@pytest.mark.parametrize("quantity", quantities().values(), ids=lambda quantity: quantity.id)
def test_a_quantity_has_a_unit_and_words_in_both_languages(quantity: Any) -> None:
    assert quantity.unit
    assert all(quantity.label[lang] and quantity.rule_text[lang] for lang in ("en", "ru"))


ROWS = [
    mine(1, year=2022, relative_abundance_m3_t=10, origin=origin("restored", "relative_abundance_m3_t")),
    mine(1, year=2023, relative_abundance_m3_t=12, origin=origin("measured", "relative_abundance_m3_t")),
    mine(2, year=2023, output_t=3e6),
]
BASIN = [group("m1", "m2", name="basin")]


def emitted(rows: list[MineYear], groups: list[Group], method: str, **more: Any) -> dict[int, dict[str, Any]]:
    (only,) = emission_series(quantities()["ch4_t"], rows, groups, method=method, **{"draws": 500, **more})
    return {point["year"]: point for point in only["points"]}


def test_a_mine_that_a_method_cannot_take_is_missing_from_the_emission() -> None:
    found = emitted(ROWS, BASIN, "abundance")
    assert found[2022]["value"] == pytest.approx(10e6 * 0.000668)
    assert (found[2022]["restored"], found[2022]["missing"]) == (1, 0)
    assert found[2023]["value"] == pytest.approx(12e6 * 0.000668)
    assert (found[2023]["mines"], found[2023]["missing"]) == (1, 1)


@pytest.mark.parametrize("method", ["ipcc2006", "ru.factors", "best"])
def test_a_basin_s_year_has_the_value_and_range_of_its_inventory(method: str) -> None:
    found = emitted(ROWS, BASIN, method)
    totals = build_inventory(ROWS, title=TITLE, method=method, year=2023, draws=500).totals()
    assert found[2023]["value"] == totals["ch4_t"]
    assert found[2023]["low"] == pytest.approx(totals["ch4_t_low"], rel=1e-9)
    assert found[2023]["high"] == pytest.approx(totals["ch4_t_high"], rel=1e-9)


def test_co2e_is_of_the_gwp_set_asked_for() -> None:
    (only,) = emission_series(quantities()["co2e_t"], ROWS, BASIN, method="ipcc2006", gwp_set="AR5", draws=500)
    methane = emitted(ROWS, BASIN, "ipcc2006")
    for point in only["points"]:
        assert point["value"] == pytest.approx(28 * methane[point["year"]]["value"])
        assert point["high"] == pytest.approx(28 * methane[point["year"]]["high"])


def test_a_basin_that_no_method_can_take_has_gaps() -> None:
    found = emitted(ROWS, BASIN, "measured")
    assert [point["value"] for point in found.values()] == [None, None]
    assert found[2023]["missing"] == 2


numbers = st.dictionaries(
    st.tuples(st.sampled_from("abcde"), st.integers(2000, 2004)), st.floats(0.01, 1e3), max_size=20
)


@settings(max_examples=60)
@given(abundances=numbers, outputs=numbers)
def test_a_group_s_relative_abundance_lies_between_those_of_its_mines(
    abundances: dict[tuple[str, int], float], outputs: dict[tuple[str, int], float]
) -> None:
    found = points(
        RELATIVE,
        [Value(*key, value) for key, value in abundances.items()],
        [Value(*key, value) for key, value in outputs.items()],
        [group(*"abcde")],
    )
    for year, point in found.items():
        own = [value for (name, of), value in abundances.items() if of == year and (name, of) in outputs]
        assert (point["value"] is None) == (not own)
        assert not own or min(own) * (1 - 1e-9) <= point["value"] <= max(own) * (1 + 1e-9)
        assert point["mines"] + point["missing"] == sum(of == year for _, of in outputs)


@settings(max_examples=60)
@given(amounts=numbers)
def test_the_groups_of_a_basin_add_up_to_it(amounts: dict[tuple[str, int], float]) -> None:
    given_values = [Value(*key, value) for key, value in amounts.items()]
    parts = series_of(ABSOLUTE, given_values, [], [group("a", "b"), group("c"), group("d", "e")])
    whole = points(ABSOLUTE, given_values, [], [group(*"abcde")])
    for place, (_, point) in enumerate(whole.items()):
        own = [part["points"][place]["value"] for part in parts]
        assert point["value"] is None or point["value"] == pytest.approx(sum(value or 0 for value in own), rel=1e-8)
        assert point["value"] is not None or own == [None, None, None]
    json.dumps(parts, allow_nan=False)
