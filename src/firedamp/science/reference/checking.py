"""Does a record fit its table? Every fault at once, each with its column, rule and value."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from firedamp.science.errors import InputError, Problem
from firedamp.science.reference.schema import Column, TableSchema

EARLIEST_YEAR = 1800
LATEST_YEAR = 2200


def checked(schema: TableSchema, values: Mapping[str, Any], *, today: datetime.date) -> dict[str, Any]:
    """The values of a whole record in the types of their columns; an empty text is no value.

    A reference stays the id that was given: whether it is there is for the database to say. Raises InputError with
    every fault: unknown columns, missing ones, wrong types, values out of range, years and dates in the future.
    """
    clean, problems = checked_values(schema, values, today=today)
    problems += list(_record_faults(schema, clean, {problem.field for problem in problems}))
    if problems:
        raise InputError(problems)
    return clean


def checked_values(
    schema: TableSchema, values: Mapping[str, Any], *, today: datetime.date
) -> tuple[dict[str, Any], list[Problem]]:
    """The values given, each checked alone, and what is wrong with them."""
    clean: dict[str, Any] = {}
    problems = []
    for name, value in values.items():
        column = schema.columns.get(name)
        if column is None:
            problems.append(Problem(name, "unknown_column", None, {"known": ", ".join(schema.columns)}))
            continue
        try:
            clean[name] = _value(column, value, today)
        except InputError as error:
            problems += error.problems
    return clean, problems


def _record_faults(schema: TableSchema, clean: Mapping[str, Any], known: set[str]) -> Iterator[Problem]:
    for column in schema.columns.values():
        if column.required and clean.get(column.name) is None and column.name not in known:
            yield Problem(column.name, "missing", None, {"label": dict(column.label)})
    wanted = schema.require_one
    if wanted and not known & set(wanted) and all(clean.get(name) is None for name in wanted):
        names = {lang: ", ".join(schema.columns[name].label[lang] for name in wanted) for lang in ("en", "ru")}
        yield Problem(wanted[0], "one_needed", None, {"names": names})


def labelled(column: Column) -> dict[str, Any]:
    """What a message about the column needs: its name for people and its unit."""
    return {"label": dict(column.label), "unit": "" if column.unit == "1" else column.unit}


def _value(column: Column, value: Any, today: datetime.date) -> Any:
    if value is None or value == "":
        return None
    return _READERS[column.type](column, value, today)


def refuse(column: Column, rule: str, value: object, **params: object) -> InputError:
    """The error of one value, with what its message needs."""
    return InputError.one(column.name, rule, value, **labelled(column), **params)


def _text(column: Column, value: Any, today: datetime.date) -> str:
    if not isinstance(value, str):
        raise refuse(column, "not_a_text", value)
    single_spaced = " ".join(value.split())
    text = value if value == single_spaced else single_spaced  # 100,000 rows of a file keep each text once
    longest = int(column.maximum or 500)
    if len(text) > longest:
        raise refuse(column, "too_long", len(text), maximum=longest)
    if column.pattern and not re.fullmatch(column.pattern, text):
        raise refuse(column, "not_an_id", text)
    return text


def _number(column: Column, value: Any, today: datetime.date) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise refuse(column, "not_a_number", value)
    if not math.isfinite(value):
        raise refuse(column, "not_finite", value)
    if column.minimum is not None and value < column.minimum:
        raise refuse(column, "below_minimum", value, minimum=column.minimum)
    if column.maximum is not None and value > column.maximum:
        raise refuse(column, "above_maximum", value, maximum=column.maximum)
    if column.whole and value != int(value):
        raise refuse(column, "not_an_integer", value)
    return float(value)


def _year(column: Column, value: Any, today: datetime.date) -> int:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not EARLIEST_YEAR <= value <= LATEST_YEAR or value != int(value):
        raise refuse(column, "not_a_year", value)
    if column.minimum is not None and value < column.minimum:
        raise refuse(column, "below_minimum", int(value), minimum=int(column.minimum))
    if value > today.year and not column.future:
        raise refuse(column, "in_the_future", int(value))
    return int(value)


def _date(column: Column, value: Any, today: datetime.date) -> datetime.date:
    try:
        day = value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise refuse(column, "not_a_date", value) from None
    if day > today and not column.future:
        raise refuse(column, "in_the_future", day.isoformat())
    return day


def _choice(column: Column, value: Any, today: datetime.date) -> str:
    known = [choice.value for choice in column.choices]
    if value not in known:
        raise refuse(column, "not_a_choice", value, choices=_choices_in_words(column))
    return str(value)


def _choices_in_words(column: Column) -> dict[str, str]:
    """The choices for people, with what a program must give: "измерено (measured)"."""
    return {lang: ", ".join(f"{each.label[lang]} ({each.value})" for each in column.choices) for lang in ("en", "ru")}


def _reference(column: Column, value: Any, today: datetime.date) -> str:
    if not isinstance(value, str):
        raise refuse(column, "not_a_text", value)
    return value.strip()


_READERS = {
    "text": _text,
    "number": _number,
    "year": _year,
    "date": _date,
    "choice": _choice,
    "reference": _reference,
}
