"""What the user gave, checked against a sheet: every fault of every input is found before anything is computed.

Values come out as arrays of shape (rows,), those of lists and series as (items, rows); a scalar is one row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, Problem, shown, unknown_input
from firedamp.science.methods.quantity import in_unit_of
from firedamp.science.methods.sheet import Input, Sheet
from firedamp.science.units import displayed

LONGEST_LIST = 2_000  # items of a list or series


def require_known(sheet: Sheet, inputs: Mapping[str, Any]) -> list[Problem]:
    """Names that the sheet does not have, each with the nearest that it has."""
    return [
        unknown_input(str(name)[:80], _short(value), sheet.inputs)
        for name, value in inputs.items() if name not in sheet.inputs
    ]  # fmt: skip


def require_one_row(sheet: Sheet, inputs: Mapping[str, Any]) -> None:
    """InputError for a list where one value belongs: many rows are for `evaluate_rows`."""
    problems = []
    for name, value in inputs.items():
        item = sheet.inputs.get(name)
        if item and item.kind not in ("list", "series") and _is_several(value):
            problems.append(Problem(name, "not_a_number", _short(value)))
        if item and item.kind == "list" and isinstance(value, Sequence):
            records = [(index, record) for index, record in enumerate(value) if isinstance(record, Mapping)]
            problems += [
                Problem(f"{name}[{index}].{part}", "not_a_number", _short(number))
                for index, record in records
                for part, number in record.items()
                if _is_several(number)
            ]
    if problems:
        raise InputError(problems)


def _is_several(value: Any) -> bool:
    inside = value.get("value") if isinstance(value, Mapping) else value
    return isinstance(inside, list | tuple | np.ndarray)


def require_complete(sheet: Sheet, given: set[str]) -> list[Problem]:
    """Inputs that are missing, and alternatives of which not exactly one is complete."""
    problems, in_alternatives = [], set[str]()
    for groups in sheet.alternatives:
        in_alternatives.update(name for group in groups for name in group)
        begun = [group for group in groups if given & set(group)]
        wanted = " | ".join(" + ".join(group) for group in groups)
        if not begun:
            problems.append(Problem(groups[0][0], "missing_alternative", None, {"alternatives": wanted}))
        elif len(begun) > 1:
            both = ", ".join(sorted(given & {name for group in begun for name in group}))
            problems.append(Problem(begun[1][0], "conflicting_alternatives", both, {"alternatives": wanted}))
        else:
            problems += [Problem(name, "missing") for name in begun[0] if name not in given]
    for name, item in sheet.inputs.items():
        if name not in given and name not in in_alternatives and not item.has_fallback:
            problems.append(Problem(name, "missing", None, {"unit": displayed(item.unit)}))
    return problems


def checked(item: Input, value: Any, field: str = "") -> Any:
    """The value of one input as an array (a list: {field: array}); InputError with all that is wrong in it."""
    field = field or item.name
    match item.kind:
        case "list":
            return _records(item, value, field)
        case "choice":
            return _choice(item, value, field)
        case "boolean":
            return _boolean(value, field)
        case "text":
            return str(_short(value))[:200]
    return _numbers(item, value, field)


def _numbers(item: Input, value: Any, field: str) -> np.ndarray:
    numbers = _as_floats(item, value, field)
    if numbers.size == 0:
        raise InputError.one(field, "empty_list", None)
    if item.kind == "series" and numbers.ndim == 1:  # days of one row
        numbers = numbers[:, np.newaxis]
    if numbers.ndim > (2 if item.kind == "series" else 1):
        raise InputError.one(field, "not_a_number", _short(value))
    _require_range(item, numbers, field, several=isinstance(value, list | tuple | np.ndarray))
    if item.kind == "integer":
        _require(np.trunc(numbers) == numbers, numbers, field, "not_an_integer", {})
    return numbers


def _as_floats(item: Input, value: Any, field: str) -> np.ndarray:
    if isinstance(value, Mapping):
        value = in_unit_of(item, value, field)
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    if isinstance(value, np.ndarray) and value.dtype.kind in "fiu":
        return value.astype(np.float64, copy=False)
    flat = value if isinstance(value, list | tuple | np.ndarray) else [value]
    for number in flat:
        if isinstance(number, bool | str) or not isinstance(number, int | float | np.number):
            raise InputError.one(field, "not_a_number", _short(number))
    try:
        return np.asarray(flat, dtype=float)
    except (OverflowError, ValueError, TypeError):
        raise InputError.one(field, "not_a_number", _short(value)) from None


def _require_range(item: Input, numbers: np.ndarray, field: str, *, several: bool) -> None:
    if _within(item, numbers):
        return
    unit = displayed(item.unit)
    # An optional input may be unknown in some rows: NaN there stands for "not given".
    unknown = np.isnan(numbers) if item.has_fallback and several else False
    _require(np.isfinite(numbers) | unknown, numbers, field, "not_finite", {})
    if item.minimum is not None:
        _require(
            (numbers >= item.minimum) | unknown,
            numbers,
            field,
            "below_minimum",
            {"minimum": item.minimum, "unit": unit},
        )
    if item.above is not None:
        _require(
            (numbers > item.above) | unknown, numbers, field, "not_above_minimum", {"minimum": item.above, "unit": unit}
        )
    if item.maximum is not None:
        _require(
            (numbers <= item.maximum) | unknown,
            numbers,
            field,
            "above_maximum",
            {"maximum": item.maximum, "unit": unit, **({"why": item.maximum_reason} if item.maximum_reason else {})},
        )


def _within(item: Input, numbers: np.ndarray) -> bool:
    """Whether all numbers are finite and in range, by the least and the greatest alone: the rule, so it is quick."""
    least, greatest = float(numbers.min()), float(numbers.max())  # NaN if any is
    return (
        np.isfinite(least)
        and np.isfinite(greatest)
        and (item.minimum is None or least >= item.minimum)
        and (item.above is None or least > item.above)
        and (item.maximum is None or greatest <= item.maximum)
    )


def _require(good: np.ndarray, numbers: np.ndarray, field: str, rule: str, params: dict[str, object]) -> None:
    if good.all():
        return
    bad = np.flatnonzero(~good.ravel())
    value = float(numbers.ravel()[bad[0]])
    if numbers.size > 1:
        params = params | {"row": int(bad[0]), "rows": int(bad.size)}
    raise InputError.one(field, rule, value if np.isfinite(value) else str(value), **params)


def _choice(item: Input, value: Any, field: str) -> np.ndarray:
    allowed = [choice.value for choice in item.choices]
    if isinstance(value, np.ndarray):
        if value.dtype.kind == "U" and value.ndim == 1 and value.size and np.isin(value, allowed).all():
            return value
        value = value.tolist()
    values = list(value) if isinstance(value, list | tuple) else [value]
    if not values:
        raise InputError.one(field, "empty_list", None)
    for entry in values:
        if not isinstance(entry, str) or entry not in allowed:
            raise InputError.one(field, "not_a_choice", _short(entry), choices=", ".join(allowed))
    return np.array(values)


def _boolean(value: Any, field: str) -> np.ndarray:
    if isinstance(value, np.ndarray) and value.dtype == bool and value.ndim == 1 and value.size:
        return value
    if not isinstance(value, bool | np.bool_):
        raise InputError.one(field, "not_a_boolean", _short(value))
    return np.array([value])


def _records(item: Input, value: Any, field: str) -> dict[str, np.ndarray]:
    """A list of records as one array (items, rows) per field."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise InputError.one(field, "not_a_list", _short(value))
    if len(value) > LONGEST_LIST:
        raise InputError.one(field, "too_many_items", len(value), maximum=LONGEST_LIST)
    if len(value) < item.minimum_items:
        raise InputError.one(field, "empty_list", None)
    problems: list[Problem] = []
    columns: dict[str, list[np.ndarray]] = {name: [] for name, part in item.fields.items() if part.kind != "text"}
    for index, record in enumerate(value):
        try:
            _record(item, record, f"{field}[{index}]", columns)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    try:
        return {name: _stacked(parts) for name, parts in columns.items()}
    except ValueError:  # arrays of different lengths
        raise InputError.one(field, "unequal_lengths", None) from None


def _record(item: Input, record: Any, where: str, columns: dict[str, list[np.ndarray]]) -> None:
    if not isinstance(record, Mapping):
        raise InputError.one(where, "not_a_record", _short(record), fields=", ".join(item.fields))
    problems = [
        Problem(f"{where}.{name}", "unknown_input", _short(record[name]), {"known": ", ".join(item.fields)})
        for name in record
        if name not in item.fields
    ]
    for name, part in item.fields.items():
        given = record.get(name)
        try:
            if given is None and part.default is None:
                raise InputError.one(f"{where}.{name}", "missing", None, unit=displayed(part.unit))
            number = checked(part, part.default if given is None else given, f"{where}.{name}")
            if name in columns:
                columns[name].append(number)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)


def _stacked(parts: list[np.ndarray]) -> np.ndarray:
    return np.stack(np.broadcast_arrays(*parts)) if parts else np.zeros((0, 1))


def _short(value: Any) -> Any:
    """The value as an error may show it: never a wall of text, always writable as JSON."""
    if isinstance(value, bool | int | float) or value is None:
        return value if not isinstance(value, int) or abs(value) < 1e300 else shown(value)[:40]
    return (value if isinstance(value, str) else shown(value))[:80]
