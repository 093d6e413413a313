"""The inverse of a method: the value of one input at which an output meets a target, or why there is none."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, MethodError, shown
from firedamp.science.methods.calculation import require_mapping
from firedamp.science.methods.evaluation import evaluate, require_output, values_where_allowed
from firedamp.science.methods.given import require_one_row
from firedamp.science.methods.library import Library, library
from firedamp.science.methods.sheet import Input, Sheet
from firedamp.science.methods.trace import canonical
from firedamp.science.units import displayed

GRID = 400  # points between which a crossing is looked for
FARTHEST = 1e300  # target
WIDEST = 1e15  # of an input without a maximum
SAME = 1e-9  # relative difference at which an output meets the target
PATH = re.compile(r"(\w+)(?:\[(\d+)\]|\.(\d+))\.(\w+)")


@np.errstate(all="ignore")  # what comes of it is not finite, and no value
def solve(
    method_id: str,
    inputs: Mapping[str, Any],
    *,
    output: str,
    target: float,
    for_input: str,
    gwp_set: str | None = None,
    methods: Library | None = None,
) -> dict[str, Any]:
    """The least value of `for_input` (a number; `drainage[0].flow` in a list) at which `output` equals `target`.

    Raises MethodError: `unknown_output`, `not_solvable` (not a single number), `does_not_depend`, `jumps_over_target`
    (a factor changes there), `no_solution` with what can be reached; InputError for bad inputs.
    """
    methods = methods or library()
    sheet = methods.sheet(method_id)
    gwp = methods.gwp_set(gwp_set or sheet.gwp_set)
    require_output(sheet, output)
    item = _solvable(sheet, for_input)
    if isinstance(target, bool) or not isinstance(target, int | float) or not abs(target) <= FARTHEST:
        raise MethodError("target_not_finite", target=shown(target)[:80])
    require_one_row(sheet, require_mapping(inputs))
    refusals: list[InputError] = []

    def at(value: float) -> float:
        try:
            result = evaluate(sheet, methods.factors, _with(inputs, for_input, value), gwp)
        except InputError as error:
            refusals.append(error)
            return math.nan
        return float(np.ravel(result.outputs[output])[0])

    points = _grid(item)
    rows = points[np.newaxis, :] if item.kind == "series" else points
    on_grid = values_where_allowed(sheet, methods.factors, _with(inputs, for_input, rows), gwp, output)
    values = np.broadcast_to(on_grid, points.shape)
    if not np.isfinite(values).any():
        at(float(points[0]))
        raise refusals[0]
    value, notes = _search(at, item, float(target), for_input, output, _with_edges(at, points, values))
    return {
        "method": sheet.id,
        "input": for_input,
        "label": dict(item.label),
        "value": canonical(value),
        "unit": displayed(item.unit),
        "output": output,
        "output_unit": displayed(sheet.outputs[output].unit),
        "target": canonical(float(target)),
        "gwp_set": gwp.id,
        "notes": notes,
    }


def _solvable(sheet: Sheet, for_input: str) -> Input:
    path = PATH.fullmatch(for_input)
    item: Input | None
    if path:
        owner = sheet.inputs.get(path[1])
        item = owner.fields.get(path[4]) if owner else None
    else:
        item = sheet.inputs.get(for_input)
    if item is None:
        raise InputError.one(for_input, "unknown_input", None, known=", ".join(sheet.inputs))
    if item.kind not in ("number", "series"):
        raise MethodError("not_solvable", input=for_input, kind=item.kind, reason=f"kind_{item.kind}")
    return item


def _with(inputs: Mapping[str, Any], for_input: str, value: Any) -> dict[str, Any]:
    path = PATH.fullmatch(for_input)
    if not path:
        return {**inputs, for_input: value}
    name, place, part = path[1], int(path[2] or path[3]), path[4]
    items = inputs.get(name)
    if not isinstance(items, list) or not place < len(items) or not isinstance(items[place], dict):
        raise InputError.one(for_input, "missing", None, unit="")
    return {**inputs, name: [*items[:place], {**items[place], part: value}, *items[place + 1 :]]}


def _search(
    at: Callable[[float], float],
    item: Input,
    target: float,
    for_input: str,
    output: str,
    known: tuple[np.ndarray, np.ndarray],
) -> tuple[float, list[dict[str, str]]]:
    points, values = known
    off = values - target
    exact = np.flatnonzero(np.abs(off) <= SAME * max(abs(target), np.finfo(float).tiny))
    crossings = np.flatnonzero(np.sign(off[:-1]) * np.sign(off[1:]) < 0)
    if np.ptp(values) <= SAME * np.abs(values).max():
        raise MethodError("does_not_depend", output=output, input=for_input, value=canonical(float(values[0])))
    candidates = sorted([(int(place), True) for place in exact] + [(int(place), False) for place in crossings])
    roots = [
        float(points[place]) if met else _root(at, points[place], points[place + 1], target)
        for place, met in candidates
    ]
    found = [root for root in roots if root is not None]
    if found:
        return found[0], _several(found, for_input)
    if candidates:
        place = candidates[0][0]
        raise MethodError(
            "jumps_over_target",
            output=output,
            input=for_input,
            target=target,
            low=canonical(float(values[place])),
            high=canonical(float(values[place + 1])),
        )
    raise MethodError(
        "no_solution",
        output=output,
        input=for_input,
        target=target,
        low=canonical(float(values.min())),
        high=canonical(float(values.max())),
        unit=displayed(item.unit),
        from_value=canonical(float(points[0])),
        to_value=canonical(float(points[-1])),
    )


def _grid(item: Input) -> np.ndarray:
    """Values of an input to look between: by size, and evenly where its range is closed."""
    lowest = item.minimum if item.minimum is not None else item.above if item.above is not None else -WIDEST
    highest = item.maximum if item.maximum is not None else WIDEST
    sizes = np.geomspace(1e-9, max(highest - lowest, 1e-6), GRID) + lowest
    even = np.linspace(lowest, highest, GRID) if item.maximum is not None else np.zeros(0)
    grid = np.unique(np.concatenate([[lowest], sizes, even]))
    grid = grid[(grid >= lowest) & (grid <= highest)]
    return grid[grid > item.above] if item.above is not None else grid


def _with_edges(at: Callable[[float], float], points: np.ndarray, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The points that have a value, and the last ones before a refusal: a mine can utilise all that it releases."""
    allowed = np.isfinite(values)
    sides = [(place, place + 1) if allowed[place] else (place + 1, place) for place in _changes(allowed)]
    edges = np.array([_edge(at, float(points[good]), float(points[bad])) for good, bad in sides])
    found = np.concatenate([points[allowed], edges])
    of_found = np.concatenate([values[allowed], [at(float(edge)) for edge in edges]])
    order = np.argsort(found, kind="stable")
    return found[order], of_found[order]


