"""The client: a room for each noun of Firedamp's REST API, in it a method for each operation."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

import httpx

from firedamp.client.inventories import Inventories
from firedamp.client.mines import Mines
from firedamp.client.reconciliations import Reconciliations
from firedamp.client.reference import Reference
from firedamp.client.retries import Retries
from firedamp.client.rooms import Rooms
from firedamp.client.series import Series
from firedamp.client.telemetry import Telemetry
from firedamp.client.transport import Transport

if TYPE_CHECKING:
    from firedamp.client.shapes import SessionOut

LOCAL = "http://127.0.0.1:8000"


class Client(Rooms):
    """A connection to a Firedamp server; use it with `with`, or call `close()`.

    `token` is one of a user's (`fdt_…`, from the page of the account) or that of a session, as `sign_in` takes one.
    `language` ("en" or "ru") is that of messages and files. An answer is waited for `timeout_s` seconds; `retries` says
    how patiently a call is made again that may be. Every call raises ApiError where the server refuses and
    ServerNotReached where no answer comes. Its rooms stand in docs/client-operations.md.
    """

    def __init__(
        self,
        base_url: str = LOCAL,
        token: str | None = None,
        *,
        language: str = "en",
        timeout_s: float = 60.0,
        retries: Retries | None = None,
        http: httpx.Client | None = None,
    ) -> None:
        to = self._to = Transport(base_url, token, language=language, timeout_s=timeout_s, retries=retries, http=http)
        super().__init__(to)
        # Those that are more than the calls of the API:
        self.inventories: Inventories = Inventories(to)
        self.mines: Mines = Mines(to)
        self.reconciliations: Reconciliations = Reconciliations(to)
        self.reference: Reference = Reference(to)
        self.series: Series = Series(to)
        self.telemetry: Telemetry = Telemetry(to)

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Client of {self._to.address}, {'with' if self._to.token else 'without'} a token>"

    def close(self) -> None:
        """Close the connection; the session stays open on the server until `sign_out` or its end."""
        self._to.close()

    @property
    def token(self) -> str | None:
        """The token that is sent, None where nobody has signed in."""
        return self._to.token

    def sign_in(self, username: str, password: str) -> SessionOut:
        """Sign in as a person does; later calls carry the session. A program better has a token of its user's."""
        self._to.sign_in(username, password)
        return self.session.read()

    def sign_out(self) -> None:
        """End the session on the server."""
        self._to.sign_out()
