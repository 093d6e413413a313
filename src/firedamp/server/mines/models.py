"""What is stored about mines: the basin, its districts and companies, each mine, its projects and its coal output."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from firedamp.server.reference.models import DataPackageVersion, Record


def not_negative(*fields: str) -> list[models.CheckConstraint]:
    """Constraints that the database itself keeps: a quantity is unknown or not below zero."""
    return [
        models.CheckConstraint(
            condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0}),
            name=f"%(class)s_{field}_not_negative",
        )
        for field in fields
    ]


# What only the map's page reads: read with every record that names its basin, it cost more than the record.
MAP_OF_A_BASIN = ("outline", "towns")


class Basin(models.Model):
    """A coal basin; comes with the data package of its name."""

    basin_id = models.CharField(max_length=100, unique=True)
    name_en = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    package = models.ForeignKey(DataPackageVersion, on_delete=models.PROTECT, related_name="basins")
    outline = models.JSONField(null=True, help_text="GeoJSON, WGS 84")
    towns = models.JSONField(default=list)
    synthetic = models.BooleanField(default=False, help_text="Made by a program: never mixed into real totals")

    class Meta:
        ordering = ["basin_id"]

    def __str__(self) -> str:
        return self.basin_id


class District(Record):
    """An administrative district (район) after the mapping table; joint and unknown ones are named so."""

    class Kind(models.TextChoices):
        MUNICIPAL = "municipal_district"
        URBAN = "urban"
        JOINT = "joint"
        UNKNOWN = "unknown"
        AS_WRITTEN = "as_written"

    basin = models.ForeignKey(Basin, on_delete=models.CASCADE, related_name="districts")
    district_id = models.CharField(max_length=100)
    name_en = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300)
    kind = models.CharField(max_length=50, choices=Kind)

    class Meta:
        ordering = ["basin", "name_en"]
        constraints = [models.UniqueConstraint(fields=["basin", "district_id"], name="district_id_unique_in_its_basin")]

    def __str__(self) -> str:
        return self.name_en


class Company(Record):
    """The legal entity that owns mines: the one that Federal Law 296-FZ addresses."""

    company_id = models.CharField(max_length=100, unique=True)
    name = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300, blank=True)
    synthetic = models.BooleanField(default=False, help_text="Owns mines of synthetic basins only")

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "companies"

    def __str__(self) -> str:
        return self.name


class Seam(Record):
    """A coal seam (пласт) of a basin."""

    basin = models.ForeignKey(Basin, on_delete=models.PROTECT, related_name="seams")
    seam_id = models.CharField(max_length=100)
    name_en = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300)
    thickness_m = models.FloatField(null=True)
    coal_rank = models.CharField(max_length=50, blank=True)

    class Meta:
        ordering = ["basin", "seam_id"]
        constraints = [
            models.UniqueConstraint(fields=["basin", "seam_id"], name="seam_id_unique_in_its_basin"),
            *not_negative("thickness_m"),
        ]

    def __str__(self) -> str:
        return self.name_en


class Mine(Record):
    """A mine (шахта, разрез). Its passport is one row of the source, its other rows are projects."""

    class MineType(models.TextChoices):
        UNDERGROUND = "underground"
        SURFACE = "surface"

    mine_id = models.CharField(max_length=100, unique=True)
    basin = models.ForeignKey(Basin, on_delete=models.PROTECT, related_name="mines")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="mines")
    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="mines")
    district_as_written = models.CharField(max_length=300, blank=True)
    name_en = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300, blank=True)
    other_names = models.CharField(max_length=500, blank=True)
    mine_type = models.CharField(max_length=20, choices=MineType)
    mining_method = models.CharField(max_length=50, blank=True)
    status = models.CharField(max_length=50)
    seam = models.ForeignKey(Seam, on_delete=models.PROTECT, null=True, related_name="mines")
    coalfield = models.CharField(max_length=200, blank=True)
    locality = models.CharField(max_length=200, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    location_accuracy = models.CharField(max_length=50, blank=True)
    depth_m = models.FloatField(null=True)
    depth_accuracy = models.CharField(max_length=50, blank=True)
    coal_rank = models.CharField(max_length=50, blank=True)
    coal_use = models.CharField(max_length=50, blank=True)
    capacity_t_year = models.FloatField(null=True)
    reserves_t = models.FloatField(null=True)
    resources_t = models.FloatField(null=True)
    workforce = models.IntegerField(null=True)
    opening_year = models.IntegerField(null=True)
    closing_year = models.IntegerField(null=True)
    gas_content_m3_t = models.FloatField(null=True)
    emission_coefficient = models.FloatField(null=True)
    adjacent_share = models.FloatField(null=True)
    gem_methane_m3 = models.FloatField(null=True)
    gem_methane_t = models.FloatField(null=True)
    parent_companies = models.CharField(max_length=500, blank=True, help_text="As the source writes them")
    parents = models.JSONField(default=list, help_text="What `parent_companies` says: names and shares")
    url = models.URLField(max_length=500, blank=True)
    origin = models.JSONField(default=dict, help_text="Field → source, quality and row of the package")
    withdrawn = models.BooleanField(default=False, help_text="No longer in its package, kept because results name it")

    class Meta:
        ordering = ["name_en", "mine_id"]
        indexes = [models.Index(fields=["name_en", "mine_id"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(mine_type__in=["underground", "surface"]), name="mine_type_is_known"
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True) | Q(latitude__range=(-90, 90)), name="mine_latitude_on_earth"
            ),
            models.CheckConstraint(
                condition=Q(longitude__isnull=True) | Q(longitude__range=(-180, 180)), name="mine_longitude_on_earth"
            ),
            *not_negative(
                "depth_m", "capacity_t_year", "reserves_t", "resources_t", "workforce", "gas_content_m3_t",
                "emission_coefficient", "adjacent_share", "gem_methane_m3", "gem_methane_t",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.mine_id} {self.name_en}"


class MineProject(Record):
    """One row of the source: the mine itself or one of its projects (proposed, shelved, an expansion …)."""

    mine = models.ForeignKey(Mine, on_delete=models.CASCADE, related_name="projects")
    status = models.CharField(max_length=50)
    project_type = models.CharField(max_length=50, blank=True)
    mine_type = models.CharField(max_length=20)
    mining_method = models.CharField(max_length=50, blank=True)
    capacity_t_year = models.FloatField(null=True)
    output_t = models.FloatField(null=True)
    output_year = models.IntegerField(null=True)
    depth_m = models.FloatField(null=True)
    opening_year = models.IntegerField(null=True)
    closing_year = models.IntegerField(null=True)
    reserves_t = models.FloatField(null=True)
    resources_t = models.FloatField(null=True)
    workforce = models.IntegerField(null=True)

    class Meta:
        ordering = ["row", "id"]
        constraints = [
            models.UniqueConstraint(fields=["mine", "status", "project_type"], name="one_project_of_a_kind_at_a_mine"),
            *not_negative("capacity_t_year", "output_t", "depth_m", "reserves_t", "resources_t", "workforce"),
        ]

    def __str__(self) -> str:
        return f"{self.mine_id} {self.status} {self.project_type}".strip()


class CoalOutput(Record):
    """The coal that a mine put out in a year (добыча угля): one figure a year, with its source."""

    mine = models.ForeignKey(Mine, on_delete=models.CASCADE, related_name="outputs")
    year = models.IntegerField()
    output_t = models.FloatField()

    class Meta:
        ordering = ["mine", "year"]
        indexes = [models.Index(fields=["year", "id"])]
        constraints = [
            models.UniqueConstraint(fields=["mine", "year"], name="one_output_a_year_at_a_mine"),
            models.CheckConstraint(condition=Q(year__range=(1800, 2200)), name="coal_output_year_is_a_year"),
            *not_negative("output_t"),
        ]

    def __str__(self) -> str:
        return f"{self.mine_id} {self.year}"


class MethaneAbundance(Record):
    """The methane that a mine releases (метанообильность): a minute (absolute) and a tonne of coal (relative)."""

    mine = models.ForeignKey(Mine, on_delete=models.CASCADE, related_name="abundances")
    year = models.IntegerField()
    absolute_abundance_m3_min = models.FloatField(null=True)
    relative_abundance_m3_t = models.FloatField(null=True)

    class Meta:
        ordering = ["mine", "year"]
        verbose_name_plural = "methane abundances"
        indexes = [models.Index(fields=["year", "id"])]
        constraints = [
            models.UniqueConstraint(fields=["mine", "year"], name="one_abundance_a_year_at_a_mine"),
            models.CheckConstraint(condition=Q(year__range=(1800, 2200)), name="abundance_year_is_a_year"),
            *not_negative("absolute_abundance_m3_min", "relative_abundance_m3_t"),
        ]

    def __str__(self) -> str:
        return f"{self.mine_id} {self.year}"


class MethaneUse(Record):
    """The methane that a mine drained in a year and what became of it, m³ at 20 °C and 101.325 kPa; null is unknown."""

    mine = models.ForeignKey(Mine, on_delete=models.CASCADE, related_name="methane_uses")
    year = models.IntegerField()
    drained_m3 = models.FloatField(null=True)
    utilised_m3 = models.FloatField(null=True)
    flared_m3 = models.FloatField(null=True)
    vented_m3 = models.FloatField(null=True)

    class Meta:
        ordering = ["mine", "year"]
        indexes = [models.Index(fields=["year", "id"])]
        constraints = [
            models.UniqueConstraint(fields=["mine", "year"], name="one_methane_use_a_year_at_a_mine"),
            *not_negative("drained_m3", "utilised_m3", "flared_m3", "vented_m3"),
        ]

    def __str__(self) -> str:
        return f"{self.mine_id} {self.year}"


class GasContent(Record):
    """The methane that a seam holds at a depth in a district (газоносность), m³/t at 20 °C and 101.325 kPa."""

    seam = models.ForeignKey(Seam, on_delete=models.CASCADE, related_name="gas_contents")
    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="gas_contents")
    depth_m = models.FloatField()
    gas_content_daf_m3_t = models.FloatField(null=True)
    moisture_percent = models.FloatField(null=True)
    ash_percent = models.FloatField(null=True)
    gas_content_m3_t = models.FloatField(null=True)

    class Meta:
        ordering = ["seam", "district", "depth_m"]
        verbose_name_plural = "gas contents"
        indexes = [models.Index(fields=["depth_m", "id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["seam", "district", "depth_m"], name="one_gas_content_at_a_depth_of_a_seam_in_a_district"
            ),
            *not_negative("depth_m", "gas_content_daf_m3_t", "moisture_percent", "ash_percent", "gas_content_m3_t"),
        ]

    def __str__(self) -> str:
        return f"{self.seam_id} {self.depth_m} m"
