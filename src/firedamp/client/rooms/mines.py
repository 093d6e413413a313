"""Which calls has `client.mines`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from firedamp.client.paging import Pages
from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class MinesRoom:
    """The operations of the API under `mines`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("mine_list")
    def list(
        self,
        *,
        basin: str | None = None,
        q: str | None = None,
        mine_type: Literal["underground", "surface"] | None = None,
        status: str | None = None,
        district: str | None = None,
        company: str | None = None,
        has_output: bool | None = None,
    ) -> Pages[shapes.MineOut]:
        """Find mines.

        `q` searches names and owners in both languages: ё = е, and Распадская finds Raspadskaya.

        Raises BadInput.
        """
        return Pages(
            self._to,
            "mines",
            query={
                "basin": basin,
                "q": q,
                "mine_type": mine_type,
                "status": status,
                "district": district,
                "company": company,
                "has_output": has_output,
            },
        )

    @operation("mine_read")
    def read(self, mine_id: str) -> shapes.MinePassport:
        """A mine's passport.

        Each figure's source and quality stand under `origin`; `projects` are all rows of the source about this
        mine.

        Raises NotFound, BadInput.
        """
        found: shapes.MinePassport = self._to.json("GET", "mines", mine_id)
        return found

    @operation("mine_calculation")
    def calculation(
        self, mine_id: str, *, method: str | None = None, year: int | None = None, gwp_set: str | None = None
    ) -> shapes.MineCalculationOut:
        """A mine's line, calculated.

        The mine's line of an inventory, and the calculation behind it with its trace.

        method: 'ipcc2006' unless said
        year: 1900 to 2100
        gwp_set: 'RU' unless said

        Raises NotFound, BadInput.
        """
        found: shapes.MineCalculationOut = self._to.json(
            "GET", "mines", mine_id, "calculation", query={"method": method, "year": year, "gwp_set": gwp_set}
        )
        return found

    @operation("mine_methods")
    def methods(self, mine_id: str, *, year: int | None = None, gwp_set: str | None = None) -> shapes.OfferList:
        """What a mine's data allow.

        Every method, the best tier first, with what `/methods/{method}/evaluate` takes, or with what it lacks.

        Without a year: the latest of which an output or abundance is known. A model is never the best.

        year: 1900 to 2100
        gwp_set: 'RU' unless said

        Raises NotFound, BadInput.
        """
        found: shapes.OfferList = self._to.json(
            "GET", "mines", mine_id, "methods", query={"year": year, "gwp_set": gwp_set}
        )
        return found
