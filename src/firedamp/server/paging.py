"""How does a long list come in pages? By cursor: the place after the last row seen, so that rows never repeat."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

from firedamp.science.errors import InputError
from firedamp.server.strict_json import sound


def encode_cursor(values: Sequence[object]) -> str:
    return base64.urlsafe_b64encode(json.dumps([str(value) for value in values]).encode()).decode().rstrip("=")


def decode_cursor(cursor: str, size: int) -> list[str]:
    """The values in a cursor; raises InputError for anything we did not write."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        values = json.loads(base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True))
    except (ValueError, binascii.Error, RecursionError):
        values = None
    if not isinstance(values, list) or len(values) != size or not all(map(usable, values)):
        raise InputError.one("cursor", "bad_cursor", cursor)
    return values


def usable(value: object) -> bool:
    return isinstance(value, str) and sound(value)


def after(queryset: QuerySet[Any], order: Sequence[str], cursor: str) -> QuerySet[Any]:
    """The rows that follow the cursor: (a, b) > (x, y) written as a > x or (a = x and b > y)."""
    values = decode_cursor(cursor, len(order))
    condition, equal = Q(), Q()
    for name, value in zip(order, values, strict=True):
        field = name.removeprefix("-")
        try:
            typed = queryset.model._meta.get_field(field).to_python(value)
        except ValidationError:
            raise InputError.one("cursor", "bad_cursor", cursor) from None
        condition |= equal & Q(**{f"{field}__{'lt' if name.startswith('-') else 'gt'}": typed})
        equal &= Q(**{field: typed})
    return queryset.filter(condition)


def page(queryset: QuerySet[Any], *, order: Sequence[str], limit: int, cursor: str | None) -> dict[str, Any]:
    """One page of rows; the order's fields must together be unique and never null."""
    rows = (after(queryset, order, cursor) if cursor else queryset).order_by(*order)
    found: list[Model] = list(rows[: limit + 1])
    last = found[limit - 1] if len(found) > limit else None
    return {
        "items": found[:limit],
        "next_cursor": encode_cursor([cursor_value(last, name) for name in order]) if last else None,
        "total": queryset.count(),
    }


def cursor_value(row: Model, name: str) -> object:
    value = getattr(row, name.removeprefix("-"))
    return value.isoformat() if hasattr(value, "isoformat") else value
