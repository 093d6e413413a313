"""Which calls has `client.companies`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING

from firedamp.client.paging import Pages
from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class CompaniesRoom:
    """The operations of the API under `companies`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("company_list")
    def list(self, *, q: str | None = None, basin: str | None = None) -> Pages[shapes.CompanyOut]:
        """Find companies.

        The legal entities that own mines.

        Raises BadInput.
        """
        return Pages(self._to, "companies", query={"q": q, "basin": basin})

    @operation("company_read")
    def read(self, company_id: str) -> shapes.CompanyOut:
        """A company.

        With the number of its mines.

        Raises NotFound, BadInput.
        """
        found: shapes.CompanyOut = self._to.json("GET", "companies", company_id)
        return found
