"""What do a basin's tables by mine and year say: coal output, methane abundance and use?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from firedamp.datapackages.faults import RowError
from firedamp.datapackages.package import DataPackage
from firedamp.datapackages.table import Row
from firedamp.science.errors import DataError

TABLES = ("coal_output", "methane_abundance", "methane_use", "seams", "gas_content")
# Columns of the tables by mine and year, with the units that their names say.
YEAR_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "coal_output": {"output_t": "t"},
    "methane_abundance": {"absolute_abundance_m3_min": "m3/min", "relative_abundance_m3_t": "m3/t"},
    "methane_use": {"drained_m3": "m3", "utilised_m3": "m3", "flared_m3": "m3", "vented_m3": "m3"},
}
KEY = ("mine_id", "year")
Key = tuple[str, int]
Origin = dict[str, object]


class Figure(NamedTuple):
    """A value of a table with its source, its quality and its row."""

    value: Any
    origin: Origin


def stated_tables(package: DataPackage) -> Mapping[str, str]:
    """Which resource holds which of a basin's tables. Raises DataError for a table that is none of them."""
    tables: Mapping[str, str] = package.own["basin"].get("tables", {})
    for name in tables:
        if name not in TABLES:
            known = ", ".join(TABLES)
            raise DataError(package.file, None, f"firedamp.basin.tables names {name!r}; known are {known}")
    return tables


class YearTable:
    """A table with a row a mine and year, read by its columns."""

    def __init__(self, package: DataPackage, table: str, resource: str, mines: Collection[str]) -> None:
        self.file = f"{package.folder.name}/{package.resource(resource).path}"
        self.table = table
        self._synthetic = package.synthetic
        self._source = package.attribution["en"]
        self._schema = package.schema(resource)
        self._mines = mines
        self._mines_resource: str = package.own["basin"]["mines"]
        self._check_columns(package)
        self.rows = [(number, row, self._key(number, row)) for number, row in package.numbered_rows(resource)]

    def by_mine_and_year(self) -> dict[Key, tuple[int, Row]]:
        """The rows by their key. Raises RowError where a mine has two of a year."""
        found: dict[Key, tuple[int, Row]] = {}
        for number, row, key in self.rows:
            if key in found:
                first = found[key][0]
                raise RowError.one(self.file, number, ", ".join(KEY), "duplicate_key", key, first_row=first)
            found[key] = (number, row)
        return found

    def figure(self, number: int, row: Row, column: str) -> Figure | None:
        """The value in a column of a row, None where the cell is empty or the table lacks the column."""
        value = row.get(column)
        return None if value is None else Figure(value, self._origin(number, row, column))

    def _origin(self, number: int, row: Row, column: str) -> Origin:
        field = self._schema.field(column)
        quality = field.quality_of(row) if field else ""
        return {
            "source": row.get("source") or self._source,
            "quality": quality if self._synthetic else row.get("quality") or quality,
            "row": number,
        }

    def _key(self, number: int, row: Row) -> Key:
        mine_id, year = row["mine_id"], row["year"]
        for name in KEY:
            if row[name] is None:
                raise RowError.one(self.file, number, name, "missing")
        if mine_id not in self._mines:
            params = {"resource": self._mines_resource}
            raise RowError.one(self.file, number, "mine_id", "broken_foreign_key", mine_id, **params)
        return str(mine_id), int(str(year))

    def _check_columns(self, package: DataPackage) -> None:
        columns = YEAR_COLUMNS[self.table]
        needed = (*KEY, "output_t") if self.table == "coal_output" else KEY
        for name in needed:
            if self._schema.field(name) is None:
                raise DataError(package.file, None, f"the table {self.table!r} has no column {name!r}")
        for name, unit in columns.items():
            field = self._schema.field(name)
            if field and field.unit.removesuffix("/year") not in ("", unit):
                reason = f"the column {name!r} needs the unit {unit}, not {field.unit!r}"
                raise DataError(package.file, None, reason)
