"""How does an export become a data package of its own? A ZIP with descriptor, table, documents cited and README.

The same records give the same bytes: dates of the archive are fixed, and nothing in it says when it was made.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable
from typing import IO, Any

from django.db.models import QuerySet

from firedamp.messages import unit_text
from firedamp.server.reference.exporting.fields import Field, Fields, words
from firedamp.server.reference.exporting.sources import Sources
from firedamp.server.reference.tables import Table, table
from firedamp.tables.export import MADE, ExportColumn
from firedamp.tables.streams import csv_pieces

TYPES = {"number": "number", "year": "integer", "integer": "integer", "date": "date"}
COMPRESSION_LEVEL = 6
PROFILE = "tabular-data-package"
MODE = 0o644 << 16


def write_package(file: IO[bytes], own: Table, fields: Fields, found: QuerySet[Any], sources: Sources) -> None:
    """Write the archive: the table first, since its descriptor tells its size and hash."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=COMPRESSION_LEVEL) as archive:
        resources = [resource(own, fields.all, _add(archive, own.id, csv_pieces(fields.columns, fields.rows(found))))]
        if own.id != "documents":
            resources.append(_documents(archive, sources))
        described = descriptor(own, resources, sources)
        _write(archive, "datapackage.json", json.dumps(described, indent=2, ensure_ascii=False))
        _write(archive, "README.md", readme(own, sources))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, MADE.timetuple()[:6])
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, MODE
    return entry


def _write(archive: zipfile.ZipFile, name: str, text: str) -> None:
    archive.writestr(_entry(name), text + "\n", compresslevel=COMPRESSION_LEVEL)


def _add(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> dict[str, Any]:
    """Write a table; what a descriptor tells of its file."""
    digest, size = hashlib.sha256(), 0
    with archive.open(_entry(f"{name}.csv"), "w", force_zip64=True) as entry:
        for piece in pieces:
            entry.write(piece)
            digest.update(piece)
            size += len(piece)
    return {"name": name, "path": f"{name}.csv", "bytes": size, "hash": f"sha256:{digest.hexdigest()}"}


def _documents(archive: zipfile.ZipFile, sources: Sources) -> dict[str, Any]:
    own = table("documents")
    columns = [ExportColumn(name, name) for name in own.schema.columns]
    rows = ([document[column.name] for column in columns] for document in sources.cited)
    described = [
        Field(ExportColumn(name, column.label["en"]), column.type, column.unit, lambda raw: None, column)
        for name, column in own.schema.columns.items()
    ]
    return resource(own, described, _add(archive, own.id, csv_pieces(columns, rows)))


def resource(own: Table, fields: Iterable[Field], file: dict[str, Any]) -> dict[str, Any]:
    fields = list(fields)
    schema: dict[str, Any] = {"fields": [descriptor_field(each) for each in fields], "primaryKey": list(own.schema.key)}
    if any(each.column.name == "document" for each in fields):
        target = {"resource": "documents", "fields": ["document_id"]}
        schema["foreignKeys"] = [{"fields": ["document"], "reference": target}]
    return {
        **file,
        "profile": "tabular-data-resource",
        "title": own.schema.title["en"],
        "title_ru": own.schema.title["ru"],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def descriptor_field(each: Field) -> dict[str, Any]:
    described: dict[str, Any] = {"name": each.column.name, "type": TYPES.get(each.type, "string")}
    if each.unit:
        described["unit"] = each.unit
    if each.schema is None:
        return described
    described |= {"title": each.schema.label["en"], "title_ru": each.schema.label["ru"]}
    described["description"] = each.schema.help["en"]
    if each.schema.choices:
        described["categories"] = [choice.value for choice in each.schema.choices]
    return described


def descriptor(own: Table, resources: list[dict[str, Any]], sources: Sources) -> dict[str, Any]:
    """Only what is known: records of users have no licence, and none is claimed for them."""
    listed = [source for package in sources.packages for source in package["sources"]]
    licences = [licence for package in sources.packages for licence in package["licences"]]
    return {
        "profile": PROFILE,
        "name": own.id.replace("_", "-"),
        "title": own.schema.title["en"],
        "title_ru": own.schema.title["ru"],
        "description": own.schema.summary["en"],
        **({"licenses": _once(licences)} if licences else {}),
        **({"sources": _once(listed)} if listed else {}),
        "resources": resources,
        "firedamp": {"packages": sources.packages},
    }


def _once(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [item for place, item in enumerate(items) if item not in items[:place]]


def readme(own: Table, sources: Sources) -> str:
    """In both languages: what the columns are, whose the data are, what is synthetic."""
    return "\n\n".join(_readme(own, sources, lang) for lang in ("en", "ru"))


def _readme(own: Table, sources: Sources, lang: str) -> str:
    said = words()[lang]["readme"]
    columns = "\n".join(
        f"| `{column.name}` | {column.label[lang]} | {unit_text(column.unit, lang)} |"
        for column in own.schema.columns.values()
    )
    packages = "\n".join(_package_line(package, lang, said) for package in sources.packages)
    parts = [
        f"# {own.schema.title[lang]}",
        str(own.schema.summary[lang]),
        said["files"].format(table=own.id),
        f"| {said['column']} | {said['meaning']} | {said['unit']} |\n|---|---|---|\n{columns}",
        f"## {said['sources']}",
        *([packages] if packages else []),
        *([said["users"]] if sources.of_users else []),
        *([said["synthetic"]] if any(package["synthetic"] for package in sources.packages) else []),
    ]
    return "\n\n".join(parts)


def _package_line(package: dict[str, Any], lang: str, said: dict[str, str]) -> str:
    licences = ", ".join(licence.get("name", "") for licence in package["licences"]) or "—"
    mark = f" — **{said['made_up']}**" if package["synthetic"] else ""
    return f"- `{package['name']}`{mark}: {package['attribution'][lang]}. {said['licence']}: {licences}"
