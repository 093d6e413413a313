"""Which record does a text mean? Its id, or its name in either language and alphabet, without «шахта», "Coal Mine"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Model

from firedamp.server.mines.models import Basin
from firedamp.server.reference import tables
from firedamp.server.search_text import search_text, search_words

# Words that a name may have or lack.
GENERIC = frozenset(
    search_text(
        "шахта", "разрез", "угольный", "угольная", "шахтоуправление", "им", "имени", "coal", "mine", "colliery",
        "shakhta", "razrez",
    ).split()
)  # fmt: skip
MOST_SUGGESTED = 5
Key = frozenset[str]


@dataclass(frozen=True)
class Found:
    """The record that a text means, or the rule that says why there is none."""

    record: Any = None
    rule: str = ""
    params: Mapping[str, object] = field(default_factory=dict)


class Resolver:
    """Finds records by id or name; reads each table once, so that a file of 100,000 rows asks nothing anew."""

    def __init__(self) -> None:
        self._indexes: dict[str, _Index] = {}
        self._found: dict[tuple[str, str, str | None, bool], Found] = {}

    def find(self, table_id: str, text: str, *, basin: str | None = None, made_up: bool = False) -> Found:
        """`made_up`: whether synthetic records are meant; only then is one of them suggested, and no real one."""
        asked = (table_id, text.strip(), basin, made_up)
        if asked not in self._found:
            index = self._indexes.setdefault(table_id, _Index(table_id))
            self._found[asked] = index.find(asked[1], basin, made_up)
        return self._found[asked]


class _Index:
    """One table's records by id and by the words of their names."""

    def __init__(self, table_id: str) -> None:
        self.table_id = table_id

    @cached_property
    def _records(self) -> list[Any]:
        if self.table_id == "basins":
            return list(Basin.objects.all())
        own = tables.table(self.table_id)
        return list(own.with_references())

    @cached_property
    def _by_id(self) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for record in self._records:
            whole = tables.reference_id(record)
            for name in dict.fromkeys((whole, whole.rpartition("/")[2])):
                found.setdefault(name.casefold(), []).append(record)
        return found

    @cached_property
    def _by_name(self) -> dict[Key, list[Any]]:
        found: dict[Key, list[Any]] = {}
        for record in self._records:
            for words in {frozenset(_words(name)) for name in _names(record)} - {frozenset()}:
                found.setdefault(words, []).append(record)
        return found

    def find(self, text: str, basin: str | None, made_up: bool) -> Found:
        candidates = self._by_id.get(text.casefold()) or self._by_name.get(frozenset(_words(text))) or []
        of_basin = [each for each in candidates if basin is None or _basin_of(each) in (None, basin)]
        chosen = [each for each in of_basin if is_made_up(each) == made_up] or of_basin or candidates
        if len(chosen) == 1:
            return Found(chosen[0])
        if chosen:
            return Found(rule="several_records", params={"choices": _listed(chosen)})
        near = _listed(self._near(frozenset(_words(text)), made_up))
        return Found(rule="unknown_record", params={"nearest": near} if near else {})

    def _near(self, words: Key, made_up: bool) -> list[Any]:
        """Records whose names share a word with the text, those with most in common first."""
        shared = [
            (len(words & key) / len(words | key), record)
            for key, records in self._by_name.items()
            for record in records
            if words & key and is_made_up(record) == made_up
        ]
        best = sorted(shared, key=lambda pair: -pair[0])
        return list(dict.fromkeys(record for _, record in best))[:MOST_SUGGESTED]


def _names(record: Model) -> Iterable[str]:
    """Each name whole, as the product shows it, and its variants between commas."""
    for name in ("name_en", "name_ru", "name"):
        whole = getattr(record, name, "")
        yield whole
        yield from whole.split(",")
    yield from getattr(record, "other_names", "").split(",")


def _words(name: str) -> list[str]:
    words = search_words(name)
    return [word for word in words if word not in GENERIC] or words


def is_made_up(record: Any) -> bool:
    """Whether a record is synthetic: as its basin is, or, where it belongs to none, by its own quality."""
    basin = record if isinstance(record, Basin) else getattr(record, "basin", None)
    return bool(basin.synthetic) if basin else getattr(record, "quality", "") == "synthetic"


def _basin_of(record: Any) -> str | None:
    if isinstance(record, Basin):
        return record.basin_id
    basin = getattr(record, "basin", None)
    return basin.basin_id if basin else None


def _listed(records: Iterable[Any]) -> str:
    return ", ".join(
        f"{tables.reference_name(each)['ru']} ({tables.reference_id(each)})" for each in list(records)[:MOST_SUGGESTED]
    )