def _changes(flags: np.ndarray) -> list[int]:
    return [int(place) for place in np.flatnonzero(flags[:-1] != flags[1:])]


def _edge(at: Callable[[float], float], good: float, bad: float) -> float:
    """The last value before a refusal, as a round number if that is allowed; nearer, formulas lose their digits."""
    while abs(good - bad) > SAME * abs(good) and (middle := (good + bad) / 2) not in (good, bad):
        good, bad = (middle, bad) if math.isfinite(at(middle)) else (good, middle)
    rounded = float(f"{good:.8g}")
    return rounded if math.isfinite(at(rounded)) else good


def _root(at: Callable[[float], float], low: float, high: float, target: float) -> float | None:
    """The root between two points, to the last digits; None where the output jumps over the target."""
    from scipy.optimize import brentq

    root = float(
        brentq(lambda value: at(value) - target, low, high, xtol=1e-300, rtol=4 * np.finfo(float).eps, maxiter=500)
    )
    size = max(abs(target), SAME * max(abs(at(low)), abs(at(high))))  # a target of nought is met to the last digits
    return root if abs(at(root) - target) <= 1e-6 * size else None


def _several(found: list[float], for_input: str) -> list[dict[str, str]]:
    distinct = [
        root for place, root in enumerate(found) if place == 0 or abs(root - found[place - 1]) > SAME * abs(root)
    ]
    if len(distinct) == 1:
        return []
    others = ", ".join(f"{root:.10g}" for root in distinct[1:6])
    return [
        {
            "en": f"{for_input} meets the target at other values too: {others}",
            "ru": f"{for_input} достигает цели и при других значениях: {others}",
        }
    ]
