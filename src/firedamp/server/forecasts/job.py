"""Models are trained and tried as jobs: a worker that is killed leaves the last good model serving."""

from __future__ import annotations

from typing import Any

from firedamp.server.jobs.holding import Held
from firedamp.server.jobs.kinds import job_kind

TRAINING, BACKTEST = "forecast_training", "forecast_backtest"


@job_kind(TRAINING)
def train(held: Held) -> dict[str, Any]:
    """Train, then keep the models in one transaction with the job's own end."""
    from firedamp.server.forecasts import training
    from firedamp.server.forecasts.demonstration import backtests_ensure
    from firedamp.server.forecasts.selectors import task_of_job

    asked = held.job.arguments
    longwall, channel = task_of_job(held.job)
    found = training.trained(longwall, channel, asked, lambda share: held.tell("training", share))
    result: dict[str, Any] = {"longwall": str(longwall.pk)}
    with held.effect(result):
        result["models"], result["unchanged"] = training.models_keep(
            longwall=longwall, channel=channel, found=found, by=held.job.owner, statistic=asked["statistic"]
        )
        backtests_ensure(longwall)
    return result


@job_kind(BACKTEST)
def test(held: Held) -> dict[str, Any]:
    """Roll through the recording, then keep the result in one transaction with the job's own end."""
    from firedamp.server.forecasts import backtesting
    from firedamp.server.forecasts.selectors import task_of_job

    asked = held.job.arguments
    longwall, channel = task_of_job(held.job)
    told = backtesting.backtested(longwall, channel, asked, lambda share: held.tell("testing", share))
    result: dict[str, Any] = {"longwall": str(longwall.pk)}
    with held.effect(result):
        kept = backtesting.backtest_keep(longwall=longwall, channel=channel, asked=asked, told=told, by=held.job.owner)
        result["backtest"] = str(kept.pk)
    return result
