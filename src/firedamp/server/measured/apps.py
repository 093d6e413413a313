"""The app of measured emissions."""

from django.apps import AppConfig


class MeasuredConfig(AppConfig):
    name = "firedamp.server.measured"
    label = "measured"

    def ready(self) -> None:
        from firedamp.server.measured import job  # noqa: F401 – a worker finds it by its name
