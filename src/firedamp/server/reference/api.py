"""Which data are loaded, and where is what?"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema

from firedamp.server.answers import Open, Query, Text, answers
from firedamp.server.reference import search, selectors
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


class PackageList(Schema):
    items: list[PackageOut]


class FoundOut(Schema):
    """Something that answers the search, and the page of the client that shows it."""

    kind: Literal["mine", "company", "district", "method", "page"]
    id: str
    title: Text
    subtitle: Text
    address: str


class FoundList(Schema):
    items: list[FoundOut]


@packages.get("", response=answers(PackageList), summary="The data packages loaded")
def package_list(request: HttpRequest) -> dict[str, Any]:
    """Each with its version, content hash, sources, licences and what its last version changed."""
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
    }


@finder.get("", response=answers(FoundList), summary="Search mines, companies, districts, methods and pages")
def find(request: HttpRequest, q: Query = "") -> dict[str, Any]:
    """In both languages and both alphabets; a few of each kind, the kinds in this order."""
    return {"items": search.find(q)}
