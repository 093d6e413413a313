"""The rules are stated in both languages, their bits are for ever, their parameters are checked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from firedamp.messages import describe
from firedamp.science.errors import InputError
from firedamp.science.telemetry import rules
from firedamp.science.telemetry.quality import settings

BITS = {
    "range": 1, "stuck": 2, "spike": 4, "step": 8, "calibration": 16,
    "gap": 32, "identity": 64, "clock": 128, "duplicate": 256,
}  # fmt: skip


def test_the_bits_of_stored_marks_never_change() -> None:
    assert {name: rule.bit for name, rule in rules().items()} == BITS


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_every_rule_and_parameter_is_explained_in_both_languages(rule) -> None:
    texts = [
        rule.title,
        rule.text,
        rule.size,
        rule.ahead,
        rule.source,
        *(each.text for each in rule.parameters.values()),
    ]
    for text in texts:
        assert not re.search("[а-яё]", text["en"])
        assert re.search("[а-яё]", text["ru"])
    assert all(each.source and each.minimum <= each.value <= each.maximum for each in rule.parameters.values())


def test_the_page_states_every_rule_and_default() -> None:
    page = (Path(__file__).parents[4] / "docs" / "telemetry.md").read_text("utf-8")
    for name, rule in rules().items():
        assert f"| `{name}` {rule.bit} |" in page
        for key, parameter in rule.parameters.items():
            assert f"| `{name}.{key}` | {parameter.value:g} |" in page


def test_what_is_changed_stands_in_place_of_the_default_alone() -> None:
    found = settings({"spike": {"deviations": 6}})
    assert found["spike"]["deviations"] == 6
    assert found["step"] == settings()["step"]


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"speed": {}}, "not_a_choice"),
        ({"spike": {"height": 1}}, "not_a_choice"),
        ({"spike": {"deviations": float("nan")}}, "not_finite"),
        ({"spike": {"longest_readings": 0}}, "below_minimum"),
        ({"step": {"share": 1.5}}, "above_maximum"),
    ],
)
def test_parameters_that_are_none_are_refused(changed, rule) -> None:
    with pytest.raises(InputError) as caught:
        settings(changed)
    assert [problem.rule for problem in caught.value.problems] == [rule]


def test_a_parameter_is_named_by_its_own_words() -> None:
    with pytest.raises(InputError) as caught:
        settings({"step": {"share": 1.5}})
    assert describe(caught.value, "en").startswith("Share of the readings of each side")
    assert describe(caught.value, "ru").startswith("Доля показаний каждой стороны")
