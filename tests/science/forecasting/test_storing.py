"""A model as text: back to the same model, and nothing else is taken for one, however it was made."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from tests.science.forecasting.recordings import longwall

from firedamp.science.errors import InputError
from firedamp.science.forecasting.live import Live, tail_of
from firedamp.science.forecasting.model import Model, predict
from firedamp.science.forecasting.storing import FORMAT, model_of, model_text

DEEP = 50_000


@pytest.fixture(scope="module")
def text(model: Model) -> str:
    return model_text(model)


def rule(text: str) -> str:
    with pytest.raises(InputError) as caught:
        model_of(text)
    (problem,) = caught.value.problems
    assert problem.field == "model"
    return problem.rule


def forged(text: str, change: Callable[[dict[str, Any]], object]) -> str:
    """The text with something changed and the hash put right, as anybody can."""
    content = json.loads(text)
    del content["sha256"]
    change(content)
    plain = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return json.dumps({**content, "sha256": hashlib.sha256(plain.encode()).hexdigest()})


def test_a_model_comes_back_from_its_text_as_it_was(model: Model, text: str) -> None:
    back = model_of(text)
    assert back.card == model.card
    assert model_text(back) == text
    for first in (0, 300):
        one = longwall(first, 2100)
        before, after = (predict(each, one, (1.0,)).offered for each in (model, back))
        for name in ("median", "mean", "low", "high", "chance", "weights"):
            np.testing.assert_array_equal(getattr(before, name), getattr(after, name))


def test_text_laid_out_otherwise_is_the_same_model(text: str) -> None:
    assert model_text(model_of(json.dumps(json.loads(text), indent=2))) == text


@pytest.mark.parametrize("place", [0.3, 0.6, 0.9])
def test_a_changed_digit_is_seen(text: str, place: float) -> None:
    at = text.index("1", int(place * len(text)))
    assert rule(text[:at] + "2" + text[at + 1 :]) == "model_altered"


@pytest.mark.parametrize(
    "wrong",
    [
        "", " ", "null", "7", "true", '"text"', "[]", "{}", "[" * DEEP, '{"a":' * DEEP, "9" * 10_000, "\x00",
        '{"format": "another", "sha256": "0"}', '{"sha256": "0"}', f'{{"format": "{FORMAT}"}}',
        f'{{"format": "{FORMAT}", "sha256": "0", "card": NaN}}',
        f'{{"format": "{FORMAT}", "sha256": "0", "card": "\\ud800"}}',
        "row,forecast\n1,0.5\n",
    ],
)  # fmt: skip
def test_what_is_no_model_is_none(wrong: str) -> None:
    assert rule(wrong) == "not_a_model"


@pytest.mark.parametrize("depth", [400, 900, 980, 990, 2000])
def test_nesting_is_no_way_to_a_traceback(depth: int) -> None:
    nested = "[" * depth + "]" * depth
    assert rule(f'{{"format": "{FORMAT}", "sha256": "0", "card": {nested}}}') in ("not_a_model", "model_altered")


def test_a_model_cut_short_is_none(text: str) -> None:
    assert rule(text[: len(text) // 2]) == "not_a_model"


@pytest.mark.parametrize("part", ["card", "ridge", "trees", "walk"])
@pytest.mark.parametrize("instead", [None, 7, [], {}, "text"])
def test_a_forged_part_is_no_model(text: str, part: str, instead: object) -> None:
    assert rule(forged(text, lambda content: content.update({part: instead}))) == "not_a_model"


def of_trees(pattern: str, instead: str) -> Callable[[dict[str, Any]], object]:
    def change(content: dict[str, Any]) -> None:
        before = content["trees"]["low"]
        content["trees"]["low"] = re.sub(pattern, instead, before)
        assert content["trees"]["low"] != before

    return change


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        (r"left_child=\S+", "left_child=0"),  # a way that never ends
        (r"left_child=\S+", "left_child=999999"),
        (r"right_child=\S+", "right_child=-999999"),
        (r"split_feature=\d+", "split_feature=999999"),
        (r"num_leaves=\d+", "num_leaves=70000000"),
        (r"num_leaves=\d+", "num_leaves=-7"),
        (r"num_cat=0", "num_cat=1"),
        (r"decision_type=\d+", "decision_type=1"),
        (r"leaf_value=\S+", "leaf_value=nan"),
        (r"tree_sizes=\d+", "tree_sizes=1"),
        (r"max_feature_idx=\d+", "max_feature_idx=1"),
        (r"(?s)end of trees.*", ""),
        (r"(?s)^.*$", "tree"),
    ],
)
def test_forged_trees_that_would_kill_or_hang_the_reader_are_no_model(text: str, pattern: str, instead: str) -> None:
    assert rule(forged(text, of_trees(pattern, instead))) == "not_a_model"


def test_a_model_from_text_forecasts_live(text: str) -> None:
    model = model_of(text)
    one = longwall(1900, 2100)
    offered = Live(model, (1.0,)).advance(tail_of(one, model.card, 50))
    assert np.isfinite(offered.chance).all()
