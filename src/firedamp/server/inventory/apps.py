"""The app of calculations and inventories."""

from django.apps import AppConfig


class InventoryConfig(AppConfig):
    name = "firedamp.server.inventory"
    label = "inventory"

    def ready(self) -> None:
        from firedamp.server.inventory import job  # noqa: F401 – a worker finds it by its name
