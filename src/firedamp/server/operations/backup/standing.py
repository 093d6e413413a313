"""What is here already, that a backup would be loaded over?"""

from __future__ import annotations

from collections import Counter
from itertools import chain

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from firedamp.server.audit.models import AuditHead
from firedamp.server.operations.backup.files import other_files, readings_there
from firedamp.server.operations.backup.rows import kept_models

MADE_BY_MIGRATIONS = (ContentType, Permission, AuditHead)
MADE_BY_STARTING = "secret_key"


def is_new() -> bool:
    """Whether the database has no table yet."""
    return not connection.introspection.table_names()


def data_there() -> str:
    """The first table that somebody has put something into; "" where there is none."""
    if is_new():
        return ""
    for model in kept_models():
        if model not in MADE_BY_MIGRATIONS and model._base_manager.exists():
            return model._meta.label_lower
    return ""


def files_there() -> str:
    """What lies in the data folder, with how many files; "" for one that was only begun. A database may have been
    lost while the disk was kept: what no row names may be all that is left."""
    counts = Counter(name.partition("/")[0] for name in chain(readings_there(), other_files()) if ours(name))
    return ", ".join(f"{name}: {count}" for name, count in sorted(counts.items()))


def ours(name: str) -> bool:
    """Neither made by any start of a command, nor a home folder's own (its cache)."""
    return name != MADE_BY_STARTING and not name.startswith(".")
