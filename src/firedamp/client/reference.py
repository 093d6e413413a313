"""The reference tables: records by their keys, as tables, many at once; everything else as the API has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

from firedamp.client.rooms.reference import ReferenceRoom

if TYPE_CHECKING:
    import polars

    from firedamp.client import shapes

Values = Mapping[str, Any]
State = Literal["new", "changed", "same", "bad", "skipped"]
ROWS = 1000


class Reference(ReferenceRoom):
    """`client.reference`; `filters` are "column:operator:value" (eq, ne, lt, le, gt, ge, in, contains, …).

    Reading is open; changing takes an administrator. A change names the version that was seen: where somebody has
    changed the record since, Changed is raised, with the record as it is and where it differs.
    """

    def frame(self, table: str, **asked: Any) -> polars.DataFrame:
        """Records as a data frame: columns named as in the schema, units in their names; `asked` as of `records`."""
        from firedamp.client.frames import records_frame

        return records_frame(self.schema(table), self.records(table, **asked))

    def by_key(self, table: str, key: str, *, basin: str | None = None) -> shapes.RecordOut | None:
        """The record of a key ("M0836", "M0836/2023"), None where there is none; a synthetic one is found too."""
        filters = self._filters_of_key(table, key)
        if filters is None:
            return None
        # a list without a basin leaves synthetic records out; a key names one record, whichever basin it is of
        for within in chain([basin], self._basins() if basin is None else ()):
            for record in self.records(table, filters=filters, basin=within):
                return record
        return None

    def change_many(self, table: str, records: Iterable[shapes.RecordOut], values: Values) -> shapes.ChangeSetOut:
        """The same change of many records, all or none."""
        return self.bulk(table, "change", _chosen(records), values=values)

    def delete_many(
        self, table: str, records: Iterable[shapes.RecordOut], *, with_dependents: bool = False
    ) -> shapes.ChangeSetOut:
        """Delete many records, all or none."""
        return self.bulk(table, "delete", _chosen(records), dependents="delete" if with_dependents else None)

    def sent_rows(self, table: str, import_id: int, state: State) -> Iterator[shapes.ImportRow]:
        """All rows of a state of a file that was sent, fetched as they are read."""
        offset = 0
        while rows := self.sent(table, import_id, state=state, offset=offset, limit=ROWS)["rows"]:
            yield from rows
            offset += len(rows)

    def _basins(self) -> Iterator[str]:
        """Ids of the basins, asked for only when one is needed."""
        yield from (basin["id"] for basin in self._to.json("GET", "basins")["items"])

    def _filters_of_key(self, table: str, key: str) -> list[str] | None:
        parts, filters = key.split("/"), []
        for column, size in self._key_parts(table):
            taken, parts = parts[:size], parts[size:]
            if len(taken) < size:
                return None
            filters.append(f"{column}:eq:{'/'.join(taken)}")
        return None if parts else filters

    def _key_parts(self, table: str) -> list[tuple[str, int]]:
        """The columns of a table's key, and how many parts of the whole key each takes: a district's id has two."""
        if table == "basins":
            return [("basin_id", 1)]
        schema = self.schema(table)
        leads_to = {column["name"]: column["table"] for column in schema["columns"]}
        return [
            (name, sum(size for _, size in self._key_parts(target)) if (target := leads_to[name]) else 1)
            for name in schema["key"]
        ]


def _chosen(records: Iterable[shapes.RecordOut]) -> list[shapes.ChosenIn]:
    return [{"id": record["id"], "version": record["version"]} for record in records]
