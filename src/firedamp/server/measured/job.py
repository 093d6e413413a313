"""Sums are made as a job: a period may be years by the second."""

from __future__ import annotations

from typing import Any

from firedamp.server.jobs.holding import Held
from firedamp.server.jobs.kinds import job_kind

SUMMING = "measured_emissions"


@job_kind(SUMMING)
def sum_up(held: Held) -> dict[str, Any]:
    """Sum, then keep the result in one transaction with the job's own end."""
    from firedamp.server.measured import summing

    made = summing.measured(held.job, lambda share: held.tell("summing", share))
    result: dict[str, Any] = {"longwall": str(made.longwall_id)}
    with held.effect(result):
        result["measurement"] = str(summing.measurement_keep(made).pk)
    return result
