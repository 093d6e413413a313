"""How do published numbers become records? Documents, factors, densities, warming potentials and limits of packages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from firedamp.datapackages import DataPackage
from firedamp.science.gases import gwp_sets
from firedamp.server.reference.loading.applying import Fields, KeptEdit, PackageRow, rows_apply
from firedamp.server.reference.models import Document
from firedamp.server.reference.tables import table

Row = Mapping[str, Any]


class Cited:
    """Which document a row's words cite: the one whose `cited_as` they begin with."""

    def __init__(self) -> None:
        self._documents = {each.cited_as: each for each in Document.objects.exclude(cited_as="")}

    def __call__(self, words: str) -> Document | None:
        fitting = [cited for cited in self._documents if words.startswith(cited)]
        return self._documents[max(fitting, key=len)] if fitting else None


def constants_apply(*, package: DataPackage) -> list[KeptEdit]:
    """Bring the tables of published numbers to what a package says, but for what users changed: that is returned.

    A package without such tables changes nothing.
    """
    kept: list[KeptEdit] = []
    for resource, (table_id, fields_of) in RESOURCES.items():
        if package.kind == "reference" and resource in package.resources:
            cited = Cited()
            rows = [PackageRow(fields_of(row, cited), number) for number, row in package.numbered_rows(resource)]
            rows_apply(table=table(table_id), rows=rows, package=package.name, version=package.version, kept=kept)
    return kept


def same(row: Row, *names: str) -> Fields:
    return {name: row[name] for name in names}


def provenance(row: Row, source: str) -> Fields:
    return {
        "quality": "reported",
        "source": source[:500],
        "confirmation": row["status"] or "to_confirm",
        "note": row.get("note") or "",
    }


def document_fields(row: Row, cited: Cited) -> Fields:
    texts = {name: row[name] or "" for name in ("licence", "url")}
    own = same(row, "document_id", "cited_as", "name_en", "name_ru", "kind", "valid_from", "valid_to")
    return {**own, **texts, **provenance(row, row["source"])}


def cited_source(row: Row, cited: Cited) -> Fields:
    """The document, and where in it (`place`), else how the row words it."""
    source = ", ".join(filter(None, (row["document"], row.get("place"))))
    return {"document": cited(row["document"]), **provenance(row, source)}


def factor_fields(row: Row, cited: Cited) -> Fields:
    own = same(row, "factor_id", "value", "unit", "name_en", "name_ru", "valid_from", "valid_to")
    return {**own, **cited_source(row, cited)}


def density_fields(row: Row, cited: Cited) -> Fields:
    names = ("density_id", "name_en", "name_ru", "temperature_c", "pressure_kpa", "ch4_kg_m3", "co2_kg_m3")
    return {**same(row, *names), **cited_source(row, cited)}


def gwp_set_fields(row: Row, cited: Cited) -> Fields:
    """Most sets take their values from a package of published potentials; science has them all."""
    known = gwp_sets()[row["gwp_set"]]
    own = {"gwp_set": known.id, "ch4": known.ch4, "n2o": known.n2o, **same(row, "title_en", "title_ru")}
    return {**own, **cited_source(row, cited)}


def limit_fields(row: Row, cited: Cited) -> Fields:
    names = ("limit_id", "name_en", "name_ru", "quantity", "value", "unit", "comparison", "valid_from", "valid_to")
    return {**same(row, *names), **cited_source(row, cited)}


# Resource of a package -> the table that it fills, and how.
RESOURCES: Mapping[str, tuple[str, Callable[[Row, Cited], Fields]]] = {
    "documents": ("documents", document_fields),
    "emission_factors": ("emission_factors", factor_fields),
    "densities": ("gas_properties", density_fields),
    "gwp_sets": ("gwp_sets", gwp_set_fields),
    "limits": ("limits", limit_fields),
}
