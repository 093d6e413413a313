"""The app of telemetry."""

from django.apps import AppConfig


class TelemetryConfig(AppConfig):
    name = "firedamp.server.telemetry"
    label = "telemetry"

    def ready(self) -> None:
        from firedamp.server.telemetry import chores, job  # noqa: F401 – a worker finds them by their names
