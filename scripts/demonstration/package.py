"""What is the text of each file of the package?"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from demonstration import tables
from demonstration.descriptor import DESCRIBED, descriptor, header
from demonstration.place import outline


def files() -> dict[str, str]:
    """Name -> text of every file that the script makes."""
    return {
        "datapackage.json": json.dumps(descriptor(), ensure_ascii=False, indent=2) + "\n",
        "outline.geojson": outline(),
        **{f"{name}.csv": csv_text(header(name), getattr(tables, name)()) for name in DESCRIBED["tables"]},
    }


def csv_text(columns: list[str], rows: list[dict[str, Any]]) -> str:
    """A table as CSV; what is lost is an empty cell."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
