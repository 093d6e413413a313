"""Which calls has `client.packages`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class PackagesRoom:
    """The operations of the API under `packages`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("package_list")
    def list(self) -> builtins.list[shapes.PackageOut]:
        """The data packages loaded.

        Each with its version, content hash, sources, licences what its last version changed, and which values of
        users lie over it (`kept`).

        Raises BadInput.
        """
        found: builtins.list[shapes.PackageOut] = self._to.json("GET", "packages")["items"]
        return found
