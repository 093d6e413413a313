"""The app of forecasts."""

from django.apps import AppConfig


class ForecastsConfig(AppConfig):
    name = "firedamp.server.forecasts"
    label = "forecasts"

    def ready(self) -> None:
        from firedamp.server.forecasts import chores, job  # noqa: F401 – a worker finds them by their names
