"""A large inventory is computed as a job: many draws of many lines take longer than a request should."""

from __future__ import annotations

from typing import Any

from firedamp.server.inventory import selectors, services
from firedamp.server.jobs.holding import Held
from firedamp.server.jobs.kinds import job_kind

KIND = "inventory"
DRAWS_WITHIN_A_REQUEST = 20_000


@job_kind(KIND)
def compute(held: Held) -> dict[str, Any]:
    """Compute first, then keep it in one transaction with the job's own end. The result names the inventory."""
    job, asked = held.job, held.job.arguments
    held.tell("computing")
    scope = selectors.scope_get(**asked["scope"])
    computed = {name: asked[name] for name in ("method", "gwp_set", "draws", "seed")}
    services.inventory_compute(scope=scope, **computed)  # remembered, so that keeping it takes no time
    held.tell("writing")
    result: dict[str, Any] = {}
    with held.effect(result):
        made = services.inventory_create(
            owner=job.owner, organisation=job.organisation, scope=scope, name=asked["name"], **computed
        )
        result.update({"inventory": str(made.pk)})
    return result
