"""The reference tables, their changes and drafts: one step for a new database."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("reference", "0001_initial"),
        ("reference", "0002_records"),
        ("reference", "0003_remembered_columns"),
        ("reference", "0004_shown_drafts"),
        ("reference", "0005_kept_edits"),
        ("reference", "0006_rows_of_drafts"),
        ("reference", "0007_since_when"),
        ("reference", "0008_alter_changeset_kind"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
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
                ("document_id", models.CharField(max_length=100, unique=True)),
                ("name_en", models.CharField(max_length=500)),
                ("name_ru", models.CharField(max_length=500)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("guideline", "Guideline"),
                            ("law", "Law"),
                            ("dataset", "Dataset"),
                            ("survey", "Survey"),
                            ("practice", "Practice"),
                        ],
                        max_length=20,
                    ),
                ),
                ("valid_from", models.DateField(null=True)),
                ("valid_to", models.DateField(null=True)),
                ("licence", models.CharField(blank=True, max_length=200)),
                ("url", models.CharField(blank=True, max_length=500)),
                (
                    "cited_as",
                    models.CharField(
                        blank=True, help_text="How rows of packages begin when they cite it", max_length=300
                    ),
                ),
            ],
            options={
                "ordering": ["document_id"],
            },
        ),
        migrations.CreateModel(
            name="ChangeSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=50)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("edit", "Edit"),
                            ("bulk", "Bulk"),
                            ("import", "Import"),
                            ("delete", "Delete"),
                            ("restore", "Restore"),
                            ("undo", "Undo"),
                            ("package", "Package"),
                            ("restoration", "Restoration"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("records", models.PositiveIntegerField(default=0)),
                (
                    "note",
                    models.CharField(
                        blank=True, help_text="The file of an import, the package of a load", max_length=500
                    ),
                ),
                (
                    "undoes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="reference.changeset",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="change_sets",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [models.Index(fields=["table", "-id"], name="reference_c_table_a54a0d_idx")],
            },
        ),
        migrations.CreateModel(
            name="DataPackageVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=50)),
                ("version", models.CharField(max_length=50)),
                ("hash", models.CharField(max_length=64)),
                ("descriptor", models.JSONField()),
                ("rows", models.JSONField(help_text="The tables as loaded, kept to say what a later version changes")),
                (
                    "changes",
                    models.JSONField(
                        default=dict, help_text="What this version changed against the one before, by table"
                    ),
                ),
                ("current", models.BooleanField(default=True)),
                ("loaded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "loader",
                    models.PositiveIntegerField(default=0, help_text="Which way of applying packages made its records"),
                ),
                (
                    "kept",
                    models.JSONField(
                        default=list, help_text="Users' values that its loading left over those of the package"
                    ),
                ),
            ],
            options={
                "ordering": ["name", "-loaded_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("current", True)), fields=("name",), name="one_current_version_of_a_package"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EmissionFactor",
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
                ("factor_id", models.CharField(max_length=100, unique=True)),
                ("value", models.FloatField()),
                ("unit", models.CharField(max_length=50)),
                ("name_en", models.CharField(max_length=300)),
                ("name_ru", models.CharField(max_length=300)),
                ("valid_from", models.DateField(null=True)),
                ("valid_to", models.DateField(null=True)),
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
                "ordering": ["factor_id"],
            },
        ),
        migrations.CreateModel(
            name="GasProperties",
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
                ("density_id", models.CharField(max_length=100, unique=True)),
                ("name_en", models.CharField(max_length=300)),
                ("name_ru", models.CharField(max_length=300)),
                ("temperature_c", models.FloatField()),
                ("pressure_kpa", models.FloatField()),
                ("ch4_kg_m3", models.FloatField()),
                ("co2_kg_m3", models.FloatField(null=True)),
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
                "ordering": ["density_id"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("ch4_kg_m3__gt", 0)), name="methane_has_a_density")
                ],
            },
        ),
        migrations.CreateModel(
            name="GwpSet",
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
                ("gwp_set", models.CharField(max_length=50, unique=True)),
                ("ch4", models.FloatField()),
                ("n2o", models.FloatField(null=True)),
                ("title_en", models.CharField(max_length=300)),
                ("title_ru", models.CharField(max_length=300)),
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
                "ordering": ["gwp_set"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("ch4__gt", 0)), name="methane_has_a_warming_potential")
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=50)),
                ("filename", models.CharField(blank=True, max_length=200)),
                ("file", models.BinaryField()),
                (
                    "settings",
                    models.JSONField(
                        default=dict, help_text="Sheet, columns, defaults, mended cells, rows left out, choices"
                    ),
                ),
                ("created", models.DateTimeField(auto_now_add=True)),
                (
                    "shown",
                    models.CharField(blank=True, help_text="Digest of what its user was shown last", max_length=64),
                ),
                ("rows", models.PositiveIntegerField(default=0, help_text="Of the file, when it was shown last")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="import_drafts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Limit",
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
                ("limit_id", models.CharField(max_length=100, unique=True)),
                ("name_en", models.CharField(max_length=300)),
                ("name_ru", models.CharField(max_length=300)),
                ("quantity", models.CharField(max_length=100)),
                ("value", models.FloatField()),
                ("unit", models.CharField(max_length=50)),
                ("comparison", models.CharField(max_length=20)),
                ("valid_from", models.DateField(null=True)),
                ("valid_to", models.DateField(null=True)),
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
                "ordering": ["limit_id"],
            },
        ),
        migrations.CreateModel(
            name="RecordChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=50)),
                (
                    "record",
                    models.BigIntegerField(
                        help_text="The record's id; it stays the same when a deleted record is restored"
                    ),
                ),
                ("key", models.CharField(max_length=500)),
                ("version", models.PositiveIntegerField(help_text="The record's version after the change")),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                (
                    "whole",
                    models.JSONField(help_text="Of a deleted record all that was stored, to put it back", null=True),
                ),
                ("since", models.DateTimeField(help_text="When the record had come to be as `before` says", null=True)),
                (
                    "change_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="reference.changeset"
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [
                    models.Index(fields=["table", "record", "-id"], name="reference_r_table_295cc4_idx"),
                    models.Index(fields=["table", "key"], name="reference_r_table_df99a7_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RememberedColumn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=50)),
                ("title", models.CharField(max_length=200)),
                ("column", models.CharField(blank=True, help_text="Empty: not used", max_length=100)),
                ("unit", models.CharField(blank=True, max_length=50)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("table", "title"), name="one_meaning_of_a_title_in_a_table")
                ],
            },
        ),
    ]
