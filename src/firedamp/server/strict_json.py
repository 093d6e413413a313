"""Which JSON does the API accept? Finite numbers, sound text, each key once, no deeper than anyone needs."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from firedamp.science.errors import Problem
from firedamp.science.unparsed import unparsed

DEEPEST = 16
LONGEST_NUMBER = 40
LARGEST_INTEGER = 2**53
MOST_PROBLEMS = 100
NUMBERS = {
    "en": "The body holds numbers that JSON or Firedamp does not take.",
    "ru": "В теле запроса есть числа, недопустимые в JSON или слишком большие.",
}


class JsonRefused(ValueError):
    """The text is not JSON that the API accepts; the message says why, in English and Russian, and where it can be told
    `problems` name the values."""

    def __init__(self, en: str, ru: str, problems: Sequence[Problem] = ()) -> None:
        self.detail, self.problems = {"en": en, "ru": ru}, tuple(problems)
        super().__init__(en)


@dataclass(frozen=True)
class Unsound:
    """Stands where a number is none that the API takes, until its place is known."""

    rule: str
    value: str | int
    allowed: tuple[tuple[str, int], ...] = ()


def loads(body: bytes) -> Any:
    """Parse a request's body, or raise JsonRefused."""
    unsound: list[Unsound] = []

    def noted(value: Any) -> Any:
        if isinstance(value, Unsound):
            unsound.append(value)
        return value

    try:
        value = json.loads(
            body.decode("utf-8"),
            parse_constant=lambda name: noted(Unsound("not_finite", name)),
            parse_int=lambda text: noted(bounded_integer(text)),
            parse_float=lambda text: noted(finite_float(text)),
            object_pairs_hook=without_repeats,
        )
    except UnicodeDecodeError:
        raise JsonRefused("The body is not UTF-8.", "Тело запроса не в UTF-8.") from None
    except RecursionError:
        raise too_deep() from None
    except json.JSONDecodeError as error:
        fault = Problem("body", "bad_json", None, unparsed(error))
        raise JsonRefused("Not JSON.", "Не JSON.", [fault]) from None
    refuse_unsound(value)
    if unsound:
        raise JsonRefused(NUMBERS["en"], NUMBERS["ru"], list(islice(located(value), MOST_PROBLEMS)))
    return value


def located(value: Any, path: tuple[str, ...] = ()) -> Iterator[Problem]:
    """Each number that is not taken, with the names and places that lead to it."""
    if isinstance(value, Unsound):
        yield Problem(".".join(path) or "body", value.rule, value.value, dict(value.allowed))
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from located(item, (*path, name))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from located(item, (*path, str(place)))


def too_deep() -> JsonRefused:
    return JsonRefused(f"Nested deeper than {DEEPEST} levels.", f"Вложенность больше {DEEPEST} уровней.")


def bounded_integer(text: str) -> int | Unsound:
    if len(text) <= LONGEST_NUMBER and abs(int(text)) <= LARGEST_INTEGER:
        return int(text)
    written = int(text) if len(text) <= LONGEST_NUMBER else f"{text[:LONGEST_NUMBER]}…"
    if text.startswith("-"):
        return Unsound("below_minimum", written, (("minimum", -LARGEST_INTEGER),))
    return Unsound("above_maximum", written, (("maximum", LARGEST_INTEGER),))


def finite_float(text: str) -> float | Unsound:
    value = float(text)
    return value if math.isfinite(value) else Unsound("not_finite", text[:LONGEST_NUMBER])


def without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise JsonRefused("A key stands twice in one object.", "Ключ повторяется в одном объекте.")
    return record


def refuse_unsound(value: Any, depth: int = 0) -> None:
    """Text that no database keeps (NUL, half a surrogate pair), or nesting beyond any use."""
    if depth > DEEPEST:
        raise too_deep()
    if isinstance(value, str):
        if not sound(value):
            raise JsonRefused("Text holds a character that is not text.", "В тексте есть недопустимый символ.")
    elif isinstance(value, dict):
        for name, item in value.items():
            refuse_unsound(name, depth)
            refuse_unsound(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            refuse_unsound(item, depth + 1)


def sound(text: str) -> bool:
    if text.isascii():
        return "\x00" not in text
    return "\x00" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
