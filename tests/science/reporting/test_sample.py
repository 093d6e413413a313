"""Whom does a verifier's sample reach? Every calculation, typed numbers first, the same each time."""

from __future__ import annotations

from collections import Counter

from firedamp.science.reporting.sample import item_of, sample


def row(symbol, source="user", kind="input", **more):
    return {"symbol": symbol, "kind": kind, "source": {"kind": source, **more}}


def entry(name, co2e_t, *rows):
    return {"id": name, "mine_id": name, "calculation": {"outputs": {"co2e_t": co2e_t}, "trace": list(rows)}}


DENSITY = row("density", "factor", id="density.ch4")
BIG = entry("big", 1e6, *(row(f"flow_{n}") for n in range(40)), row("k", "constant", "constant"))
SMALL = entry("small", 1e-6, row("coal_output"), DENSITY, row("t", "computed", "step"))
NOTHING = entry("nothing", 0.0, row("coal_output"), DENSITY)
RESULT = {"entries": [BIG, SMALL, NOTHING]}


def drawn(result=RESULT, seed=1, size=25):
    return [each["item"] for each in sample(result, seed=seed, size=size)]


def test_every_calculation_is_in_it_however_little_it_emits() -> None:
    for seed in range(50):
        found = drawn(seed=seed)
        assert len(found) == 25
        assert {"small|coal_output", "nothing|coal_output"} <= set(found)
    many = {"entries": [entry(f"e{n}", float(n), row("x"), row("y")) for n in range(60)]}
    assert len(drawn(many)) == 60
    assert {each.split("|")[0] for each in drawn(many)} == {f"e{n}" for n in range(60)}


def test_it_is_the_same_each_time_and_another_of_another_seed() -> None:
    assert drawn() == drawn()
    assert drawn() != drawn(seed=2)


def test_typed_numbers_come_before_published_ones_which_are_checked_once() -> None:
    few = {"entries": [SMALL, NOTHING]}
    assert drawn(few, size=2) == ["small|coal_output", "nothing|coal_output"]
    assert drawn(few) == ["small|coal_output", "small|density", "nothing|coal_output"]


def test_steps_and_definitions_are_never_in_it() -> None:
    assert not {"big|k", "small|t"} & set(drawn(size=1000))


def test_a_calculation_of_twice_the_emission_is_drawn_about_twice_as_often() -> None:
    rows = [row(f"x{n}") for n in range(30)]
    pair = {"entries": [entry("a", 2.0, *rows), entry("b", 1.0, *rows)]}
    counts = Counter(each.split("|")[0] for seed in range(400) for each in drawn(pair, seed=seed, size=5))
    # One of each is always there; of the three more, somewhat over two thirds are of the heavier, drawn from earlier.
    assert 2 / 3 < (counts["a"] - 400) / (3 * 400) < 0.80


def test_of_nothing_there_is_none() -> None:
    assert drawn({"entries": []}) == []


def test_a_number_is_found_by_its_name() -> None:
    found = item_of(RESULT, "small|density")
    assert found is not None
    assert (found["entry"], found["weight_t"]) == ("small", 1e-6)
    assert item_of(RESULT, "small|nothing") is None
