"""The methods of restoration: what each is called, does, rests on, assumes and needs, and its function."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.resources import files
from typing import Any

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.factors import Text
from firedamp.science.series.filled import Filled
from firedamp.science.series.panel import Panel

AUTO, LINEAR = "auto", "linear"  # LINEAR stands in where a method has no answer
Fill = Callable[[Panel, np.random.Generator], Filled]


@dataclass(frozen=True)
class Method:
    """A method as methods.toml describes it, in both languages."""

    id: str
    title: Text
    text: Text
    source: Text
    assumes: Text
    needs: Text

    @property
    def fill(self) -> Fill:
        """Its function; the module is imported when first asked for, some are heavy."""
        function: Fill = import_module(f"firedamp.science.series.methods.{self.id}").fill
        return function


@lru_cache(maxsize=1)
def methods() -> Mapping[str, Method]:
    """Every method by id, the simplest first, `auto` last."""
    return {name: Method(name, **stated) for name, stated in _document()["methods"].items()}


def fixed_methods() -> tuple[str, ...]:
    """The ids of the methods that choose nothing: all but `auto`."""
    return tuple(name for name in methods() if name != AUTO)


def method_of(method_id: str) -> Method:
    """The method of that id; InputError `not_a_choice`."""
    if method_id not in methods():
        raise InputError.one("method", "not_a_choice", method_id, choices=", ".join(methods()))
    return methods()[method_id]


@lru_cache(maxsize=1)
def reasons() -> Mapping[str, Text]:
    """The words of the reasons that a restored value, or one left missing, bears."""
    return dict(_document()["reasons"])


@lru_cache(maxsize=1)
def method_titles() -> Mapping[str, Text]:
    """What each method is called, and what `blend` and `closure` are that may stand in a method's place."""
    others: dict[str, Text] = _document()["others"]
    return {name: method.title for name, method in methods().items()} | others


def kind_words() -> Mapping[str, Text]:
    """What the kinds of gaps are called, and `closure`."""
    return dict(_document()["kinds"])


def pattern_words() -> Mapping[str, Text]:
    """What the patterns of artificial gaps are called."""
    return dict(_document()["patterns"])


@lru_cache(maxsize=1)
def _document() -> dict[str, Any]:
    return tomllib.loads((files("firedamp.science.series") / "methods.toml").read_text("utf-8"))
