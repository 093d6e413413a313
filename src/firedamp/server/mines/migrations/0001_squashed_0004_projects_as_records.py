"""Basins, mines and what is known of them: one step for a new database."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("mines", "0001_initial"),
        ("mines", "0002_records"),
        ("mines", "0003_packages_of_records"),
        ("mines", "0004_projects_as_records"),
    ]

    initial = True

    dependencies = [
        ("reference", "0005_kept_edits"),
    ]

    operations = [
        migrations.CreateModel(
            name="Basin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("basin_id", models.CharField(max_length=100, unique=True)),
                ("name_en", models.CharField(max_length=200)),
                ("name_ru", models.CharField(max_length=200)),
                ("outline", models.JSONField(help_text="GeoJSON, WGS 84", null=True)),
                ("towns", models.JSONField(default=list)),
                (
                    "synthetic",
                    models.BooleanField(default=False, help_text="Made by a program: never mixed into real totals"),
                ),
                (
                    "package",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="basins",
                        to="reference.datapackageversion",
                    ),
                ),
            ],
            options={
                "ordering": ["basin_id"],
            },
        ),
        migrations.CreateModel(
            name="Company",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("company_id", models.CharField(max_length=100, unique=True)),
                ("name", models.CharField(max_length=300)),
                ("search", models.TextField(blank=True, help_text="Its texts in the one alphabet of search_text")),
                (
                    "confirmation",
                    models.CharField(
                        choices=[("confirmed", "Confirmed"), ("to_confirm", "To Confirm")],
                        default="confirmed",
                        max_length=20,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=1000)),
                (
                    "package",
                    models.CharField(
                        blank=True, help_text="The data package it came with; empty: a user's own", max_length=100
                    ),
                ),
                (
                    "quality",
                    models.CharField(
                        choices=[
                            ("measured", "Measured"),
                            ("reported", "Reported"),
                            ("calculated", "Calculated"),
                            ("restored", "Restored"),
                            ("expert", "Expert"),
                            ("synthetic", "Synthetic"),
                        ],
                        default="reported",
                        max_length=20,
                    ),
                ),
                ("row", models.PositiveIntegerField(help_text="Row in the package's table", null=True)),
                ("source", models.CharField(blank=True, max_length=500)),
                ("synthetic", models.BooleanField(default=False, help_text="Owns mines of synthetic basins only")),
                ("updated", models.DateTimeField(auto_now=True)),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=1, help_text="Grows with each change: who changes names the one seen"
                    ),
                ),
                ("name_ru", models.CharField(blank=True, max_length=300)),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.document",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "companies",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="District",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("district_id", models.CharField(max_length=100)),
                ("name_en", models.CharField(max_length=300)),
                ("name_ru", models.CharField(max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("municipal_district", "Municipal"),
                            ("urban", "Urban"),
                            ("joint", "Joint"),
                            ("unknown", "Unknown"),
                            ("as_written", "As Written"),
                        ],
                        max_length=50,
                    ),
                ),
                ("search", models.TextField(blank=True, help_text="Its texts in the one alphabet of search_text")),
                (
                    "confirmation",
                    models.CharField(
                        choices=[("confirmed", "Confirmed"), ("to_confirm", "To Confirm")],
                        default="confirmed",
                        max_length=20,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=1000)),
                (
                    "package",
                    models.CharField(
                        blank=True, help_text="The data package it came with; empty: a user's own", max_length=100
                    ),
                ),
                (
                    "quality",
                    models.CharField(
                        choices=[
                            ("measured", "Measured"),
                            ("reported", "Reported"),
                            ("calculated", "Calculated"),
                            ("restored", "Restored"),
                            ("expert", "Expert"),
                            ("synthetic", "Synthetic"),
                        ],
                        default="reported",
                        max_length=20,
                    ),
                ),
                ("row", models.PositiveIntegerField(help_text="Row in the package's table", null=True)),
                ("source", models.CharField(blank=True, max_length=500)),
                ("updated", models.DateTimeField(auto_now=True)),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=1, help_text="Grows with each change: who changes names the one seen"
                    ),
                ),
                (
                    "basin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="districts", to="mines.basin"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.document",
                    ),
                ),
            ],
            options={
                "ordering": ["basin", "name_en"],
                "constraints": [
                    models.UniqueConstraint(fields=("basin", "district_id"), name="district_id_unique_in_its_basin")
                ],
            },
        ),
        migrations.CreateModel(
            name="Mine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mine_id", models.CharField(max_length=100, unique=True)),
                ("district_as_written", models.CharField(blank=True, max_length=300)),
                ("name_en", models.CharField(max_length=300)),
                ("name_ru", models.CharField(blank=True, max_length=300)),
                ("other_names", models.CharField(blank=True, max_length=500)),
                ("search", models.TextField(blank=True, help_text="Its texts in the one alphabet of search_text")),
                (
                    "mine_type",
                    models.CharField(choices=[("underground", "Underground"), ("surface", "Surface")], max_length=20),
                ),
                ("mining_method", models.CharField(blank=True, max_length=50)),
                ("status", models.CharField(max_length=50)),
                ("coalfield", models.CharField(blank=True, max_length=200)),
                ("locality", models.CharField(blank=True, max_length=200)),
                ("latitude", models.FloatField(null=True)),
                ("longitude", models.FloatField(null=True)),
                ("location_accuracy", models.CharField(blank=True, max_length=50)),
                ("depth_m", models.FloatField(null=True)),
                ("depth_accuracy", models.CharField(blank=True, max_length=50)),
                ("coal_rank", models.CharField(blank=True, max_length=50)),
                ("coal_use", models.CharField(blank=True, max_length=50)),
                ("capacity_t_year", models.FloatField(null=True)),
                ("reserves_t", models.FloatField(null=True)),
                ("resources_t", models.FloatField(null=True)),
                ("workforce", models.IntegerField(null=True)),
                ("opening_year", models.IntegerField(null=True)),
                ("closing_year", models.IntegerField(null=True)),
                ("gas_content_m3_t", models.FloatField(null=True)),
                ("emission_coefficient", models.FloatField(null=True)),
                ("gem_methane_m3", models.FloatField(null=True)),
                ("gem_methane_t", models.FloatField(null=True)),
                ("parents", models.JSONField(default=list, help_text="What `parent_companies` says: names and shares")),
                ("url", models.URLField(blank=True, max_length=500)),
                ("origin", models.JSONField(default=dict, help_text="Field → source, quality and row of the package")),
                (
                    "withdrawn",
                    models.BooleanField(
                        default=False, help_text="No longer in its package, kept because results name it"
                    ),
                ),
                ("adjacent_share", models.FloatField(null=True)),
                (
                    "confirmation",
                    models.CharField(
                        choices=[("confirmed", "Confirmed"), ("to_confirm", "To Confirm")],
                        default="confirmed",
                        max_length=20,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=1000)),
                (
                    "package",
                    models.CharField(
                        blank=True, help_text="The data package it came with; empty: a user's own", max_length=100
                    ),
                ),
                (
                    "quality",
                    models.CharField(
                        choices=[
                            ("measured", "Measured"),
                            ("reported", "Reported"),
                            ("calculated", "Calculated"),
                            ("restored", "Restored"),
                            ("expert", "Expert"),
                            ("synthetic", "Synthetic"),
                        ],
                        default="reported",
                        max_length=20,
                    ),
                ),
                ("row", models.PositiveIntegerField(help_text="Row in the package's table", null=True)),
                ("source", models.CharField(blank=True, max_length=500)),
                ("updated", models.DateTimeField(auto_now=True)),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=1, help_text="Grows with each change: who changes names the one seen"
                    ),
                ),
                (
                    "parent_companies",
                    models.CharField(blank=True, help_text="As the source writes them", max_length=500),
                ),
                (
                    "basin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mines", to="mines.basin"
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mines", to="mines.company"
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mines", to="mines.district"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.document",
                    ),
                ),
            ],
            options={
                "ordering": ["name_en", "mine_id"],
                "indexes": [models.Index(fields=["name_en", "mine_id"], name="mines_mine_name_en_3b738d_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("mine_type__in", ["underground", "surface"])), name="mine_type_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("latitude__isnull", True), ("latitude__range", (-90, 90)), _connector="OR"),
                        name="mine_latitude_on_earth",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True), ("longitude__range", (-180, 180)), _connector="OR"
                        ),
                        name="mine_longitude_on_earth",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("depth_m__isnull", True), ("depth_m__gte", 0), _connector="OR"),
                        name="mine_depth_m_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("capacity_t_year__isnull", True), ("capacity_t_year__gte", 0), _connector="OR"
                        ),
                        name="mine_capacity_t_year_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reserves_t__isnull", True), ("reserves_t__gte", 0), _connector="OR"),
                        name="mine_reserves_t_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("resources_t__isnull", True), ("resources_t__gte", 0), _connector="OR"),
                        name="mine_resources_t_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("workforce__isnull", True), ("workforce__gte", 0), _connector="OR"),
                        name="mine_workforce_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gas_content_m3_t__isnull", True), ("gas_content_m3_t__gte", 0), _connector="OR"
                        ),
                        name="mine_gas_content_m3_t_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("emission_coefficient__isnull", True), ("emission_coefficient__gte", 0), _connector="OR"
                        ),
                        name="mine_emission_coefficient_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gem_methane_m3__isnull", True), ("gem_methane_m3__gte", 0), _connector="OR"
                        ),
                        name="mine_gem_methane_m3_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("gem_methane_t__isnull", True), ("gem_methane_t__gte", 0), _connector="OR"),
                        name="mine_gem_methane_t_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("adjacent_share__isnull", True), ("adjacent_share__gte", 0), _connector="OR"
                        ),
                        name="mine_adjacent_share_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MethaneUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.IntegerField()),
                ("utilised_m3", models.FloatField(null=True)),
                ("flared_m3", models.FloatField(null=True)),
                (
                    "confirmation",
                    models.CharField(
                        choices=[("confirmed", "Confirmed"), ("to_confirm", "To Confirm")],
                        default="confirmed",
                        max_length=20,
                    ),
                ),
                ("drained_m3", models.FloatField(null=True)),
                ("note", models.CharField(blank=True, max_length=1000)),
                (
                    "package",
                    models.CharField(
                        blank=True, help_text="The data package it came with; empty: a user's own", max_length=100
                    ),
                ),
                (
                    "quality",
                    models.CharField(
                        choices=[
                            ("measured", "Measured"),
                            ("reported", "Reported"),
                            ("calculated", "Calculated"),
                            ("restored", "Restored"),
                            ("expert", "Expert"),
                            ("synthetic", "Synthetic"),
                        ],
                        default="reported",
                        max_length=20,
                    ),
                ),
                ("row", models.PositiveIntegerField(help_text="Row in the package's table", null=True)),
                ("search", models.TextField(blank=True, help_text="Its texts in the one alphabet of search_text")),
                ("source", models.CharField(blank=True, max_length=500)),
                ("updated", models.DateTimeField(auto_now=True)),
                ("vented_m3", models.FloatField(null=True)),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=1, help_text="Grows with each change: who changes names the one seen"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.document",
                    ),
                ),
                (
                    "mine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="methane_uses", to="mines.mine"
                    ),
                ),
            ],
            options={
                "ordering": ["mine", "year"],
                "indexes": [models.Index(fields=["year", "id"], name="mines_metha_year_480b97_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("mine", "year"), name="one_methane_use_a_year_at_a_mine"),
                    models.CheckConstraint(
                        condition=models.Q(("utilised_m3__isnull", True), ("utilised_m3__gte", 0), _connector="OR"),
                        name="methaneuse_utilised_m3_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("flared_m3__isnull", True), ("flared_m3__gte", 0), _connector="OR"),
                        name="methaneuse_flared_m3_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("drained_m3__isnull", True), ("drained_m3__gte", 0), _connector="OR"),
                        name="methaneuse_drained_m3_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("vented_m3__isnull", True), ("vented_m3__gte", 0), _connector="OR"),
                        name="methaneuse_vented_m3_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MethaneAbundance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=1, help_text="Grows with each change: who changes names the one seen"
                    ),
                ),
                (
                    "quality",
                    models.CharField(
                        choices=[
                            ("measured", "Measured"),
                            ("reported", "Reported"),
                            ("calculated", "Calculated"),
                            ("restored", "Restored"),
                            ("expert", "Expert"),
                            ("synthetic", "Synthetic"),
                        ],
                        default="reported",
                        max_length=20,
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=500)),
                (
                    "confirmation",
                    models.CharField(
                        choices=[("confirmed", "Confirmed"), ("to_confirm", "To Confirm")],
                        default="confirmed",
                        max_length=20,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=1000)),
                (
                    "package",
                    models.CharField(
                        blank=True, help_text="The data package it came with; empty: a user's own", max_length=100
                    ),
                ),
                ("row", models.PositiveIntegerField(help_text="Row in the package's table", null=True)),
                ("search", models.TextField(blank=True, help_text="Its texts in the one alphabet of search_text")),
                ("updated", models.DateTimeField(auto_now=True)),
                ("year", models.IntegerField()),
                ("absolute_abundance_m3_min", models.FloatField(null=True)),
                ("relative_abundance_m3_t", models.FloatField(null=True)),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.document",
                    ),
                ),
                (
                    "mine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="abundances", to="mines.mine"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "methane abundances",
                "ordering": ["mine", "year"],
                "indexes": [models.Index(fields=["year", "id"], name="mines_metha_year_0a650c_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("mine", "year"), name="one_abundance_a_year_at_a_mine"),
                    models.CheckConstraint(
                        condition=models.Q(("year__range", (1800, 2200))), name="abundance_year_is_a_year"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("absolute_abundance_m3_min__isnull", True),
                            ("absolute_abundance_m3_min__gte", 0),
                            _connector="OR",
                        ),
                        name="methaneabundance_absolute_abundance_m3_min_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("relative_abundance_m3_t__isnull", True),
                            ("relative_abundance_m3_t__gte", 0),
                            _connector="OR",
                        ),
                        name="methaneabundance_relative_abundance_m3_t_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CoalOutput",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.IntegerField()),
                ("output_t", models.FloatField()),
                (
                    "quality",
                    models.CharField(
                        choices=[
                            ("measured", "Measured"),
                            ("reported", "Reported"),
                            ("calculated", "Calculated"),
                            ("restored", "Restored"),
                            ("expert", "Expert"),
                            ("synthetic", "Synthetic"),
                        ],
                        default="reported",
                        max_length=20,
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=500)),
                ("row", models.PositiveIntegerField(help_text="Row in the package's table", null=True)),
                (
                    "confirmation",
                    models.CharField(
                        choices=[("confirmed", "Confirmed"), ("to_confirm", "To Confirm")],
                        default="confirmed",
                        max_length=20,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=1000)),
                (
                    "package",
                    models.CharField(
                        blank=True, help_text="The data package it came with; empty: a user's own", max_length=100
                    ),
                ),
                ("search", models.TextField(blank=True, help_text="Its texts in the one alphabet of search_text")),
                ("updated", models.DateTimeField(auto_now=True)),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=1, help_text="Grows with each change: who changes names the one seen"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.document",
                    ),
                ),
                (
                    "mine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="outputs", to="mines.mine"
                    ),
                ),
            ],
            options={
                "ordering": ["mine", "year"],
                "indexes": [models.Index(fields=["year", "id"], name="mines_coalo_year_fdc6b5_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("mine", "year"), name="one_output_a_year_at_a_mine"),
                    models.CheckConstraint(
                        condition=models.Q(("year__range", (1800, 2200))), name="coal_output_year_is_a_year"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("output_t__isnull", True), ("output_t__gte", 0), _connector="OR"),
                        name="coaloutput_output_t_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MineProject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("row", models.PositiveIntegerField(help_text="Row in the package's table", null=True)),
                ("status", models.CharField(max_length=50)),
                ("project_type", models.CharField(blank=True, max_length=50)),
                ("mine_type", models.CharField(max_length=20)),
                ("mining_method", models.CharField(blank=True, max_length=50)),
                ("capacity_t_year", models.FloatField(null=True)),
                ("output_t", models.FloatField(null=True)),
                ("output_year", models.IntegerField(null=True)),
                ("depth_m", models.FloatField(null=True)),
                ("opening_year", models.IntegerField(null=True)),
                ("closing_year", models.IntegerField(null=True)),
                ("reserves_t", models.FloatField(null=True)),
                ("resources_t", models.FloatField(null=True)),
                ("workforce", models.IntegerField(null=True)),
                (
                    "confirmation",
                    models.CharField(
                        choices=[("confirmed", "Confirmed"), ("to_confirm", "To Confirm")],
                        default="confirmed",
                        max_length=20,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=1000)),
                (
                    "package",
                    models.CharField(
                        blank=True, help_text="The data package it came with; empty: a user's own", max_length=100
                    ),
                ),
                (
                    "quality",
                    models.CharField(
                        choices=[
                            ("measured", "Measured"),
                            ("reported", "Reported"),
                            ("calculated", "Calculated"),
                            ("restored", "Restored"),
                            ("expert", "Expert"),
                            ("synthetic", "Synthetic"),
                        ],
                        default="reported",
                        max_length=20,
                    ),
                ),
                ("search", models.TextField(blank=True, help_text="Its texts in the one alphabet of search_text")),
                ("source", models.CharField(blank=True, max_length=500)),
                ("updated", models.DateTimeField(auto_now=True)),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=1, help_text="Grows with each change: who changes names the one seen"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.document",
                    ),
                ),
                (
                    "mine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="projects", to="mines.mine"
                    ),
                ),
            ],
            options={
                "ordering": ["row", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("mine", "status", "project_type"), name="one_project_of_a_kind_at_a_mine"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("capacity_t_year__isnull", True), ("capacity_t_year__gte", 0), _connector="OR"
                        ),
                        name="mineproject_capacity_t_year_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("output_t__isnull", True), ("output_t__gte", 0), _connector="OR"),
                        name="mineproject_output_t_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("depth_m__isnull", True), ("depth_m__gte", 0), _connector="OR"),
                        name="mineproject_depth_m_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reserves_t__isnull", True), ("reserves_t__gte", 0), _connector="OR"),
                        name="mineproject_reserves_t_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("resources_t__isnull", True), ("resources_t__gte", 0), _connector="OR"),
                        name="mineproject_resources_t_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("workforce__isnull", True), ("workforce__gte", 0), _connector="OR"),
                        name="mineproject_workforce_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seam",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=1, help_text="Grows with each change: who changes names the one seen"
                    ),
                ),
                (
                    "quality",
                    models.CharField(
                        choices=[
                            ("measured", "Measured"),
                            ("reported", "Reported"),
                            ("calculated", "Calculated"),
                            ("restored", "Restored"),
                            ("expert", "Expert"),
                            ("synthetic", "Synthetic"),
                        ],
                        default="reported",
                        max_length=20,
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=500)),
                (
                    "confirmation",
                    models.CharField(
                        choices=[("confirmed", "Confirmed"), ("to_confirm", "To Confirm")],
                        default="confirmed",
                        max_length=20,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=1000)),
                (
                    "package",
                    models.CharField(
                        blank=True, help_text="The data package it came with; empty: a user's own", max_length=100
                    ),
                ),
                ("row", models.PositiveIntegerField(help_text="Row in the package's table", null=True)),
                ("search", models.TextField(blank=True, help_text="Its texts in the one alphabet of search_text")),
                ("updated", models.DateTimeField(auto_now=True)),
                ("seam_id", models.CharField(max_length=100)),
                ("name_en", models.CharField(max_length=300)),
                ("name_ru", models.CharField(max_length=300)),
                ("thickness_m", models.FloatField(null=True)),
                ("coal_rank", models.CharField(blank=True, max_length=50)),
                (
                    "basin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seams", to="mines.basin"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.document",
                    ),
                ),
            ],
            options={
                "ordering": ["basin", "seam_id"],
                "constraints": [
                    models.UniqueConstraint(fields=("basin", "seam_id"), name="seam_id_unique_in_its_basin"),
                    models.CheckConstraint(
                        condition=models.Q(("thickness_m__isnull", True), ("thickness_m__gte", 0), _connector="OR"),
                        name="seam_thickness_m_not_negative",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="mine",
            name="seam",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="mines", to="mines.seam"
            ),
        ),
        migrations.CreateModel(
            name="GasContent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=1, help_text="Grows with each change: who changes names the one seen"
                    ),
                ),
                (
                    "quality",
                    models.CharField(
                        choices=[
                            ("measured", "Measured"),
                            ("reported", "Reported"),
                            ("calculated", "Calculated"),
                            ("restored", "Restored"),
                            ("expert", "Expert"),
                            ("synthetic", "Synthetic"),
                        ],
                        default="reported",
                        max_length=20,
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=500)),
                (
                    "confirmation",
                    models.CharField(
                        choices=[("confirmed", "Confirmed"), ("to_confirm", "To Confirm")],
                        default="confirmed",
                        max_length=20,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=1000)),
                (
                    "package",
                    models.CharField(
                        blank=True, help_text="The data package it came with; empty: a user's own", max_length=100
                    ),
                ),
                ("row", models.PositiveIntegerField(help_text="Row in the package's table", null=True)),
                ("search", models.TextField(blank=True, help_text="Its texts in the one alphabet of search_text")),
                ("updated", models.DateTimeField(auto_now=True)),
                ("depth_m", models.FloatField()),
                ("gas_content_daf_m3_t", models.FloatField(null=True)),
                ("moisture_percent", models.FloatField(null=True)),
                ("ash_percent", models.FloatField(null=True)),
                ("gas_content_m3_t", models.FloatField(null=True)),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="gas_contents", to="mines.district"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.document",
                    ),
                ),
                (
                    "seam",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="gas_contents", to="mines.seam"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "gas contents",
                "ordering": ["seam", "district", "depth_m"],
                "indexes": [models.Index(fields=["depth_m", "id"], name="mines_gasco_depth_m_e08231_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("seam", "district", "depth_m"),
                        name="one_gas_content_at_a_depth_of_a_seam_in_a_district",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("depth_m__isnull", True), ("depth_m__gte", 0), _connector="OR"),
                        name="gascontent_depth_m_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gas_content_daf_m3_t__isnull", True), ("gas_content_daf_m3_t__gte", 0), _connector="OR"
                        ),
                        name="gascontent_gas_content_daf_m3_t_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("moisture_percent__isnull", True), ("moisture_percent__gte", 0), _connector="OR"
                        ),
                        name="gascontent_moisture_percent_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ash_percent__isnull", True), ("ash_percent__gte", 0), _connector="OR"),
                        name="gascontent_ash_percent_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gas_content_m3_t__isnull", True), ("gas_content_m3_t__gte", 0), _connector="OR"
                        ),
                        name="gascontent_gas_content_m3_t_not_negative",
                    ),
                ],
            },
        ),
    ]
