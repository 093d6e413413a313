"""What is known of a longwall's telemetry? Its channels, what came in when, which files of the store count.

Readings themselves are in the store (`telemetry.store`) alone.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from firedamp.server.mines.models import Mine
from firedamp.server.organisations.models import Organisation


class Longwall(models.Model):
    """A longwall or extraction panel (лава, выемочный участок) whose air and gas are measured.

    Without an organisation it is a public demonstration. `arbitrary_times`: its source has no times, the axis is one
    that somebody chose.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="longwalls")
    mine = models.ForeignKey(Mine, on_delete=models.PROTECT, null=True, related_name="longwalls")
    site = models.CharField(max_length=300, blank=True, help_text="Where it is, if at no mine of the tables")
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    seam = models.CharField(max_length=200, blank=True)
    time_zone = models.CharField(max_length=60, default="UTC", help_text="IANA name; its files' times are of it")
    arbitrary_times = models.BooleanField(null=True, help_text="Null: there are no readings yet")
    identities = models.JSONField(default=list, help_text="What must hold between channels: kind, result, of")
    attribution = models.JSONField(default=dict, help_text="By language, of public data")
    package = models.CharField(max_length=100, blank=True, help_text="Data package and its hash, of public data")
    closed = models.DateTimeField(null=True, help_text="Since when it takes no readings")
    created = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)
    batches_taken = models.PositiveBigIntegerField(default=0, help_text="Number of the newest batch")

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="a_longwall_once"),
            models.UniqueConstraint(
                fields=["name"], condition=Q(organisation__isnull=True), name="a_public_longwall_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Channel(models.Model):
    """What one sensor measures: quantity and unit, where, within which range, with which limits.

    `readings`, `first`, `last` and `last_value` follow from what the store holds.
    """

    longwall = models.ForeignKey(Longwall, on_delete=models.CASCADE, related_name="channels")
    tag = models.CharField(max_length=100, help_text="As the source calls it")
    title = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    quantity = models.CharField(max_length=60, help_text="Id of science.telemetry.quantities")
    unit = models.CharField(max_length=30, blank=True, help_text="Of its readings and of every number here")
    place = models.CharField(max_length=60, blank=True, help_text="Id of science.telemetry.quantities.places")
    location = models.CharField(max_length=300, blank=True, help_text="Where the sensor hangs, in words")
    range_low = models.FloatField(null=True, help_text="Of what the sensor can measure")
    range_high = models.FloatField(null=True)
    resolution = models.FloatField(null=True)
    step_s = models.FloatField(null=True, help_text="From one reading to the next")
    warning_limit = models.FloatField(null=True)
    alarm_limit = models.FloatField(null=True)
    version = models.PositiveIntegerField(default=1)
    readings = models.PositiveBigIntegerField(default=0)
    first = models.DateTimeField(null=True)
    last = models.DateTimeField(null=True)
    last_value = models.FloatField(null=True)

    class Meta:
        ordering = ["longwall", "id"]
        constraints = [
            models.UniqueConstraint(fields=["longwall", "tag"], name="a_channel_once"),
            models.CheckConstraint(condition=Q(range_low__lt=models.F("range_high")), name="range_has_two_ends"),
            models.CheckConstraint(condition=Q(step_s__gt=0), name="step_is_above_zero"),
        ]

    def __str__(self) -> str:
        return self.tag


class Source(models.Model):
    """How files of one kind are read: which title is which channel, in which unit, and where the times are.

    `mapping`: by title of the file {"channel": id, "unit": …}, or null for a column that is not taken.
    """

    longwall = models.ForeignKey(Longwall, on_delete=models.CASCADE, related_name="sources")
    name = models.CharField(max_length=100)
    mapping = models.JSONField(default=dict)
    time_title = models.CharField(max_length=300, blank=True)
    time_zone = models.CharField(max_length=60, blank=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["longwall", "name"]
        constraints = [models.UniqueConstraint(fields=["longwall", "name"], name="a_source_once")]

    def __str__(self) -> str:
        return self.name


class Batch(models.Model):
    """Readings that came in together: by whom, when, and what became of them. Its number orders what replaces what."""

    class Kind(models.TextChoices):
        STREAM = "stream"
        IMPORT = "import"
        PACKAGE = "package"

    longwall = models.ForeignKey(Longwall, on_delete=models.CASCADE, related_name="batches")
    number = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    key = models.CharField(max_length=200, blank=True, help_text="Idempotency-Key of the request")
    sha256 = models.CharField(max_length=64, help_text="Of the file, or of the channel and its readings")
    filename = models.CharField(max_length=200, blank=True)
    source = models.ForeignKey(Source, on_delete=models.SET_NULL, null=True, related_name="batches")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    rows = models.PositiveBigIntegerField(default=0)
    new = models.PositiveBigIntegerField(default=0)
    changed = models.PositiveBigIntegerField(default=0)
    changed_within = models.PositiveBigIntegerField(
        default=0, help_text="Of the changed: those of the batch itself, of which a later one has the same time"
    )
    duplicate = models.PositiveBigIntegerField(default=0)
    late = models.PositiveBigIntegerField(default=0, help_text="Of the new: older than what the channel had already")
    first = models.DateTimeField(null=True)
    last = models.DateTimeField(null=True)
    arbitrary_times = models.BooleanField(default=False)
    notes = models.JSONField(default=list)

    class Meta:
        ordering = ["longwall", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["longwall", "number"], name="a_number_once"),
            models.UniqueConstraint(fields=["longwall", "key"], condition=~Q(key=""), name="a_key_once"),
            models.CheckConstraint(condition=Q(kind__in=["stream", "import", "package"]), name="batch_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.longwall} {self.number}"


class Upload(models.Model):
    """A file that is being looked at before it is taken over (`uploads` knows where it lies). `said`: what a person
    said of how it is read; `found`: what was found in it when it was read so, null until then."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    longwall = models.ForeignKey(Longwall, on_delete=models.CASCADE, related_name="uploads")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    said = models.JSONField(default=dict)
    found = models.JSONField(null=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created", "-id"]

    def __str__(self) -> str:
        return self.filename


class StoredFile(models.Model):
    """A Parquet file of the store that counts: one that is not named here holds nothing, whatever is in it.

    `replaces`: how many of its readings another file holds with an older value. `retired`: since when it counts no
    more; its file goes when nobody can be reading it.
    """

    longwall = models.ForeignKey(Longwall, on_delete=models.SET_NULL, null=True, related_name="files")
    path = models.CharField(max_length=200, unique=True, help_text="site=…/month=…/….parquet")
    month = models.CharField(max_length=7)
    rows = models.PositiveBigIntegerField()
    replaces = models.PositiveBigIntegerField(default=0)
    first = models.DateTimeField()
    last = models.DateTimeField()
    minutes = models.BooleanField(default=False, help_text="Whether it is summed by minutes as well")
    created = models.DateTimeField(auto_now_add=True)
    retired = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["longwall", "retired", "month"], name="files_that_count")]

    def __str__(self) -> str:
        return self.path


class Replay(models.Model):
    """A recording that is shown as if it came in now. `position_s` of the recording was reached at `since`."""

    class State(models.TextChoices):
        RUNNING = "running"
        PAUSED = "paused"

    longwall = models.OneToOneField(Longwall, on_delete=models.CASCADE, related_name="replay")
    state = models.CharField(max_length=10, choices=State)
    speed = models.FloatField(default=1.0)
    position_s = models.FloatField(default=0.0)
    since = models.DateTimeField()
    started = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=["running", "paused"]), name="replay_state_is_known"),
            models.CheckConstraint(condition=Q(speed__gt=0), name="replay_goes_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.longwall} ×{self.speed:g}"
