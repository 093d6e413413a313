"""What is an entry of the log, and which is the last one?"""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.db import models


class AuditEntry(models.Model):
    """One deed. Numbers run without a hole; the database itself refuses to change or delete an entry."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    actor_name = models.CharField(max_length=150, blank=True, help_text="As it was then; empty: Firedamp itself")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    action = models.CharField(max_length=50)
    subject_kind = models.CharField(max_length=50, blank=True)
    subject_id = models.CharField(max_length=100, blank=True)
    subject_name = models.CharField(max_length=300, blank=True)
    details = models.TextField(default="{}", help_text="JSON as it was sealed: a database may rewrite its own")
    previous = models.CharField(max_length=64, help_text="The hash of the entry before; of the first, zeros")
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["-number"]
        verbose_name_plural = "audit entries"
        indexes = [
            models.Index(fields=["organisation", "-number"]),
            models.Index(fields=["actor", "-number"]),
            models.Index(fields=["subject_kind", "subject_id"]),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.actor_name}"

    @property
    def told(self) -> dict[str, Any]:
        """What the entry tells beside its columns; nothing where it was altered into something that is no such JSON."""
        try:
            told = json.loads(self.details)
        except (TypeError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}


class AuditHead(models.Model):
    """The last entry's number and hash: one row, locked by whoever writes, so that two never take one number."""

    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.number} {self.hash}"
