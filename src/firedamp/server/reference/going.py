"""What goes when records are deleted, all the way down, and what forbids it? Counted before anything is deleted."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from typing import Any

from django.db.models import Model

from firedamp.server.parts import in_parts
from firedamp.server.reference.dependents import (
    SHOWN,
    Dependents,
    dependents_title,
    forbidden_by,
    naming_methods,
    relations_to,
)
from firedamp.server.reference.library import methods_naming
from firedamp.server.reference.models import Record
from firedamp.server.reference.tables import table_of_model

AT_ONCE = 500


def going(records: Sequence[Record]) -> list[Dependents]:
    """A company's mines go with it, and their figures with them: each kind once, however it depends on the records."""
    seen: dict[type[Model], set[int]] = defaultdict(set)
    forbidding: dict[type[Model], bool] = {}
    waiting: deque[tuple[type[Model], set[int]]] = deque()
    for record in records:
        seen[type(record)].add(record.pk)
    waiting.extend((model, set(ids)) for model, ids in seen.items())
    own = {model: set(ids) for model, ids in seen.items()}
    while waiting:
        model, ids = waiting.popleft()
        for relation in relations_to(model):
            found = named_by(relation, ids) - seen[relation.related_model]
            if not found:
                continue
            seen[relation.related_model] |= found
            forbids = forbidden_by(relation)
            forbidding[relation.related_model] = forbidding.get(relation.related_model, False) or forbids
            if not forbids:
                waiting.append((relation.related_model, found))
    groups = [group(model, seen[model] - own.get(model, set()), forbidding[model]) for model in forbidding]
    methods = list(dict.fromkeys(method for record in records for method in methods_naming(record)))
    return [*([naming_methods(methods)] if methods else []), *groups]


def named_by(relation: Any, ids: set[int]) -> set[int]:
    """The records of a relation that name some of these."""
    found: set[int] = set()
    for part in in_parts(sorted(ids), AT_ONCE):
        naming = relation.related_model.objects.filter(**{f"{relation.field.name}__in": part})
        found.update(naming.values_list("pk", flat=True))
    return found


def group(model: type[Model], ids: set[int], forbids: bool) -> Dependents:
    own = table_of_model(model)
    first = model._default_manager.filter(pk__in=sorted(ids)[:SHOWN])
    examples = [own.name_of(each) for each in first] if own else []
    return Dependents(dependents_title(model), own, (), len(ids), examples, forbids)
