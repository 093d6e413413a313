"""Which calls has `client.invitations`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING

from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class InvitationsRoom:
    """The operations of the API under `invitations`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("invitation_look")
    def look(self, secret: str) -> shapes.InvitationShown:
        """What an invitation offers.

        The secret is sent in the body, so that no log of addresses holds it.

        Raises NotFound, BadInput, TooManyRequests.
        """
        found: shapes.InvitationShown = self._to.json("POST", "invitations", "look", body={"secret": secret})
        return found

    @operation("invitation_accept")
    def accept(self, secret: str) -> shapes.JoinedOut:
        """Accept an invitation.

        As the person who has signed in, whose e-mail must be the one invited.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.JoinedOut = self._to.json("POST", "invitations", "accept", body={"secret": secret})
        return found

    @operation("invitation_join")
    def join(self, secret: str, username: str, password: str) -> shapes.JoinedOut:
        """Join with a new account.

        An account of the address that was invited, with its first membership; it signs in as any other.

        Raises NotFound, BadInput, TooManyRequests.
        """
        found: shapes.JoinedOut = self._to.json(
            "POST", "invitations", "join", body={"secret": secret, "username": username, "password": password}
        )
        return found
