"""The app of data packages."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "firedamp.server.reference"
    label = "reference"
