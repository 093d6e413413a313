"""Which calls has `client.reconciliations`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING

from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class ReconciliationsRoom:
    """The operations of the API under `reconciliations`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("reconciliation_mine")
    def mine(self, mine_id: str, *, year: int | None = None, gwp_set: str | None = None) -> shapes.MineReconciliation:
        """A mine and year by every route.

        Estimates with 95 % ranges, whether the ranges of two routes overlap, and the reasons why they may differ.

        year: 1900 to 2100
        gwp_set: 'RU' unless said

        Raises BadInput.
        """
        found: shapes.MineReconciliation = self._to.json(
            "GET", "reconciliations", "mine", query={"mine_id": mine_id, "year": year, "gwp_set": gwp_set}
        )
        return found

    @operation("reconciliation_basin")
    def basin(
        self, *, basin: str | None = None, first: int | None = None, last: int | None = None, gwp_set: str | None = None
    ) -> shapes.BasinReconciliation:
        """A basin and its years by every route.

        For each year and route the mines that have the data, their coal and methane; then the same over like mines.

        basin: 'kuzbass' unless said
        first: 1900 to 2100
        last: 1900 to 2100
        gwp_set: 'RU' unless said

        Raises BadInput.
        """
        found: shapes.BasinReconciliation = self._to.json(
            "GET", "reconciliations", "basin", query={"basin": basin, "from": first, "to": last, "gwp_set": gwp_set}
        )
        return found
