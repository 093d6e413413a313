"""A restoration keeps what is known, obeys limits, tells why, and is the same for the same seed."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.science.series.tables import mines, one, with_gaps

from firedamp.science.errors import InputError
from firedamp.science.series import Limits, fixed_methods, methods, reasons, restore, series_table

CHEAP = ["linear", "mean", "nearest", "pchip", "co_moving", "low_rank", "state_space", "auto"]
cell = st.one_of(st.none(), st.floats(0, 1e6, allow_subnormal=False))
tables = (
    st.integers(1, 3)
    .flatmap(lambda series: st.lists(st.lists(cell, min_size=series, max_size=series), min_size=2, max_size=14))
    .filter(lambda rows: any(value is not None for row in rows for value in row))
)


def table_of(rows: list[list[float | None]]):
    return series_table(range(len(rows)), [f"s{number}" for number in range(len(rows[0]))], rows)


@pytest.mark.parametrize("method", CHEAP)
@settings(max_examples=15, deadline=None)
@given(rows=tables)
def test_known_values_never_change_and_restored_ones_are_not_negative(
    method: str, rows: list[list[float | None]]
) -> None:
    table = table_of(rows)
    values = restore(table, method=method).table.values
    assert values[table.known].tobytes() == table.values[table.known].tobytes()
    assert (np.isnan(values) | (values >= 0)).all()


@pytest.mark.parametrize("method", CHEAP)
@settings(max_examples=10, deadline=None)
@given(rows=tables)
def test_restoring_twice_changes_nothing(method: str, rows: list[list[float | None]]) -> None:
    once = restore(table_of(rows), method=method).table
    assert restore(once, method=method).table.values.tobytes() == once.values.tobytes()


@pytest.mark.parametrize("method", methods())
def test_complete_table_comes_back_identical(method: str) -> None:
    restored = restore(mines(), method=method)
    assert restored.table.values.tobytes() == mines().values.tobytes()
    assert restored.values == restored.left == ()


@pytest.mark.parametrize("method", ["linear", "mean", "pchip", "knn", "co_moving", "low_rank", "state_space", "auto"])
@pytest.mark.parametrize("factor", [1e-6, 3.7, 1e9])
def test_scaling_the_data_scales_the_result(method: str, factor: float) -> None:
    table = with_gaps(mines())
    scaled = restore(replace(table, values=table.values * factor), method=method).table.values
    assert scaled == pytest.approx(restore(table, method=method).table.values * factor, rel=1e-6)


@pytest.mark.parametrize("method", ["linear", "mean", "knn", "co_moving", "low_rank", "state_space", "auto"])
def test_another_order_of_series_gives_the_same_values(method: str) -> None:
    """Auto to a thousandth: one of its candidates fills the series with equally many gaps in their order."""
    table = with_gaps(mines())
    order = np.array([3, 0, 4, 2, 1])
    other = series_table(table.times, [f"other {number}" for number in range(5)], table.values[:, order])
    assert restore(other, method=method).table.values == pytest.approx(
        restore(table, method=method).table.values[:, order], rel=1e-6 if method != "auto" else 1e-3
    )


@pytest.mark.parametrize("method", ["auto", "iterative", "boosted"])
def test_same_seed_gives_the_same_result_to_the_bit(method: str) -> None:
    first, second = (restore(with_gaps(mines()), method=method, seed=5) for _ in range(2))
    assert first.table.values.tobytes() == second.table.values.tobytes()
    assert first.values == second.values


def test_every_restored_value_has_kind_method_reason_and_a_range_around_it() -> None:
    restored = restore(with_gaps(mines()))
    assert len(restored.values) == (~with_gaps(mines()).known).sum()
    for value in restored.values:
        assert value.reason in reasons()
        assert value.method == "blend" or value.method in fixed_methods()
        assert value.low is not None
        assert value.high is not None
        assert value.low <= value.value <= value.high
    json.dumps(restored.as_json(), allow_nan=False)


def test_evidence_tells_how_each_candidate_did_and_why_others_were_not_tried() -> None:
    evidence = restore(with_gaps(mines())).evidence
    tail = {row.method: row for row in evidence if (row.series, row.kind) == ("mine 2", "tail")}
    assert sum(row.weight for row in tail.values()) == pytest.approx(1)
    assert tail["linear"].mae is not None
    assert tail["boosted"].note == "too_dear"


@pytest.mark.parametrize("step", [2, 3, 5])
def test_values_between_surveys_every_few_years_have_a_range(step: int) -> None:
    """No known value has a known neighbour: an artificial gap reaches from one survey to the next but one."""
    years = np.arange(40)
    truth = np.stack([20 + np.sin(years / 3) * scale + years * 0.1 * scale for scale in (1.0, 2.0, 5.0)], axis=1)
    values = np.where((years % step == 1)[:, None], truth, np.nan)
    found = restore(series_table(1980 + years, list("abc"), values)).values
    assert len(found) == np.isnan(values).sum()
    assert [each for each in found if each.low is None or each.high is None or each.reason == "too_few_to_try"] == []


def test_one_value_has_no_range_and_says_that_nothing_could_be_tried() -> None:
    (value, _) = restore(one([5, None, None])).values
    assert (value.value, value.low, value.high, value.reason) == (5, None, None, "too_few_to_try")


@pytest.mark.parametrize("factor", [1e-3, 7.0, 1e6])
def test_the_range_of_a_series_of_one_value_goes_with_its_unit(factor: float) -> None:
    """What it would vary by is taken from the other series in proportion to its value, never from its unit."""
    values = np.column_stack([mines().values[:, 0], np.full(len(mines().times), np.nan)])
    values[3::5, 0], values[4, 1] = np.nan, 20.0
    table = series_table(mines().times, ["a", "b"], values)
    width = [each.high - each.low for each in restore(table).values if each.series == "b"]
    scaled = restore(replace(table, values=table.values * np.array([1.0, factor]))).values
    assert min(width) > 0.5
    wider = [each.high - each.low for each in scaled if each.series == "b"]
    assert wider == pytest.approx([each * factor for each in width], rel=1e-6)


def test_of_four_known_values_two_are_tried_and_the_range_is_wide() -> None:
    (value,) = restore(one([2.1, 2.6, None, 2.2, 3.0])).values
    assert value.low is not None
    assert value.high is not None
    assert value.high - value.low > 0.5


def test_a_kind_of_gap_that_cannot_be_tried_has_the_range_of_the_others() -> None:
    """Two series lose the same three years of nine, at which nothing like it can be laid elsewhere."""
    values = np.array([[float(year % 4 + 3 * place) for place in range(2)] for year in range(9)])
    values[3:6] = np.nan
    assert all(each.low is not None for each in restore(series_table(range(9), ["a", "b"], values)).values)


@pytest.mark.parametrize("values", [[10, None, 12, 13], [0, 1, 2, None, 1, 3], [1, None, 3, 4]])
def test_a_few_values_that_happen_to_lie_in_line_are_no_proof(values: list[float | None]) -> None:
    (value,) = restore(series_table(range(len(values)), ["a"], [[each] for each in values])).values
    assert value.low is not None
    assert value.high is not None
    assert value.low < value.value - 0.1
    assert value.high > value.value + 0.1


@pytest.mark.parametrize(("known", "told"), [(3, False), (8, False), (9, True), (20, True)])
def test_of_equal_values_nine_are_needed_to_say_that_the_next_is_equal_too(known: int, told: bool) -> None:
    values: list[list[float | None]] = [[7.0]] * known
    (value,) = restore(series_table(range(known + 1), ["a"], [*values[:1], [None], *values[1:]])).values
    assert (value.value, value.low, value.high) == ((7, 7, 7) if told else (7, None, None))


def test_ninety_of_a_hundred_ranges_of_short_series_hold_what_was_hidden() -> None:
    """Of six values of a random walk one is hidden: three artificial gaps at most tell how wide the range is."""
    held = []
    for number in range(60):
        random = np.random.default_rng(number)
        true = np.cumsum(random.normal(size=6)) + 30
        hidden = int(random.integers(1, 5))
        rows = [[None if place == hidden else float(each)] for place, each in enumerate(true)]
        (value,) = restore(series_table(range(6), ["a"], rows)).values
        held.append(value.low is not None and value.high is not None and value.low <= true[hidden] <= value.high)
    assert 0.8 <= np.mean(held) <= 1


def test_constant_series_stays_constant() -> None:
    assert set(restore(one([4, 4, None, 4, 4, None, None, 4, 4, 4])).table.values[:, 0].tolist()) == {4.0}


def test_series_without_values_stays_missing_and_is_named() -> None:
    table = series_table(range(4), ["a", "b"], [[1, None], [None, None], [3, None], [4, None]])
    restored = restore(table)
    assert {(cell.series, cell.reason) for cell in restored.left} == {("b", "no_known_values")}
    assert np.isnan(restored.table.values[:, 1]).all()


def test_nothing_is_restored_outside_a_mine_s_life() -> None:
    restored = restore(one([None, None, 5, None, 7, None]), limits=Limits(lives={"a": (2001, 2004)}))
    assert [value.time for value in restored.values] == [2001, 2003]
    assert [(cell.time, cell.reason) for cell in restored.left] == [(2000, "outside_life"), (2005, "outside_life")]


def test_output_is_nought_while_the_mine_is_closed() -> None:
    restored = restore(one([5, None, None, None, 7]), limits=Limits(closures={"a": [(2002, 2003)]}))
    assert restored.table.values[2:4, 0].tolist() == [0, 0]
    assert [value.method for value in restored.values if value.time in (2002, 2003)] == ["closure", "closure"]


def test_falling_series_is_not_restored_below_nought() -> None:
    restored = restore(one([9.0, 7, 5, 3, 1, None, None, None]), method="state_space")
    assert (restored.table.values >= 0).all()
    assert (restored.low[5:] >= 0).all()


def test_series_with_negative_values_may_go_below_nought() -> None:
    assert restore(one([-5, None, -1]), method="linear").table.values[1, 0] == -3


@pytest.mark.parametrize(
    ("options", "rule"),
    [
        ({"method": "magic"}, "not_a_choice"),
        ({"seed": -1}, "bad_seed"),
        ({"level": 0.2}, "below_minimum"),
        ({"level": float("nan")}, "below_minimum"),
        ({"level": 1.0}, "above_maximum"),
        ({"limits": Limits(lives={"z": (1, 2)})}, "unknown_series"),
        ({"limits": Limits(lives={"a": (2001, None)})}, "outside_life"),
        ({"limits": Limits(lives={"a": (2004, 2001)})}, "ends_before_start"),
        ({"limits": Limits(closures={"a": [(2004, 2001)]})}, "ends_before_start"),
        ({"limits": Limits(lives={"a": ("soon", None)})}, "not_a_time"),
    ],
)
def test_what_cannot_be_is_refused(options: dict[str, object], rule: str) -> None:
    with pytest.raises(InputError) as caught:
        restore(one([1, None, 3]), **options)  # type: ignore[arg-type]
    assert caught.value.problems[0].rule == rule


def test_negative_value_where_none_may_be_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        restore(one([-1, None, 3]), limits=Limits(non_negative=True))
    assert caught.value.problems[0].rule == "below_minimum"


def test_progress_goes_from_nought_to_one() -> None:
    heard: list[float] = []
    restore(with_gaps(mines()), progress=heard.append)
    assert (heard[0], heard[-1]) == (0.0, 1.0)
    assert heard == sorted(heard)
