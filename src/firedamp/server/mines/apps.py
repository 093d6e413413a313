"""The app of mines."""

from django.apps import AppConfig


class MinesConfig(AppConfig):
    name = "firedamp.server.mines"
    label = "mines"
