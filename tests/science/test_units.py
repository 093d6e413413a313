"""Units that a user writes: converted where they fit, refused at once where they do not, never computed."""

from __future__ import annotations

import time

import pytest

from firedamp.science.errors import InputError
from firedamp.science.units import converted

HOSTILE = [
    "m**9**9**9",  # a tower of powers, which pint would compute
    "9**9**9",
    "((m**9)**9)**9",
    "2**100000000 m3",
    "1e400 m3",
    "m**(10**9)",
    "m" * 1_000_000,
    "m*" * 5_000 + "m",
    "(" * 5_000 + "m" + ")" * 5_000,
    "__import__('os')",
    "lambda: 1",
    "m.real",
    "m\0",
    "m;m",
    "m+m",
    "-m3",
    "m**nan",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:20])
def test_a_hostile_unit_is_refused_at_once(text: str) -> None:
    converted("volume", 1.0, "litre", "m3")  # so that importing pint is not counted
    began = time.process_time()
    with pytest.raises(InputError) as refused:
        converted("volume", 1.0, text, "m3")
    assert time.process_time() - began < 0.5
    assert refused.value.problems[0].rule in ("unknown_unit", "wrong_unit")


def test_a_refused_unit_is_not_repeated_at_length() -> None:
    with pytest.raises(InputError) as refused:
        converted("volume", 1.0, "x" * 1_000_000, "m3")
    assert len(str(refused.value)) < 500


@pytest.mark.parametrize(
    ("value", "given", "wanted", "expected"),
    [
        (2.4, "Mt", "t", 2_400_000),
        (2.4, "kt", "t", 2_400),
        (31.536, "million m3", "1000 m3", 31_536),
        (1, "m³/h", "m3/min", 1 / 60),
        (1, "m^3/min", "m3/min", 1),
        (1, "m**3/min", "m3/min", 1),
        (1, "m3*min^-1", "m3/min", 1),
        (0.668, "kg/m3", "kg CH4/m3", 0.668),
        (668, "g/m3", "kg CH4/m3", 0.668),
        (0.35, "%", "percent", 0.35),
        (0.0035, "", "percent", 0.35),
        (1, "bar", "kPa", 100),
        (760, "mmHg", "kPa", 101.325),
        (68, "degF", "degC", 20),
        (293.15, "K", "degC", 20),
    ],
)
def test_a_quantity_comes_in_the_unit_that_is_wanted(value: float, given: str, wanted: str, expected: float) -> None:
    assert converted("field", value, given, wanted) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize(("given", "wanted"), [("m", "m3"), ("t", "m3"), ("kg/m3", "m3/t"), ("dB", "kg CH4/m3")])
def test_a_unit_of_another_dimension_is_refused(given: str, wanted: str) -> None:
    with pytest.raises(InputError) as refused:
        converted("field", 1.0, given, wanted)
    assert refused.value.problems[0].rule == "wrong_unit"


def test_a_quantity_beyond_what_a_computer_counts_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        converted("coal_output", 10**400, "kt", "t")
    assert refused.value.problems[0].rule == "not_finite"
