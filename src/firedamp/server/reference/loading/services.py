"""What may be done with data packages? Load them: what is new or changed is applied, what is the same is left alone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from firedamp.datapackages import Changes, DataPackage, changes, packages
from firedamp.server.mines.services import basin_apply
from firedamp.server.reference.loading.applying import KeptEdit
from firedamp.server.reference.loading.constants import constants_apply
from firedamp.server.reference.models import DataPackageVersion

Rows = dict[str, list[dict[str, Any]]]
LOADER = 1  # raise it when packages become records in another way: each is then applied again


@dataclass(frozen=True)
class PackageLoad:
    """What loading did with one package; `changes` counts rows by table, `kept` names users' values left over its."""

    name: str
    version: str
    state: Literal["new", "changed", "unchanged"]
    changes: dict[str, dict[str, Any]] = field(default_factory=dict)
    kept: list[dict[str, Any]] = field(default_factory=list)


def load_packages(found: Iterable[DataPackage] | None = None) -> list[PackageLoad]:
    """Load every data package there is. Loading again changes nothing and says so.

    Raises DataError for a package that is wrong; what was loaded before stays as it was.
    """
    return [package_load(package=package) for package in (packages() if found is None else found)]


@transaction.atomic
def package_load(*, package: DataPackage) -> PackageLoad:
    """Apply one package in one transaction, if its content is not the current one."""
    package.validate()
    current = DataPackageVersion.objects.select_for_update().filter(name=package.name, current=True).first()
    if current and current.hash == package.hash:
        return package_reapply(package=package, current=current)
    rows = table_rows(package)
    differences = compare(package, current.rows, rows) if current else {}
    DataPackageVersion.objects.filter(name=package.name).update(current=False)
    version = DataPackageVersion.objects.create(
        name=package.name,
        kind=package.kind,
        version=package.version,
        hash=package.hash,
        descriptor=dict(package.descriptor),
        rows=rows,
        changes=differences,
        loader=LOADER,
    )
    version.kept = [each.to_dict() for each in records_apply(package=package, version=version)]
    version.save(update_fields=["kept"])
    return PackageLoad(package.name, package.version, "changed" if current else "new", differences, version.kept)


def package_reapply(*, package: DataPackage, current: DataPackageVersion) -> PackageLoad:
    """The same content again: nothing to do, unless an earlier Firedamp made other records of it."""
    if current.loader != LOADER:
        records_apply(package=package, version=current)
        current.loader = LOADER
        current.save(update_fields=["loader"])
    return PackageLoad(package.name, package.version, "unchanged")


def records_apply(*, package: DataPackage, version: DataPackageVersion) -> list[KeptEdit]:
    """Returns what users changed and what was therefore not taken from the package."""
    of_basin = basin_apply(package=package, version=version) if package.kind == "basin" else []
    return [*of_basin, *constants_apply(package=package)]


def table_rows(package: DataPackage) -> Rows:
    """The tables as JSON can hold them; an example's tables may be long and nothing depends on them, so none."""
    if package.kind == "example":
        return {}
    tables = {name: package.rows(name) for name, resource in package.resources.items() if resource.schema}
    plain: Rows = json.loads(json.dumps(tables, cls=DjangoJSONEncoder))
    return plain


def compare(package: DataPackage, before: Rows, after: Rows) -> dict[str, dict[str, Any]]:
    """What differs, table by table; a table without a key is compared as a whole."""
    differences = {}
    for name in dict.fromkeys([*before, *after]):
        key = package.schema(name).primary_key if name in package.resources else ()
        old, new = before.get(name, []), after.get(name, [])
        if key:
            found = summary(changes(old, new, key))
        else:
            found = {"added": [], "removed": [], "changed": [], "differs": old != new}
        if any(found.values()):
            differences[name] = found
    return differences


def summary(found: Changes) -> dict[str, Any]:
    return {
        "added": [list(key) for key in found.added],
        "removed": [list(key) for key in found.removed],
        "changed": [
            {"key": list(each.key), "field": each.field, "before": each.before, "after": each.after}
            for each in found.changed
        ],
    }
