"""Which calls has `client.jobs`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Literal

from firedamp.client.job import Job
from firedamp.client.paging import Pages
from firedamp.client.transport import Transport, operation


class JobsRoom:
    """The operations of the API under `jobs`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("job_list")
    def list(self, *, state: Literal["active", "ended"] | None = None) -> Pages[Job]:
        """Jobs.

        Yours and those of your organisations, the newest first; `active` are those that wait or run.

        Raises NotSignedIn, NotAllowed, BadInput.
        """
        return Pages(self._to, "jobs", query={"state": state}, of=lambda told: Job(self._to, told))

    @operation("job_read")
    def read(self, job_id: str) -> Job:
        """A job.

        How far it is, and its result or why it failed.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        return Job(self._to, self._to.json("GET", "jobs", job_id))

    @operation("job_cancel")
    def cancel(self, job_id: str) -> Job:
        """Cancel a job.

        What waits is cancelled at once; what runs stops at its next step and leaves nothing behind.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        return Job(self._to, self._to.json("POST", "jobs", job_id, "cancel"))

    @operation("job_retry")
    def retry(self, job_id: str) -> Job:
        """Try a job again.

        One that failed or was cancelled.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        return Job(self._to, self._to.json("POST", "jobs", job_id, "retry"))
