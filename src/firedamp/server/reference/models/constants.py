"""What is stored of published numbers: emission factors, gas densities, warming potentials, limits."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from firedamp.server.reference.models.records import Record


class EmissionFactor(Record):
    """A published number that method sheets name by its id."""

    factor_id = models.CharField(max_length=100, unique=True)
    value = models.FloatField()
    unit = models.CharField(max_length=50)
    name_en = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        ordering = ["factor_id"]

    def __str__(self) -> str:
        return self.factor_id


class GasProperties(Record):
    """Densities of gases at one condition."""

    density_id = models.CharField(max_length=100, unique=True)
    name_en = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300)
    temperature_c = models.FloatField()
    pressure_kpa = models.FloatField()
    ch4_kg_m3 = models.FloatField()
    co2_kg_m3 = models.FloatField(null=True)

    class Meta:
        ordering = ["density_id"]
        constraints = [models.CheckConstraint(condition=Q(ch4_kg_m3__gt=0), name="methane_has_a_density")]

    def __str__(self) -> str:
        return self.density_id


class GwpSet(Record):
    """Warming potentials of one source."""

    gwp_set = models.CharField(max_length=50, unique=True)
    ch4 = models.FloatField()
    n2o = models.FloatField(null=True)
    title_en = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300)

    class Meta:
        ordering = ["gwp_set"]
        constraints = [models.CheckConstraint(condition=Q(ch4__gt=0), name="methane_has_a_warming_potential")]

    def __str__(self) -> str:
        return self.gwp_set


class Limit(Record):
    """What a law or a safety rule allows, from when to when."""

    limit_id = models.CharField(max_length=100, unique=True)
    name_en = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300)
    quantity = models.CharField(max_length=100)
    value = models.FloatField()
    unit = models.CharField(max_length=50)
    comparison = models.CharField(max_length=20)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        ordering = ["limit_id"]

    def __str__(self) -> str:
        return self.limit_id
