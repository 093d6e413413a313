"""How does a row of a basin's mine table become a passport? By the concepts that the package maps to its columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from firedamp.datapackages import DataPackage, company_of, parents_of
from firedamp.datapackages.mine_years import MINE_TYPES, Basin
from firedamp.datapackages.schema import Field
from firedamp.science.units import converted

TEXTS = (
    "name_en", "name_ru", "other_names", "status", "mining_method", "coalfield", "locality", "location_accuracy",
    "depth_accuracy", "coal_rank", "coal_use", "url",
)  # fmt: skip
FIGURES = (
    "latitude", "longitude", "depth_m", "workforce", "opening_year", "closing_year", "gas_content_m3_t",
    "emission_coefficient", "adjacent_share",
)  # fmt: skip
# Figures whose column may be in another unit than the name of ours says.
UNITS = {
    "capacity_t_year": "t/year",
    "reserves_t": "t",
    "resources_t": "t",
    "output_t": "t",
    "gem_methane_m3": "m3",
    "gem_methane_t": "t",
}
# The mine tracker's names for what its descriptor does not map; a package may map them to columns of its own.
TRACKER_COLUMNS = {
    "capacity_t_year": "capacity_mtpa",
    "reserves_t": "reserves_mt",
    "resources_t": "resources_mt",
    "gem_methane_m3": "gem_methane_mln_m3",
    "gem_methane_t": "gem_methane_mt",
}
PROJECT_FIELDS = (
    "status", "project_type", "mine_type", "mining_method", "capacity_t_year", "output_t", "output_year", "depth_m",
    "opening_year", "closing_year", "reserves_t", "resources_t", "workforce",
)  # fmt: skip


def parents_json(written: str | None) -> list[dict[str, Any]]:
    """Parent companies with their shares, as a mine keeps them."""
    return [{"name": name, "share_percent": share} for name, share in parents_of(written)]


@dataclass(frozen=True)
class TableRow:
    """One row of the mine table with its number in the file."""

    number: int
    cells: Mapping[str, Any]


class MineTable:
    """The mine table of a basin's package, read by concept."""

    def __init__(self, package: DataPackage) -> None:
        self.basin = Basin(package)
        self.schema = package.schema(self.basin.resource)
        self.source = package.attribution["en"]
        self.rows = [TableRow(number, cells) for number, cells in package.numbered_rows(self.basin.resource)]

    def column(self, concept: str) -> Field | None:
        """The column that holds a concept, or None where the table has none."""
        mapped = self.basin.column(concept)
        return self.schema.field(mapped if mapped != concept else TRACKER_COLUMNS.get(concept, concept))

    def value(self, row: TableRow, concept: str) -> Any:
        """The value of a concept in the unit that its name says."""
        column = self.column(concept)
        value = row.cells[column.name] if column else None
        if value is None or concept not in UNITS:
            return value
        wanted = UNITS[concept]
        given = column.unit if column and column.unit else wanted
        if "/year" not in wanted:
            given = given.removesuffix("/year")
        return round(converted(concept, value, given, wanted), 6)

    def by_mine(self) -> dict[str, list[TableRow]]:
        """The rows of each mine, in the order of the table."""
        mines: dict[str, list[TableRow]] = {}
        for row in self.rows:
            mines.setdefault(str(self.value(row, "mine_id")), []).append(row)
        return mines

    def main_row(self, rows: list[TableRow]) -> TableRow:
        """The row that stands for the mine: with the latest output, else the mine itself before its projects."""
        with_output = [row for row in rows if self.value(row, "output_t") is not None]
        if with_output:
            return max(with_output, key=lambda row: self.value(row, "year") or 0)
        return next((row for row in rows if not self.value(row, "project_type")), rows[0])

    def passport(self, row: TableRow) -> dict[str, Any]:
        """The plain fields of a `Mine`; its basin, company and district are the caller's to find."""
        texts = {name: self.value(row, name) or "" for name in TEXTS}
        figures = {name: self.value(row, name) for name in (*FIGURES, *UNITS) if name != "output_t"}
        return {
            **texts,
            **figures,
            "name_en": texts["name_en"] or texts["name_ru"],
            "mine_type": self.mine_type(row),
            "district_as_written": self.value(row, "district") or "",
            "parent_companies": self.value(row, "parent") or "",
            "parents": parents_json(self.value(row, "parent")),
            "origin": self.origin(row, (*texts, *figures, "mine_type", "company", "parent", "district")),
        }

    def project(self, row: TableRow) -> dict[str, Any]:
        """The fields of a `MineProject`."""
        values = {name: self.value(row, name) for name in PROJECT_FIELDS}
        values["output_year"] = self.value(row, "year") if values["output_t"] is not None else None
        values["mine_type"] = self.mine_type(row)
        return values | {name: values[name] or "" for name in ("status", "project_type", "mining_method")}

    def mine_type(self, row: TableRow) -> str:
        written = self.value(row, "mine_type")
        return MINE_TYPES.get(written, written)

    def company(self, row: TableRow) -> dict[str, str]:
        return company_of(self.value(row, "company"))

    def origin(self, row: TableRow, concepts: tuple[str, ...]) -> dict[str, dict[str, object]]:
        """Where each figure came from: source, quality (reported, calculated) and row of the file."""
        found = {
            concept: {"source": self.source, "quality": column.quality_of(row.cells), "row": row.number}
            for concept in concepts
            if (column := self.column(concept)) and row.cells.get(column.name) is not None
        }
        return found | ({"parent_companies": found["parent"]} if "parent" in found else {})
