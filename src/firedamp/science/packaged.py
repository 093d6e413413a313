"""What do the tables say that come with Firedamp? Rows of its own data packages."""

from __future__ import annotations

import csv
from importlib.resources import files


def rows_of(package: str, table: str) -> list[dict[str, str]]:
    """The rows of a table (`constants.csv`) of a data package that comes with Firedamp, as texts."""
    text = (files("firedamp") / "data" / package / table).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
