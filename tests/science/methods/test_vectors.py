"""Every worked number of the method documents, within the tolerance that they state."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firedamp.science.gases import gwp_set, volume_at_20c
from firedamp.science.methods import calculate, library
from firedamp.science.methods.rows import evaluate_rows
from firedamp.science.methods.uncertainty import combine_product, combine_sum

DOCUMENT = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))
HELPERS = ("uncertainty.approach1", "conditions.to20c")
VECTORS = [vector for vector in DOCUMENT["vectors"] if vector["method"] not in HELPERS]


def close(expected: float) -> Any:
    return pytest.approx(expected, rel=DOCUMENT["tolerance_relative"], abs=0)


def test_every_method_has_a_vector() -> None:
    assert {vector["method"] for vector in VECTORS} == set(library().ids())


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector['method']}-{vector.get('gwp_set', '')}")
def test_the_method_gives_the_documents_numbers(vector: dict[str, Any]) -> None:
    result = calculate(vector["method"], vector["inputs"], gwp_set=vector.get("gwp_set"), draws=100)
    for name, expected in vector["outputs"].items():
        assert result["outputs"][name] == close(expected), name


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector['method']}-{vector.get('gwp_set', '')}")
def test_many_rows_give_the_same_numbers_as_one(vector: dict[str, Any]) -> None:
    sheet = library().sheet(vector["method"])
    columns = {
        name: np.full(3, float(value)) if sheet.inputs[name].kind == "number" else value
        for name, value in vector["inputs"].items()
    }
    outputs = evaluate_rows(sheet, library().factors, columns, gwp_set(vector.get("gwp_set", sheet.gwp_set)))
    for name, expected in vector["outputs"].items():
        assert outputs[name] == close(expected)


def test_a_product_of_independent_factors_by_approach_1() -> None:
    assert combine_product([2, 50]) == close(50.03998401)


def test_a_sum_of_independent_sources_by_approach_1() -> None:
    assert combine_sum([(28.944, 50.03998401), (4.02, 50.03998401)]) == close(44.3593030712364)


def test_a_measured_volume_at_20_degrees() -> None:
    assert volume_at_20c(42, 18, 99.5) == close(41.52683792)


@pytest.mark.parametrize(
    ("density", "gwp", "kilotonnes"), [(0.717, "AR2", 150.57), (0.668, "RU", 167.00), (0.668, "AR5", 187.04)]
)
def test_ten_million_cubic_metres_by_condition_and_gwp(density: float, gwp: str, kilotonnes: float) -> None:
    result = calculate("mine.relative", {"coal_output": 1e6, "relative_abundance": 10, "density": density}, gwp_set=gwp)
    assert result["outputs"]["co2e_t"] / 1000 == pytest.approx(kilotonnes, abs=0.005)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector['method']}-{vector.get('gwp_set', '')}")
def test_a_result_is_strict_json(vector: dict[str, Any]) -> None:
    result = calculate(vector["method"], vector["inputs"], gwp_set=vector.get("gwp_set"), draws=100)
    assert json.loads(json.dumps(result, allow_nan=False)) == result
