"""Long work on the server: followed, waited for, cancelled."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from firedamp.client.errors import JobCancelled, JobFailed, JobNotDone

if TYPE_CHECKING:
    from firedamp.client.shapes import JobOut
    from firedamp.client.transport import Transport

FIRST_WAIT_S, LONGEST_WAIT_S, GROWTH = 0.1, 5.0, 1.5


class Job:
    """A job as the server last told of it (`told`); `wait()` for its result, `refresh`, `cancel` or `retry` it."""

    def __init__(self, to: Transport, told: JobOut) -> None:
        self._to, self.told = to, told

    def __repr__(self) -> str:
        return f"<Job {self.id} {self.told['kind']}: {self.state}>"

    @property
    def id(self) -> str:
        """Its id."""
        return self.told["id"]

    @property
    def state(self) -> str:
        """How it stood when last told of: waiting, running, done, failed or cancelled."""
        return self.told["state"]

    @property
    def result(self) -> dict[str, Any] | None:
        """What it gave; None until it is done."""
        return self.told["result"]

    def refresh(self) -> Job:
        """Ask how it stands now."""
        self.told = self._to.json("GET", "jobs", self.id)
        return self

    def cancel(self) -> Job:
        """Ask that it stops; what it has not yet taken effect with is dropped."""
        self.told = self._to.json("POST", "jobs", self.id, "cancel")
        return self

    def retry(self) -> Job:
        """Begin a failed or cancelled one again."""
        self.told = self._to.json("POST", "jobs", self.id, "retry")
        return self

    def wait(
        self, progress: Callable[[JobOut], object] | None = None, *, timeout_s: float | None = None
    ) -> dict[str, Any]:
        """Its result, waited for; asked at first every tenth of a second, at last every five.

        `progress` is called with what the server tells whenever that has changed (`step`, `progress` from 0 to 1).
        Raises JobFailed with the problem, JobCancelled, or JobNotDone after `timeout_s` seconds; the job then goes on.
        """
        until = None if timeout_s is None else time.monotonic() + timeout_s
        wait_s, shown = FIRST_WAIT_S, None
        while True:
            now = (self.state, self.told["step"], self.told["progress"])
            if progress and now != shown:
                progress(self.told)
            shown = now
            if self.state in ("done", "failed", "cancelled"):
                return self._ended()
            if until is not None and time.monotonic() + wait_s > until:
                raise JobNotDone(f"{self.told['name'] or self.told['kind']}: {self.state} after {timeout_s} s")
            time.sleep(wait_s)
            wait_s = min(wait_s * GROWTH, LONGEST_WAIT_S)
            self.refresh()

    def _ended(self) -> dict[str, Any]:
        if self.state == "failed":
            raise JobFailed(self.told)
        if self.state == "cancelled":
            raise JobCancelled(f"{self.told['name'] or self.told['kind']}: cancelled")
        return self.told["result"] or {}
