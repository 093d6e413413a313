"""A reason is said in words."""

import pytest

from firedamp.messages import describe
from firedamp.science.errors import InputError
from firedamp.science.reporting.reasons import is_reason, require_reason


@pytest.mark.parametrize("text", ["", " ", ".", "-", "…", "123 456 789", "ааа ааааа", "да", "Реконструкция", "? ! ok"])
def test_what_says_nothing_is_no_reason(text):
    assert not is_reason(text)


@pytest.mark.parametrize("text", ["Новая лава", "Отвалы не горят", "A new longwall", "См. замечание 2"])
def test_a_few_words_are_one(text):
    assert is_reason(text)


def test_it_is_given_back_without_spaces_around():
    assert require_reason("reason", "  Новая лава ") == "Новая лава"


@pytest.mark.parametrize(("text", "rule"), [("  ", "missing"), (".", "no_reason")])
def test_anything_else_is_refused_with_its_rule(text, rule):
    with pytest.raises(InputError) as refused:
        require_reason("reason", text)
    assert [problem.rule for problem in refused.value.problems] == [rule]


def test_the_refusal_is_said_in_both_languages():
    with pytest.raises(InputError) as refused:
        require_reason("reason", ".")
    assert describe(refused.value, "ru") == "Причина: «.» — не причина: нужно не меньше 2 слов и 8 букв"
    assert describe(refused.value, "en") == "Reason: “.” is no reason: write at least 2 words and 8 letters"
