"""What is kept of plumes seen from air and space: tables of organisations, each as it was sent."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from firedamp.server.organisations.models import Organisation


class PlumeSet(models.Model):
    """A table of plumes of an organisation: whose table it is (`layout`), from which file."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="plume_sets")
    name = models.CharField(max_length=200)
    layout = models.CharField(max_length=30)
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created", "id"]
        constraints = [models.UniqueConstraint(fields=["organisation", "sha256"], name="a_file_of_plumes_once")]

    def __str__(self) -> str:
        return self.name


class StoredPlume(models.Model):
    """A plume of a set, as `firedamp.science.topdown.plume.Plume`."""

    plume_set = models.ForeignKey(PlumeSet, on_delete=models.CASCADE, related_name="plumes")
    plume_id = models.CharField(max_length=200)
    observed_at = models.DateTimeField()
    latitude = models.FloatField()
    longitude = models.FloatField()
    emission_kg_h = models.FloatField(null=True)
    uncertainty_kg_h = models.FloatField(null=True)
    instrument = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200, blank=True)
    label = models.CharField(max_length=200, blank=True)
    detected = models.BooleanField(default=True)
    row = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["observed_at", "plume_id"]
        constraints = [
            models.UniqueConstraint(fields=["plume_set", "plume_id"], name="a_plume_once_in_its_set"),
            models.CheckConstraint(condition=Q(latitude__range=(-90, 90)), name="a_plume_between_the_poles"),
            models.CheckConstraint(condition=Q(emission_kg_h__gte=0), name="a_plume_emits"),
        ]

    def __str__(self) -> str:
        return self.plume_id
