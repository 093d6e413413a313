"""Which calls has `client.series`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class SeriesRoom:
    """The operations of the API under `series`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("quantity_list")
    def quantities(self) -> list[shapes.QuantityOut]:
        """What a series may be of.

        Each with its unit and the rule by which the mines of a group make one value.

        Raises BadInput.
        """
        found: list[shapes.QuantityOut] = self._to.json("GET", "series", "quantities")["items"]
        return found

    @operation("series_list")
    def of(
        self,
        quantity: str,
        *,
        basin: str | None = None,
        level: Literal["mine", "company", "district", "basin"] | None = None,
        ids: Sequence[str] | None = None,
        first: int | None = None,
        last: int | None = None,
        method: str | None = None,
        gwp_set: str | None = None,
    ) -> shapes.SeriesOut:
        """A quantity by year.

        For each mine, company or district of the basin (or those of `id`, which may be repeated), or for the basin.

        A year without data is a gap: its value is null. `method` and `gwp_set` are those of emissions.

        basin: 'kuzbass' unless said
        level: 'basin' unless said
        ids: at most 500
        first: 1900 to 2100
        last: 1900 to 2100
        method: 'ipcc2006' unless said
        gwp_set: 'RU' unless said

        Raises BadInput.
        """
        found: shapes.SeriesOut = self._to.json(
            "GET",
            "series",
            query={
                "quantity": quantity,
                "basin": basin,
                "level": level,
                "id": ids,
                "from": first,
                "to": last,
                "method": method,
                "gwp_set": gwp_set,
            },
        )
        return found
