"""Which calls has `client.compliance`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from firedamp.client.files import Download
from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class ComplianceRoom:
    """The operations of the API under `compliance`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("compliance_view")
    def view(
        self,
        *,
        basin: str | None = None,
        method: str | None = None,
        year: int | None = None,
        gwp_set: str | None = None,
        organisation: str | None = None,
        limit_id: str | None = None,
        status: Literal["exceeds", "passes", "unknown", "not_applicable"] | None = None,
    ) -> shapes.ComplianceOut:
        """Mines against dated limits.

        Federal Law 296-FZ by company and Regulation (EU) 2024/1787 by mine: the limits in force at the end of the
        year of the figures, and those ahead, judged by the same figures. `organisation`: only the mines that it
        reports.

        basin: 'kuzbass' unless said
        method: 'best' unless said
        year: 1900 to 2100
        gwp_set: 'RU' unless said

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.ComplianceOut = self._to.json(
            "GET",
            "compliance",
            query={
                "basin": basin,
                "method": method,
                "year": year,
                "gwp_set": gwp_set,
                "organisation": organisation,
                "limit_id": limit_id,
                "status": status,
            },
        )
        return found

    @operation("compliance_export")
    def export(
        self,
        *,
        format: Literal["csv", "xlsx"] | None = None,
        basin: str | None = None,
        method: str | None = None,
        year: int | None = None,
        gwp_set: str | None = None,
        organisation: str | None = None,
        limit_id: str | None = None,
        status: Literal["exceeds", "passes", "unknown", "not_applicable"] | None = None,
    ) -> Download:
        """The same as a file.

        CSV, in Russian as a Russian Excel opens it, in English with the keys of the API, or XLSX.

        format: 'csv' unless said
        basin: 'kuzbass' unless said
        method: 'best' unless said
        year: 1900 to 2100
        gwp_set: 'RU' unless said

        Raises NotSignedIn, NotFound, BadInput.
        """
        return Download(
            self._to,
            "GET",
            "compliance",
            "export",
            query={
                "format": format,
                "basin": basin,
                "method": method,
                "year": year,
                "gwp_set": gwp_set,
                "organisation": organisation,
                "limit_id": limit_id,
                "status": status,
            },
        )
