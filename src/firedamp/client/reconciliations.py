"""Routes to a mine's methane side by side, also as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firedamp.client.rooms.reconciliations import ReconciliationsRoom

if TYPE_CHECKING:
    import polars


class Reconciliations(ReconciliationsRoom):
    """`client.reconciliations`; what a mine's data allow is `client.mines.methods(mine_id)`."""

    def mine_frame(self, mine_id: str, *, year: int | None = None, gwp_set: str | None = None) -> polars.DataFrame:
        """The routes of `mine`, one row each, masses in t; numbers of a route that is not available are null."""
        from firedamp.client.route_frames import mine_routes_frame

        return mine_routes_frame(self.mine(mine_id, year=year, gwp_set=gwp_set))

    def basin_frame(self, **asked: Any) -> polars.DataFrame:
        """The sums of `basin`, a row for each year and route; `like_for_like` marks those over the same mines."""
        from firedamp.client.route_frames import basin_routes_frame

        return basin_routes_frame(self.basin(**asked))
