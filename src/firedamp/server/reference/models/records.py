"""What has every record of a reference table? Where it came from, how far it may be trusted, and its version."""

from __future__ import annotations

from django.db import models


class Quality(models.TextChoices):
    """How a figure came about (происхождение)."""

    MEASURED = "measured"
    REPORTED = "reported"
    CALCULATED = "calculated"
    RESTORED = "restored"
    EXPERT = "expert"
    SYNTHETIC = "synthetic"


class Confirmation(models.TextChoices):
    CONFIRMED = "confirmed"
    TO_CONFIRM = "to_confirm"


class Provenance(models.Model):
    """The columns that stand beside every record's own."""

    version = models.PositiveIntegerField(default=1, help_text="Grows with each change: who changes names the one seen")
    quality = models.CharField(max_length=20, choices=Quality, default=Quality.REPORTED)
    source = models.CharField(max_length=500, blank=True)
    confirmation = models.CharField(max_length=20, choices=Confirmation, default=Confirmation.CONFIRMED)
    note = models.CharField(max_length=1000, blank=True)
    package = models.CharField(
        max_length=100, blank=True, help_text="The data package it came with; empty: a user's own"
    )
    row = models.PositiveIntegerField(null=True, help_text="Row in the package's table")
    search = models.TextField(blank=True, help_text="Its texts in the one alphabet of search_text")
    updated = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class Document(Provenance):
    """A source: a guideline, a law, a data set, a survey."""

    class Kind(models.TextChoices):
        GUIDELINE = "guideline"
        LAW = "law"
        DATASET = "dataset"
        SURVEY = "survey"
        PRACTICE = "practice"

    document_id = models.CharField(max_length=100, unique=True)
    name_en = models.CharField(max_length=500)
    name_ru = models.CharField(max_length=500)
    kind = models.CharField(max_length=20, choices=Kind)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    licence = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=500, blank=True)
    cited_as = models.CharField(max_length=300, blank=True, help_text="How rows of packages begin when they cite it")

    class Meta:
        ordering = ["document_id"]

    def __str__(self) -> str:
        return self.document_id


class Record(Provenance):
    """A record of a reference table: as `Provenance`, with the document that its source belongs to."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True
