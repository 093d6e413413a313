"""Who changed what: sets of changes as they were made together, and each record's change with before and after."""

from __future__ import annotations

from django.conf import settings
from django.db import models

LONGEST_KEY = 500
LONGEST_NOTE = 500


class ChangeSet(models.Model):
    """Changes that were made, and can be undone, together. Without a user: a new version of a data package."""

    class Kind(models.TextChoices):
        EDIT = "edit"
        BULK = "bulk"
        IMPORT = "import"
        DELETE = "delete"
        RESTORE = "restore"
        UNDO = "undo"
        PACKAGE = "package"
        RESTORATION = "restoration"

    table = models.CharField(max_length=50)
    kind = models.CharField(max_length=20, choices=Kind)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="change_sets")
    at = models.DateTimeField(auto_now_add=True)
    records = models.PositiveIntegerField(default=0)
    note = models.CharField(
        max_length=LONGEST_NOTE, blank=True, help_text="The file of an import, the package of a load"
    )
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["table", "-id"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.table} {self.pk}"


class RecordChange(models.Model):
    """One record's change. `before` is null for a new record, `after` for a deleted one; both hold plain values."""

    change_set = models.ForeignKey(ChangeSet, on_delete=models.PROTECT, related_name="changes")
    table = models.CharField(max_length=50)
    record = models.BigIntegerField(help_text="The record's id; it stays the same when a deleted record is restored")
    key = models.CharField(max_length=LONGEST_KEY)
    version = models.PositiveIntegerField(help_text="The record's version after the change")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    since = models.DateTimeField(null=True, help_text="When the record had come to be as `before` says")
    whole = models.JSONField(null=True, help_text="Of a deleted record all that was stored, to put it back")

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["table", "record", "-id"]), models.Index(fields=["table", "key"])]

    def __str__(self) -> str:
        return f"{self.table} {self.key} v{self.version}"


class ImportDraft(models.Model):
    """A file read but not yet taken over: how its columns are matched, which cells were mended, what is to be kept."""

    table = models.CharField(max_length=50)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="import_drafts")
    filename = models.CharField(max_length=200, blank=True)
    file = models.BinaryField()
    rows = models.PositiveIntegerField(default=0, help_text="Of the file, when it was shown last")
    shown = models.CharField(max_length=64, blank=True, help_text="Digest of what its user was shown last")
    settings = models.JSONField(
        default=dict, help_text="Sheet, columns, defaults, mended cells, rows left out, choices"
    )
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.table} {self.filename}"


class RememberedColumn(models.Model):
    """What a person said a column of a file is: the next file with such a title is matched so."""

    table = models.CharField(max_length=50)
    title = models.CharField(max_length=200)
    column = models.CharField(max_length=100, blank=True, help_text="Empty: not used")
    unit = models.CharField(max_length=50, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "title"], name="one_meaning_of_a_title_in_a_table")]

    def __str__(self) -> str:
        return f"{self.table} {self.title} → {self.column}"
