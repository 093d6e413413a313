"""The reference tables: their records found, read, changed, brought in from files and taken out to files."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, cast

from firedamp.client import shapes
from firedamp.client.transport import Transport

if TYPE_CHECKING:
    import polars

Values = Mapping[str, Any]
Format = Literal["csv", "csv_excel", "xlsx", "json", "parquet", "datapackage"]
State = Literal["new", "changed", "same", "bad", "skipped"]
AT = "reference"


class Reference:
    """Calls under /reference; `filters` are "column:operator:value" (eq, ne, lt, le, gt, ge, in, contains, …).

    Reading is open; changing takes an administrator. A change names the version that was seen: where somebody has
    changed the record since, Changed is raised, with the record as it is and where it differs.
    """

    def __init__(self, to: Transport) -> None:
        self._to = to

    def tables(self, *, basin: str | None = None) -> list[shapes.ReferenceTable]:
        """The tables with the numbers of their records, of a basin or of all that is not synthetic."""
        return cast(list[shapes.ReferenceTable], self._to.get(AT, basin=basin)["items"])

    def schema(self, table: str) -> shapes.ReferenceSchema:
        """A table's columns with types, units, ranges and help."""
        return cast(shapes.ReferenceSchema, self._to.get(AT, table, "schema"))

    # records

    def records(
        self,
        table: str,
        *,
        basin: str | None = None,
        q: str | None = None,
        filters: Sequence[str] = (),
        sort: str | None = None,
    ) -> Iterator[shapes.Record]:
        """Records that answer, all pages of them, fetched as they are read; without a basin none that is synthetic."""
        found = self._to.items(AT, table, basin=basin, q=q, filter=list(filters), sort=sort)
        return cast(Iterator[shapes.Record], found)

    def count(self, table: str, *, basin: str | None = None, q: str | None = None, filters: Sequence[str] = ()) -> int:
        """How many records answer."""
        return int(self._to.get(AT, table, basin=basin, q=q, filter=list(filters), limit=1)["total"])

    def frame(self, table: str, **asked: Any) -> polars.DataFrame:
        """Records as a data frame: columns named as in the schema, units in their names; `asked` as of `records`."""
        from firedamp.client.frames import records_frame

        return records_frame(self.schema(table), self.records(table, **asked))

    def record(self, table: str, record_id: int) -> shapes.Record:
        """A record by its number."""
        return cast(shapes.Record, self._to.get(AT, table, str(record_id)))

    def by_key(self, table: str, key: str, *, basin: str | None = None) -> shapes.Record | None:
        """The record of a key ("M0836", "M0836/2023"), None where there is none; a synthetic one is found too."""
        filters = self._filters_of_key(table, key)
        if filters is None:
            return None
        # a list without a basin leaves synthetic records out; a key names one record, whichever basin it is of
        for within in chain([basin], self._basins() if basin is None else ()):
            for record in self.records(table, filters=filters, basin=within):
                return record
        return None

    def _basins(self) -> Iterator[str]:
        """Ids of the basins, asked for only when one is needed."""
        yield from (basin["id"] for basin in self._to.get("basins")["items"])

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

    def create(self, table: str, values: Values) -> shapes.Record:
        """Make a record; a reference is named by its id or its name. ApiError with every fault of the values."""
        return cast(shapes.Record, self._to.post(AT, table, body={"values": dict(values)}))

    def change(self, table: str, record_id: int, values: Values, *, version: int) -> shapes.Record:
        """Give columns of a record new values; raises Changed where the record is no longer at the version."""
        body = {"values": dict(values)}
        return cast(shapes.Record, self._to.patch(AT, table, str(record_id), body=body, version=version))

    def delete(self, table: str, record_id: int, *, version: int, with_dependents: bool = False) -> int:
        """Delete a record; Needed where others depend on it. The number of the change, to `undo`."""
        dependents = "delete" if with_dependents else None
        return int(self._to.take_away(AT, table, str(record_id), version=version, dependents=dependents)["change_set"])

    def dependents(self, table: str, record_id: int) -> list[shapes.Dependents]:
        """What would go with a record, or forbids that it goes."""
        return cast(list[shapes.Dependents], self._to.get(AT, table, str(record_id), "dependents")["items"])

    def change_many(self, table: str, records: Iterable[shapes.Record], values: Values) -> shapes.ChangeSet:
        """The same change of many records, all or none."""
        body = {"action": "change", "records": _chosen(records), "values": dict(values)}
        return cast(shapes.ChangeSet, self._to.post(AT, table, "bulk", body=body))

    def delete_many(
        self, table: str, records: Iterable[shapes.Record], *, with_dependents: bool = False
    ) -> shapes.ChangeSet:
        """Delete many records, all or none."""
        dependents = "delete" if with_dependents else None
        body = {"action": "delete", "records": _chosen(records), "dependents": dependents}
        return cast(shapes.ChangeSet, self._to.post(AT, table, "bulk", body=body))

    # what was changed

    def history(self, table: str, record_id: int) -> shapes.History:
        """Who changed what of a record, the newest first."""
        return cast(shapes.History, self._to.get(AT, table, str(record_id), "history"))

    def restore(self, table: str, record_id: int, *, version: int) -> shapes.Record:
        """A record as it was at a version, also a deleted one."""
        return cast(shapes.Record, self._to.post(AT, table, str(record_id), "restore", body={"version": version}))

    def changes(self, *, table: str | None = None, synthetic: bool | None = None) -> Iterator[shapes.ChangeSet]:
        """Changes as they were made together, the newest first, all pages of them."""
        return cast(Iterator[shapes.ChangeSet], self._to.items(AT, "changes", table=table, synthetic=synthetic))

    def undo(self, change_set: int) -> shapes.ChangeSet:
        """Take a change back, all of it or nothing."""
        return cast(shapes.ChangeSet, self._to.post(AT, "changes", str(change_set), "undo", body={}))

    # files

    def send(
        self, table: str, content: bytes, *, filename: str = "", sheet: str | None = None, encoding: str | None = None,
        separator: str | None = None, header_row: int | None = None,
    ) -> shapes.Import:  # fmt: skip
        """Send a CSV or XLSX file to look at: nothing is written to the table yet. What is not said is found:
        `encoding` (utf-8, utf-16, cp1251, cp866, koi8-r) and `separator` (; , tab |) of a text, and `header_row`, the
        last row of the header (0: there is none, the columns are then called A, B, C)."""
        how = {"sheet": sheet, "encoding": encoding, "separator": separator, "header_row": header_row}
        asked = {"filename": filename, **how}
        return cast(shapes.Import, self._to.upload(AT, table, "imports", content=content, **asked))

    def send_file(
        self, table: str, path: str | os.PathLike[str], *, sheet: str | None = None, encoding: str | None = None,
        separator: str | None = None, header_row: int | None = None,
    ) -> shapes.Import:  # fmt: skip
        """As `send`, with the bytes of a file."""
        return self.send(
            table, Path(path).read_bytes(), filename=Path(path).name, sheet=sheet, encoding=encoding,
            separator=separator, header_row=header_row,
        )  # fmt: skip

    def sent(
        self, table: str, import_id: int, *, state: State | None = None, offset: int = 0, limit: int = 200
    ) -> shapes.Import:
        """A file that is being looked at, with some of its rows: of a state, else the bad ones first."""
        found = self._to.get(AT, table, "imports", str(import_id), state=state, offset=offset, limit=limit)
        return cast(shapes.Import, found)

    def sent_rows(self, table: str, import_id: int, state: State) -> Iterator[shapes.ImportRow]:
        """All rows of a state, fetched as they are read."""
        offset = 0
        while rows := self.sent(table, import_id, state=state, offset=offset, limit=1000)["rows"]:
            yield from rows
            offset += len(rows)

    def mend(self, table: str, import_id: int, **said: Any) -> shapes.Import:
        """Say more of a file: `sheet`, `separator`, `header_row`, `encoding`, `wide`, `columns`, `defaults`, `cells`,
        `skip`, `choice`, `choices`."""
        return cast(shapes.Import, self._to.patch(AT, table, "imports", str(import_id), body=said))

    def take(self, table: str, import_id: int) -> shapes.Taken:
        """Take a file over, all of it or nothing; ApiError while rows are bad."""
        return cast(shapes.Taken, self._to.post(AT, table, "imports", str(import_id), "commit", body={}))

    def put_away(self, table: str, import_id: int) -> None:
        """Forget a file that was sent."""
        self._to.delete(AT, table, "imports", str(import_id))

    def export(
        self,
        table: str,
        path: str | os.PathLike[str],
        *,
        format: Format = "csv",  # noqa: A002
        basin: str | None = None,
        q: str | None = None,
        filters: Sequence[str] = (),
        sort: str | None = None,
    ) -> int:
        """Write records to a file, whole or not at all; its size in bytes. Titles are in the client's language."""
        target = Path(path)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                size = self.export_to(table, file, format=format, basin=basin, q=q, filters=filters, sort=sort)
            os.chmod(name, 0o666 & ~_mask())
            os.replace(name, target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        return size

    def export_to(self, table: str, file: IO[bytes], *, filters: Sequence[str] = (), **asked: Any) -> int:
        """Write records to an open file as they come; the number of bytes."""
        size = 0
        with self._to.stream(AT, table, "export", filter=list(filters), **asked) as answer:
            for piece in answer.iter_bytes():
                size += file.write(piece)
        return size


def _chosen(records: Iterable[shapes.Record]) -> list[dict[str, int]]:
    return [{"id": record["id"], "version": record["version"]} for record in records]


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
