"""Which shapes do the calls of `client.packages` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from firedamp.client.shapes.shared import Text


class KeptEditOut(TypedDict):
    """A user's value that loading left over the package's; without a `column` the user deleted the record."""

    table: str
    key: str
    column: str | None
    package: Any
    user: Any


class LicenceOut(TypedDict):
    """A part of `PackageOut`."""

    name: NotRequired[str]
    title: NotRequired[str]
    path: NotRequired[str]


class PackageList(TypedDict):
    """What `package_list` answers."""

    items: list[PackageOut]


class PackageOut(TypedDict):
    """A part of `PackageList`."""

    name: str
    title: Text
    description: Text
    kind: Literal["basin", "reference", "example"]
    version: str
    hash: str
    loaded_at: str
    sources: list[PackageSourceOut]
    licences: list[LicenceOut]
    attribution: Text
    changes: dict[str, Any]
    kept: list[KeptEditOut]


class PackageSourceOut(TypedDict):
    """A part of `PackageOut`."""

    title: str
    path: NotRequired[str]
