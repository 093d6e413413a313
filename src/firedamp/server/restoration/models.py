"""What is kept of a restoration? The series with their gaps, how they were restored, the values that were accepted."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from firedamp.server.mines.models import Basin, Mine
from firedamp.server.reference.models import ChangeSet


class Restoration(models.Model):
    """A run: series of a reference table or of a person's file, what restored them, and an experiment on them.

    `table` and `column` say what the numbers are; empty for a file of which nobody has said it, whose values can be
    taken away but not accepted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="restorations")
    name = models.CharField(max_length=200, help_text="The file, or the table and its column")
    basin = models.ForeignKey(Basin, on_delete=models.PROTECT, null=True, related_name="restorations")
    table = models.CharField(max_length=50, blank=True)
    column = models.CharField(max_length=100, blank=True)
    file = models.BinaryField(null=True, help_text="What a person sent; null: the series are of the table")
    sha256 = models.CharField(max_length=64, blank=True, help_text="Of the file")
    said = models.JSONField(default=dict, help_text="How the file is read, which series is which mine")
    series = models.JSONField(help_text="Step, times, names, values and limits, as they were when they were read")
    method = models.CharField(max_length=50, blank=True)
    seed = models.PositiveBigIntegerField(default=1)
    level = models.FloatField(default=0.9)
    result = models.JSONField(null=True, help_text="Restoration.as_json(); null: not restored yet")
    experiment = models.JSONField(null=True, help_text="Experiment.as_json() of the same series")
    software_version = models.CharField(max_length=50, blank=True)
    created = models.DateTimeField(auto_now_add=True)
    restored = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created", "-id"]

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"


class AcceptedValue(models.Model):
    """A restored value that was put into a reference table. It counts as restored while the record has this value and
    its change has not been taken back (`marks.restored_in_force`)."""

    restoration = models.ForeignKey(Restoration, on_delete=models.PROTECT, related_name="accepted")
    change_set = models.ForeignKey(ChangeSet, on_delete=models.PROTECT, related_name="+")
    table = models.CharField(max_length=50)
    column = models.CharField(max_length=100)
    mine = models.ForeignKey(Mine, on_delete=models.CASCADE, related_name="+")
    year = models.IntegerField()
    value = models.FloatField()
    low = models.FloatField(null=True, help_text="Of the interval at `level`; null: nothing is known of the error")
    high = models.FloatField(null=True)
    level = models.FloatField()
    method = models.CharField(max_length=50)
    reason = models.CharField(max_length=50)
    series = models.CharField(max_length=300, help_text="As the run names it")
    withdrawn = models.DateTimeField(null=True, help_text="Taken back though its record was changed since")

    class Meta:
        ordering = ["mine", "year"]
        indexes = [models.Index(fields=["table", "mine", "year"], name="restored_of_mine_and_year")]
        constraints = [
            models.UniqueConstraint(fields=["change_set", "column", "mine", "year"], name="one_value_of_a_change")
        ]

    def __str__(self) -> str:
        return f"{self.table}.{self.column} {self.mine_id}/{self.year}"
