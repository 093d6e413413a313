"""The app of reports."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "firedamp.server.reports"
    label = "reports"
