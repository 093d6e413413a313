"""No input, however odd, makes a method fault: the answer is a result or a problem."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.server.asking import post

from firedamp.science.methods import library
from firedamp.science.methods.sheet import Input

ODD_VALUES = [
    0, -1, 1e308, -1e308, 1e-320, 2**53, True, None, "", "1", "nan", "∞", [], {}, [[]], [1, "a"], [None],
    {"value": 1}, {"unit": "t"}, {"value": 1, "unit": "🪨"}, {"value": [1], "unit": "t"}, {"value": "1", "unit": 2},
    [{}], [{"flow": -1}], [{"flow": 1, "ch4_percent": 200}], [{"name": 1, "percent": "x"}], {"1990": 1},
]  # fmt: skip
ODD = st.one_of(
    st.sampled_from(ODD_VALUES),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**9), 10**9),
    st.text(max_size=20).filter(str.isprintable),
)
EXAMPLES = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def inputs_of(method: str) -> st.SearchStrategy[dict[str, Any]]:
    """Sound inputs, with up to three replaced by something odd."""
    names = [*library().sheet(method).inputs, "density", "colour"]
    odd = st.dictionaries(st.sampled_from(names), ODD, max_size=3)
    return odd.map(lambda replaced: {**sound_inputs(method), **replaced})


def sound_inputs(method: str) -> dict[str, Any]:
    required = [item for item in library().sheet(method).inputs.values() if not item.has_fallback]
    return {item.name: sound_value(item) for item in required}


def sound_value(item: Input) -> Any:
    if item.kind == "choice":
        return item.choices[0].value
    if item.kind == "list":
        return [{name: sound_value(part) for name, part in item.fields.items() if not part.has_fallback}]
    return max(item.minimum or 0, 1) if item.maximum is None else item.maximum


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


@pytest.mark.parametrize("path", ["/api/v1/series", "/api/v1/mines"])
def test_more_fields_than_a_query_may_have_are_refused(client, path):
    response = client.get(path + "?" + "a&" * 1001, headers={"Accept-Language": "ru"})
    assert response.status_code == 400
    assert response.json()["type"].endswith("malformed-request")
