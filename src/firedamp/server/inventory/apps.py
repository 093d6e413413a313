"""The app of calculations and inventories."""

from django.apps import AppConfig


class InventoryConfig(AppConfig):
    name = "firedamp.server.inventory"
    label = "inventory"
