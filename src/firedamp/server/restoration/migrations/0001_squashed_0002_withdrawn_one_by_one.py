"""Restorations and which records come from them: one step for a new database."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("restoration", "0001_initial"), ("restoration", "0002_withdrawn_one_by_one")]

    initial = True

    dependencies = [
        ("mines", "0004_projects_as_records"),
        ("reference", "0008_alter_changeset_kind"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Restoration",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(help_text="The file, or the table and its column", max_length=200)),
                ("table", models.CharField(blank=True, max_length=50)),
                ("column", models.CharField(blank=True, max_length=100)),
                (
                    "file",
                    models.BinaryField(help_text="What a person sent; null: the series are of the table", null=True),
                ),
                ("sha256", models.CharField(blank=True, help_text="Of the file", max_length=64)),
                ("said", models.JSONField(default=dict, help_text="How the file is read, which series is which mine")),
                (
                    "series",
                    models.JSONField(
                        help_text="Step, times, names, values and limits, as they were when they were read"
                    ),
                ),
                ("method", models.CharField(blank=True, max_length=50)),
                ("seed", models.PositiveBigIntegerField(default=1)),
                ("level", models.FloatField(default=0.9)),
                ("result", models.JSONField(help_text="Restoration.as_json(); null: not restored yet", null=True)),
                ("experiment", models.JSONField(help_text="Experiment.as_json() of the same series", null=True)),
                ("software_version", models.CharField(blank=True, max_length=50)),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("restored", models.DateTimeField(null=True)),
                (
                    "basin",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restorations",
                        to="mines.basin",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restorations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created", "-id"],
            },
        ),
        migrations.CreateModel(
            name="AcceptedValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=50)),
                ("column", models.CharField(max_length=100)),
                ("year", models.IntegerField()),
                ("value", models.FloatField()),
                (
                    "low",
                    models.FloatField(
                        help_text="Of the interval at `level`; null: nothing is known of the error", null=True
                    ),
                ),
                ("high", models.FloatField(null=True)),
                ("level", models.FloatField()),
                ("method", models.CharField(max_length=50)),
                ("reason", models.CharField(max_length=50)),
                ("series", models.CharField(help_text="As the run names it", max_length=300)),
                (
                    "withdrawn",
                    models.DateTimeField(help_text="Taken back though its record was changed since", null=True),
                ),
                (
                    "change_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reference.changeset"
                    ),
                ),
                (
                    "mine",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="mines.mine"),
                ),
                (
                    "restoration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accepted",
                        to="restoration.restoration",
                    ),
                ),
            ],
            options={
                "ordering": ["mine", "year"],
                "indexes": [models.Index(fields=["table", "mine", "year"], name="restored_of_mine_and_year")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("change_set", "column", "mine", "year"), name="one_value_of_a_change"
                    )
                ],
            },
        ),
    ]
