"""Routes to a mine's methane and series by year, over the REST API: one method each, tables as data frames."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from firedamp.client import route_shapes as shapes
from firedamp.client.transport import Transport

if TYPE_CHECKING:
    import polars


class Routes:
    """What a mine's data allow, and how routes compare: `Client().routes`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    def offers(self, mine_id: str, *, year: int | None = None, gwp_set: str | None = None) -> shapes.Offers:
        """Every method for a mine and year, the best tier first; without a year the latest of which something is known.

        What an available offer holds is what `evaluate` takes; with `mine_id` and `year` it draws what the line draws.
        """
        return cast(shapes.Offers, self._to.get("mines", mine_id, "methods", year=year, gwp_set=gwp_set))

    def of_mine(
        self, mine_id: str, *, year: int | None = None, gwp_set: str | None = None
    ) -> shapes.MineReconciliation:
        """A mine and year by every route: estimates with 95 % ranges, which overlap, and why they may differ."""
        found = self._to.get("reconciliations", "mine", mine_id=mine_id, year=year, gwp_set=gwp_set)
        return cast(shapes.MineReconciliation, found)

    def of_mine_frame(self, mine_id: str, *, year: int | None = None, gwp_set: str | None = None) -> polars.DataFrame:
        """The routes of `of_mine`, one row each; numbers of a route that is not available are null."""
        from firedamp.client.route_frames import mine_routes_frame

        return mine_routes_frame(self.of_mine(mine_id, year=year, gwp_set=gwp_set))

    def of_basin(
        self, basin: str | None = None, *, first: int | None = None, last: int | None = None, gwp_set: str | None = None
    ) -> shapes.BasinReconciliation:
        """A basin by route and year: over the mines that have a route's data, and over the same mines for all."""
        found = self._to.get("reconciliations", "basin", **{"basin": basin, "from": first, "to": last}, gwp_set=gwp_set)
        return cast(shapes.BasinReconciliation, found)

    def of_basin_frame(self, basin: str | None = None, **asked: Any) -> polars.DataFrame:
        """The sums of `of_basin`, a row for each year and route; `like_for_like` marks those over the same mines."""
        from firedamp.client.route_frames import basin_routes_frame

        return basin_routes_frame(self.of_basin(basin, **asked))


class SeriesByYear:
    """Quantities by year: `Client().series`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    def quantities(self) -> list[shapes.Quantity]:
        """What a series may be of."""
        return cast(list[shapes.Quantity], self._to.get("series", "quantities")["items"])

    def of(
        self,
        quantity: str,
        *,
        basin: str | None = None,
        level: shapes.Level | None = None,
        ids: Sequence[str] = (),
        first: int | None = None,
        last: int | None = None,
        method: str | None = None,
        gwp_set: str | None = None,
    ) -> shapes.Series:
        """A quantity by year for each mine, company or district of a basin (or those of `ids`), or for the basin.

        A year without data is a gap, never nought. `method` and `gwp_set` are those of emissions.
        """
        scope = {"basin": basin, "level": level, "id": list(ids) or None, "from": first, "to": last}
        return cast(shapes.Series, self._to.get("series", quantity=quantity, method=method, gwp_set=gwp_set, **scope))

    def frame(self, quantity: str, **asked: Any) -> polars.DataFrame:
        """A series as a table, a row for each year of each mine, company, district or basin; asked as of `of`."""
        from firedamp.client.route_frames import series_frame

        return series_frame(self.of(quantity, **asked))
