"""What does the API promise of exports? Their JSON, and examples of it and of a CSV."""

from __future__ import annotations

from typing import Any, Literal

from ninja import Schema

from firedamp.server.answers import Open, Text, example
from firedamp.server.reference.http.record_examples import ATTRIBUTION, RASPADSKAYA, TABLE

EXPORT: dict[str, Any] = {
    "table": "coal_output",
    "title": TABLE["title"],
    "columns": [{"name": "output_t", "type": "number", "unit": "t"}],
    "packages": [
        {
            "name": "kuzbass",
            "version": "2026.1.0",
            "title": {"en": "Coal mines of the Kuzbass", "ru": "Угольные шахты и разрезы Кузбасса"},
            "attribution": {"en": ATTRIBUTION, "ru": ATTRIBUTION},
            "licences": [{"name": "CC-BY-4.0"}],
            "sources": [{"title": "Global Coal Mine Tracker"}],
            "synthetic": False,
        }
    ],
    "documents": [],
    "records": [{"mine": "M0836", "mine_name_en": RASPADSKAYA["name"]["en"], "year": 2025, "output_t": 4_700_000}],
}
EXPORTED_CSV = "mine,mine_name_en,year,output_t\nM0836,Raspadskaya Coal Mine,2025,4700000.0\n"


class ExportColumnOut(Schema):
    name: str
    type: Literal["text", "number", "integer", "year", "date", "choice", "reference"]
    unit: str


class ExportPackageOut(Open):
    """A data package that records came with, and its terms."""

    name: str
    attribution: Text
    licences: list[dict[str, Any]]
    sources: list[dict[str, Any]]
    synthetic: bool


class ExportOut(Schema):
    """Records as JSON: each column as in the schema, a reference as its id with the names beside it."""

    table: str
    title: Text
    columns: list[ExportColumnOut]
    packages: list[ExportPackageOut]
    documents: list[dict[str, Any]]
    records: list[dict[str, Any]]

    model_config = example(**EXPORT)
