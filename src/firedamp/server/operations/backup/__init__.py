"""A backup: one ZIP with every row through Django's fields, every file of the data folder, and a manifest of both."""

from firedamp.server.operations.backup.loading import Loaded, backup_load
from firedamp.server.operations.backup.making import Made, backup_create
from firedamp.server.operations.backup.opening import backup_verify

__all__ = ["Loaded", "Made", "backup_create", "backup_load", "backup_verify"]
