"""What is kept of projects that cut emissions: each as a file has it, and the hours that were measured of it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from firedamp.server.mines.models import Mine
from firedamp.server.organisations.models import Organisation


class ReductionProject(models.Model):
    """A project of an organisation; without one it is of the named synthetic example, for all to look at.

    `record` is the project of a file (docs/reductions.md), `key` its id there, by which `alternative_group` and a
    portfolio tell projects apart. `mine`: the one of the tables that the record's `mine` names.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="reduction_projects"
    )
    key = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    mine = models.ForeignKey(Mine, on_delete=models.SET_NULL, null=True, related_name="reduction_projects")
    record = models.JSONField()
    package = models.CharField(max_length=100, blank=True, help_text="Data package and its hash, of the example")
    attribution = models.JSONField(default=dict, help_text="By language, of the example")
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["key", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key"], name="a_reduction_project_once"),
            models.UniqueConstraint(
                fields=["key"], condition=Q(organisation__isnull=True), name="an_example_project_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def synthetic(self) -> bool:
        return self.organisation_id is None


class MeasuredHours(models.Model):
    """Consecutive hours that were measured of a project: mixture flow, concentration, whether the flame burnt.

    `readings`: three lists of one length, `flow_m3_min`, `ch4_percent` and `flame`, null where nothing was measured.
    `start`, and when the hour after the last begins, are of the file's own clock.
    """

    project = models.ForeignKey(ReductionProject, on_delete=models.CASCADE, related_name="hours")
    start = models.DateTimeField()
    end = models.DateTimeField()
    readings = models.JSONField()
    destruction_efficiency = models.FloatField(null=True, help_text="Measured; the technology's where null")
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["start", "id"]
