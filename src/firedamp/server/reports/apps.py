"""The app of reports."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "firedamp.server.reports"
    label = "reports"

    def ready(self) -> None:
        from firedamp.server.reports import job  # noqa: F401 – a worker finds it by its name
