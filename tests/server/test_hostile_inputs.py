"""No input, however odd, makes a method fault: the answer is a result or a problem."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firedamp.science.methods import library
from tests.server.asking import post

ODD = st.one_of(
    st.sampled_from([0, -1, 1e308, -1e308, 1e-320, 2**53, True, None, "", "1", "nan", "∞", [], {}, [[]], [1, "a"], [None]]),
    st.sampled_from([{"value": 1}, {"unit": "t"}, {"value": 1, "unit": "🪨"}, {"value": [1], "unit": "t"}, {"value": "1", "unit": 2}]),
    st.sampled_from([[{}], [{"flow": -1}], [{"flow": 1, "ch4_percent": 200}], [{"name": 1, "percent": "x"}], {"1990": 1}]),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**9), 10**9),
    st.text(max_size=20).filter(lambda text: "\x00" not in text and text.isprintable()),
)  # fmt: skip
EXAMPLES = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def inputs_of(method: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from([*library().sheet(method).inputs, "density", "colour"]), ODD, max_size=8)


def bodies(method: str) -> st.SearchStrategy[dict[str, Any]]:
    spreads = st.dictionaries(
        st.sampled_from([*library().sheet(method).inputs, "colour"]),
        st.one_of(ODD, st.fixed_dictionaries({"percent": ODD}), st.fixed_dictionaries({"factor": ODD})),
        max_size=2,
    )
    return st.fixed_dictionaries({"inputs": inputs_of(method), "uncertainty": spreads, "draws": st.just(100)})


def assert_no_fault(response: Any) -> None:
    assert response.status_code in (200, 422), response.content.decode()


@pytest.mark.parametrize("method", library().ids())
def test_evaluate_answers_anything(method: str, anonymous: Client) -> None:
    @EXAMPLES
    @given(bodies(method))
    def answers(body: dict[str, Any]) -> None:
        assert_no_fault(post(anonymous, f"/methods/{method}/evaluate", body))

    answers()


@pytest.mark.parametrize("method", library().ids())
def test_solve_answers_anything(method: str, anonymous: Client) -> None:
    names = st.sampled_from([*library().sheet(method).inputs, "colour"])
    outputs = st.sampled_from([*library().sheet(method).outputs, "colour"])
    targets = st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.integers(-100, 10**6))

    @EXAMPLES
    @given(inputs_of(method), names, outputs, targets)
    def answers(inputs: dict[str, Any], name: str, output: str, target: float) -> None:
        body = {"inputs": inputs, "for_input": name, "output": output, "target": target}
        assert_no_fault(post(anonymous, f"/methods/{method}/solve", body))

    answers()
