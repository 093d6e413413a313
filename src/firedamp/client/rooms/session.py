"""Which calls has `client.session`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING

from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class SessionRoom:
    """The operations of the API under `session`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("session_read")
    def read(self) -> shapes.SessionOut:
        """Who is signed in.

        Also sets the CSRF cookie that a browser needs for its first change.

        Raises NotSignedIn, NotAllowed, BadInput.
        """
        found: shapes.SessionOut = self._to.json("GET", "session")
        return found

    @operation("session_name")
    def name(self, name: str) -> shapes.SessionOut:
        """Say your name.

        As reports are to state it: what was issued before keeps what it says.

        Raises NotSignedIn, NotAllowed, BadInput.
        """
        found: shapes.SessionOut = self._to.json("PATCH", "session", body={"name": name})
        return found
