"""What is the text of each file of the package?"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from demonstration import tables
from demonstration.descriptor import DESCRIBED, HOURS, descriptor, header
from demonstration.hours import measured_hours
from demonstration.place import outline
from demonstration.projects import example_projects


def files() -> dict[str, str]:
    """Name -> text of every file that the script makes."""
    told = {"datapackage.json": json.dumps(descriptor(), ensure_ascii=False, indent=2) + "\n"}
    of_basin = [name for name in DESCRIBED["tables"] if name != HOURS]
    basin = {f"{name}.csv": csv_text(header(name), getattr(tables, name)()) for name in of_basin}
    projects = example_projects(told | basin)
    return {
        **told,
        "outline.geojson": outline(),
        **basin,
        "example_projects.json": projects,
        f"{HOURS}.csv": csv_text(header(HOURS), measured_hours(json.loads(projects))),
    }


def csv_text(columns: list[str], rows: list[dict[str, Any]]) -> str:
    """A table as CSV; what is lost is an empty cell."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
