"""Which calls has `client.topdown`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from firedamp.client.files import Progress, Source, upload
from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class TopdownRoom:
    """The operations of the API under `topdown`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("plume_set_list")
    def plume_set_list(self) -> list[shapes.PlumeSetOut]:
        """Tables of plumes.

        The public one, of other basins than the Kuzbass, and those of your organisations, the newest first.

        Raises NotSignedIn, BadInput.
        """
        found: list[shapes.PlumeSetOut] = self._to.json("GET", "topdown", "plume-sets")["items"]
        return found

    @operation("plume_set_create")
    def plume_set_create(
        self,
        content: Source,
        *,
        filename: str | None = None,
        name: str | None = None,
        organisation: str | None = None,
        sheet: str | None = None,
        encoding: Literal["utf-8", "utf-16", "cp1251", "cp866", "koi8-r"] | None = None,
        progress: Progress | None = None,
    ) -> shapes.PlumeSetOut:
        """Send a table of plumes.

        The bytes of a CSV, XLSX or GeoJSON, 30 MB and 20,000 plumes at most: a table of Carbon Mapper, EMIT,
        GHGSat, TROPOMI or another with time, place and rate. All of it is taken, or nothing, with every bad row
        named. Plumes that another of your sets has are told, and kept: a check is of one set.

        Raises NotSignedIn, NotAllowed, TooLarge, BadInput.
        """
        found: shapes.PlumeSetOut = upload(
            self._to,
            "topdown",
            "plume-sets",
            content=content,
            progress=progress,
            query={
                "filename": filename,
                "name": name,
                "organisation": organisation,
                "sheet": sheet,
                "encoding": encoding,
            },
        )
        return found

    @operation("plume_set_delete")
    def plume_set_delete(self, plume_set_id: str) -> None:
        """Take a table away.

        With its plumes; it does not come back. The public one stays.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        self._to.delete("topdown", "plume-sets", plume_set_id)

    @operation("topdown_check")
    def check(
        self,
        *,
        plume_set_id: str | None = None,
        mines: str | None = None,
        radius_km: float | None = None,
        persistence: float | None = None,
        persistence_low: float | None = None,
        persistence_high: float | None = None,
        choices: Mapping[str, str] | None = None,
        method: str | None = None,
        gwp_set: str | None = None,
        year: int | None = None,
    ) -> shapes.TopdownCheck:
        """Plumes beside the inventory.

        Every mine within the radius of each plume, and of the mines that you choose the methane of a year by what
        was seen and by the inventory, with both 95 % ranges. Nothing is chosen for you, and nothing is kept.

        plume_set_id: 'plumes' unless said
        radius_km: 5.0 unless said
        persistence: 0 to 1
        persistence_low: 0 to 1
        persistence_high: 0 to 1
        method: 'best' unless said
        gwp_set: 'RU' unless said
        year: 1900 to 2100

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.TopdownCheck = self._to.json(
            "POST",
            "topdown",
            "checks",
            body={
                "plume_set_id": plume_set_id,
                "mines": mines,
                "radius_km": radius_km,
                "persistence": persistence,
                "persistence_low": persistence_low,
                "persistence_high": persistence_high,
                "choices": choices,
                "method": method,
                "gwp_set": gwp_set,
                "year": year,
            },
            repeatable=True,
        )
        return found
