"""The app of organisations."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "firedamp.server.organisations"
    label = "organisations"
