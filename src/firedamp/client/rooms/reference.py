"""Which calls has `client.reference`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, cast

from firedamp.client.files import Download, Progress, Source, upload
from firedamp.client.job import Job
from firedamp.client.paging import Pages
from firedamp.client.transport import UNSAID, Transport, Unsaid, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class ReferenceRoom:
    """The operations of the API under `reference`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("table_list")
    def tables(self, *, basin: str | None = None) -> list[shapes.TableRow]:
        """The reference tables.

        Each with the number of its records (of a basin), its main sources, how old its data are and when a person
        last changed them.

        Raises BadInput.
        """
        found: list[shapes.TableRow] = self._to.json("GET", "reference", query={"basin": basin})["items"]
        return found

    @operation("change_list")
    def changes(self, *, table: str | None = None, synthetic: bool | None = None) -> Pages[shapes.ChangeSetOut]:
        """What was changed.

        Changes as they were made together, the newest first; any but a package's can be undone. `synthetic` chooses
        those of synthetic records, or the others.

        Raises NotFound, BadInput.
        """
        return Pages(self._to, "reference", "changes", query={"table": table, "synthetic": synthetic})

    @operation("change_undo")
    def undo(self, change_set_id: int) -> shapes.ChangeSetOut:
        """Undo a change.

        All of it or nothing; 409 where a record was changed again since. Undoing is a change, too, and can be
        undone.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        found: shapes.ChangeSetOut = self._to.json("POST", "reference", "changes", change_set_id, "undo")
        return found

    @operation("table_schema")
    def schema(self, table_id: str) -> shapes.TableSchemaOut:
        """A table's columns.

        Types, units, ranges, choices and help: what a form or a program needs to know.

        Raises NotFound, BadInput.
        """
        found: shapes.TableSchemaOut = self._to.json("GET", "reference", table_id, "schema")
        return found

    @operation("record_list")
    def records(
        self,
        table_id: str,
        *,
        filters: Sequence[str] | None = None,
        basin: str | None = None,
        q: str | None = None,
        sort: str | None = None,
        offset: int | None = None,
    ) -> Pages[shapes.RecordOut]:
        """Find records.

        `q` searches names and texts in both languages and alphabets. `filter` is `column:operator:value`, repeated
        for more: eq, ne, lt, le, gt, ge, in, contains, empty, filled. `sort` is a column, `-column` for the
        greatest first. Without a basin: all that is not synthetic. Pages by `cursor`, or by `offset` for a grid
        that jumps.

        filters: at most 20
        offset: 0 to 10000000

        Raises NotFound, BadInput.
        """
        return Pages(
            self._to,
            "reference",
            table_id,
            query={"filter": filters, "basin": basin, "q": q, "sort": sort, "offset": offset},
        )

    @operation("record_create")
    def create(self, table_id: str, values: Mapping[str, Any]) -> shapes.RecordOut:
        """Make a record.

        Every fault of its values is named at once; a key that is taken is refused.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.RecordOut = self._to.json("POST", "reference", table_id, body={"values": values})
        return found

    @operation("record_list_sums")
    def sums(
        self, table_id: str, *, filters: Sequence[str] | None = None, basin: str | None = None, q: str | None = None
    ) -> shapes.SumsOut:
        """What records add up to.

        The sums of the columns that are amounts (tonnes, cubic metres), over all records that the filters find.

        filters: at most 20

        Raises NotFound, BadInput.
        """
        found: shapes.SumsOut = self._to.json(
            "GET", "reference", table_id, "sums", query={"filter": filters, "basin": basin, "q": q}
        )
        return found

    @operation("record_bulk")
    def bulk(
        self,
        table_id: str,
        action: Literal["change", "delete"],
        records: Sequence[shapes.ChosenIn],
        *,
        values: Mapping[str, Any] | None = None,
        dependents: Literal["delete"] | None = None,
    ) -> shapes.ChangeSetOut:
        """Change or delete many records.

        All or none, each as it was at the version named; 412 where one was changed meanwhile. `values` are for all,
        a record's own `values` for it alone. What is wrong is named at once, with the `record` it is wrong of.

        records: at most 10000

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, Changed, BadInput.
        """
        found: shapes.ChangeSetOut = self._to.json(
            "POST",
            "reference",
            table_id,
            "bulk",
            body={"action": action, "records": records, "values": values, "dependents": dependents},
        )
        return found

    @operation("record_read")
    def record(self, table_id: str, record_id: int) -> shapes.RecordOut:
        """A record.

        Its `ETag` is its version: send it as `If-Match` with a change.

        Raises NotFound, BadInput.
        """
        found: shapes.RecordOut = self._to.json("GET", "reference", table_id, record_id)
        return found

    @operation("record_change")
    def change(self, table_id: str, record_id: int, values: Mapping[str, Any], *, version: int) -> shapes.RecordOut:
        """Change a record.

        The columns named get new values. `If-Match` says which version was seen: where somebody has changed the
        record since, the answer is 412 with the record as it is (`current`), what differs (`differences`) and who
        changed it when (`changed_by`).

        Raises NotSignedIn, NotAllowed, NotFound, Changed, BadInput.
        """
        found: shapes.RecordOut = self._to.json(
            "PATCH", "reference", table_id, record_id, body={"values": values}, version=version
        )
        return found

    @operation("record_delete")
    def delete(
        self, table_id: str, record_id: int, *, version: int, dependents: Literal["delete"] | None = None
    ) -> shapes.DeletedOut:
        """Delete a record.

        What depends on it goes too where `dependents=delete` says so; else 409 lists it. Undo the change set to
        have everything back.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, Changed, BadInput.
        """
        found: shapes.DeletedOut = self._to.json(
            "DELETE", "reference", table_id, record_id, query={"dependents": dependents}, version=version
        )
        return found

    @operation("record_dependents_of_many")
    def dependents_of_many(self, table_id: str, records: Sequence[int]) -> list[shapes.DependentsRow]:
        """What depends on many records.

        What would go with all of them (`goes`), counted once, or forbids that they go. Nothing is changed.

        records: at most 10000

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: list[shapes.DependentsRow] = self._to.json(
            "POST", "reference", table_id, "dependents", body={"records": records}, repeatable=True
        )["items"]
        return found

    @operation("record_dependents")
    def dependents(self, table_id: str, record_id: int) -> list[shapes.DependentsRow]:
        """What depends on a record.

        What would go with it, all the way down (`goes`), forbids that it goes (`forbids`), or names it and stays: a
        kept calculation of a yearly record has its own numbers.

        Raises NotFound, BadInput.
        """
        found: list[shapes.DependentsRow] = self._to.json("GET", "reference", table_id, record_id, "dependents")[
            "items"
        ]
        return found

    @operation("record_history")
    def history(self, table_id: str, record_id: int) -> shapes.History:
        """A record's history.

        Who changed what, and when: the newest first, down to how the record first came. Also of a deleted one.

        Raises NotFound, BadInput.
        """
        found: shapes.History = self._to.json("GET", "reference", table_id, record_id, "history")
        return found

    @operation("record_restore")
    def restore(self, table_id: str, record_id: int, version: int, *, over: int | None = None) -> shapes.RecordOut:
        """Restore a record.

        The values of an earlier version as a new one; a deleted record comes back under its id. With `If-Match`,
        only over the version named.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, Changed, BadInput.
        """
        found: shapes.RecordOut = self._to.json(
            "POST", "reference", table_id, record_id, "restore", body={"version": version}, version=over
        )
        return found

    @operation("import_create")
    def send(
        self,
        table_id: str,
        content: Source,
        *,
        filename: str | None = None,
        sheet: str | None = None,
        encoding: Literal["utf-8", "utf-16", "cp1251", "cp866", "koi8-r"] | None = None,
        separator: Literal[";", ",", "	", "|"] | None = None,
        header_row: int | None = None,
        progress: Progress | None = None,
    ) -> shapes.ImportOut:
        """Send a file to look at.

        The bytes of a CSV or XLSX file, 50 MB at most. Nothing is written to the table: the answer says what each
        column is taken for, and which rows are new, change something, are there already, or are bad and why.
        Without `encoding` that of a text is told by its bytes; where they do not tell it, `encoding_sure` is false.
        Without `separator` and `header_row` (0: none) they are found; where no title is known, you say what each
        column is.

        header_row: 0 to 1000000

        Raises NotSignedIn, NotAllowed, NotFound, TooLarge, BadInput.
        """
        found: shapes.ImportOut = upload(
            self._to,
            "reference",
            table_id,
            "imports",
            content=content,
            progress=progress,
            query={
                "filename": filename,
                "sheet": sheet,
                "encoding": encoding,
                "separator": separator,
                "header_row": header_row,
            },
        )
        return found

    @operation("import_read")
    def sent(
        self,
        table_id: str,
        import_id: int,
        *,
        state: Literal["new", "changed", "same", "bad", "skipped"] | None = None,
        offset: int | None = None,
        limit: int | None = None,
    ) -> shapes.ImportOut:
        """A file that is being looked at.

        Its rows of a state; without one, the bad rows first, then those that change something.

        offset: 0 to 1000000, 0 unless said
        limit: 0 to 1000, 200 unless said

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.ImportOut = self._to.json(
            "GET", "reference", table_id, "imports", import_id, query={"state": state, "offset": offset, "limit": limit}
        )
        return found

    @operation("import_change")
    def mend(
        self,
        table_id: str,
        import_id: int,
        *,
        sheet: str | Unsaid | None = UNSAID,
        encoding: Literal["utf-8", "utf-16", "cp1251", "cp866", "koi8-r"] | Unsaid | None = UNSAID,
        separator: Literal[";", ",", "	", "|"] | Unsaid | None = UNSAID,
        header_row: int | Unsaid | None = UNSAID,
        wide: bool | Unsaid | None = UNSAID,
        columns: Mapping[str, shapes.ColumnSaid] | Unsaid | None = UNSAID,
        defaults: Mapping[str, Any] | Unsaid | None = UNSAID,
        cells: Mapping[str, Mapping[str, str]] | Unsaid | None = UNSAID,
        skip: Sequence[int | str] | Unsaid | None = UNSAID,
        choice: Literal["replace", "keep"] | Unsaid | None = UNSAID,
        choices: Mapping[str, Literal["replace", "keep"]] | Unsaid | None = UNSAID,
    ) -> shapes.ImportOut:
        """Match columns, mend cells.

        Say how the file is read (sheet, encoding, separator, row of the header, whether columns are years), what
        columns are, values for all rows, texts in place of cells, rows to leave out, what to do with rows whose
        record is there.

        header_row: 0 to 1000000
        skip: at most 300000

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.ImportOut = self._to.json(
            "PATCH",
            "reference",
            table_id,
            "imports",
            import_id,
            body={
                "sheet": sheet,
                "encoding": encoding,
                "separator": separator,
                "header_row": header_row,
                "wide": wide,
                "columns": columns,
                "defaults": defaults,
                "cells": cells,
                "skip": skip,
                "choice": choice,
                "choices": choices,
            },
        )
        return found

    @operation("import_delete")
    def put_away(self, table_id: str, import_id: int) -> None:
        """Put a file away.

        Nothing of it was written to the table.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        self._to.delete("reference", table_id, "imports", import_id)

    @operation("import_commit")
    def take(self, table_id: str, import_id: int) -> shapes.TakenOut:
        """Take a file over.

        All of it in one transaction, or nothing: while rows are bad, the answer is 422 with their faults; where the
        table has been changed since the file was last looked at, 409: look again. With `Prefer: respond-async` (RFC
        7240) a file of more than 5,000 rows is taken over as a job: 202, and the job's result is what 200 would
        have been.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        found: shapes.TakenOut = self._to.json("POST", "reference", table_id, "imports", import_id, "commit")
        return found

    @operation("import_commit")
    def take_later(self, table_id: str, import_id: int) -> Job | shapes.TakenOut:
        """As `take`, as a job where it is long (`Prefer: respond-async`)."""
        found: shapes.JobOut | shapes.TakenOut = self._to.json(
            "POST", "reference", table_id, "imports", import_id, "commit", later=True
        )
        return Job(self._to, cast("shapes.JobOut", found)) if "cancel_requested" in found else found

    @operation("record_export")
    def export(
        self,
        table_id: str,
        *,
        filters: Sequence[str] | None = None,
        format: Literal["csv", "csv_excel", "xlsx", "json", "parquet", "datapackage"] | None = None,
        basin: str | None = None,
        q: str | None = None,
        sort: str | None = None,
    ) -> Download:
        """Export records.

        All records that the list would show for the same `basin`, `q`, `filter` and `sort`, as a file. `csv`:
        commas, decimal points, names of columns; `csv_excel`: semicolons, decimal commas and titles with units for
        a Russian Excel; `xlsx`: a workbook with a sheet of sources; `json`; `parquet`: units in the metadata
        `firedamp`; `datapackage`: a ZIP with descriptor, documents cited and README. Titles follow the language of
        the request.

        filters: at most 20
        format: 'csv' unless said

        Raises NotFound, BadInput.
        """
        return Download(
            self._to,
            "GET",
            "reference",
            table_id,
            "export",
            query={"filter": filters, "format": format, "basin": basin, "q": q, "sort": sort},
        )
