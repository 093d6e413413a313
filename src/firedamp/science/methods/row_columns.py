"""Columns of inputs, block by block: checked against the sheet by their least and greatest numbers alone.

Whatever is not plainly right is left to `given`, which says what is wrong (`NotPlain`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from firedamp.science.methods.sheet import Case, Input, Selection


class NotPlain(Exception):
    """A block that the short way does not serve."""


@dataclass(frozen=True)
class NumberColumn:
    """Numbers of an input by rows. `fill` stands where a row does not give one; None: nothing does."""

    item: Input
    values: np.ndarray
    fill: float | None = None

    def block(self, rows: slice) -> np.ndarray:
        """The numbers of the rows, in range; an optional one may be NaN."""
        numbers = self.values[rows]
        if numbers.dtype != np.float64:
            numbers = numbers.astype(np.float64)
        least, greatest = float(np.minimum.reduce(numbers)), float(np.maximum.reduce(numbers))
        if least != least:  # NaN in some rows
            return self._filled(numbers)
        if not in_range(self.item, least, greatest) or not self._of_its_kind(numbers):
            raise NotPlain
        return numbers

    def _of_its_kind(self, numbers: np.ndarray) -> bool:
        return self.item.kind != "integer" or self.values.dtype.kind in "iu" or whole(numbers)

    def _filled(self, numbers: np.ndarray) -> np.ndarray:
        if self.fill is None and not self.item.optional:
            raise NotPlain
        least, greatest = float(np.fmin.reduce(numbers)), float(np.fmax.reduce(numbers))
        if self.item.kind == "integer" or not (least != least or in_range(self.item, least, greatest)):
            raise NotPlain
        return numbers if self.fill is None else np.where(np.isnan(numbers), self.fill, numbers)


def in_range(item: Input, least: float, greatest: float) -> bool:
    """Whether numbers from `least` to `greatest` are all finite and in the input's range."""
    return (
        -np.inf < least
        and greatest < np.inf
        and (item.minimum is None or least >= item.minimum)
        and (item.above is None or least > item.above)
        and (item.maximum is None or greatest <= item.maximum)
    )


def whole(numbers: np.ndarray) -> bool:
    """Whether all numbers are integers."""
    return bool((np.trunc(numbers) == numbers).all())


@dataclass(frozen=True)
class ChoiceColumn:
    """Words of a choice by rows; a block of it is the number of each row's choice."""

    item: Input
    values: np.ndarray

    def block(self, rows: slice) -> np.ndarray:
        words = self.values[rows]
        classes = np.zeros(words.shape, np.intp)
        found = 0
        for number, choice in enumerate(self.item.choices):
            same = words == choice.value
            found += int(np.count_nonzero(same))
            if number:
                classes += same if number == 1 else number * same.view(np.int8)
        if found != words.size:
            raise NotPlain
        return classes


@dataclass(frozen=True)
class FlagColumn:
    """True or false by rows."""

    values: np.ndarray

    def block(self, rows: slice) -> np.ndarray:
        return self.values[rows]


Column = NumberColumn | ChoiceColumn | FlagColumn


def column_of(item: Input, values: np.ndarray, fill: float | None) -> Column:
    """The column of an input; NotPlain where its values are not of a plain kind."""
    kinds = {"choice": "U", "boolean": "b"}
    if values.ndim != 1 or values.dtype.kind not in kinds.get(item.kind, "fiu"):
        raise NotPlain
    if item.kind == "choice":
        return ChoiceColumn(item, values)
    return FlagColumn(values) if item.kind == "boolean" else NumberColumn(item, values, fill)


def classes_by(selection: Selection, item: Input) -> tuple[Any, Callable[[np.ndarray], np.ndarray]]:
    """How a chooser's block gives the class of each row, with a key that equal ways share."""
    if item.kind in ("choice", "boolean"):
        return item.kind, lambda block: block.view(np.int8) if block.dtype == bool else block
    bounds = tuple((case.below, case.at_most) for case in selection.cases[:-1])
    return bounds, lambda block: _class_of_number(bounds, block)


def _class_of_number(bounds: Sequence[tuple[float | None, float | None]], numbers: np.ndarray) -> np.ndarray:
    """The first case that holds; one after the last where the number is not known (NaN)."""
    limits = [at_most if below is None else below for below, at_most in bounds]
    if limits != sorted(limits):  # type: ignore[type-var]
        raise NotPlain
    beyond = [numbers > at_most if below is None else numbers >= below for below, at_most in bounds]
    classes = np.zeros(numbers.shape, np.uint8)
    for past in beyond:
        classes += past
    unknown = np.isnan(numbers)
    return np.where(unknown, np.uint8(len(bounds) + 1), classes) if unknown.any() else classes


def numbers_by_class(selection: Selection, item: Input, value_of: Callable[[Case], float]) -> list[float]:
    """What each class of a chooser selects, in the order of `classes_by`."""
    if item.kind not in ("choice", "boolean"):
        return [value_of(case) for case in (*selection.cases, *_default(selection))]
    words: Sequence[Any] = [choice.value for choice in item.choices] or [False, True]
    return [
        value_of(next(case for case in (*selection.cases, *_default(selection)) if case.equals in (word, None)))
        for word in words
    ]


def _default(selection: Selection) -> list[Case]:
    return [Case(factor=selection.default)] if selection.default else []
