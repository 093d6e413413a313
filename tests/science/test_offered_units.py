"""Units in which an input may be given as well: each is taken, and means what its scale says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from firedamp.science.methods import describe_sheet, library
from firedamp.science.units import converted, offered


def numbers() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every number of every sheet, with the unit that its sheet says."""
    for method in library().ids():
        sheet = library().sheet(method)
        described = describe_sheet(sheet, library().factors, units=True)
        for item in described["inputs"]:
            own = sheet.inputs[item["name"]]
            yield own.unit, item
            yield from ((own.fields[part["name"]].unit, part) for part in item["fields"])


@pytest.mark.parametrize(
    ("unit", "item"), list(numbers()), ids=lambda each: each["name"] if isinstance(each, dict) else each
)
def test_every_unit_offered_is_taken_and_scaled(unit: str, item: dict[str, Any]) -> None:
    for found in item["units"]:
        taken = converted("x", 3.0, found["unit"], unit)
        assert taken == pytest.approx(3.0 * found["scale"] + found["offset"], rel=1e-9)


def names(unit: str) -> list[str]:
    return [name for name, _, _ in offered(unit)]


def test_the_own_unit_stands_first() -> None:
    assert names("1000 m3")[0] == "1000 m3"
    assert offered("t")[0] == ("t", 1.0, 0.0)


def test_coal_is_given_in_masses_only() -> None:
    assert names("t") == ["t", "kg", "kt", "Mt"]


def test_temperatures_bring_their_offset() -> None:
    kelvin = {name: (scale, offset) for name, scale, offset in offered("degC")}["K"]
    assert kelvin == (1.0, -273.15)  # 293.15 K are 20 °C


def test_a_share_may_be_given_in_per_cent_and_a_number_of_mines_may_not() -> None:
    sheet = describe_sheet(library().sheet("ipcc2006.abandoned.tier2"), library().factors, units=True)
    units = {item["name"]: [each["unit"] for each in item["units"]] for item in sheet["inputs"]}
    assert units["share_gassy"] == ["", "%"]
    assert units["mines"] == [""]


def test_a_choice_has_no_units() -> None:
    sheet = describe_sheet(library().sheet("ru.factors"), library().factors, units=True)
    assert {item["name"]: item["units"] for item in sheet["inputs"]}["mine_type"] == []


def test_units_are_told_only_where_asked_for() -> None:
    assert "units" not in describe_sheet(library().sheet("ru.factors"), library().factors)["inputs"][0]
