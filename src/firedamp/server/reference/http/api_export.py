"""Which files does the API make of a reference table?"""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Router
from pydantic import Field

from firedamp.server.answers import Key, answers
from firedamp.server.answers import Query as SearchText
from firedamp.server.language import request_language
from firedamp.server.reference.exporting.files import KINDS, Format, export_file
from firedamp.server.reference.finding.records import Wanted
from firedamp.server.reference.http.api_records import LONGEST_SORT, Filters
from firedamp.server.reference.http.export_schemas import EXPORTED_CSV, ExportOut
from firedamp.server.reference.tables import table

router = Router(tags=["reference"])
TEXT = {"schema": {"type": "string"}, "example": EXPORTED_CSV}
BYTES: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
FILES = {kind.partition(";")[0]: TEXT if kind.startswith("text/") else BYTES for _, kind in KINDS.values()}
NAME = {
    "description": "The file's name: the table, the basin if one was asked for, and the day",
    "schema": {"type": "string"},
    "example": 'attachment; filename="coal_output-2026-11-24.csv"',
}
ANSWER = {
    "description": "The file, sent piece by piece",
    "headers": {"Content-Disposition": NAME},
    "content": {kind: content for kind, content in FILES.items() if kind != "application/json"},
}


@router.get(
    "/{table_id}/export", response=answers(ExportOut, 404), summary="Export records",
    openapi_extra={"responses": {200: ANSWER}},
)  # fmt: skip
def record_export(
    request: HttpRequest,
    table_id: Key,
    filters: Filters = (),  # type: ignore[assignment]
    format: Format = "csv",  # noqa: A002
    basin: Key | None = None,
    q: SearchText | None = None,
    sort: Annotated[str, Field(max_length=LONGEST_SORT)] | None = None,
) -> StreamingHttpResponse:
    """All records that the list would show for the same `basin`, `q`, `filter` and `sort`, as a file. `csv`: commas,
    decimal points, names of columns; `csv_excel`: semicolons, decimal commas and titles with units for a Russian
    Excel; `xlsx`: a workbook with a sheet of sources; `json`; `parquet`: units in the metadata `firedamp`;
    `datapackage`: a ZIP with descriptor, documents cited and README. Titles follow the language of the request."""
    wanted = Wanted(basin=basin, q=q, filters=filters, sort=sort)
    made = export_file(table=table(table_id), wanted=wanted, format=format, lang=request_language(request))
    response = StreamingHttpResponse(made.content, content_type=made.content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response
