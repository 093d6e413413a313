"""Every worked number of reductions.md, within the tolerance that its file states."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from firedamp.science.methods import calculate
from firedamp.science.methods.missing_data import missing_data_told
from firedamp.science.reductions.formulas import FORMULAS, calculated

DOCUMENT = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))
VECTORS = {vector["id"]: vector for vector in DOCUMENT["vectors"]}


def close(expected: Any) -> Any:
    return expected if expected is None else pytest.approx(expected, rel=DOCUMENT["tolerance_relative"], abs=0)


def answer(vector: dict[str, Any]) -> dict[str, Any]:
    if vector["formula"] == "epa.missing_data":
        return missing_data_told(vector["inputs"])
    if vector["formula"] in FORMULAS:
        return calculated(vector["formula"], vector["inputs"])
    return calculate(vector["formula"], vector["inputs"], draws=100)


@pytest.mark.parametrize("name", VECTORS)
def test_a_formula_gives_the_worked_numbers(name: str) -> None:
    outputs = answer(VECTORS[name])["outputs"]
    for output, expected in VECTORS[name]["outputs"].items():
        assert outputs[output] == close(expected), output


@pytest.mark.parametrize("formula", FORMULAS)
def test_every_formula_has_a_worked_number(formula: str) -> None:
    assert formula in {vector["formula"] for vector in VECTORS.values()}
