"""How do records become a file: CSV, XLSX, JSON, Parquet, a data package? Piece by piece, whatever their number."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any, Literal

from django.utils import timezone

from firedamp.science.errors import InputError
from firedamp.server.reference.exporting.fields import Fields, export_fields, words
from firedamp.server.reference.exporting.sources import Sources, sources_of
from firedamp.server.reference.finding.records import Wanted, records
from firedamp.server.reference.tables import Table
from firedamp.tables.export import XLSX_TYPE, ExportColumn, Value
from firedamp.tables.streams import csv_pieces, json_pieces, write_parquet, write_workbook

Format = Literal["csv", "csv_excel", "xlsx", "json", "parquet", "datapackage"]
BLOCK = 256 * 1024  # bytes of a file sent at once
MOST_ROWS_OF_A_SHEET = 1_048_575  # what Excel holds under a header
KINDS: dict[str, tuple[str, str]] = {
    "csv": ("csv", "text/csv; charset=utf-8"),
    "csv_excel": ("csv", "text/csv; charset=utf-8"),
    "xlsx": ("xlsx", XLSX_TYPE),
    "json": ("json", "application/json; charset=utf-8"),
    "parquet": ("parquet", "application/vnd.apache.parquet"),
    "datapackage": ("zip", "application/zip"),
}


@dataclass(frozen=True)
class ExportFile:
    name: str
    content_type: str
    content: Iterator[bytes]


@dataclass(frozen=True)
class Job:
    """What is to be exported: the records found, in which language, with what they rest on."""

    table: Table
    found: Any
    lang: str
    sources: Sources

    def fields(self, *, for_people: bool = False, attributed: bool = True) -> Fields:
        attributions = self.sources.attributions if attributed else None
        return export_fields(
            self.table, lang=self.lang, for_people=for_people, attributions=attributions,
            own_source=self.sources.own_source,
        )  # fmt: skip


def export_file(*, table: Table, wanted: Wanted, format: Format, lang: str) -> ExportFile:  # noqa: A002
    """The records asked for, all of them, as a file. InputError for what is unknown, before anything is written."""
    found = records(table, wanted)
    if format == "xlsx" and (count := found.count()) > MOST_ROWS_OF_A_SHEET:
        raise InputError.one("format", "too_many_rows", count, maximum=MOST_ROWS_OF_A_SHEET)
    ending, content_type = KINDS[format]
    named = "-".join(filter(None, [table.id, wanted.basin, timezone.localdate().isoformat()]))
    job = Job(table, found, lang, sources_of(table, found))
    return ExportFile(f"{named}.{ending}", content_type, WRITERS[format](job))


def _csv(job: Job) -> Iterator[bytes]:
    fields = job.fields()
    return csv_pieces(fields.columns, fields.rows(job.found))


def _csv_for_excel(job: Job) -> Iterator[bytes]:
    fields = job.fields(for_people=True)
    return csv_pieces(fields.columns, fields.rows(job.found), for_excel=True)


def _json(job: Job) -> Iterator[bytes]:
    """Attribution stands once for each data package, not in each record."""
    fields = job.fields(attributed=False)
    names = [column.name for column in fields.columns]
    head = {
        "table": job.table.id,
        "title": dict(job.table.schema.title),
        "columns": [{"name": each.column.name, "type": each.type, "unit": each.unit} for each in fields.all],
        "packages": job.sources.packages,
        "documents": job.sources.cited,
    }
    return json_pieces(head, "records", (dict(zip(names, row, strict=True)) for row in fields.rows(job.found)))


def _workbook(job: Job) -> Iterator[bytes]:
    fields = job.fields(for_people=True, attributed=False)
    own = (str(job.table.schema.title[job.lang]), fields.columns, fields.rows(job.found))
    return _from_disk(lambda file: write_workbook(file.name, [own, sources_sheet(job)]))


def sources_sheet(job: Job) -> tuple[str, list[ExportColumn], list[list[Value]]]:
    """Whose data the workbook holds: packages with attribution and licence, and the documents that records cite."""
    said = words()[job.lang]["sheets"]
    columns = [ExportColumn(name, said[name]) for name in ("kind", "id", "text", "licence", "page")]
    rows: list[list[Value]] = [[said["table"], job.table.id, str(job.table.schema.title[job.lang]), None, None]]
    for package in job.sources.packages:
        licences = ", ".join(licence.get("name", "") for licence in package["licences"])
        page = next((source["path"] for source in package["sources"] if source.get("path")), None)
        rows.append([said["package"], package["name"], package["attribution"][job.lang], licences, page])
    for document in job.sources.cited:
        name = document[f"name_{job.lang}"]
        rows.append([said["document"], document["document_id"], name, document["licence"], document["url"]])
    if job.sources.of_users:
        rows.append([said["package"], None, said["users"], None, None])
    return said["sources"], columns, rows


def _parquet(job: Job) -> Iterator[bytes]:
    import polars

    types = {"number": polars.Float64(), "year": polars.Int64(), "integer": polars.Int64()}
    fields = job.fields()
    schema: dict[str, Any] = {each.column.name: types.get(each.type, polars.String()) for each in fields.all}
    about = {
        "table": job.table.id,
        "units": {each.column.name: each.unit for each in fields.all if each.unit},
        "packages": job.sources.packages,
    }
    metadata = {"firedamp": json.dumps(about, ensure_ascii=False)}
    dates = [each.column.name for each in fields.all if each.type == "date"]
    return _from_disk(lambda file: write_parquet(file, schema, fields.rows(job.found), dates=dates, metadata=metadata))


def _data_package(job: Job) -> Iterator[bytes]:
    from firedamp.server.reference.exporting.package import write_package

    return _from_disk(lambda file: write_package(file, job.table, job.fields(), job.found, job.sources))


def _from_disk(write: Callable[[IO[bytes]], object]) -> Iterator[bytes]:
    """A file that is complete only at its end: written to the disk when the first piece is asked for, then sent."""
    with tempfile.NamedTemporaryFile(prefix="firedamp-export-") as file:
        write(file)
        file.flush()
        with open(file.name, "rb") as reading:
            while block := reading.read(BLOCK):
                yield block


WRITERS: dict[str, Callable[[Job], Iterator[bytes]]] = {
    "csv": _csv,
    "csv_excel": _csv_for_excel,
    "xlsx": _workbook,
    "json": _json,
    "parquet": _parquet,
    "datapackage": _data_package,
}
