"""What was stored before records knew their package all came with their basin's."""

from __future__ import annotations

from typing import Any

from django.db import migrations

OF_A_MINE = ("CoalOutput", "MethaneUse")


def name_packages(apps: Any, schema_editor: Any) -> None:
    for basin in apps.get_model("mines", "Basin").objects.all():
        mines = apps.get_model("mines", "Mine").objects.filter(basin=basin)
        mines.update(package=basin.basin_id)
        apps.get_model("mines", "District").objects.filter(basin=basin).update(package=basin.basin_id)
        apps.get_model("mines", "Company").objects.filter(mines__in=mines).update(package=basin.basin_id)
        for name in OF_A_MINE:
            apps.get_model("mines", name).objects.filter(mine__in=mines).update(package=basin.basin_id)


class Migration(migrations.Migration):
    dependencies = [("mines", "0002_records")]

    operations = [migrations.RunPython(name_packages, migrations.RunPython.noop)]
