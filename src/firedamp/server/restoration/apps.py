"""The app of restorations."""

from django.apps import AppConfig


class RestorationConfig(AppConfig):
    name = "firedamp.server.restoration"
    label = "restoration"

    def ready(self) -> None:
        from firedamp.server.restoration import job  # noqa: F401 – a worker finds it by its name
