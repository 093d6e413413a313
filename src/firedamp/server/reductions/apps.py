"""The app of projects that cut emissions."""

from django.apps import AppConfig


class ReductionsConfig(AppConfig):
    name = "firedamp.server.reductions"
    label = "reductions"
