"""A row in every table that has none: made-up values of every kind that its fields may hold. Run where Django is."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from firedamp.server.operations.backup.rows import Model, fields, kept_models

MOMENT = datetime(2026, 2, 28, 23, 59, 59, 123457, tzinfo=UTC)


def fill() -> int:
    """How many tables were given a row."""
    made: set[Model] = set()
    with transaction.atomic():
        for model in kept_models():
            row_of(model, made)
    return len(made)


def row_of(model: Model, made: set[Model]) -> Any:
    """The key of the first row, made where there is none; what it refers to before it."""
    there = model._base_manager.values_list("pk", flat=True).first()
    if there is not None:
        return there
    values = {field.attname: value_of(field, model, made) for field in fields(model)}
    row = model(**values)
    model._base_manager._insert([row], fields=fields(model), using="default", raw=True)  # type: ignore[attr-defined]
    made.add(model)
    return row.pk


def constrained(field: Any, model: Model) -> list[Any]:
    """The values that the table itself allows, where it names them."""
    conditions = [each.condition for each in model._meta.constraints if isinstance(each, models.CheckConstraint)]
    pairs = [child for condition in conditions for child in condition.children if isinstance(child, tuple)]
    return [value for name, values in pairs if name == f"{field.name}__in" for value in values if value]


def value_of(field: Any, model: Model, made: set[Model]) -> Any:
    if field.is_relation:
        if field.null and field.related_model in (model, *made):
            return None
        return row_of(field.related_model, made)
    if allowed := [*constrained(field, model), *(value for value, _ in field.flatchoices if value != "")]:
        return allowed[0]
    match field:
        case models.BooleanField():
            return True
        case models.BinaryField():
            return bytes(range(256))
        case models.UUIDField():
            return uuid.UUID(int=2**100 + 7)
        case models.DateTimeField():
            return MOMENT
        case models.DateField():
            return date(2026, 2, 28)
        case models.JSONField():
            return {"б": [1.5, 0.1 + 0.2, 1e-300, 2**53, True, None, "ш\n\"'\\", {}], "а": ""}
        case models.DecimalField():
            return Decimal("1.25")
        case models.FloatField():
            return 0.1 + 0.2
        case models.IntegerField():
            return 7
        case models.GenericIPAddressField():
            return "2001:db8::1"
        case models.EmailField():
            return "ш@example.org"
    return f"«ш» {field.name} \t\n'"[: field.max_length]
