"""What may be read of data packages? The current version of each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.db.models import QuerySet

from firedamp.datapackages import DataPackage
from firedamp.server.reference.models import DataPackageVersion, RecordChange

LONGEST_SOURCE = 500  # characters of it that a record keeps


def current_packages() -> QuerySet[DataPackageVersion]:
    return DataPackageVersion.objects.filter(current=True).order_by("name")


def described(version: DataPackageVersion) -> DataPackage:
    """The package as its stored descriptor tells it: title, sources, licences, attribution; its files are not asked."""
    return DataPackage(Path(version.name), version.descriptor)


def sources_in_russian() -> dict[str, str]:
    """What a record of a package says of its source -> the same as the package words it in Russian."""
    said = [described(version).attribution for version in current_packages().only("name", "descriptor")]
    return {each["en"][:LONGEST_SOURCE]: each["ru"] for each in said}


def attribution_of(packages: Iterable[str]) -> dict[str, str]:
    """The words that go with values of the packages named: each package's once. Users' own records have none."""
    names = set(packages)
    said = [described(version).attribution for version in current_packages() if version.name in names]
    return {lang: "; ".join(dict.fromkeys(each[lang] for each in said)) for lang in ("en", "ru")}


def standing() -> str:
    """Says at which change all tables stand, whoever made it: a user, or a data package that was loaded."""
    last = RecordChange.objects.order_by("-id").values_list("id", "change_set__at").first()
    loaded = DataPackageVersion.objects.filter(current=True).order_by("id").values_list("id", "hash")
    return repr((last and (last[0], last[1].isoformat()), list(loaded)))


def revision(*tables: str) -> str:
    """Says at which change the tables (all, unless named) stand: what was computed at another one is computed anew.

    With its time: an id alone may be given again after a change that was rolled back. Empty before the first change
    by a user.
    """
    changes = RecordChange.objects.filter(change_set__user__isnull=False)
    found = changes.filter(table__in=tables) if tables else changes
    last = found.order_by("-id").values_list("id", "change_set__at").first()
    return f"{last[0]}@{last[1].isoformat()}" if last else ""
