"""Which calls has `client.tokens`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class TokensRoom:
    """The operations of the API under `tokens`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("token_list")
    def list(self) -> builtins.list[shapes.TokenOut]:
        """Your tokens.

        Also those that have expired or were revoked.

        Raises NotSignedIn, NotAllowed, BadInput.
        """
        found: builtins.list[shapes.TokenOut] = self._to.json("GET", "tokens")["items"]
        return found

    @operation("token_create")
    def create(
        self,
        name: str,
        *,
        scopes: Sequence[Literal["read", "write", "reference"]] | None = None,
        days: int | None = None,
    ) -> shapes.TokenMade:
        """Make a token.

        Its text is in this answer and nowhere else.

        scopes: ['read'] unless said, at most 3
        days: 1 to 366, 90 unless said

        Raises NotSignedIn, NotAllowed, BadInput.
        """
        found: shapes.TokenMade = self._to.json("POST", "tokens", body={"name": name, "scopes": scopes, "days": days})
        return found

    @operation("token_revoke")
    def revoke(self, token_id: int) -> None:
        """Revoke a token.

        It opens nothing from then on.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        self._to.delete("tokens", token_id)
