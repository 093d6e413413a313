"""What is stored of a result: all that it takes to compute it again, and the result itself."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce

from firedamp.server.mines.models import Basin, Company, District, Mine
from firedamp.server.organisations.models import Organisation


class Result(models.Model):
    """What a calculation and an inventory have in common.

    It belongs to an organisation, whose people see it; without one it is Firedamp's own, and public.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    method = models.CharField(max_length=100)
    gwp_set = models.CharField(max_length=50)
    draws = models.PositiveIntegerField()
    seed = models.PositiveBigIntegerField()
    result = models.JSONField()
    software_version = models.CharField(max_length=50)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(owner__isnull=True, organisation__isnull=True)
                | models.Q(owner__isnull=False, organisation__isnull=False),
                name="%(class)s_has_both_owner_and_organisation_or_neither",
            )
        ]
        ordering = ["-created", "-id"]

    def __str__(self) -> str:
        return self.name or str(self.id)


class Calculation(Result):
    """One evaluation of a method sheet."""

    class Status(models.TextChoices):
        DRAFT = "draft"
        ISSUED = "issued"
        RETURNED = "returned"
        VERIFIED = "verified"
        SUPERSEDED = "superseded"

    inputs = models.JSONField()
    origin = models.JSONField(default=dict, help_text="Input → source and quality, as the owner stated them")
    uncertainty = models.JSONField(default=dict)
    sheet_hash = models.CharField(max_length=64)
    edition = models.CharField(max_length=100)
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    mine = models.ForeignKey(Mine, null=True, on_delete=models.PROTECT, related_name="calculations")
    year = models.IntegerField(null=True)
    search = models.TextField(help_text="The name in the one alphabet of search_text")
    # Of the result, so that a list shows and orders them without reading results.
    ch4_t = models.FloatField()
    co2e_t = models.FloatField()
    co2e_t_low = models.FloatField()
    co2e_t_high = models.FloatField()

    @property
    def synthetic(self) -> bool:
        """Whether it is of a made-up mine, or its owner states that an input is made up."""
        stated = any(where.get("quality") == "synthetic" for where in self.origin.values())
        return stated or bool(self.mine and self.mine.basin.synthetic)

    class Meta(Result.Meta):
        indexes = [models.Index(fields=["-created", "-id"], name="calculation_newest_first")]
        constraints = [
            *Result.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(status__in=["draft", "issued", "returned", "verified", "superseded"]),
                name="calculation_status_is_known",
            ),
        ]


class Inventory(Result):
    """The emissions of a basin, a company or a district, of a year or of each mine's latest known output."""

    basin = models.ForeignKey(Basin, on_delete=models.PROTECT, related_name="inventories")
    company = models.ForeignKey(Company, null=True, on_delete=models.PROTECT, related_name="inventories")
    district = models.ForeignKey(District, null=True, on_delete=models.PROTECT, related_name="inventories")
    year = models.IntegerField(null=True)
    views = models.JSONField(help_text="The same emissions by mine, company, district …, and screened")
    package_hash = models.CharField(max_length=64)

    class Meta(Result.Meta):
        verbose_name_plural = "inventories"
        indexes = [models.Index(fields=["-created", "-id"], name="inventory_newest_first")]
        constraints = [
            *Result.Meta.constraints,
            models.UniqueConstraint(
                "basin",
                Coalesce("year", 0),
                "method",
                "gwp_set",
                "package_hash",
                "software_version",
                condition=models.Q(owner__isnull=True),
                name="one_public_inventory_of_a_kind",
            ),
        ]
