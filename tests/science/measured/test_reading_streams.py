"""What may be said of streams, and every fault at once."""

from __future__ import annotations

import pytest

from firedamp.messages import describe
from firedamp.science.errors import InputError
from firedamp.science.measured import streams_of

GOOD = {
    "id": "a", "step_s": 30, "flow": {"channel": "Q"}, "concentration": {"channel": "C"}, "temperature": 18,
    "pressure": {"value": 99, "unit": "kPa"},
}  # fmt: skip


def rules_of(record: object) -> dict[str, str]:
    with pytest.raises(InputError) as error:
        streams_of(record)
    return {problem.field: problem.rule for problem in error.value.problems}


def test_a_stream_needs_little() -> None:
    (one,) = streams_of({"streams": [GOOD]}).streams
    assert (one.kind, one.zone, one.sources["pressure"].value) == ("ventilation", "UTC", 990.0)
    assert one.sources["flow"].longest_s == 60  # two steps


def test_everything_wrong_is_said_at_once() -> None:
    bad = {
        "id": "a", "kind": "chimney", "zone": "Mars/Olympus", "step_s": 0, "flow": {"channel": "Q", "unit": "kg"},
        "concentration": {"channel": "Q", "value": 3, "systematic_percent": -1}, "temperature": "warm", "colour": 3,
        "flow_basis": "dry", "dropouts": ["ghosts"],
    }  # fmt: skip
    assert rules_of({"streams": [bad, GOOD], "gwp_set": "AR9"}) == {
        "gwp_set": "unknown_gwp_set",
        "streams[0].colour": "unknown_input",
        "streams[0].kind": "not_a_choice",
        "streams[0].zone": "unknown_zone",
        "streams[0].step_s": "not_above_minimum",
        "streams[0].flow.unit": "unknown_unit",
        "streams[0].concentration.channel": "channel_of_two_roles",
        "streams[0].concentration.systematic_percent": "below_minimum",
        "streams[0].temperature": "not_a_record",
        "streams[0].temperature.channel": "channel_or_value",
        "streams[0].pressure": "missing",
        "streams[0].humidity": "missing",
        "streams[0].dropouts": "not_a_choice",
    }


@pytest.mark.parametrize(
    ("record", "field", "rule"),
    [
        ([], "stream", "not_a_record"),
        ({}, "streams", "missing"),
        ({"streams": []}, "streams", "empty_list"),
        ({"streams": [GOOD, GOOD]}, "streams[1].id", "key_taken"),
        ({"streams": [GOOD | {"flow": 5, "concentration": 1}]}, "streams[0].concentration.channel", "missing"),
        ({"streams": [GOOD | {"step_s": 10**400}]}, "streams[0].step_s", "not_finite"),
        ({"streams": [GOOD | {"pressure": 5}]}, "streams[0].pressure.value", "below_minimum"),
        ({"streams": [GOOD | {"kind": "drainage", "intake": 0.1}]}, "streams[0].intake", "unknown_input"),
        (
            {"streams": [GOOD | {"flow": {"channel": "Q", "calibrations": [{"day": "soon", "error_percent": 1}]}}]},
            "streams[0].flow.calibrations[0].day",
            "not_a_date",
        ),
    ],
)
def test_what_is_wrong_is_named(record: object, field: str, rule: str) -> None:
    assert rules_of(record)[field] == rule


@pytest.mark.parametrize(
    ("pressure", "said"),
    [
        (101.325, "101.325 hPa is less than 300 hPa"),
        ({"value": 2, "unit": "kPa"}, "2 kPa is less than 30 kPa"),
    ],
)
def test_a_pressure_out_of_range_is_said_in_the_unit_that_it_was_given_in(pressure: object, said: str) -> None:
    with pytest.raises(InputError) as caught:
        streams_of({"streams": [GOOD | {"pressure": pressure}]})
    assert said in describe(caught.value, "en")


def test_two_streams_of_one_gas_do_not_add_up() -> None:
    """The same flow and the same concentration under two names would count twice; a flow alone may be shared."""
    assert rules_of({"streams": [GOOD, GOOD | {"id": "b"}]}) == {"streams": "streams_share_channels"}
    other = GOOD | {"id": "b", "concentration": {"channel": "other"}}
    assert len(streams_of({"streams": [GOOD, other]}).streams) == 2


def test_a_text_in_place_of_a_record_is_said_back_as_it_stands() -> None:
    with pytest.raises(InputError) as caught:
        streams_of({"streams": [GOOD | {"flow": "Q", "dropouts": "range"}]})
    given = {each.field: each.value for each in caught.value.problems}
    assert (given["streams[0].flow"], given["streams[0].dropouts"]) == ("Q", "range")
