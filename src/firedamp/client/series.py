"""Quantities by year, also as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firedamp.client.rooms.series import SeriesRoom

if TYPE_CHECKING:
    import polars


class Series(SeriesRoom):
    """`client.series`."""

    def frame(self, quantity: str, **asked: Any) -> polars.DataFrame:
        """A series as a table, a row for each year of each mine, company, district or basin; asked as of `of`."""
        from firedamp.client.route_frames import series_frame

        return series_frame(self.of(quantity, **asked))
