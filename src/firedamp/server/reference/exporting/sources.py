"""What do exported records rest on? The data packages they came with and the documents they cite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from firedamp.server.reference.changing.by_hand import unmarked
from firedamp.server.reference.changing.history import changes_in_force
from firedamp.server.reference.models import DataPackageVersion, Document
from firedamp.server.reference.selectors import current_packages, described
from firedamp.server.reference.tables import Table, table
from firedamp.server.reference.values import plain_values


@dataclass(frozen=True)
class Sources:
    """Packages with their terms, the documents cited as records, whether some records are users' own, and which records
    of a package have a source that a user gave."""

    packages: list[dict[str, Any]]
    cited: list[dict[str, Any]]
    of_users: bool
    own_source: frozenset[int]

    @property
    def attributions(self) -> dict[str, dict[str, str]]:
        return {package["name"]: package["attribution"] for package in self.packages}


def sources_of(own: Table, found: QuerySet[Any]) -> Sources:
    unordered = found.order_by()
    names = set(unordered.values_list("package", flat=True).distinct())
    packages = [package_out(version) for version in current_packages() if version.name in names]
    ids = unordered.values("document") if "document" in own.schema.columns else unordered.none().values("pk")
    cited = Document.objects.filter(pk__in=ids).select_related(None).order_by("document_id")
    documents = [plain_values(table("documents"), document) for document in cited]
    return Sources(packages, documents, "" in names, with_own_source(own, unordered))


def with_own_source(own: Table, found: QuerySet[Any]) -> frozenset[int]:
    """The records of packages whose source people have replaced by one of their own."""
    in_force = changes_in_force(own)
    if not in_force.exists():
        return frozenset()
    given: set[int] = set()
    of_packages = found.exclude(package="").values("pk")
    edits = in_force.filter(record__in=of_packages, before__isnull=False, after__isnull=False)
    for record, before, after in edits.order_by("id").values_list("record", "before__source", "after__source"):
        if unmarked(before or "") != unmarked(after or ""):
            given.add(record)
    return frozenset(given)


def package_out(version: DataPackageVersion) -> dict[str, Any]:
    """A package's terms as they go with its data."""
    package = described(version)
    return {
        "name": version.name,
        "version": version.version,
        "title": package.title,
        "attribution": package.attribution,
        "licences": package.licences,
        "sources": package.sources,
        "synthetic": bool(package.own.get("synthetic")),
    }
