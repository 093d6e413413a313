"""What is here already, that a backup would be loaded over?"""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from firedamp.server.audit.models import AuditHead
from firedamp.server.data_folder import templates_folder
from firedamp.server.operations.backup.rows import kept_models

MADE_BY_MIGRATIONS = (ContentType, Permission, AuditHead)


def is_new() -> bool:
    """Whether the database has no table yet."""
    return not connection.introspection.table_names()


def data_there() -> str:
    """The first table that somebody has put something into; "" where there is none."""
    for model in kept_models():
        if model not in MADE_BY_MIGRATIONS and model._base_manager.exists():
            return model._meta.label_lower
    folder = templates_folder()
    return folder.name if folder and any(folder.iterdir()) else ""
