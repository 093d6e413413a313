"""What is stored of a data package: each version that was ever loaded, and which one holds now."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class DataPackageVersion(models.Model):
    """One version of a package, known by the hash of its contents; never changed, only followed by another."""

    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=50)
    version = models.CharField(max_length=50)
    hash = models.CharField(max_length=64)
    descriptor = models.JSONField()
    rows = models.JSONField(help_text="The tables as loaded, kept to say what a later version changes")
    changes = models.JSONField(default=dict, help_text="What this version changed against the one before, by table")
    kept = models.JSONField(default=list, help_text="Users' values that its loading left over those of the package")
    current = models.BooleanField(default=True)
    loader = models.PositiveIntegerField(default=0, help_text="Which way of applying packages made its records")
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "-loaded_at"]
        constraints = [
            models.UniqueConstraint(fields=["name"], condition=Q(current=True), name="one_current_version_of_a_package")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"
