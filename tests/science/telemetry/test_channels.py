"""A channel says what its readings are; what contradicts itself is refused, no alarm is ever assumed."""

from __future__ import annotations

import math

import pytest

from firedamp.science.errors import InputError
from firedamp.science.telemetry import channel


def refused(**given: object) -> set[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        channel(**{"name": "MM1", "quantity": "methane_concentration", **given})  # type: ignore[arg-type]
    return {(problem.field, problem.rule) for problem in caught.value.problems}


def test_a_channel_without_a_unit_is_in_the_canonical_one() -> None:
    assert channel("BA13", "atmospheric_pressure").unit == "hPa"
    assert channel("BA13", "atmospheric_pressure", "мм рт. ст.").unit == "mmHg"


def test_what_is_possible_is_what_instrument_and_physics_allow_in_the_channel_s_unit() -> None:
    assert channel("MM1", "methane_concentration").possible() == (0, 100)
    assert channel("MM1", "methane_concentration", "ppm").possible() == (0, pytest.approx(1e6))
    assert channel("MM1", "methane_concentration", range_low=0, range_high=5).possible() == (0, 5)
    assert channel("AS1", "air_velocity").possible() == (-math.inf, math.inf)


def test_no_alarm_is_assumed_but_the_sourced_limit_of_the_place_is_offered() -> None:
    known = channel("MM1", "methane_concentration", place="return_air")
    assert (known.warning, known.alarm) == (None, None)
    assert [limit.id for limit in known.offered_limits()] == ["ru.ch4.longwall_return"]
    assert channel("AS1", "air_velocity", place="return_air").offered_limits() == ()


def test_all_that_contradicts_itself_is_told_at_once() -> None:
    assert refused(range_low=5, range_high=5, resolution=0, step_s=-1) == {
        ("range_high", "not_above_minimum"),
        ("resolution", "not_above_minimum"),
        ("step_s", "not_above_minimum"),
    }
    assert refused(alarm=math.nan) == {("alarm", "not_finite")}
    assert refused(name=" ") == {("name", "missing")}
    assert refused(unit="mg/m3") == {("unit", "unknown_unit")}
    assert refused(place="face") == {("place", "not_a_choice")}
