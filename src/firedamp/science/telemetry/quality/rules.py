"""The rules of data quality: what each is called, looks for, looks ahead to, rests on, and its parameters."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from firedamp.science.errors import InputError, Problem
from firedamp.science.factors import Text

RANGE, STUCK, SPIKE, STEP, CALIBRATION = "range", "stuck", "spike", "step", "calibration"
GAP, IDENTITY, CLOCK, DUPLICATE = "gap", "identity", "clock", "duplicate"
Settings = Mapping[str, Mapping[str, float]]  # of each rule, its parameters


@dataclass(frozen=True)
class Parameter:
    """A number of a rule: its default, what it may be, what it means and where the default comes from."""

    value: float
    minimum: float
    maximum: float
    text: Text
    source: str


@dataclass(frozen=True)
class Rule:
    """A rule as rules.toml describes it, in both languages; `bit` is its value in the marks."""

    id: str
    bit: int
    title: Text
    text: Text
    size: Text
    ahead: Text
    source: Text
    parameters: Mapping[str, Parameter]


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Every rule by id."""
    raw = tomllib.loads((files("firedamp.science.telemetry.quality") / "rules.toml").read_text("utf-8"))
    return {name: _rule(name, stated) for name, stated in raw["rules"].items()}


def settings(changed: Settings | None = None) -> Settings:
    """The parameters of every rule, those that were changed in place of the defaults.

    Raises InputError: `not_a_choice` (a rule or parameter that there is not), `not_finite`, `below_minimum`,
    `above_maximum`.
    """
    problems = [problem for rule, given in (changed or {}).items() for problem in _problems(rule, given)]
    if problems:
        raise InputError(problems)
    defaults = {name: {key: each.value for key, each in rule.parameters.items()} for name, rule in rules().items()}
    return {name: {**numbers, **(changed or {}).get(name, {})} for name, numbers in defaults.items()}


def _problems(rule: str, given: Mapping[str, float]) -> list[Problem]:
    if rule not in rules():
        return [Problem("rule", "not_a_choice", rule[:80], {"choices": ", ".join(rules())})]
    known = rules()[rule].parameters
    found = (_problem(f"{rule}.{name}", value, known.get(name), known) for name, value in given.items())
    return [problem for problem in found if problem]


def _problem(field: str, value: float, stated: Parameter | None, known: Mapping[str, Parameter]) -> Problem | None:
    if stated is None:
        return Problem("parameter", "not_a_choice", field[:80], {"choices": ", ".join(known)})
    label = {"label": stated.text}
    if not math.isfinite(value):
        return Problem(field, "not_finite", value, label)
    if value < stated.minimum:
        return Problem(field, "below_minimum", value, {"minimum": stated.minimum, **label})
    if value > stated.maximum:
        return Problem(field, "above_maximum", value, {"maximum": stated.maximum, **label})
    return None


def _rule(name: str, stated: Mapping[str, Any]) -> Rule:
    parameters = {key: _parameter(each) for key, each in stated.get("parameters", {}).items()}
    rest = {key: value for key, value in stated.items() if key not in ("bit", "parameters")}
    return Rule(id=name, bit=1 << stated["bit"], parameters=parameters, **rest)


def _parameter(stated: Mapping[str, Any]) -> Parameter:
    return Parameter(
        value=float(stated["value"]),
        minimum=float(stated["minimum"]),
        maximum=float(stated.get("maximum", math.inf)),
        text={"en": stated["en"], "ru": stated["ru"]},
        source=stated["source"],
    )
