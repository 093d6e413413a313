"""What is frozen computes again to the same digits, from nothing but itself."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from firedamp.science.factors import FactorLibrary
from firedamp.science.methods import library
from firedamp.science.methods.library import Library
from firedamp.science.reporting.freezing import (
    canonical_json,
    computed_again,
    differences,
    digest,
    frozen_library,
    library_from,
)
from firedamp.science.reporting.organisation_year import year_from
from firedamp.science.reporting.year_result import year_result


@pytest.fixture
def frozen(with_last_year):
    sheets = {entry.method for entry in (*with_last_year.entries, *with_last_year.last.entries)}
    content = {
        "question": with_last_year.to_dict(),
        "library": frozen_library(library(), sheets),
        "result": year_result(with_last_year),
    }
    return json.loads(canonical_json(content))


def test_a_year_is_what_its_json_says(with_last_year):
    assert year_from(json.loads(json.dumps(with_last_year.to_dict()))).to_dict() == json.loads(
        json.dumps(with_last_year.to_dict())
    )


def test_it_computes_again_to_the_digit(frozen):
    assert list(differences(frozen["result"], computed_again(frozen))) == []


def test_a_changed_input_or_factor_is_found_with_its_place(frozen):
    for entry in frozen["question"]["entries"]:
        if entry["id"] == "surface":
            entry["inputs"]["coal_output"] += 1
    places = [place for place, _, _ in differences(frozen["result"], computed_again(frozen))]
    assert "totals.co2e_t" in places
    assert any(place.startswith("cells[") for place in places)


def test_a_changed_formula_is_found(frozen):
    sheet = frozen["library"]["sheets"]["ipcc2006.surface.toml"]
    assert "coal_output * post_mining_factor" in sheet
    frozen["library"]["sheets"]["ipcc2006.surface.toml"] = sheet.replace(
        "coal_output * post_mining_factor", "coal_output * post_mining_factor * 2"
    )
    places = [place for place, _, _ in differences(frozen["result"], computed_again(frozen))]
    assert any("sheet_hash" in place for place in places)


def test_it_does_not_lean_on_the_factors_of_today(frozen):
    """A library whose factors a user changed is frozen with them."""
    own = library()
    name = next(name for name in own.factors.factors if "surface.mining" in name)
    changed = {**own.factors.factors, name: replace(own.factors[name], value=9.0)}
    users = Library(own.folder, FactorLibrary(changed, own.factors.tables, "users"))
    again = library_from(json.loads(canonical_json(frozen_library(users, ["ipcc2006.surface"]))))
    assert again.factors[name].value == 9.0
    assert again.factors.hash == "users"
    assert again.sheet("ipcc2006.surface").hash == own.sheet("ipcc2006.surface").hash


def test_the_digest_is_of_the_content_not_of_its_order():
    assert digest({"a": 1, "b": [1.5, "ё"]}) == digest({"b": [1.5, "ё"], "a": 1})
    assert digest({"a": 1}) != digest({"a": 1.0000001})


@pytest.mark.parametrize(("before", "after"), [({"a": 1}, {}), ([1], [1, 2]), (1, True), ("1", 1), (None, 0)])
def test_every_kind_of_difference_is_one(before, after):
    assert list(differences(before, after))
