"""Which calls has `client.activity`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from firedamp.client.files import Download
from firedamp.client.paging import Pages
from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class ActivityRoom:
    """The operations of the API under `activity`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("activity_list")
    def list(
        self,
        *,
        actor: str | None = None,
        action: str | None = None,
        organisation: str | None = None,
        subject: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
    ) -> Pages[shapes.EntryOut]:
        """Who did what.

        The newest first: your own deeds, those in your organisations and, if you administer them, their people's
        sign-ins.

        Raises NotSignedIn, NotAllowed, BadInput.
        """
        return Pages(
            self._to,
            "activity",
            query={
                "actor": actor,
                "action": action,
                "organisation": organisation,
                "subject": subject,
                "since": since,
                "until": until,
            },
        )

    @operation("activity_export")
    def export(
        self,
        *,
        actor: str | None = None,
        action: str | None = None,
        organisation: str | None = None,
        subject: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        format: Literal["csv", "xlsx", "json"] | None = None,
    ) -> Download:
        """Who did what, as a file.

        All entries that the filters leave, up to 100,000; each with its hash, so that the file can be checked.

        format: 'csv' unless said

        Raises NotSignedIn, NotAllowed, BadInput.
        """
        return Download(
            self._to,
            "GET",
            "activity",
            "export",
            query={
                "actor": actor,
                "action": action,
                "organisation": organisation,
                "subject": subject,
                "since": since,
                "until": until,
                "format": format,
            },
        )
