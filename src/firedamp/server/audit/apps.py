"""The app of the audit log."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "firedamp.server.audit"
    label = "audit"

    def ready(self) -> None:
        from firedamp.server.audit import signing_in  # noqa: F401 – listens to who signs in and out
