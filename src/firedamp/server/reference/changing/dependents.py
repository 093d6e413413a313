"""What depends on records, all the way down? What would go with them, what forbids that they go, what only names them.

Counted, and shown, before anything is deleted: the same walk says what a deletion takes.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from typing import Any

from django.db.models import Model

from firedamp.science.methods import library
from firedamp.server.inventory.kept import calculations_from
from firedamp.server.inventory.models import Calculation
from firedamp.server.parts import in_parts
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.library import methods_naming
from firedamp.server.reference.models import Record
from firedamp.server.reference.tables import Table, table_of_model, tables

SHOWN = 5
AT_ONCE = 500
Ids = set[Any]
# What is no reference table but may name a record.
OTHERS: Mapping[str, Mapping[str, str]] = {
    "method": {"en": "Methods", "ru": "Методики"},
    "calculation": {"en": "Kept calculations", "ru": "Сохранённые расчёты"},
    "site": {"en": "Sites of organisations", "ru": "Площадки организаций"},
    "inventory": {"en": "Kept inventories", "ru": "Сохранённые кадастры"},
    "longwall": {"en": "Longwalls", "ru": "Лавы"},
    "reductionproject": {"en": "Projects that cut methane", "ru": "Проекты сокращения выбросов"},
}


@dataclass(frozen=True)
class Dependents:
    """Things of one kind that name records. They go with them, or they forbid that these go, or neither: a kept
    calculation has the numbers of its own that it took, and stays."""

    title: Mapping[str, str]
    table: Table | None
    ids: frozenset[Any]
    count: int
    examples: Sequence[Mapping[str, str]]
    forbids: bool
    goes: bool

    def to_dict(self) -> dict[str, Any]:
        same = {"title": dict(self.title), "count": self.count, "examples": list(self.examples)}
        return {"table": self.table.id if self.table else None, **same, "forbids": self.forbids, "goes": self.goes}


def dependents(records: Sequence[Record]) -> list[Dependents]:
    """A company's mines go with it, and their figures with them: each kind once, however it depends on the records.

    What may be without the record that it names does not go with it, but forbids, as kept results do.
    """
    walk = _Walk(records)
    methods = list(dict.fromkeys(method for record in records for method in methods_naming(record)))
    return [*([naming_methods(methods)] if methods else []), *walk.groups()]


class _Walk:
    """From records to what names them, and on from what would go."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.seen: dict[type[Model], Ids] = defaultdict(set)
        for record in records:
            self.seen[type(record)].add(record.pk)
        self.own = {model: set(ids) for model, ids in self.seen.items()}
        self.forbidding: dict[type[Model], bool] = {}
        self.waiting = deque((model, set(ids)) for model, ids in self.seen.items())
        while self.waiting:
            self._go_on(*self.waiting.popleft())

    def _go_on(self, model: type[Model], ids: Ids) -> None:
        for relation in relations_to(model):
            forbids = forbidden_by(relation)
            found = self._met(relation.related_model, named_by(relation, ids), forbids=forbids)
            if found and not forbids:
                self.waiting.append((relation.related_model, found))
        self._met(Calculation, calculations_from(model, ids), forbids=False)

    def _met(self, model: type[Model], ids: Ids, *, forbids: bool) -> Ids:
        found = ids - self.seen[model]
        if found:
            self.seen[model] |= found
            self.forbidding[model] = self.forbidding.get(model, False) or forbids
        return found

    def groups(self) -> list[Dependents]:
        return [
            group(model, frozenset(self.seen[model] - self.own.get(model, set())), forbids)
            for model, forbids in self.forbidding.items()
        ]


def named_by(relation: Any, ids: Ids) -> Ids:
    """The records of a relation that name some of these."""
    found: Ids = set()
    for part in in_parts(sorted(ids), AT_ONCE):
        naming = relation.related_model.objects.filter(**{f"{relation.field.name}__in": part})
        found.update(naming.values_list("pk", flat=True))
    return found


def group(model: type[Model], ids: frozenset[Any], forbids: bool) -> Dependents:
    own = table_of_model(model)
    first = model._default_manager.filter(pk__in=sorted(ids)[:SHOWN])
    title = own.schema.title if own else OTHERS[str(model._meta.model_name)]
    examples = [own.name_of(each) for each in first] if own else []
    return Dependents(title, own, ids, len(ids), examples, forbids, goes=own is not None and not forbids)


def naming_methods(methods: Sequence[str]) -> Dependents:
    names = [dict(library().sheet(method).title) for method in methods[:SHOWN]]
    return Dependents(OTHERS["method"], None, frozenset(), len(methods), names, forbids=True, goes=False)


def forbidden_by(relation: Any) -> bool:
    """Kept results stay, and so does a record that may be without the one it names: what they name stays, too."""
    return table_of_model(relation.related_model) is None or relation.field.null


def relations_to(record: Record | type[Model]) -> list[Any]:
    """Foreign keys that lead to the record's table."""
    fields = record._meta.get_fields(include_hidden=True)
    return [each for each in fields if each.auto_created and each.one_to_many]


@cache
def naming_first() -> tuple[Table, ...]:
    """The tables in an order in which they can be deleted from: one that names another before it."""
    models = {each.model: each for each in tables()}
    named = {
        model: {field.related_model for field in model._meta.get_fields() if field.many_to_one} & models.keys()
        for model in models
    }
    return tuple(models[model] for model in reversed(list(TopologicalSorter(named).static_order())))


def require_deletable(found: Sequence[Dependents], *, with_dependents: bool) -> None:
    """ApiProblem `conflict` where what stays forbids it, or records would go and nobody said that they may."""
    if any(each.forbids for each in found):
        raise ApiProblem("conflict", FORBIDDEN, more=listed(found))
    if any(each.goes for each in found) and not with_dependents:
        raise ApiProblem("conflict", UNSAID, more=listed(found))


def listed(found: Sequence[Dependents]) -> dict[str, Any]:
    return {"dependents": [each.to_dict() for each in found]}


FORBIDDEN = {
    "en": "Other records or kept results name this record: it stays while they do.",
    "ru": "На эту запись ссылаются другие записи или сохранённые результаты: пока это так, она остаётся.",
}
UNSAID = {
    "en": "Other records depend on this one; say dependents=delete to delete them too.",
    "ru": "От этой записи зависят другие; чтобы удалить и их, укажите dependents=delete.",
}
