"""What differs between two versions of a table: rows added, removed, and changed by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firedamp.datapackages.cells import Cell
from firedamp.datapackages.faults import RowError

Key = tuple[Cell, ...]


@dataclass(frozen=True)
class FieldChange:
    """One field of one row: what it was and what it is."""

    key: Key
    field: str
    before: Cell
    after: Cell


@dataclass(frozen=True)
class Changes:
    """The difference of two tables; false when there is none."""

    added: tuple[Key, ...]
    removed: tuple[Key, ...]
    changed: tuple[FieldChange, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def changes(
    old_rows: Iterable[Mapping[str, Cell]], new_rows: Iterable[Mapping[str, Cell]], key: str | Sequence[str]
) -> Changes:
    """Compare two versions of a table, row by row of the same key, field by field.

    A field that only one version has counts as empty in the other. Raises RowError if a key occurs twice in a version.
    """
    names = (key,) if isinstance(key, str) else tuple(key)
    old, new = _by_key("old rows", old_rows, names), _by_key("new rows", new_rows, names)
    return Changes(
        added=tuple(each for each in new if each not in old),
        removed=tuple(each for each in old if each not in new),
        changed=tuple(
            FieldChange(each, field, row.get(field), new[each].get(field))
            for each, row in old.items()
            if each in new
            for field in dict.fromkeys([*row, *new[each]])
            if row.get(field) != new[each].get(field)
        ),
    )


def _by_key(file: str, rows: Iterable[Mapping[str, Cell]], names: tuple[str, ...]) -> dict[Key, Mapping[str, Cell]]:
    found: dict[Key, Mapping[str, Cell]] = {}
    for number, row in enumerate(rows, start=1):
        key = tuple(row.get(name) for name in names)
        if key in found:
            raise RowError.one(file, number, ", ".join(names), "duplicate_key", key)
        found[key] = row
    return found
