"""Which calls has `client.forecasts`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from firedamp.client.job import Job
from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class ForecastsRoom:
    """The operations of the API under `forecasts`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("forecast_status")
    def status(self, longwall_id: str) -> shapes.ForecastStatus:
        """What is forecast now.

        The newest forecast of each horizon with its interval and the chance of passing each limit; the alarms that
        stand, and the last ones with what became of them. Nothing is forecast while the target is `silent` (no
        reading for four steps, two minutes at least), nor when a recording has `ended`.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.ForecastStatus = self._to.json("GET", "forecasts", "longwalls", longwall_id)
        return found

    @operation("forecast_track")
    def track(self, longwall_id: str, horizon_min: float, *, hours: float | None = None) -> shapes.ForecastTrack:
        """What was forecast lately.

        Row by row, up to a day: forecast and interval as they were said, and what came true.

        hours: 6 unless said

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.ForecastTrack = self._to.json(
            "GET", "forecasts", "longwalls", longwall_id, "track", query={"horizon_min": horizon_min, "hours": hours}
        )
        return found

    @operation("forecast_explanation")
    def explanation(self, longwall_id: str, horizon_min: float) -> shapes.ForecastReasonNow:
        """Why it says so.

        What each channel adds to the newest forecast.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.ForecastReasonNow = self._to.json(
            "GET", "forecasts", "longwalls", longwall_id, "explanation", query={"horizon_min": horizon_min}
        )
        return found

    @operation("forecast_train")
    def train(
        self,
        longwall_id: str,
        channel: int,
        *,
        horizons_min: Sequence[float] | None = None,
        statistic: Literal["max", "mean"] | None = None,
        keep: Sequence[str] | None = None,
    ) -> Job:
        """Train models.

        As a job, of all readings that are shown. A horizon that no model serves is served at once; else the new
        model is a challenger, compared with the one that serves, until somebody lets it serve.

        horizons_min: [3, 10, 30, 60] unless said, at most 8
        statistic: 'max' unless said
        keep: at most 50

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        return Job(
            self._to,
            self._to.json(
                "POST",
                "forecasts",
                "longwalls",
                longwall_id,
                "trainings",
                body={"channel": channel, "horizons_min": horizons_min, "statistic": statistic, "keep": keep},
            ),
        )

    @operation("forecast_backtest")
    def backtest(
        self,
        longwall_id: str,
        channel: int,
        *,
        horizon_min: float | None = None,
        statistic: Literal["max", "mean"] | None = None,
        limit: float | None = None,
        cost_of_miss: float | None = None,
    ) -> Job:
        """Try what forecasts would have been worth.

        As a job: learned on the first third of the readings that are shown, chosen on the second, tested on the
        last.

        horizon_min: 3 unless said
        statistic: 'max' unless said
        cost_of_miss: 10 unless said

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        return Job(
            self._to,
            self._to.json(
                "POST",
                "forecasts",
                "longwalls",
                longwall_id,
                "backtests",
                body={
                    "channel": channel,
                    "horizon_min": horizon_min,
                    "statistic": statistic,
                    "limit": limit,
                    "cost_of_miss": cost_of_miss,
                },
            ),
        )

    @operation("backtest_list")
    def backtest_list(self, longwall_id: str) -> list[shapes.BacktestRow]:
        """Its backtests.

        The newest first.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: list[shapes.BacktestRow] = self._to.json("GET", "forecasts", "longwalls", longwall_id, "backtests")[
            "items"
        ]
        return found

    @operation("backtest_read")
    def backtest_read(self, backtest_id: str) -> shapes.BacktestOut:
        """A backtest.

        What each model erred, what is offered, what alarms would have been worth.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.BacktestOut = self._to.json("GET", "forecasts", "backtests", backtest_id)
        return found

    @operation("model_list")
    def model_list(self, longwall_id: str) -> list[shapes.ForecastModelOut]:
        """Its models.

        The newest first; of those that serve, whether they have gone stale.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: list[shapes.ForecastModelOut] = self._to.json("GET", "forecasts", "longwalls", longwall_id, "models")[
            "items"
        ]
        return found

    @operation("model_serve")
    def model_serve(self, model_id: str) -> shapes.ForecastModelOut:
        """Let a model serve.

        In the place of the one that serves its horizon, which can be let serve again.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.ForecastModelOut = self._to.json("POST", "forecasts", "models", model_id, "serve")
        return found

    @operation("model_download")
    def model_download(self, model_id: str) -> shapes.ModelFile:
        """A model as a file.

        As `firedamp forecast predict` takes it.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.ModelFile = self._to.json("GET", "forecasts", "models", model_id, "file")
        return found
