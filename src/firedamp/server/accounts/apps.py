"""The app of people."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "firedamp.server.accounts"
    label = "accounts"

    def ready(self) -> None:
        from firedamp.server.accounts import after_reset  # noqa: F401 – listens to passwords that are set anew
