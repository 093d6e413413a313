"""Measured sums as a workbook: values with their units, in the words of the language."""

from __future__ import annotations

import pytest

from firedamp.science.measured.stream import ROLES, quantity_for
from firedamp.science.measured.synthetic import example_told
from firedamp.tables.inventory_export import titles
from firedamp.tables.measured_export import measured_tables


@pytest.mark.parametrize(("lang", "unit"), [("en", "m³/min"), ("ru", "м³/мин")])
def test_each_filled_value_has_its_unit(lang: str, unit: str) -> None:
    sheet = measured_tables(example_told(lang), lang)[3]
    names = [column.name for column in sheet.columns]
    flow = titles()[lang]["measured"]["roles"]["flow"]
    rows = [dict(zip(names, row, strict=True)) for row in sheet.rows]
    assert {row["unit"] for row in rows if row["role"] == flow and row["value"] is not None} == {unit}


def test_each_unit_that_a_channel_may_have_has_russian_words() -> None:
    kinds = [(role, kind, fast) for role in ROLES for kind in ("ventilation", "drainage") for fast in (False, True)]
    units = {unit for role, kind, fast in kinds for unit in quantity_for(role, kind, fast).units}
    assert units - set(titles()["ru"]["measured"]["units"]) == {"%"}
