"""Many rows at once: each row comes to what it comes to alone, and a wrong row is refused as it is alone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from firedamp.science.errors import InputError
from firedamp.science.gases import gwp_set
from firedamp.science.methods import library
from firedamp.science.methods.evaluation import evaluate
from firedamp.science.methods.expression import parse
from firedamp.science.methods.row_program import Program
from firedamp.science.methods.row_terms import Node
from firedamp.science.methods.rows import ROWS_AT_ONCE, evaluate_rows

INTERVALS = ["1901-1925", "1926-1950", "1951-1975", "1976-2000", "2001-"]
RANKS = ["anthracite", "bituminous", "subbituminous"]


def rows(method: str, columns: dict[str, Any]) -> dict[str, np.ndarray]:
    sheet = library().sheet(method)
    return evaluate_rows(sheet, library().factors, columns, gwp_set(sheet.gwp_set))


def alone(method: str, columns: dict[str, Any], row: int) -> dict[str, Any]:
    """Outputs of one row, evaluated by itself."""
    sheet = library().sheet(method)
    inputs = {name: value[row].item() if np.ndim(value) else value for name, value in columns.items()}
    return dict(evaluate(sheet, library().factors, inputs, gwp_set(sheet.gwp_set)).outputs)


def require_rows_as_alone(method: str, columns: dict[str, Any], number: int) -> None:
    together = rows(method, columns)
    for row in range(number):
        for name, value in alone(method, columns, row).items():
            assert together[name][row] == pytest.approx(float(np.ravel(value)[0]), rel=1e-14), (name, row)


def test_abandoned_mines_by_interval_and_year_row_by_row() -> None:
    years = np.tile(np.arange(2002, 2026), len(INTERVALS))
    intervals = np.repeat(INTERVALS, 24)
    columns = {"mines": np.full(years.size, 3.0), "closure_interval": intervals, "inventory_year": years}
    require_rows_as_alone("ipcc2006.abandoned.tier1", columns, years.size)


def test_abandoned_mines_of_one_interval_in_many_years() -> None:
    columns = {"mines": 3.0, "closure_interval": "1976-2000", "inventory_year": np.arange(1990, 2100)}
    require_rows_as_alone("ipcc2006.abandoned.tier1", columns, 110)


def test_a_year_without_a_cell_is_refused_wherever_it_stands() -> None:
    years = np.full(ROWS_AT_ONCE + 5, 2010)
    years[-2] = 1995
    with pytest.raises(InputError) as refused:
        rows("ipcc2006.abandoned.tier1", {"mines": 1, "closure_interval": "2001-", "inventory_year": years})
    assert (refused.value.problems[0].rule, refused.value.problems[0].value) == ("no_table_value", 1995)


@pytest.mark.parametrize("when", [("years_since_closure",), ("years_since_closure_start", "years_since_closure_end")])
def test_decline_curves_by_rank_row_by_row(when: tuple[str, ...]) -> None:
    ranks = np.array(RANKS * 4)
    columns: dict[str, Any] = {"mines": 2, "coal_rank": ranks, "emission_before_closure": 1e7}
    columns |= {name: np.linspace(0.5, 40, ranks.size) + place for place, name in enumerate(when)}
    require_rows_as_alone("ipcc2006.abandoned.tier2", columns, ranks.size)


def test_a_word_that_is_no_choice_is_refused_wherever_it_stands() -> None:
    ranks = np.array(["anthracite"] * (ROWS_AT_ONCE + 5))
    ranks[-1] = "peat"
    columns = {"mines": 1, "coal_rank": ranks, "emission_before_closure": 1e7, "years_since_closure": 1}
    with pytest.raises(InputError) as refused:
        rows("ipcc2006.abandoned.tier2", columns)
    assert (refused.value.problems[0].rule, refused.value.problems[0].value) == ("not_a_choice", "peat")


@pytest.mark.parametrize("dtype", [np.int64, np.int32, np.float32, np.uint8])
def test_columns_of_other_numbers_are_read_as_floats(dtype: Any) -> None:
    columns = {"coal_output": np.array([1, 2, 3], dtype), "gas_content": np.array([5, 6, 7], dtype)}
    require_rows_as_alone("ipcc2006.post_mining_tier2", columns | {"pre_drained": np.array([True, False, True])}, 3)


def test_a_year_that_is_no_integer_is_refused_with_its_row() -> None:
    years = np.full(ROWS_AT_ONCE + 5, 2010.0)
    years[ROWS_AT_ONCE + 1] = 2010.5
    with pytest.raises(InputError) as refused:
        rows("ipcc2006.abandoned.tier1", {"mines": 1, "closure_interval": "1976-2000", "inventory_year": years})
    problem = refused.value.problems[0]
    assert (problem.rule, problem.params["row"]) == ("not_an_integer", ROWS_AT_ONCE + 1)


def test_a_result_that_is_too_large_is_refused_in_any_block() -> None:
    volume = np.ones(ROWS_AT_ONCE + 5)
    volume[-1] = 1e307
    with pytest.raises(InputError) as refused:
        rows("ru371.venting", {"gas_volume": volume, "ch4_percent": 50})
    assert refused.value.problems[0].rule == "result_not_finite"


def test_more_recovered_than_released_is_refused_with_its_row() -> None:
    utilised = np.zeros(ROWS_AT_ONCE + 5)
    utilised[ROWS_AT_ONCE + 2] = 1e9
    columns = {"coal_output": np.ones(utilised.size), "relative_abundance": 4, "methane_utilised": utilised}
    with pytest.raises(InputError) as refused:
        rows("mine.relative", columns)
    problem = refused.value.problems[0]
    assert (problem.rule, problem.params["row"]) == ("check_failed", ROWS_AT_ONCE + 2)


def test_more_days_than_python_nests_calls_are_added_up() -> None:
    flow = np.ones((1_500, 1)) * np.array([1.0, 2.0])
    columns = {"flow_acfm": flow, "ch4_percent": 50, "temperature_rankine": 520, "pressure_atm": 1}
    assert rows("epa.ff.degasification", columns)["ch4_t"] == pytest.approx(
        1_500 * np.array([1, 2]) * 0.5 * 0.0423 * 1440 * 0.454 / 1000
    )


def test_an_operation_that_comes_twice_is_done_once() -> None:
    program = Program()
    known = {"a": program.load("a"), "b": program.load("b")}
    first, second = (program.term(parse("a * b + b"), known) for _ in range(2))
    assert first == second
    assert len(program.operations) == 4


def test_two_scales_of_one_value_are_one() -> None:
    program = Program()
    found = program.term(parse("a * 5 / 100"), {"a": program.load("a")})
    assert isinstance(found, Node)
    assert program.operations[found.number].arguments == (Node(0), 0.05)


def test_what_shows_in_another_result_is_not_looked_at_itself() -> None:
    program = Program()
    known = {"a": program.load("a"), "b": program.load("b")}
    volume = program.term(parse("a * b"), known)
    total, lost = program.term(parse("v + 1"), {"v": volume}), program.term(parse("1 / v"), {"v": volume})
    numbers = [term.number for term in (volume, total, lost) if isinstance(term, Node)]
    assert program.unseen(numbers) == set(numbers[1:])


def test_a_part_of_a_result_is_not_looked_at_itself() -> None:
    program = Program()
    known = {"a": program.load("a")}
    terms = [program.term(parse(text), known) for text in ("a * 2.5", "a * 20.5")]
    part, whole = (term.number for term in terms if isinstance(term, Node))
    assert program.unseen([part, whole]) == {whole}


def test_what_scales_up_a_result_is_looked_at_itself() -> None:
    program = Program()
    volume = program.term(parse("a * b"), {"a": program.load("a"), "b": program.load("b")})
    terms = [volume, *(program.term(parse(text), {"v": volume}) for text in ("v * 20", "v * 0.2"))]
    numbers = [term.number for term in terms if isinstance(term, Node)]
    assert program.unseen(numbers) == {numbers[1]}
