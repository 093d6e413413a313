"""Which calls has `client.inventories`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Literal, cast

from firedamp.client.job import Job
from firedamp.client.paging import Pages
from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class InventoriesRoom:
    """The operations of the API under `inventories`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("inventory_view")
    def view(
        self,
        *,
        basin: str | None = None,
        method: str | None = None,
        year: int | None = None,
        gwp_set: str | None = None,
        company: str | None = None,
        district: str | None = None,
    ) -> shapes.InventoryView:
        """Look at an inventory.

        Computed from the present data, nothing stored. Without a year: each mine's latest known output.

        basin: 'kuzbass' unless said
        method: 'ipcc2006' unless said
        year: 1900 to 2100
        gwp_set: 'RU' unless said

        Raises NotFound, BadInput.
        """
        found: shapes.InventoryView = self._to.json(
            "GET",
            "inventories",
            "view",
            query={
                "basin": basin,
                "method": method,
                "year": year,
                "gwp_set": gwp_set,
                "company": company,
                "district": district,
            },
        )
        return found

    @operation("inventory_create")
    def create(
        self,
        basin: str,
        *,
        company: str | None = None,
        district: str | None = None,
        year: int | None = None,
        method: str | None = None,
        gwp_set: str | None = None,
        draws: int | None = None,
        seed: int | None = None,
        name: str | None = None,
        organisation: str | None = None,
    ) -> shapes.InventoryOut:
        """Compute an inventory and keep it.

        Of a basin, or of a company or district in it. With `Prefer: respond-async` (RFC 7240) one of more than
        20,000 draws is computed as a job: 202, and the job's result names the inventory.

        year: 1900 to 2100
        method: 'ipcc2006' unless said
        gwp_set: 'RU' unless said
        draws: 100 to 1000000, 10000 unless said
        seed: 1 unless said

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.InventoryOut = self._to.json(
            "POST",
            "inventories",
            body={
                "basin": basin,
                "company": company,
                "district": district,
                "year": year,
                "method": method,
                "gwp_set": gwp_set,
                "draws": draws,
                "seed": seed,
                "name": name,
                "organisation": organisation,
            },
        )
        return found

    @operation("inventory_create")
    def create_later(
        self,
        basin: str,
        *,
        company: str | None = None,
        district: str | None = None,
        year: int | None = None,
        method: str | None = None,
        gwp_set: str | None = None,
        draws: int | None = None,
        seed: int | None = None,
        name: str | None = None,
        organisation: str | None = None,
    ) -> Job | shapes.InventoryOut:
        """As `create`, as a job where it is long (`Prefer: respond-async`)."""
        found: shapes.JobOut | shapes.InventoryOut = self._to.json(
            "POST",
            "inventories",
            body={
                "basin": basin,
                "company": company,
                "district": district,
                "year": year,
                "method": method,
                "gwp_set": gwp_set,
                "draws": draws,
                "seed": seed,
                "name": name,
                "organisation": organisation,
            },
            later=True,
        )
        return Job(self._to, cast("shapes.JobOut", found)) if "cancel_requested" in found else found

    @operation("inventory_list")
    def list(self) -> Pages[shapes.InventoryRow]:
        """Stored inventories.

        The newest first; those of your organisations and the public ones.

        Raises NotSignedIn, BadInput.
        """
        return Pages(self._to, "inventories", query={})

    @operation("inventory_read")
    def read(self, inventory_id: str) -> shapes.InventoryOut:
        """A stored inventory.

        As it was computed, with its lines and the screening by Federal Law 296-FZ.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.InventoryOut = self._to.json("GET", "inventories", inventory_id)
        return found

    @operation("inventory_by")
    def by(
        self, inventory_id: str, view: Literal["mine", "company", "parent", "district", "mine_type", "source"]
    ) -> builtins.list[shapes.ShareOut]:
        """A stored inventory summed.

        Its emissions by mine, company, parent company, district, mine type or source.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: builtins.list[shapes.ShareOut] = self._to.json("GET", "inventories", inventory_id, "by", view)["items"]
        return found
