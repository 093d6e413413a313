"""What may be read of data packages? The current version of each."""

from __future__ import annotations

from pathlib import Path

from django.db.models import Max, QuerySet

from firedamp.datapackages import DataPackage
from firedamp.server.reference.models import DataPackageVersion, RecordChange


def current_packages() -> QuerySet[DataPackageVersion]:
    return DataPackageVersion.objects.filter(current=True).order_by("name")


def described(version: DataPackageVersion) -> DataPackage:
    """The package as its stored descriptor tells it: title, sources, licences, attribution; its files are not asked."""
    return DataPackage(Path(version.name), version.descriptor)


def revision() -> int:
    """A number that grows with every change of a record: what was computed at another one is computed anew."""
    return RecordChange.objects.aggregate(last=Max("id"))["last"] or 0
