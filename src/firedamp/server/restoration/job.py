"""Many series are restored, and tried, as jobs: what their reader waits for is told, and may be left."""

from __future__ import annotations

from typing import Any

from firedamp.server.jobs.holding import Held
from firedamp.server.jobs.kinds import job_kind
from firedamp.server.restoration import services
from firedamp.server.restoration.selectors import restoration_of

RESTORATION, EXPERIMENT = "restoration", "experiment"


@job_kind(RESTORATION)
def restore(held: Held) -> dict[str, Any]:
    """Restore the series, then keep the result in one transaction with the job's own end."""
    asked = held.job.arguments
    run = restoration_of(held.job.owner, asked["restoration"])
    how = {name: asked[name] for name in ("method", "seed", "level")}
    found = services.restored(run, **how, progress=lambda share: held.tell("restoring", share))
    result: dict[str, Any] = {}
    with held.effect(result):
        services.restoration_keep(restoration=restoration_of(held.job.owner, run.pk), result=found)
        result.update({"restoration": str(run.pk)})
    return result


@job_kind(EXPERIMENT)
def experiment(held: Held) -> dict[str, Any]:
    """Try the methods, then keep the table of errors in one transaction with the job's own end."""
    asked = held.job.arguments
    run = restoration_of(held.job.owner, asked["restoration"])
    found = services.tried(run, asked=asked["asked"], progress=lambda share: held.tell("trying", share))
    result: dict[str, Any] = {}
    with held.effect(result):
        services.experiment_keep(restoration=restoration_of(held.job.owner, run.pk), result=found)
        result.update({"restoration": str(run.pk)})
    return result
