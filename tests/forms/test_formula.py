"""Formulas are read into trees: all that sheets write, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from firedamp.forms.formula import FormulaError, formula_tree
from firedamp.science.methods.expression import names
from firedamp.science.methods.library import library
from firedamp.science.methods.notation import latex, substituted_latex

SHEETS = sorted(entry.name[:-5] for entry in library().folder.iterdir() if entry.name.endswith(".toml"))


@pytest.mark.parametrize("name", SHEETS)
def test_every_formula_of_every_sheet_is_read(name):
    sheet = library().sheet(name)
    drawn = {symbol: description[2] for symbol, description in sheet.descriptions.items()}
    for step in sheet.steps:
        assert formula_tree(f"{step.latex} = {latex(step.tree, drawn.__getitem__)}", "ru")["kind"] == "row"
        for value in (-1.2e-05, np.array([[1.0], [2.5e20], [np.nan], [4], [5], [6], [7]])):
            assert formula_tree(substituted_latex(step.tree, dict.fromkeys(names(step.tree), value)), "en")


def test_an_index_hangs_below_its_letter():
    assert formula_tree(r"V_{\mathrm{CH_4}}", "en") == {
        "kind": "attach",
        "of": [{"kind": "letter", "text": "V"}],
        "below": {
            "kind": "attach",
            "of": [{"kind": "upright", "text": "CH"}],
            "below": {"kind": "upright", "text": "4"},
        },
    }


def test_a_number_is_written_as_the_language_does():
    assert formula_tree("1000.5", "ru") == {"kind": "upright", "text": "1\u00a0000,5"}
    assert formula_tree("1000.5", "en") == {"kind": "upright", "text": "1,000.5"}


@pytest.mark.parametrize(
    "text",
    [r"\input{secret}", "$x$", "#import", r"\frac{1}", "{", "}", r"\left( a", r"\begin{cases} 1", "_2", "{" * 500, "&"],
)
def test_what_no_sheet_writes_is_refused(text):
    with pytest.raises(FormulaError):
        formula_tree(text, "en")
