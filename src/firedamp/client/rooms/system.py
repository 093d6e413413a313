"""Which calls has `client.system`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING

from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class SystemRoom:
    """The operations of the API under `system`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("health")
    def health(self) -> shapes.HealthOut:
        """Is the server well?

        Answers 200 when the database answers.

        Raises BadInput.
        """
        found: shapes.HealthOut = self._to.json("GET", "health")
        return found
