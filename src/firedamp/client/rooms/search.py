"""Which calls has `client.search`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING

from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class SearchRoom:
    """The operations of the API under `search`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("find")
    def find(self, *, q: str | None = None) -> list[shapes.FoundOut]:
        """Search mines, companies, districts, tables, methods and pages.

        In both languages and both alphabets; a few of each kind, the kinds in this order.

        Raises BadInput.
        """
        found: list[shapes.FoundOut] = self._to.json("GET", "search", query={"q": q})["items"]
        return found
