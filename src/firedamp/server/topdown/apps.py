"""The app of plumes seen from air and space."""

from django.apps import AppConfig


class TopdownConfig(AppConfig):
    name = "firedamp.server.topdown"
    label = "topdown"
