"""What does a row do to the table as it is? New, the same as its record, or different from it, value by value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firedamp.server.reference.importing.judging import Judged, Key, comparable
from firedamp.server.reference.tables import Table, reference_id

Differences = tuple[dict[str, Any], ...]


class Stored:
    """The table's records by key. Of a table of figures those of a mine, a seam are read when a row first names it: a
    short file must not wait for all records of a long table. What records refer to is read once and shared."""

    def __init__(self, table: Table, for_update: bool) -> None:
        self.table, self.for_update = table, for_update
        self.fields = [table.model._meta.get_field(name).attname for name in table.schema.key]  # type: ignore[union-attr]
        self.parts: dict[Any, dict[Key, Any]] = {}

    def get(self, key: Key) -> Any:
        part = key[0] if len(key) > 1 else None
        if part not in self.parts:
            self.parts[part] = self._read({} if part is None else {self.fields[0]: part})
        return self.parts[part].get(key)

    def _read(self, condition: Mapping[str, Any]) -> dict[Key, Any]:
        names = [column.name for column in self.table.schema.references]
        records = self.table.model.objects.filter(**condition).prefetch_related(*names)
        if self.for_update:
            records = records.select_for_update(of=("self",))
        return {tuple(getattr(record, name) for name in self.fields): record for record in records}


def differences(judged: Judged, record: Any, named: set[str], defaults: Mapping[str, Any]) -> Differences:
    """What the file's own columns would change of a record, and with these what is said for all rows; an empty cell
    changes nothing."""
    fields = judged.fields
    given = [name for name in named if judged.row.values.get(name) is not None]
    differing = [name for name in given if not _same(getattr(record, name), fields[name])]
    if not differing:
        return ()
    told = [name for name in defaults if name in fields and name not in given]
    differing += [name for name in told if not _same(getattr(record, name), fields[name])]
    return tuple(
        {"column": name, "before": _shown(getattr(record, name)), "after": _shown(fields[name])} for name in differing
    )


def _same(stored: Any, given: Any) -> bool:
    if isinstance(stored, float) and isinstance(given, float):
        return abs(stored - given) <= 1e-9 * max(abs(stored), abs(given))
    return comparable(stored) == comparable(given) or (stored == "" and given is None)


def _shown(value: Any) -> Any:
    if hasattr(value, "_meta"):
        return reference_id(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
