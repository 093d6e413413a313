"""What depends on a record? Shown before it is deleted; results that were kept forbid it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from firedamp.server.mines.models import MineProject
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.library import methods_naming
from firedamp.server.reference.models import Record
from firedamp.server.reference.tables import Table, table_of_model

SHOWN = 5
# What is no reference table but may name a record.
OTHERS: Mapping[str, Mapping[str, str]] = {
    "method": {"en": "Methods", "ru": "Методики"},
    "calculation": {"en": "Kept calculations", "ru": "Сохранённые расчёты"},
    "inventory": {"en": "Kept inventories", "ru": "Сохранённые кадастры"},
}


@dataclass(frozen=True)
class Dependents:
    """Things of one kind that name a record. `forbids`: they stay, so what they name stays."""

    title: Mapping[str, str]
    table: Table | None
    records: QuerySet[Any] | Sequence[Any]
    count: int
    examples: Sequence[Mapping[str, str]]
    forbids: bool

    def to_dict(self) -> dict[str, Any]:
        same = {"title": dict(self.title), "count": self.count, "examples": list(self.examples)}
        return {"table": self.table.id if self.table else None, **same, "forbids": self.forbids}


def dependents(record: Record) -> list[Dependents]:
    """Everything that names the record, a kind at a time; what may be without it does not go with it, but forbids."""
    found = [naming_methods(methods)] if (methods := methods_naming(record)) else []
    for relation in relations_to(record):
        records = relation.related_model.objects.filter(**{relation.field.name: record})
        if records.exists():
            found.append(naming_records(relation, records))
    return found


def naming_records(relation: Any, records: QuerySet[Any]) -> Dependents:
    own = table_of_model(relation.related_model)
    title = dependents_title(relation.related_model)
    examples = [own.name_of(each) for each in records[:SHOWN]] if own else []
    return Dependents(title, own, records, records.count(), examples, forbidden_by(relation))


def forbidden_by(relation: Any) -> bool:
    """Kept results stay, and so does a record that may be without the one it names: what they name stays, too."""
    return table_of_model(relation.related_model) is None or relation.field.null


def dependents_title(model: type[Model]) -> Mapping[str, str]:
    own = table_of_model(model)
    return own.schema.title if own else OTHERS.get(str(model._meta.model_name), OTHERS["calculation"])


def naming_methods(methods: Sequence[str]) -> Dependents:
    names = [dict.fromkeys(("en", "ru"), method) for method in methods[:SHOWN]]
    return Dependents(OTHERS["method"], None, (), len(methods), names, forbids=True)


def relations_to(record: Record | type[Model]) -> list[Any]:
    """Foreign keys that lead to the record's table. A mine's projects are part of it: they go and come back with it."""
    fields = record._meta.get_fields(include_hidden=True)
    return [each for each in fields if each.auto_created and each.one_to_many and each.related_model is not MineProject]


def require_deletable(record: Record, *, with_dependents: bool) -> None:
    """ApiProblem `conflict` where what stays names the record, or records do and nobody said that they go too."""
    found = dependents(record)
    if any(group.forbids for group in found):
        raise ApiProblem("conflict", FORBIDDEN, more=listed(found))
    if found and not with_dependents:
        raise ApiProblem("conflict", UNSAID, more=listed(found))
    for group in found:
        for each in group.records:
            require_deletable(each, with_dependents=with_dependents)


def listed(found: list[Dependents]) -> dict[str, Any]:
    return {"dependents": [group.to_dict() for group in found]}


FORBIDDEN = {
    "en": "Other records or kept results name this record: it stays while they do.",
    "ru": "На эту запись ссылаются другие записи или сохранённые результаты: пока это так, она остаётся.",
}
UNSAID = {
    "en": "Other records depend on this one; say dependents=delete to delete them too.",
    "ru": "От этой записи зависят другие; чтобы удалить и их, укажите dependents=delete.",
}
