"""Uncertainties of a calculation: which symbols are uncertain, by how much, and which share their draws.

An uncertain symbol is its estimate times a multiplier: 1 + σz (normal, "±p %": σ = p/196) or exp(σz) (lognormal, "a
factor of n": σ = ln n/1.96), cut at the physical limits of an input (methods.md, Uncertainty).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, shown
from firedamp.science.methods.evaluation import Evaluation
from firedamp.science.methods.expression import names
from firedamp.science.methods.sheet import Sheet, Spread

CONFIRMED = "confirmed"
NORMAL, LOGNORMAL = "normal", "lognormal"
BY_USER = "user"
Z95 = 1.96
LARGEST_PERCENT = 1_000.0
LARGEST_FACTOR = 1_000.0


@dataclass(frozen=True)
class Variable:
    """One uncertain symbol of a calculation.

    `keys`: names of the streams of draws, one per row, or a single one that all rows share; with `items` > 0 each item
    of the list has a stream of its own. `sizes`: percent of each row, where rows differ (restored values among known
    ones); `size` is then the widest. `stated`: the kind and size before any widening.
    """

    symbol: str
    kind: str
    size: float  # percent of a normal, factor of a lognormal
    status: str
    by_user: bool
    keys: tuple[str, ...]
    items: int = 0
    minimum: float | None = None
    maximum: float | None = None
    sizes: tuple[float, ...] = ()
    stated: tuple[str, float] | None = None

    @property
    def sigma(self) -> float:
        return math.log(self.size) / Z95 if self.kind == LOGNORMAL else self.size / (100 * Z95)

    @property
    def percent(self) -> float:
        """Half of the 95 % range in percent, as approach 1 takes it: 196·√(e^σ² − 1) of a lognormal."""
        return 196 * math.sqrt(math.expm1(self.sigma**2)) if self.kind == LOGNORMAL else self.size

    def of_rows(self, rows: np.ndarray) -> Variable:
        """The same of some rows."""
        if len(self.keys) == 1:
            return self
        sizes = tuple(self.sizes[row] for row in rows) if self.sizes else ()
        return replace(self, keys=tuple(self.keys[row] for row in rows), sizes=sizes)

    def range95(self, value: float) -> tuple[float, float]:
        """The 95 % range of a value of the symbol, cut at the physical limits."""
        ends = self.multiplier(np.array([-Z95, Z95]))
        low, high = sorted(self.limited(value * ends).tolist())
        return low, high

    def multiplier(self, normal: np.ndarray) -> np.ndarray:
        """What the estimate is multiplied by at standard normal draws (overwrites them); nothing changes its sign."""
        normal *= np.array(self.sizes)[:, np.newaxis] / (100 * Z95) if self.sizes else self.sigma
        if self.kind == LOGNORMAL:
            np.exp(normal, out=normal)
        else:
            normal += 1.0
            np.maximum(normal, 0.0, out=normal)
        return normal

    def limited(self, value: np.ndarray) -> np.ndarray:
        """The drawn value cut at the physical limits."""
        if self.minimum is None and self.maximum is None:
            return value
        limited: np.ndarray = np.clip(value, self.minimum, self.maximum)
        return limited


def variables(
    evaluation: Evaluation,
    own: Mapping[str, Any] = {},
    lines: Sequence[str] = ("",),
    widened: Mapping[str, Sequence[float]] = {},
) -> list[Variable]:
    """The uncertain symbols of an evaluation whose rows are `lines` (the ids that make their draws their own).

    `own` replaces defaults: {"coal_output": {"percent": 5}}, {"factor": 2}, or {"percent": 0} for a certain value.
    `widened`: of inputs of which some rows are restored, the percent that restoration adds in each row (0: known).
    A symbol that comes from a factor record alone shares its draws with every line that uses the record.
    """
    if not isinstance(own, Mapping):
        raise InputError.one("uncertainty", "not_a_record", shown(own)[:80], fields="")
    spreads = _spreads(evaluation, own, widened)
    found = []
    for symbol, spread in spreads.items():
        value = evaluation.values.get(symbol)
        stated = _kind_and_size(spread, evaluation)
        kind, size, sizes = _wide(*stated, widened.get(symbol, ()))
        if value is None or size == 0 or (np.ndim(value) == 0 and value == 0) or np.size(value) == 0:
            continue
        minimum, maximum = _limits(evaluation.sheet, symbol)
        found.append(
            Variable(
                symbol,
                kind,
                size,
                spread.status,
                spread.status == BY_USER,
                _keys(evaluation, symbol, lines),
                items=len(value) if np.ndim(value) == 2 else 0,
                minimum=minimum,
                maximum=maximum,
                sizes=sizes,
                stated=stated,
            )
        )
    return found


def own_spreads(evaluation: Evaluation, own: Mapping[str, Any]) -> list[str]:
    """The symbols of which an uncertainty of one's own stands in place of another one, or of none, of the sheet."""
    certain = Spread("", CONFIRMED, percent=0)
    stated = evaluation.sheet.spreads
    given = _spreads(evaluation, own, ())
    sizes = {name: [_kind_and_size(each.get(name, certain), evaluation) for each in (stated, given)] for name in own}
    return [name for name, (published, taken) in sizes.items() if published != taken]


