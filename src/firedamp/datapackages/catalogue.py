"""Which data packages there are: those shipped with Firedamp and those in a user's own folder."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

from firedamp.datapackages.package import DESCRIPTOR, DataPackage, load_package
from firedamp.science.errors import DataError

EXTRA_FOLDER_VARIABLE = "FIREDAMP_PACKAGES"


def packages() -> list[DataPackage]:
    """All data packages, the shipped ones first, each folder in the order of names.

    A user's folder (environment variable FIREDAMP_PACKAGES) holds packages, one folder each; a package there appears
    beside the shipped ones and may not take a shipped one's name.
    """
    found: dict[str, DataPackage] = {}
    for root in _roots():
        for folder in sorted(path.parent for path in root.glob(f"*/{DESCRIPTOR}")):
            package = load_package(folder)
            if package.name in found:
                other = found[package.name].folder
                raise DataError(package.file, None, f"the name {package.name!r} is taken by the package in {other}")
            found[package.name] = package
    return list(found.values())


def package(name: str) -> DataPackage:
    """The package of that name; DataError, with the names there are, if it is unknown."""
    known = {each.name: each for each in packages()}
    try:
        return known[name]
    except KeyError:
        raise DataError(name, None, f"no data package is named so; there are {', '.join(known)}") from None


def _roots() -> list[Path]:
    roots = [Path(str(files("firedamp"))) / "data"]
    extra = os.environ.get(EXTRA_FOLDER_VARIABLE)
    if extra:
        if not Path(extra).is_dir():
            raise DataError(extra, None, f"{EXTRA_FOLDER_VARIABLE} names a folder that is not there")
        roots.append(Path(extra))
    return roots
