"""Which calls has `client.districts`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class DistrictsRoom:
    """The operations of the API under `districts`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("district_list")
    def list(self, *, basin: str | None = None, q: str | None = None) -> builtins.list[shapes.DistrictOut]:
        """Find districts.

        Administrative districts after the package's mapping table; joint and unknown ones are named so.

        Raises BadInput.
        """
        found: builtins.list[shapes.DistrictOut] = self._to.json("GET", "districts", query={"basin": basin, "q": q})[
            "items"
        ]
        return found

    @operation("district_read")
    def read(self, district_id: str, *, basin: str | None = None) -> shapes.DistrictOut:
        """A district.

        Name the basin where two basins have a district of the same id.

        Raises NotFound, BadInput.
        """
        found: shapes.DistrictOut = self._to.json("GET", "districts", district_id, query={"basin": basin})
        return found
