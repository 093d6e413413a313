"""docs/data.md names everything that a maker of a data package may use."""

from __future__ import annotations

from pathlib import Path

import pytest

from firedamp.datapackages import EXTRA_FOLDER_VARIABLE, packages
from firedamp.datapackages.cells import TYPES
from firedamp.datapackages.mine_years import CONCEPTS, MINE_TYPES, TONNES
from firedamp.datapackages.package import KINDS
from firedamp.datapackages.year_tables import TABLES, YEAR_COLUMNS

TEXT = (Path(__file__).parents[2] / "docs" / "data.md").read_text(encoding="utf-8")
SHIPPED = [each.name for each in packages()]
TABLE_WORDS = [*TABLES, *(name for columns in YEAR_COLUMNS.values() for name in columns)]


@pytest.mark.parametrize(
    "word", [*CONCEPTS, *MINE_TYPES, *TONNES, *TYPES, *SHIPPED, *TABLE_WORDS, EXTRA_FOLDER_VARIABLE]
)
def test_word_is_documented(word):
    assert f"`{word}`" in TEXT


@pytest.mark.parametrize("kind", KINDS)
def test_kind_is_documented(kind):
    assert f"| {kind} |" in TEXT
