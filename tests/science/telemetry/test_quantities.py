"""Quantities state their units as people write them; readings are converted all at once, by the factors of the SI."""

from __future__ import annotations

import numpy as np
import pytest

from firedamp.science.errors import InputError
from firedamp.science.limits import limits
from firedamp.science.telemetry import converted, places, quantities, quantity_of
from firedamp.science.telemetry.quantities import OTHER, place_of


@pytest.mark.parametrize(
    ("quantity", "unit", "given", "canonical"),
    [
        ("methane_concentration", "ppm", 10_000, 1),
        ("methane_concentration", "об. %", 0.75, 0.75),
        ("methane_concentration", "доля", 0.02, 2),
        ("airflow", "м³/с", 20, 1200),
        ("airflow", "m3/h", 6000, 100),
        ("atmospheric_pressure", "мм рт. ст.", 760, 1013.25),
        ("atmospheric_pressure", "кПа", 101.325, 1013.25),
        ("atmospheric_pressure", "mbar", 1013.25, 1013.25),
        ("pressure_difference", "мм вод. ст.", 100, 980.665),
        ("pressure_difference", "daPa", 100, 1000),
        ("temperature", "K", 293.15, 20),
        ("temperature", "°F", 68, 20),
        ("carbon_monoxide", "%", 0.0017, 17),
    ],
)
def test_readings_come_into_the_canonical_unit(quantity: str, unit: str, given: float, canonical: float) -> None:
    found = converted(np.array([given, np.nan]), unit, quantity_of(quantity))
    assert found[0] == pytest.approx(canonical, rel=1e-6)
    assert np.isnan(found[1])


@pytest.mark.parametrize(
    "quantity", [each for each in quantities().values() if each.nature != OTHER], ids=lambda q: q.id
)
def test_every_accepted_unit_leads_there_and_back(quantity) -> None:
    assert next(iter(quantity.units)) == quantity.unit
    for unit, spellings in quantity.units.items():
        assert {quantity.unit_of(each) for each in (unit, *spellings)} == {unit}
        scale, offset = quantity.line_from(unit)
        assert quantity.in_unit(scale * 7 + offset, unit) == pytest.approx(7)


@pytest.mark.parametrize("each", [*quantities().values(), *places().values()], ids=lambda each: each.id)
def test_everything_is_called_by_words_in_both_languages(each) -> None:
    assert each.title["en"].isascii()
    assert not each.title["ru"].isascii()


def test_a_unit_of_another_quantity_is_refused_with_those_there_are() -> None:
    with pytest.raises(InputError, match=r"unknown_unit.*%, ppm, 1"):
        converted(np.zeros(1), "mg/m3", quantity_of("methane_concentration"))
    with pytest.raises(InputError, match="unknown_unit"):
        quantity_of("air_velocity").unit_of("")


def test_another_quantity_keeps_the_unit_of_its_source() -> None:
    assert quantity_of("other").unit_of(" т/ч ") == "т/ч"
    assert converted(np.array([3.0]), "т/ч", quantity_of("other")).tolist() == [3]


def test_an_unknown_quantity_or_place_is_named_with_those_there_are() -> None:
    with pytest.raises(InputError, match=r"not_a_choice.*air_velocity"):
        quantity_of("velocity")
    with pytest.raises(InputError, match=r"not_a_choice.*return_air"):
        place_of("face")


def test_limits_are_offered_only_where_a_sourced_record_is() -> None:
    known = {limit.id: limit for limit in limits()}
    for place in places().values():
        assert [each.id for each in place.limits()] == list(place.limit_ids)
        assert all(known[each].quantity == "ch4_concentration" for each in place.limit_ids)
    (offered,) = place_of("return_air").limits()
    assert (offered.value, offered.unit, offered.status) == (1, "%", "confirmed")
    assert place_of("goaf").limits() == ()
