"""Which calls has `client.restorations`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, cast

from firedamp.client.files import Download, Progress, Source, upload
from firedamp.client.job import Job
from firedamp.client.paging import Pages
from firedamp.client.transport import UNSAID, Transport, Unsaid, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class RestorationsRoom:
    """The operations of the API under `restorations`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("restoration_methods")
    def methods(self) -> shapes.RestoringMethods:
        """Methods of restoration.

        What each does, whence it comes, what it assumes and needs; the words of gaps, patterns and reasons; the
        numbers by mine and year that can be restored.

        Raises BadInput.
        """
        found: shapes.RestoringMethods = self._to.json("GET", "restorations", "methods")
        return found

    @operation("restoration_create")
    def create(
        self, basin: str, table: str, column: str, *, first: int | None = None, last: int | None = None
    ) -> shapes.RestorationOut:
        """Begin with a table.

        The series of every mine of the basin that has a known value, and where their gaps are. Nothing is restored
        yet. Values that were restored before count as gaps.

        first: 1900 to 2100
        last: 1900 to 2100

        Raises NotSignedIn, NotAllowed, BadInput.
        """
        found: shapes.RestorationOut = self._to.json(
            "POST",
            "restorations",
            body={"basin": basin, "table": table, "column": column, "first": first, "last": last},
        )
        return found

    @operation("restoration_list")
    def list(self) -> Pages[shapes.RestorationRow]:
        """Restorations.

        Yours, the newest first.

        Raises NotSignedIn, NotAllowed, BadInput.
        """
        return Pages(self._to, "restorations", query={})

    @operation("restoration_send")
    def send(
        self,
        content: Source,
        *,
        filename: str | None = None,
        sheet: str | None = None,
        encoding: Literal["utf-8", "utf-16", "cp1251", "cp866", "koi8-r"] | None = None,
        time: str | None = None,
        basin: str | None = None,
        table: str | None = None,
        column: str | None = None,
        progress: Progress | None = None,
    ) -> shapes.RestorationOut:
        """Begin with a file.

        The bytes of a CSV or XLSX with series over years, months or timestamps, 50 MB at most, long or wide. With
        `basin`, `table` and `column` its series are those of mines: restored values can then be accepted.

        Raises NotSignedIn, NotAllowed, TooLarge, BadInput.
        """
        found: shapes.RestorationOut = upload(
            self._to,
            "restorations",
            "files",
            content=content,
            progress=progress,
            query={
                "filename": filename,
                "sheet": sheet,
                "encoding": encoding,
                "time": time,
                "basin": basin,
                "table": table,
                "column": column,
            },
        )
        return found

    @operation("restoration_read")
    def read(self, restoration_id: str) -> shapes.RestorationOut:
        """A restoration.

        Its owner sees all of it; others see the series of which values were put into a table.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.RestorationOut = self._to.json("GET", "restorations", restoration_id)
        return found

    @operation("restoration_change")
    def change(
        self,
        restoration_id: str,
        *,
        sheet: str | Unsaid | None = UNSAID,
        encoding: Literal["utf-8", "utf-16", "cp1251", "cp866", "koi8-r"] | Unsaid | None = UNSAID,
        time: str | Unsaid | None = UNSAID,
        series: Sequence[str] | Unsaid | None = UNSAID,
        columns: Sequence[str] | Unsaid | None = UNSAID,
        basin: str | Unsaid | None = UNSAID,
        table: str | Unsaid | None = UNSAID,
        column: str | Unsaid | None = UNSAID,
        unit: str | Unsaid | None = UNSAID,
        mines: Mapping[str, str | None] | Unsaid | None = UNSAID,
    ) -> shapes.RestorationOut:
        """Say how its file is read.

        What is not named stays. What was restored of series that become others goes.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, TooLarge, BadInput.
        """
        found: shapes.RestorationOut = self._to.json(
            "PATCH",
            "restorations",
            restoration_id,
            body={
                "sheet": sheet,
                "encoding": encoding,
                "time": time,
                "series": series,
                "columns": columns,
                "basin": basin,
                "table": table,
                "column": column,
                "unit": unit,
                "mines": mines,
            },
        )
        return found

    @operation("restoration_delete")
    def delete(self, restoration_id: str) -> None:
        """Put it away.

        Unless values of it were ever accepted: the history of their records names it.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        self._to.delete("restorations", restoration_id)

    @operation("restoration_series")
    def series(self, restoration_id: str, place: int) -> shapes.RestoredSeriesOut:
        """A series of it.

        Its known and restored values with their intervals, and how each method did on artificial gaps in it.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.RestoredSeriesOut = self._to.json("GET", "restorations", restoration_id, "series", place)
        return found

    @operation("restoration_restore")
    def restore(
        self, restoration_id: str, *, method: str | None = None, seed: int | None = None, level: float | None = None
    ) -> shapes.RestorationOut:
        """Restore its gaps.

        By one method, or by `auto`, which chooses for each series and kind of gap. The same series, method and seed
        give the same values. With `Prefer: respond-async` (RFC 7240) as a job, whose progress can be followed.

        method: 'auto' unless said
        seed: 1 unless said
        level: 0.5 to 0.99, 0.9 unless said

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        found: shapes.RestorationOut = self._to.json(
            "POST", "restorations", restoration_id, "restore", body={"method": method, "seed": seed, "level": level}
        )
        return found

    @operation("restoration_restore")
    def restore_later(
        self, restoration_id: str, *, method: str | None = None, seed: int | None = None, level: float | None = None
    ) -> Job | shapes.RestorationOut:
        """As `restore`, as a job where it is long (`Prefer: respond-async`)."""
        found: shapes.JobOut | shapes.RestorationOut = self._to.json(
            "POST",
            "restorations",
            restoration_id,
            "restore",
            body={"method": method, "seed": seed, "level": level},
            later=True,
        )
        return Job(self._to, cast("shapes.JobOut", found)) if "cancel_requested" in found else found

    @operation("restoration_experiment")
    def experiment(
        self,
        restoration_id: str,
        *,
        patterns: Sequence[str] | None = None,
        shares: Sequence[float] | None = None,
        methods: Sequence[str] | None = None,
        seed: int | None = None,
        repeats: int | None = None,
    ) -> shapes.RestorationOut:
        """Try the methods on its series.

        Known values are hidden, each method restores them, their errors are compared. With `Prefer: respond-async`
        as a job.

        patterns: ['random', 'block', 'tail', 'several'] unless said, at most 10
        shares: [0.1, 0.2, 0.4] unless said, at most 10
        methods: at most 50
        seed: 1 unless said
        repeats: 1 to 100, 3 unless said

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.RestorationOut = self._to.json(
            "POST",
            "restorations",
            restoration_id,
            "experiment",
            body={"patterns": patterns, "shares": shares, "methods": methods, "seed": seed, "repeats": repeats},
        )
        return found

    @operation("restoration_experiment")
    def experiment_later(
        self,
        restoration_id: str,
        *,
        patterns: Sequence[str] | None = None,
        shares: Sequence[float] | None = None,
        methods: Sequence[str] | None = None,
        seed: int | None = None,
        repeats: int | None = None,
    ) -> Job | shapes.RestorationOut:
        """As `experiment`, as a job where it is long (`Prefer: respond-async`)."""
        found: shapes.JobOut | shapes.RestorationOut = self._to.json(
            "POST",
            "restorations",
            restoration_id,
            "experiment",
            body={"patterns": patterns, "shares": shares, "methods": methods, "seed": seed, "repeats": repeats},
            later=True,
        )
        return Job(self._to, cast("shapes.JobOut", found)) if "cancel_requested" in found else found

    @operation("restoration_accept")
    def accept(
        self,
        restoration_id: str,
        *,
        series: Sequence[str] | None = None,
        cells: Sequence[shapes.RestoredCellIn] | None = None,
    ) -> shapes.AcceptedValuesOut:
        """Put restored values into the table.

        All, those of some series, or some cells, in one change. A record that holds nothing else has the quality
        `restored`; of another one the value alone is marked so. A cell that has a value by now keeps it; a value
        without a range is not accepted.

        series: at most 2000
        cells: at most 5000

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, TooLarge, BadInput.
        """
        found: shapes.AcceptedValuesOut = self._to.json(
            "POST", "restorations", restoration_id, "accept", body={"series": series, "cells": cells}
        )
        return found

    @operation("restoration_withdraw")
    def withdraw(self, restoration_id: str) -> shapes.WithdrawnOut:
        """Take its values back.

        Every value of it that stands in the table, in one step; 409, and nothing is taken back, where one of the
        records was changed since.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        found: shapes.WithdrawnOut = self._to.json("POST", "restorations", restoration_id, "withdraw")
        return found

    @operation("restoration_download")
    def download(
        self,
        restoration_id: str,
        *,
        what: Literal["values", "errors", "file"] | None = None,
        format: Literal["csv", "csv_excel", "xlsx", "json"] | None = None,
    ) -> Download:
        """Take it away as a file.

        `values`: a row for each restored value; `errors`: the table of the experiment; `file`: the file that was
        sent, with its empty cells filled and nothing else changed (`format` does not matter).

        what: 'values' unless said
        format: 'csv' unless said

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        return Download(
            self._to, "GET", "restorations", restoration_id, "download", query={"what": what, "format": format}
        )
