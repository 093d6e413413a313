"""What is stored of a report? What it is made of; of each issue the frozen document, its files, its verification."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property

from firedamp.science.reporting.freezing import is_whole
from firedamp.server.inventory.models import Calculation
from firedamp.server.mines.models import Mine
from firedamp.server.organisations.models import Organisation
from firedamp.server.problems import ApiProblem
from firedamp.server.reports.wholeness import altered, logged_issue, whole_bytes


class Report(models.Model):
    """An organisation's year, or one calculation, on its way to being official.

    What it is made of may be changed until an issue of it is verified, and again once somebody has reopened it with a
    reason. Its issues are frozen, and its state is that of the latest of them.
    """

    class Kind(models.TextChoices):
        YEAR = "year"
        CALCULATION = "calculation"

    class State(models.TextChoices):
        DRAFT = "draft"
        ISSUED = "issued"
        RETURNED = "returned"
        VERIFIED = "verified"
        REOPENED = "reopened"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=20, choices=Kind)
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    year = models.IntegerField()
    title = models.CharField(max_length=200, blank=True)
    gwp_set = models.CharField(max_length=50)
    draws = models.PositiveIntegerField()
    seed = models.PositiveBigIntegerField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1, help_text="Counts every change of what it is made of")

    class Meta:
        ordering = ["-year", "-created", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year"], condition=Q(kind="year"), name="one_report_of_an_organisations_year"
            ),
            models.CheckConstraint(condition=Q(kind__in=["year", "calculation"]), name="report_kind_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "issued", "returned", "verified", "reopened"]),
                name="report_state_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.organisation} {self.year}"


class Entry(models.Model):
    """A calculation that a report takes in, for a site."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="entries")
    calculation = models.ForeignKey(Calculation, on_delete=models.PROTECT, related_name="report_entries")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["added", "id"]
        constraints = [models.UniqueConstraint(fields=["report", "calculation"], name="a_calculation_once_in_a_report")]

    def __str__(self) -> str:
        return f"{self.calculation} in {self.report}"


class Statement(models.Model):
    """What a person says of a source category of a site that no calculation covers."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="statements")
    mine = models.ForeignKey(Mine, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=50)
    state = models.CharField(max_length=20)
    reason = models.CharField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1, help_text="That of the report when it was said")
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    said = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["mine", "category"]
        constraints = [
            models.UniqueConstraint(fields=["report", "mine", "category"], name="one_statement_of_a_category"),
            models.CheckConstraint(
                condition=Q(state__in=["not_occurring", "not_estimated"]), name="statement_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category} of {self.mine}: {self.state}"


class Reason(models.Model):
    """Why the emission of a site, or of all ("total"), changed since last year, or the answer to a question.

    `content` is the change or question that was seen when it was given (`science.reporting.reasons`), "" where there
    was none: of another one it says nothing.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="reasons")
    subject = models.CharField(max_length=200)
    text = models.CharField(max_length=2000)
    content = models.TextField(default="", help_text="The figures that it explains")
    version = models.PositiveIntegerField(default=1, help_text="That of the report when it was given")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["subject"]
        constraints = [models.UniqueConstraint(fields=["report", "subject"], name="one_reason_of_a_change")]

    def __str__(self) -> str:
        return f"{self.subject}: {self.text}"


