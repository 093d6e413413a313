"""Which JSON does the API accept? Finite numbers, sound text, each key once, no deeper than anyone needs."""

from __future__ import annotations

import json
import math
from typing import Any

DEEPEST = 16
LONGEST_NUMBER = 40
LARGEST_INTEGER = 2**53


class JsonRefused(ValueError):
    """The text is not JSON that the API accepts; the message says why, in English and Russian."""

    def __init__(self, en: str, ru: str) -> None:
        self.detail = {"en": en, "ru": ru}
        super().__init__(en)


def loads(body: bytes) -> Any:
    """Parse a request's body, or raise JsonRefused."""
    try:
        value = json.loads(
            body.decode("utf-8"),
            parse_constant=refuse_constant,
            parse_int=bounded_integer,
            parse_float=finite_float,
            object_pairs_hook=without_repeats,
        )
    except UnicodeDecodeError:
        raise JsonRefused("The body is not UTF-8.", "Тело запроса не в UTF-8.") from None
    except RecursionError:
        raise too_deep() from None
    except json.JSONDecodeError as error:
        where = f"{error.lineno}:{error.colno}"
        raise JsonRefused(f"Not JSON at {where}: {error.msg}.", f"Не JSON, место {where}.") from None
    refuse_unsound(value)
    return value


def too_deep() -> JsonRefused:
    return JsonRefused(f"Nested deeper than {DEEPEST} levels.", f"Вложенность больше {DEEPEST} уровней.")


def refuse_constant(name: str) -> float:
    raise JsonRefused(f"{name} is not a number in JSON.", f"{name} в JSON не число.")


def bounded_integer(text: str) -> int:
    if len(text) > LONGEST_NUMBER or abs(int(text)) > LARGEST_INTEGER:
        raise JsonRefused("An integer is beyond 2^53.", "Целое число больше 2^53.")
    return int(text)


def finite_float(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise JsonRefused("A number is too large.", "Число слишком велико.")
    return value


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
