"""Mines, also as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firedamp.client.rooms.mines import MinesRoom

if TYPE_CHECKING:
    import polars


class Mines(MinesRoom):
    """`client.mines`."""

    def frame(self, **asked: Any) -> polars.DataFrame:
        """Mines as a table, one row each, the latest known output in t; asked as of `list`."""
        from firedamp.client.frames import mines_frame

        return mines_frame(self.list(**asked))
