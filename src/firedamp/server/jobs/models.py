"""What is known of a piece of long work, and of who does it?"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from firedamp.server.organisations.models import Organisation


class Job(models.Model):
    """Work that a worker holds on lease. `attempts` numbers the holders: what an earlier one does has no effect."""

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=50)
    name = models.CharField(max_length=300, blank=True, help_text="What it is done to, as its owner knows it")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="jobs")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="jobs")
    arguments = models.JSONField(default=dict)
    language = models.CharField(max_length=2, default="en", help_text="Of its messages")
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    step = models.CharField(max_length=50, blank=True, help_text="What it is doing now")
    progress = models.FloatField(null=True, help_text="From 0 to 1; null: not known")
    cancel_requested = models.BooleanField(default=False)
    attempts = models.PositiveIntegerField(default=0)
    worker = models.CharField(max_length=200, blank=True)
    lease_until = models.DateTimeField(null=True)
    result = models.JSONField(null=True)
    problem = models.JSONField(null=True, help_text="Why it failed, as problem details")
    created = models.DateTimeField(auto_now_add=True)
    started = models.DateTimeField(null=True)
    finished = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created", "-id"]
        indexes = [
            models.Index(fields=["state", "created"]),
            models.Index(fields=["-created", "-id"], name="job_newest_first"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "running", "done", "failed", "cancelled"]),
                name="job_state_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="running") | models.Q(lease_until__isnull=False), name="who_runs_has_a_lease"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name} ({self.state})"


class Worker(models.Model):
    """A process at work, as it last said of itself: whoever is told to stop takes its row away."""

    class Kind(models.TextChoices):
        WORKER = "worker"
        WEB = "web"

    kind = models.CharField(
        max_length=10, choices=Kind, default=Kind.WORKER, db_default="worker", help_text="Takes up jobs, or serves"
    )
    name = models.CharField(max_length=200, primary_key=True, help_text="Machine and process")
    version = models.CharField(max_length=50)
    started = models.DateTimeField()
    seen = models.DateTimeField(help_text="When it last said that it is there")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
