"""What a list of calculations shows, finds and orders by, beside the results that it does not read."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

from firedamp.server.search_text import search_text

FIGURES = ("ch4_t", "co2e_t", "co2e_t_low", "co2e_t_high")


def fill(apps: Any, schema_editor: Any) -> None:
    for calculation in apps.get_model("inventory", "Calculation").objects.iterator():
        outputs = calculation.result["outputs"]
        spread = calculation.result["uncertainty"]["approach2"]["co2e_t"]
        calculation.ch4_t, calculation.co2e_t = outputs["ch4_t"], outputs["co2e_t"]
        calculation.co2e_t_low, calculation.co2e_t_high = spread["low"], spread["high"]
        calculation.search = search_text(calculation.name)
        calculation.save(update_fields=[*FIGURES, "search"])


class Migration(migrations.Migration):
    dependencies = [("inventory", "0001_initial")]

    operations = [
        migrations.AddField(
            "calculation",
            "origin",
            models.JSONField(default=dict, help_text="Input → source and quality, as the owner stated them"),
        ),
        migrations.AddField("calculation", "year", models.IntegerField(null=True)),
        migrations.AddField(
            "calculation",
            "search",
            models.TextField(default="", help_text="The name in the one alphabet of search_text"),
            preserve_default=False,
        ),
        *(
            migrations.AddField("calculation", name, models.FloatField(default=0.0), preserve_default=False)
            for name in FIGURES
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