class Confirmation(models.Model):
    """An organisation's word, with a document, that something marked `to_confirm` holds.

    `content` is what was confirmed, with its unit and the hash of its source: if any of it changes, the confirmation no
    longer holds. The document is a file beside a report, a record of the reference documents, or only named.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="confirmations")
    kind = models.CharField(max_length=20)
    item = models.CharField(max_length=200)
    content = models.CharField(max_length=500)
    reason = models.JSONField(help_text="What is to be confirmed, in both languages")
    document = models.CharField(max_length=500, help_text="Name, number and date of the document")
    attachment = models.ForeignKey("Attachment", on_delete=models.SET_NULL, null=True, related_name="confirmations")
    record = models.CharField(max_length=100, blank=True, help_text="Its id among the reference documents")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed = models.DateTimeField(auto_now_add=True)
    withdrawn = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-confirmed", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "item", "content"],
                condition=Q(withdrawn__isnull=True),
                name="confirmed_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.item}: {self.document}"


class Issue(models.Model):
    """A report as it was issued. `document` is canonical JSON text, as its hash is of it."""

    class State(models.TextChoices):
        ISSUED = "issued"
        RETURNED = "returned"
        VERIFIED = "verified"
        SUPERSEDED = "superseded"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="issues")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=State, default=State.ISSUED)
    document = models.TextField()
    hash = models.CharField(max_length=64)
    software_version = models.CharField(max_length=50)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, blank=True, help_text="What was decided; it stays when superseded")
    decision = models.CharField(max_length=2000, blank=True, help_text="The verifier's words with the decision")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="issue_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=["issued", "returned", "verified", "superseded"]), name="issue_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}, issue {self.number}"

    @cached_property
    def frozen(self) -> dict[str, Any]:
        """The document as JSON, read once; ApiProblem `fault` where it is not the text that was put down."""
        told = logged_issue(self.report_id, self.number)
        if told is None or told["hash"] != self.hash or not is_whole(self.document, self.hash):
            raise altered(f"{self.report}, № {self.number}")
        found: dict[str, Any] = json.loads(self.document)
        return found

    @property
    def intact(self) -> bool:
        """Whether the document is the text that was put down."""
        try:
            return bool(self.frozen)
        except ApiProblem:
            return False

    @property
    def whole_files(self) -> QuerySet[IssueFile]:
        """The files, without their contents, if none is missing and none is foreign; ApiProblem `fault`."""
        found = self.files.select_related("issue__report__organisation").defer("content", "issue__document")
        told = (logged_issue(self.report_id, self.number) or {}).get("files")
        names = {each.called for each in found}
        if told is not None and (wrong := sorted(names ^ told.keys())):
            raise altered(f"{self.report}, № {self.number}: {', '.join(wrong)}")
        return found


class Reopening(models.Model):
    """A verified report may be changed again: who said so, when and why. The verified issue stays until another."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="reopenings")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="reopenings")
    reason = models.CharField(max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.issue}: {self.reason}"


class IssueFile(models.Model):
    """A file of an issue: a form in a language, as it was drawn when the report was issued."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="files")
    form = models.CharField(max_length=50)
    language = models.CharField(max_length=2)
    file_type = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ["form", "language", "file_type"]
        constraints = [models.UniqueConstraint(fields=["issue", "form", "language", "file_type"], name="a_form_once")]

    def __str__(self) -> str:
        return f"{self.called} of {self.issue}"

    @property
    def called(self) -> str:
        return f"{self.form}.{self.language}.{self.file_type}"

    @property
    def whole(self) -> bytes:
        """The bytes that were put down; ApiProblem `fault` for others. The first logs did not tell of files."""
        told = logged_issue(self.issue.report_id, self.issue.number) or {}
        if told.get("files", {}).get(self.called, self.sha256) != self.sha256:
            raise altered(self._named)
        return whole_bytes(self.content, self.sha256, self._named)

    @property
    def _named(self) -> str:
        return f"{self.issue.report}, № {self.issue.number}: {self.called}"


class Attachment(models.Model):
    """A source document that people of the organisation put beside a report: what a number was taken from."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200, help_text="As it was called; never a path")
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["report", "sha256"], name="an_attachment_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def whole(self) -> bytes:
        """The bytes that were added; ApiProblem `fault` for others."""
        return whole_bytes(self.content, self.sha256, self.name)


class Evidence(models.Model):
    """An attachment is the source of a number: a symbol of a calculation."""

    attachment = models.ForeignKey(Attachment, on_delete=models.CASCADE, related_name="evidence")
    calculation = models.ForeignKey(Calculation, on_delete=models.CASCADE, related_name="+")
    symbol = models.CharField(max_length=100)

    class Meta:
        ordering = ["calculation", "symbol"]
        constraints = [
            models.UniqueConstraint(fields=["attachment", "calculation", "symbol"], name="evidence_of_a_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.attachment} for {self.symbol}"


class Check(models.Model):
    """What a verifier found of a number of an issue."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="checks")
    item = models.CharField(max_length=200, help_text="Calculation and symbol, or a sum")
    outcome = models.CharField(max_length=10)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    checked = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["item"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "item"], name="one_check_of_a_number"),
            models.CheckConstraint(condition=Q(outcome__in=["right", "wrong"]), name="outcome_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.outcome}"


class Remark(models.Model):
    """A verifier's remark on an issue or a number of it, or an answer to one."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="remarks")
    item = models.CharField(max_length=200, blank=True)
    text = models.CharField(max_length=4000)
    answers = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replies")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    settled = models.DateTimeField(null=True, help_text="When the verifier was satisfied")
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.text[:60]
