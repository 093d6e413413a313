"""Which data are loaded, and where is what?"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema

from firedamp.server.answers import Open, Query, Text, answers, example
from firedamp.server.reference import selectors
from firedamp.server.reference.finding import everywhere as search
from firedamp.server.reference.models import DataPackageVersion

packages = Router(tags=["data packages"])
finder = Router(tags=["search"])


class LicenceOut(Open):
    name: str = ""
    title: str = ""
    path: str = ""


class PackageSourceOut(Open):
    title: str
    path: str = ""


class KeptEditOut(Schema):
    """A user's value that loading left over the package's; without a `column` the user deleted the record."""

    table: str
    key: str
    column: str | None
    package: Any
    user: Any


class PackageOut(Schema):
    name: str
    title: Text
    description: Text
    kind: Literal["basin", "reference", "example"]
    version: str
    hash: str
    loaded_at: datetime
    sources: list[PackageSourceOut]
    licences: list[LicenceOut]
    attribution: Text
    changes: dict[str, Any]
    kept: list[KeptEditOut]


class PackageList(Schema):
    items: list[PackageOut]

    model_config = example(
        items=[
            {
                "name": "kuzbass",
                "title": {"en": "Coal mines of the Kuzbass", "ru": "Угольные шахты и разрезы Кузбасса"},
                "description": {"en": "Mines and projects", "ru": "Шахты, разрезы и проекты"},
                "kind": "basin",
                "version": "2026.1.0",
                "hash": "9a41…",
                "loaded_at": "2026-11-24T03:15:00Z",
                "sources": [{"title": "Global Coal Mine Tracker", "path": "https://globalenergymonitor.org/"}],
                "licences": [{"name": "CC-BY-4.0"}],
                "attribution": {"en": "Global Coal Mine Tracker …", "ru": "Global Coal Mine Tracker …"},
                "changes": {},
                "kept": [
                    {
                        "table": "coal_output",
                        "key": "M0836/2025",
                        "column": "output_t",
                        "package": 4_700_000,
                        "user": 4_650_000,
                    }
                ],
            }
        ]
    )


class FoundOut(Schema):
    """Something that answers the search, and the page of the client that shows it."""

    kind: Literal["mine", "company", "district", "table", "method", "gwp_set", "page"]
    id: str
    title: Text
    subtitle: Text
    address: str


class FoundList(Schema):
    items: list[FoundOut]

    model_config = example(
        items=[
            {
                "kind": "mine",
                "id": "M0836",
                "title": {"en": "Raspadskaya Coal Mine", "ru": "шахта Распадская"},
                "subtitle": {"en": "Underground mine, Raspadskaya PJSC", "ru": "Шахта, Raspadskaya PJSC"},
                "address": "/mines/M0836",
            }
        ]
    )


@packages.get("", response=answers(PackageList), summary="The data packages loaded")
def package_list(request: HttpRequest) -> dict[str, Any]:
    """Each with its version, content hash, sources, licences what its last version changed, and which values
    of users lie over it (`kept`)."""
    return {"items": [package_row(version) for version in selectors.current_packages()]}


def package_row(version: DataPackageVersion) -> dict[str, Any]:
    package = selectors.described(version)
    return {
        "name": version.name,
        "title": package.title,
        "description": package.description,
        "kind": version.kind,
        "version": version.version,
        "hash": version.hash,
        "loaded_at": version.loaded_at,
        "sources": package.sources,
        "licences": package.licences,
        "attribution": package.attribution,
        "changes": version.changes,
        "kept": version.kept,
    }


@finder.get("", response=answers(FoundList), summary="Search mines, companies, districts, tables, methods and pages")
def find(request: HttpRequest, q: Query = "") -> dict[str, Any]:
    """In both languages and both alphabets; a few of each kind, the kinds in this order."""
    return {"items": search.find(q)}
