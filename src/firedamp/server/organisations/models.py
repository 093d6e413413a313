"""What is an organisation? Its particulars as a report states them, its people with their roles, its sites."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from firedamp.server.mines.models import Mine


class Organisation(models.Model):
    """A company, institute or authority whose people work together and see each other's data."""

    organisation_id = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=300, help_text="As in its charter")
    name_en = models.CharField(max_length=300, blank=True)
    inn = models.CharField(max_length=12, blank=True, help_text="ИНН, taxpayer's number")
    ogrn = models.CharField(max_length=15, blank=True, help_text="ОГРН, state registration number")
    address = models.CharField(max_length=500, blank=True)
    head = models.CharField(max_length=200, blank=True, help_text="Who signs its reports")
    contact = models.CharField(max_length=300, blank=True, help_text="Who answers for its reports: name, post, e-mail")
    created = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's role within an organisation."""

    class Role(models.TextChoices):
        VIEWER = "viewer"
        ENGINEER = "engineer"
        VERIFIER = "verifier"
        ADMINISTRATOR = "administrator"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["user__username"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "user"], name="one_role_in_an_organisation"),
            models.CheckConstraint(
                condition=models.Q(role__in=["viewer", "engineer", "verifier", "administrator"]), name="role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role} of {self.organisation}"


class Site(models.Model):
    """A mine whose emissions an organisation reports, and in which years (both ends included; null: no end)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sites")
    mine = models.ForeignKey(Mine, on_delete=models.PROTECT, related_name="sites")
    first_year = models.IntegerField(null=True)
    last_year = models.IntegerField(null=True)

    class Meta:
        ordering = ["mine__name_ru", "id"]
        constraints = [models.UniqueConstraint(fields=["organisation", "mine"], name="a_site_once")]

    def __str__(self) -> str:
        return f"{self.mine} of {self.organisation}"


class Invitation(models.Model):
    """A link by which somebody joins an organisation in a role. Only a digest of its secret is kept."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=20, choices=Membership.Role)
    digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    accepted = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    revoked = models.DateTimeField(null=True)
    report = models.ForeignKey(
        "reports.Report", on_delete=models.CASCADE, null=True, related_name="invitations",
        help_text="Where it opens this report alone and makes nobody a member",
    )  # fmt: skip

    class Meta:
        ordering = ["-created", "-id"]

    def __str__(self) -> str:
        return f"{self.email} as {self.role} of {self.organisation}"


class ReportAccess(models.Model):
    """Somebody who does not belong to the organisation may see the issues of one report and verify it."""

    report = models.ForeignKey("reports.Report", on_delete=models.CASCADE, related_name="accesses")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="report_accesses")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given = models.DateTimeField(auto_now_add=True)
    revoked = models.DateTimeField(null=True)

    class Meta:
        ordering = ["given", "id"]
        constraints = [models.UniqueConstraint(fields=["report", "user"], name="one_access_to_a_report")]

    def __str__(self) -> str:
        return f"{self.user} to {self.report}"
