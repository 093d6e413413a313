"""What is known of measured emissions? Streams of longwalls as people described them, and sums that were made."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from firedamp.server.telemetry.models import Longwall


class MeasuredStream(models.Model):
    """A shaft, a drainage station or a gas-suction unit whose channels are a longwall's.

    `definition`: as firedamp.science.measured reads it, channels by their tags. A change makes a new `version`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    longwall = models.ForeignKey(Longwall, on_delete=models.CASCADE, related_name="streams")
    name = models.CharField(max_length=200)
    definition = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["longwall", "name"]
        constraints = [models.UniqueConstraint(fields=["longwall", "name"], name="a_stream_once")]

    def __str__(self) -> str:
        return self.name


class Measurement(models.Model):
    """Sums of some streams of a longwall over a period, and all that they rest on.

    `streams`: of each its id, version and definition, the number of readings and their hash; `batches`: the newest
    batch of the longwall then; `told`: the answer of science.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    longwall = models.ForeignKey(Longwall, on_delete=models.PROTECT, related_name="measurements")
    first = models.DateField()
    last = models.DateField()
    filling = models.CharField(max_length=20)
    streams = models.JSONField()
    batches = models.PositiveBigIntegerField()
    told = models.JSONField()
    software_version = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["longwall", "-created"]

    def __str__(self) -> str:
        return f"{self.longwall} {self.first} – {self.last}"
