"""What may be read of data packages? The current version of each."""

from __future__ import annotations

from pathlib import Path

from django.db.models import QuerySet

from firedamp.datapackages import DataPackage
from firedamp.server.reference.models import DataPackageVersion


def current_packages() -> QuerySet[DataPackageVersion]:
    return DataPackageVersion.objects.filter(current=True).order_by("name")


def described(version: DataPackageVersion) -> DataPackage:
    """The package as its stored descriptor tells it: title, sources, licences, attribution; its files are not asked."""
    return DataPackage(Path(version.name), version.descriptor)
