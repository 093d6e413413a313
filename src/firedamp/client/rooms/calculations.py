"""Which calls has `client.calculations`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from firedamp.client.files import Download
from firedamp.client.paging import Pages
from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class CalculationsRoom:
    """The operations of the API under `calculations`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("calculation_create")
    def create(
        self,
        method: str,
        inputs: Mapping[str, Any],
        *,
        gwp_set: str | None = None,
        uncertainty: Mapping[str, Any] | None = None,
        draws: int | None = None,
        seed: int | None = None,
        beside: Sequence[str] | None = None,
        mine_id: str | None = None,
        year: int | None = None,
        name: str | None = None,
        organisation: str | None = None,
        origin: Mapping[str, shapes.OriginIn] | None = None,
    ) -> shapes.CalculationOut:
        """Calculate and keep the result.

        The result is a draft of yours, with its inputs, sheet hash and seed: it can be run again to the same
        digits.

        draws: 100 to 1000000, 10000 unless said
        seed: 1 unless said
        beside: at most 20
        year: 1900 to 2100

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.CalculationOut = self._to.json(
            "POST",
            "calculations",
            body={
                "method": method,
                "inputs": inputs,
                "gwp_set": gwp_set,
                "uncertainty": uncertainty,
                "draws": draws,
                "seed": seed,
                "beside": beside,
                "mine_id": mine_id,
                "year": year,
                "name": name,
                "organisation": organisation,
                "origin": origin,
            },
        )
        return found

    @operation("calculation_list")
    def list(
        self,
        *,
        method: str | None = None,
        mine_id: str | None = None,
        owner: str | None = None,
        status: str | None = None,
        q: str | None = None,
        sort: Literal[
            "created", "-created", "name", "-name", "method", "-method", "ch4_t", "-ch4_t", "co2e_t", "-co2e_t"
        ]
        | None = None,
    ) -> Pages[shapes.CalculationRow]:
        """Find calculations.

        The newest first unless `sort` says otherwise: those of your organisations and the public ones.

        `q` searches the names of calculations and of their mines in both alphabets; `owners` are all that one may
        choose.

        sort: '-created' unless said

        Raises NotSignedIn, BadInput.
        """
        return Pages(
            self._to,
            "calculations",
            query={"method": method, "mine_id": mine_id, "owner": owner, "status": status, "q": q, "sort": sort},
        )

    @operation("calculation_compare")
    def compare(self, left: str, right: str) -> shapes.ComparisonOut:
        """Compare two calculations.

        Outputs and every number of the trace side by side.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.ComparisonOut = self._to.json(
            "GET", "calculations", "compare", query={"left": left, "right": right}
        )
        return found

    @operation("calculation_read")
    def read(self, calculation_id: str) -> shapes.CalculationOut:
        """A calculation.

        With its inputs, result and trace.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.CalculationOut = self._to.json("GET", "calculations", calculation_id)
        return found

    @operation("calculation_delete")
    def delete(self, calculation_id: str) -> None:
        """Delete a draft.

        Only its owner or an administrator of its organisation may, and only while it is a draft.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        self._to.delete("calculations", calculation_id)

    @operation("calculation_rename")
    def rename(self, calculation_id: str, name: str) -> shapes.CalculationOut:
        """Rename a draft.

        Only its owner or an administrator of its organisation may, and only a draft; nothing else of it changes.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        found: shapes.CalculationOut = self._to.json("PATCH", "calculations", calculation_id, body={"name": name})
        return found

    @operation("calculation_duplicate")
    def duplicate(self, calculation_id: str, *, organisation: str | None = None) -> shapes.CalculationOut:
        """Copy a calculation.

        A draft of your own with the same inputs and the same result, which is not computed anew.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.CalculationOut = self._to.json(
            "POST", "calculations", calculation_id, "duplicate", body={"organisation": organisation}
        )
        return found

    @operation("calculation_export")
    def export(self, calculation_id: str, *, format: Literal["json", "xlsx", "csv"] | None = None) -> Download:
        """A calculation as a file.

        With its trace, what is to be confirmed and whose data it rests on, in the reader's language.

        `xlsx` is a workbook of sheets, `csv` one table; in both a text that a spreadsheet would run is kept a text.

        format: 'json' unless said

        Raises NotSignedIn, NotFound, BadInput.
        """
        return Download(self._to, "GET", "calculations", calculation_id, "export", query={"format": format})
