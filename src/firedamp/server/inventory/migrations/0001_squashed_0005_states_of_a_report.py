"""Kept calculations and inventories: one step for a new database."""

import uuid

import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("inventory", "0001_initial"),
        ("inventory", "0002_calculation_list"),
        ("inventory", "0003_organisation"),
        ("inventory", "0004_organisation_of_owner"),
        ("inventory", "0005_states_of_a_report"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0002_roles_and_tokens"),
        ("mines", "0004_projects_as_records"),
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Calculation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("method", models.CharField(max_length=100)),
                ("gwp_set", models.CharField(max_length=50)),
                ("draws", models.PositiveIntegerField()),
                ("seed", models.PositiveBigIntegerField()),
                ("result", models.JSONField()),
                ("software_version", models.CharField(max_length=50)),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("inputs", models.JSONField()),
                ("uncertainty", models.JSONField(default=dict)),
                ("sheet_hash", models.CharField(max_length=64)),
                ("edition", models.CharField(max_length=100)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("issued", "Issued"),
                            ("returned", "Returned"),
                            ("verified", "Verified"),
                            ("superseded", "Superseded"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                (
                    "origin",
                    models.JSONField(default=dict, help_text="Input → source and quality, as the owner stated them"),
                ),
                ("year", models.IntegerField(null=True)),
                ("search", models.TextField(help_text="The name in the one alphabet of search_text")),
                ("ch4_t", models.FloatField()),
                ("co2e_t", models.FloatField()),
                ("co2e_t_low", models.FloatField()),
                ("co2e_t_high", models.FloatField()),
                (
                    "mine",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calculations",
                        to="mines.mine",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created", "-id"],
                "abstract": False,
                "indexes": [models.Index(fields=["-created", "-id"], name="calculation_newest_first")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organisation__isnull", True), ("owner__isnull", True)),
                            models.Q(("organisation__isnull", False), ("owner__isnull", False)),
                            _connector="OR",
                        ),
                        name="calculation_has_both_owner_and_organisation_or_neither",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["draft", "issued", "returned", "verified", "superseded"])),
                        name="calculation_status_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Inventory",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("method", models.CharField(max_length=100)),
                ("gwp_set", models.CharField(max_length=50)),
                ("draws", models.PositiveIntegerField()),
                ("seed", models.PositiveBigIntegerField()),
                ("result", models.JSONField()),
                ("software_version", models.CharField(max_length=50)),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("year", models.IntegerField(null=True)),
                ("views", models.JSONField(help_text="The same emissions by mine, company, district …, and screened")),
                ("package_hash", models.CharField(max_length=64)),
                (
                    "basin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inventories", to="mines.basin"
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inventories",
                        to="mines.company",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inventories",
                        to="mines.district",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "inventories",
                "ordering": ["-created", "-id"],
                "abstract": False,
                "indexes": [models.Index(fields=["-created", "-id"], name="inventory_newest_first")],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("basin"),
                        django.db.models.functions.comparison.Coalesce("year", 0),
                        models.F("method"),
                        models.F("gwp_set"),
                        models.F("package_hash"),
                        models.F("software_version"),
                        condition=models.Q(("owner__isnull", True)),
                        name="one_public_inventory_of_a_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organisation__isnull", True), ("owner__isnull", True)),
                            models.Q(("organisation__isnull", False), ("owner__isnull", False)),
                            _connector="OR",
                        ),
                        name="inventory_has_both_owner_and_organisation_or_neither",
                    ),
                ],
            },
        ),
    ]
