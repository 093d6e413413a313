"""The app of the reference database."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "firedamp.server.reference"
    label = "reference"

    def ready(self) -> None:
        from firedamp.server.reference.importing import job  # noqa: F401 – a worker finds it by its name