def size_text(kind: str, size: float, lang: str) -> str:
    """A size as a reader knows it: "±5 %", "a factor of 2"."""
    number = f"{size:g}" if lang == "en" else f"{size:g}".replace(".", ",")
    if kind == LOGNORMAL:
        return f"в {number} раза" if lang == "ru" else f"a factor of {number}"
    return f"±{number} %"


def _wide(kind: str, size: float, added: Sequence[float]) -> tuple[str, float, tuple[float, ...]]:
    """A symbol's own uncertainty and that of its restoration, which err independently: √(U² + W²) %, row by row."""
    if not any(added):
        return kind, size, ()
    own = Variable("", kind, size, "", False, ()).percent
    sizes = tuple(math.hypot(own, each) for each in added)
    return NORMAL, max(sizes), sizes if len(sizes) > 1 else ()


def _spreads(evaluation: Evaluation, own: Mapping[str, Any], widened: Iterable[str]) -> dict[str, Spread]:
    certain = {symbol: Spread(symbol, CONFIRMED, percent=0) for symbol in widened}
    spreads = {**certain, **evaluation.sheet.spreads}
    known = _may_be_uncertain(evaluation.sheet)
    for symbol, size in own.items():
        if symbol not in known:
            raise InputError.one(str(symbol)[:80], "unknown_uncertainty", None, known=", ".join(spreads))
        if isinstance(size, Spread):  # of an inventory's method, with its status
            spreads[symbol] = size
            continue
        given = Spread(symbol, BY_USER, *_checked_size(symbol, size))
        # Who types the sheet's own size in has not found another: it stays to be confirmed.
        stated = spreads.get(symbol)
        same = stated is not None and _kind_and_size(stated, evaluation) == _kind_and_size(given, evaluation)
        spreads[symbol] = stated if stated and same else given
    return spreads


def _may_be_uncertain(sheet: Sheet) -> set[str]:
    """Numbers that are measured, selected or computed; not what decides which number is taken."""
    selections = [*sheet.selections.values(), *(item.select for item in sheet.inputs.values() if item.select)]
    found = {*sheet.selections, *(step.symbol for step in sheet.steps)}
    for item in sheet.inputs.values():
        found |= {item.name} if item.kind in ("number", "series") else set()
        found |= {f"{part.name}_{item.name}" for part in item.fields.values() if part.kind == "number"}
    return found - {selection.by for selection in selections}


def _checked_size(symbol: str, size: Any) -> tuple[float | None, float | None]:
    """Percent or factor of {"percent": 5} or {"factor": 2}."""
    if isinstance(size, Mapping) and len(size) == 1:
        ((kind, value),) = size.items()
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if kind == "percent" and number and 0 <= value <= LARGEST_PERCENT:
            return float(value), None
        if kind == "factor" and number and 1 <= value <= LARGEST_FACTOR:
            return None, float(value)
    raise InputError.one(symbol, "bad_uncertainty", shown(size)[:80], percent=LARGEST_PERCENT, factor=LARGEST_FACTOR)


def _kind_and_size(spread: Spread, evaluation: Evaluation) -> tuple[str, float]:
    percent, factor = spread.percent, spread.factor
    if spread.by:
        chosen = set(np.ravel(evaluation.values[spread.by]).tolist())
        sizes = {(case[1], case[2]) for case in spread.cases if case[0] in chosen}
        if len(sizes) != 1:
            raise AssertionError(f"rows of one evaluation differ in {spread.by}: evaluate them apart")
        ((percent, factor),) = sizes
    if factor is not None:
        return (LOGNORMAL, factor) if factor > 1 else (NORMAL, 0.0)
    return NORMAL, float(percent or 0)


def _keys(evaluation: Evaluation, symbol: str, lines: Sequence[str]) -> tuple[str, ...]:
    shared = _record_ids(evaluation, symbol)
    if shared is None:
        return tuple(f"{line}|{symbol}" for line in lines)
    return tuple(f"{evaluation.sheet.id}|{symbol}|{record}" for record in shared)


def _record_ids(evaluation: Evaluation, symbol: str) -> list[str] | None:
    """The factor record(s) that a symbol rests on, row by row (one for all rows); None where the user's data enter."""
    origin = evaluation.origins.get(symbol)
    if origin is None:  # a step is of records if all that it is made of is
        step = next((step for step in evaluation.steps if step.symbol == symbol), None)
        if step is None:
            return None
        parts = [
            _record_ids(evaluation, name) for name in sorted(names(step.tree)) if name not in evaluation.sheet.constants
        ]
        if not parts or any(part is None for part in parts):
            return None
        length = max(len(part) for part in parts if part is not None)
        return ["+".join(part[row % len(part)] for part in parts if part) for row in range(length)]
    if origin.kind in ("user", "default"):
        return None
    if origin.index is None:
        return [",".join(origin.ids)]
    return [origin.ids[number] for number in origin.index]


def _limits(sheet: Sheet, symbol: str) -> tuple[float | None, float | None]:
    """Least and greatest value of an input or a field; a multiplier keeps to one side of nought by itself."""
    item = sheet.inputs.get(symbol)
    fields = (
        part
        for owner in sheet.inputs.values()
        for part in owner.fields.values()
        if symbol == f"{part.name}_{owner.name}"
    )
    item = item or next(fields, None)
    return (item.minimum or None, item.maximum) if item else (None, None)
