"""The app of jobs."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "firedamp.server.jobs"
    label = "jobs"
