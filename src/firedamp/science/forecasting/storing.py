"""A model as text, and back: JSON that says what it is, with its own hash. Nothing in it is code."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import asdict
from typing import Any

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.forecasting.card import Card
from firedamp.science.forecasting.members import OBJECTIVES, Boosting, Learned, Ridge
from firedamp.science.forecasting.model import Model
from firedamp.science.forecasting.pace import Pace
from firedamp.science.forecasting.remembered import columns
from firedamp.science.forecasting.scoring import Score
from firedamp.science.forecasting.tasks import Task
from firedamp.science.forecasting.trees import require_trees
from firedamp.science.forecasting.walk import Scale, Walk

FORMAT = "firedamp forecast model 2"


def model_text(model: Model) -> str:
    """The model as JSON; the same model gives the same text."""
    content = {
        "format": FORMAT,
        "card": card_json(model.card),
        "ridge": {name: _list(value) for name, value in asdict(model.learned.ridge).items()},
        "trees": {name: each.text for name, each in _trees(model.learned).items()},
        "walk": _walk_json(model.walk),
    }
    return _json({**content, "sha256": _hash(content)})


def model_of(text: str) -> Model:
    """The model of a text. Raises InputError: `not_a_model` (no such JSON, or another format), `model_altered`."""
    try:
        content = json.loads(text)
        known = content.pop("format") == FORMAT
        said = content.pop("sha256")
        own = _hash({"format": FORMAT, **content})
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        raise InputError.one("model", "not_a_model") from None
    if not known:
        raise InputError.one("model", "not_a_model")
    if own != said:
        raise InputError.one("model", "model_altered")
    try:
        return _model(content)
    except (ValueError, KeyError, AttributeError, TypeError, IndexError):  # a hash is no proof of who wrote it
        raise InputError.one("model", "not_a_model") from None


def _model(content: dict[str, Any]) -> Model:
    said = {name: np.array(content["ridge"][name], dtype=float) for name in ("centre", "width", "weights")}
    for text in content["trees"].values():
        require_trees(text, len(said["weights"]))
    trees = {name: Boosting(text, of_change=True) for name, text in content["trees"].items()}
    ridge = Ridge(**said, level=float(content["ridge"]["level"]))
    learned = Learned(ridge, {name: trees[name] for name in OBJECTIVES}, trees["low"], trees["high"])
    card = _card(content["card"])
    return Model(card, learned, _walk(content["walk"], Pace.of(card.step_s, card.task.horizon)))


def card_json(card: Card) -> dict[str, Any]:
    """The card, for people and programs."""
    return {**asdict(card), "excluded": [{"column": name, "reason": reason} for name, reason in card.excluded]}


def _card(said: dict[str, Any]) -> Card:
    scores = {name: Score(**each) for name, each in said["validation"].items()}
    return Card(**{
        **said, "task": Task(**said["task"]), "validation": scores,
        **{name: tuple(said[name]) for name in ("channels", "states", "unbeaten")},
        "thresholds": tuple((limit, threshold) for limit, threshold in said["thresholds"]),
        "excluded": tuple((each["column"], each["reason"]) for each in said["excluded"]),
        **{part: {name: tuple(each) for name, each in said[part].items()} for part in ("ranges", "shares")},
    })  # fmt: skip


def _trees(learned: Learned) -> dict[str, Boosting]:
    return {**learned.boosted, "low": learned.low, "high": learned.high}


def _walk_json(walk: Walk) -> dict[str, Any]:
    scale = walk.scale
    return {
        "row": walk.row, "observed": walk.observed, "counted": walk.counted, "level": walk.level,
        "rises": list(scale.rises), "resolution": scale.resolution,
        "floor": scale.floor if math.isfinite(scale.floor) else None,
        "past": _list(walk.past),
    }  # fmt: skip


def _walk(said: dict[str, Any], pace: Pace) -> Walk:
    floor = -math.inf if said["floor"] is None else said["floor"]
    walk = Walk(pace, Scale(tuple(said["rises"]), said["resolution"], floor))
    walk.row, walk.observed, walk.counted, walk.level = (said[name] for name in ("row", "observed", "counted", "level"))
    walk.past = np.array(said["past"], dtype=float).reshape(-1, columns(pace))
    return walk


def _list(value: Any) -> Any:
    """NaN is null in JSON."""
    if not isinstance(value, np.ndarray):
        return value
    found = value.astype(object)
    found[~np.isfinite(value)] = None
    return found.tolist()


def _hash(content: dict[str, Any]) -> str:
    return hashlib.sha256(_json(content).encode()).hexdigest()


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
