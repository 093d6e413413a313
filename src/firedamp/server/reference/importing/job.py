"""A large file is taken over as a job: what its reader waits for is told, and may be left."""

from __future__ import annotations

from typing import Any

from firedamp.server.jobs.holding import Held
from firedamp.server.jobs.kinds import job_kind
from firedamp.server.reference.importing import taking
from firedamp.server.reference.importing.drafts import draft_get
from firedamp.server.reference.tables import table

KIND = "import"
ROWS_WITHIN_A_REQUEST = 5_000


@job_kind(KIND)
def take(held: Held) -> dict[str, Any]:
    """Check the draft once more and take it over, in one transaction with the job's own end."""
    arguments = held.job.arguments
    own = table(arguments["table"])
    held.tell("checking")
    checked = taking.check(own, draft_get(own, held.job.owner, arguments["draft"]))
    held.tell("writing")
    result: dict[str, Any] = {}
    with held.effect(result):
        result.update(taking.take_checked(checked, user=held.job.owner))
    return result
