"""How does a row leave one database and enter another? As a line of JSON, each value as its field knows it."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models

from firedamp.server.jobs.models import Worker

Model = type[models.Model]
AT_ONCE = 500
OF_THIS_MOMENT = (Worker,)  # who is at work now is nothing to keep


def kept_models() -> list[Model]:
    """Those of every table, Django's and its libraries' too."""
    every = apps.get_models(include_auto_created=True)
    found = [each for each in every if each._meta.managed and not each._meta.proxy and each not in OF_THIS_MOMENT]
    return sorted(found, key=lambda model: model._meta.label_lower)


def columns(model: Model) -> list[str]:
    return [field.attname for field in fields(model)]


def fields(model: Model) -> Sequence[Any]:
    return [each for each in model._meta.local_concrete_fields if not each.generated]


def lines(model: Model) -> Iterator[bytes]:
    """Every row, in the order of its key."""
    rows = model._base_manager.order_by("pk").values_list(*columns(model))
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield json.dumps(row, ensure_ascii=False, default=plain, separators=(",", ":")).encode() + b"\n"


def plain(value: Any) -> str:
    """What JSON has no word for, so that `to_python` of its field makes the same of it again."""
    match value:
        case datetime() | date():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(value).decode("ascii")
    raise TypeError(f"{type(value).__name__} cannot be kept")


def insert(model: Model, rows: Sequence[bytes]) -> None:
    """Rows as they were, keys and times too: nothing is counted up, no clock is read."""
    own = fields(model)
    made = [model(**_values(own, json.loads(row))) for row in rows]
    most = min(AT_ONCE, connection.ops.bulk_batch_size(own, made))
    for at in range(0, len(made), most):
        part = made[at : at + most]
        model._base_manager._insert(part, fields=own, using=connection.alias, raw=True)  # type: ignore[attr-defined]


def _values(own: Sequence[Any], row: Sequence[Any]) -> dict[str, Any]:
    return {
        field.attname: None if value is None else field.to_python(value)
        for field, value in zip(own, row, strict=True)
    }  # fmt: skip
