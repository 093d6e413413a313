"""Projects become records of a table of their own; a company has a Russian name, a mine its parents as written."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def name_packages(apps: Any, schema_editor: Any) -> None:
    """A project came with its mine: the package brings it up to date when it is applied again."""
    project, mine = apps.get_model("mines", "MineProject"), apps.get_model("mines", "Mine")
    for package in mine.objects.exclude(package="").order_by().values_list("package", flat=True).distinct():
        project.objects.filter(mine__package=package).update(package=package)


class Migration(migrations.Migration):
    dependencies = [
        ("mines", "0003_packages_of_records"),
        ("reference", "0005_kept_edits"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="mineproject",
            options={"ordering": ["row", "id"]},
        ),
        migrations.AddField(
            model_name="company",
            name="name_ru",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="mine",
            name="parent_companies",
            field=models.CharField(blank=True, help_text="As the source writes them", max_length=500),
        ),
        migrations.AddField(
            model_name="mineproject",
            name="confirmation",
            field=models.CharField(
                choices=[("confirmed", "Confirmed"), ("to_confirm", "To Confirm")], default="confirmed", max_length=20
            ),
        ),
        migrations.AddField(
            model_name="mineproject",
            name="document",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reference.document"
            ),
        ),
        migrations.AddField(
            model_name="mineproject",
            name="note",
            field=models.CharField(blank=True, max_length=1000),
        ),
        migrations.AddField(
            model_name="mineproject",
            name="package",
            field=models.CharField(
                blank=True, help_text="The data package it came with; empty: a user's own", max_length=100
            ),
        ),
        migrations.AddField(
            model_name="mineproject",
            name="quality",
            field=models.CharField(
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
        migrations.AddField(
            model_name="mineproject",
            name="search",
            field=models.TextField(blank=True, help_text="Its texts in the one alphabet of search_text"),
        ),
        migrations.AddField(
            model_name="mineproject",
            name="source",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="mineproject",
            name="updated",
            field=models.DateTimeField(auto_now=True),
        ),
        migrations.AddField(
            model_name="mineproject",
            name="version",
            field=models.PositiveIntegerField(
                default=1, help_text="Grows with each change: who changes names the one seen"
            ),
        ),
        migrations.AlterField(
            model_name="mine",
            name="parents",
            field=models.JSONField(default=list, help_text="What `parent_companies` says: names and shares"),
        ),
        migrations.AlterField(
            model_name="mineproject",
            name="row",
            field=models.PositiveIntegerField(help_text="Row in the package's table", null=True),
        ),
        migrations.RunPython(name_packages, migrations.RunPython.noop),
    ]
