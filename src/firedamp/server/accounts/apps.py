"""The app of people."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "firedamp.server.accounts"
    label = "accounts"
