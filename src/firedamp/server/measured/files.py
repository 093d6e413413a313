"""How are sums taken away? As a workbook of everything, or a table of one step of time as CSV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from firedamp.tables.export import XLSX_TYPE, csv_text, xlsx_bytes
from firedamp.tables.measured_export import measured_table, measured_tables


@dataclass(frozen=True)
class File:
    content: bytes
    name: str
    content_type: str


def sums_file(
    told: dict[str, Any], kind: Literal["csv", "xlsx"], step: Literal["days", "months", "years"], lang: str
) -> File:
    named = _named(told)
    name = f"ch4-{told['first']}-{told['last']}"
    if kind == "xlsx":
        return File(xlsx_bytes(measured_tables(named, lang)), f"{name}.xlsx", XLSX_TYPE)
    text = csv_text(measured_table(named, step, lang, decimal_comma=lang == "ru"), for_excel=lang == "ru")
    return File(text.encode(), f"{name}-{step}.csv", "text/csv; charset=utf-8")


def _named(told: dict[str, Any]) -> dict[str, Any]:
    """With the names of the streams where their ids stand, which say nothing to a reader."""
    names = {each["id"]: each["name"] for each in told["streams"]}
    methods = [
        {**each, "parts": [{**part, "stream": names.get(part["stream"])} for part in each["parts"]]}
        for each in told["methods"]
    ]
    return {**told, "streams": [{**each, "id": each["name"]} for each in told["streams"]], "methods": methods}
