"""Which questions about limits does the API answer? How a basin or an organisation's mines stand, on the page or as a
file."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Router

from firedamp.server.accounts.auth import reader
from firedamp.server.answers import Key, Year, answers
from firedamp.server.compliance import schemas, selectors
from firedamp.server.inventory import bodies
from firedamp.server.inventory.exports import file_of
from firedamp.server.inventory.selectors import scope_get
from firedamp.server.language import request_language
from firedamp.tables.compliance_export import TITLE, compliance_table
from firedamp.tables.export import XLSX_TYPE, csv_text, xlsx_bytes

router = Router(tags=["compliance"])
State = Literal["exceeds", "passes", "unknown", "not_applicable"]
METHOD = "best"
FILES = {
    "responses": {
        200: {"content": {name: {"schema": {"type": "string", "format": "binary"}} for name in ("text/csv", XLSX_TYPE)}}
    }
}


@router.get("", response=answers(schemas.ComplianceOut, 401, 404), summary="Mines against dated limits")
def compliance_view(
    request: HttpRequest, basin: Key = "kuzbass", method: Key = METHOD, year: Year | None = None,
    gwp_set: bodies.GwpSet = "RU", organisation: Key | None = None, limit_id: Key | None = None,
    status: State | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Federal Law 296-FZ by company and Regulation (EU) 2024/1787 by mine: the limits in force at the end of the year
    of the figures, and those ahead, judged by the same figures. `organisation`: only the mines that it reports."""
    scope = scope_get(basin=basin, year=year)
    asked = {"organisation": organisation, "limit_id": limit_id, "status": status}
    return selectors.compliance_of(reader(request), scope, method=method, gwp_set=gwp_set, **asked)


@router.get(
    "/export", response={200: None, **answers(None, 401, 404)}, summary="The same as a file", openapi_extra=FILES
)
def compliance_export(
    request: HttpRequest, format: Literal["csv", "xlsx"] = "csv", basin: Key = "kuzbass",  # noqa: A002
    method: Key = METHOD, year: Year | None = None, gwp_set: bodies.GwpSet = "RU", organisation: Key | None = None,
    limit_id: Key | None = None, status: State | None = None,
) -> HttpResponse:  # fmt: skip
    """CSV, in Russian as a Russian Excel opens it, in English with the keys of the API, or XLSX."""
    scope, language = scope_get(basin=basin, year=year), request_language(request)
    asked = {"organisation": organisation, "limit_id": limit_id, "status": status}
    found = selectors.compliance_of(reader(request), scope, method=method, gwp_set=gwp_set, **asked)
    table = compliance_table(found["rows"], language, keys=format == "csv" and language == "en")
    name = f"{TITLE[language]}, {found['title'][language]}"
    if format == "xlsx":
        return file_of(xlsx_bytes([table]), "xlsx", name)
    return file_of(csv_text(table, for_excel=language == "ru").encode(), "csv", name)
