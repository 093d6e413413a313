"""Which calls has `client.basins`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class BasinsRoom:
    """The operations of the API under `basins`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("basin_list")
    def list(self) -> builtins.list[shapes.BasinOut]:
        """The basins.

        A basin is a data package of that kind; `years` are those with a known coal output.

        Raises BadInput.
        """
        found: builtins.list[shapes.BasinOut] = self._to.json("GET", "basins")["items"]
        return found

    @operation("basin_map")
    def map(self, basin_id: str) -> shapes.MapOut:
        """Outline and towns for a map.

        The outline is GeoJSON in WGS 84.

        Raises NotFound, BadInput.
        """
        found: shapes.MapOut = self._to.json("GET", "basins", basin_id, "map")
        return found
