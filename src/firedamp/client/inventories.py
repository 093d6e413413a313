"""Inventories, their lines also as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firedamp.client.rooms.inventories import InventoriesRoom

if TYPE_CHECKING:
    import polars


class Inventories(InventoriesRoom):
    """`client.inventories`."""

    def frame(self, inventory_id: str | None = None, **scope: Any) -> polars.DataFrame:
        """Lines of a stored inventory as a table, masses in t; without an id those of `view(**scope)`."""
        from firedamp.client.frames import lines_frame

        if inventory_id is None:
            return lines_frame(self.view(**scope)["lines"])
        return lines_frame(self.read(inventory_id)["result"]["lines"])
