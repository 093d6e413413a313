"""Which rows of a basin's mines enter an inventory: a mine and a year each, every figure with where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firedamp.datapackages.districts import Districts
from firedamp.datapackages.faults import RowError
from firedamp.datapackages.names import company_of, parents_of
from firedamp.datapackages.package import DataPackage
from firedamp.datapackages.schema import Schema
from firedamp.datapackages.table import Row
from firedamp.science.errors import DataError

TONNES = {"t": 1.0, "kt": 1e3, "Mt": 1e6}
# The tracker's advice (its README): the output of a mine of both kinds counts as underground unless it is split.
MINE_TYPES = {"underground_and_surface": "underground"}
FIGURES = ("depth_m", "gas_content_m3_t", "emission_coefficient", "methane_utilised_m3", "methane_flared_m3")
TRACED = ("output_t", "mine_type", "company", "parent", "district", *FIGURES)
NEEDED = ("mine_id", "mine_type", "year", "output_t")
CONCEPTS = ("mine_id", "name_en", "name_ru", "year", *TRACED)


def mine_years(package: DataPackage, year: int | None = None) -> list[dict[str, Any]]:
    """The mines of a basin as records for an inventory, each mine once: fields as of `MineYear`.

    Only rows with an output count. With a `year`, only outputs of that year; without, each mine's latest known one.
    Raises RowError if a mine's output of one year stands in two rows: a source is counted once.
    """
    basin = Basin(package)
    chosen: dict[str, tuple[int, int, Row]] = {}
    for number, row in package.numbered_rows(basin.resource):
        row_year = basin.year_of_output(number, row)
        if row_year is None or year not in (None, row_year):
            continue
        mine_id = basin.mine_id(number, row)
        known = chosen.get(mine_id)
        if known and known[0] == row_year:
            raise basin.fault(number, "mine_id", "counted_twice", mine_id, year=row_year, first_row=known[1])
        if known is None or row_year > known[0]:
            chosen[mine_id] = (row_year, number, row)
    return [basin.mine_year(number, row, row_year) for row_year, number, row in chosen.values()]


class Basin:
    """How a package's mine table is read: which column holds what, by the descriptor's `firedamp.basin`."""

    def __init__(self, package: DataPackage) -> None:
        stated = package.own.get("basin")
        if not isinstance(stated, Mapping) or "mines" not in stated:
            raise DataError(package.file, None, "is not a basin: firedamp.basin.mines does not name its mine table")
        self.resource: str = stated["mines"]
        self._columns: Mapping[str, str] = stated.get("columns", {})
        self._schema: Schema = package.schema(self.resource)
        self._file = f"{package.folder.name}/{package.resource(self.resource).path}"
        self._source = package.attribution["en"]
        self._districts = Districts(package)
        for concept in NEEDED:
            if not self._has(concept):
                raise DataError(package.file, None, f"the mine table has no column for {concept!r}")
        self._tonnes = self._output_unit(package)

    def column(self, concept: str) -> str:
        """The column that holds a concept: as the descriptor maps it, else the concept's own name."""
        return self._columns.get(concept, concept)

    def value(self, row: Row, concept: str) -> Any:
        """The row's value of a concept; None where the table has no such column."""
        return row.get(self.column(concept))

    def fault(self, number: int, concept: str, rule: str, value: object, **params: object) -> RowError:
        return RowError.one(self._file, number, self.column(concept), rule, value, **params)

    def mine_id(self, number: int, row: Row) -> str:
        """The key of the row's mine. Raises RowError where it is empty."""
        mine_id = self.value(row, "mine_id")
        if mine_id is None:
            raise self.fault(number, "mine_id", "missing", None)
        return str(mine_id)

    def year_of_output(self, number: int, row: Row) -> int | None:
        """The year of the row's output, None if it has none. Raises RowError where an output has no year."""
        if self.value(row, "output_t") is None:
            return None
        year = self.value(row, "year")
        if year is None:
            raise self.fault(number, "year", "missing", None)
        return int(year)

    def mine_year(self, number: int, row: Row, year: int) -> dict[str, Any]:
        """One row as the fields of a `MineYear`."""
        name_en, name_ru = self.value(row, "name_en"), self.value(row, "name_ru")
        mine_type = self.value(row, "mine_type")
        district = self._districts.of(self.value(row, "district"), file=self._file, row=number)
        record: dict[str, Any] = {
            "mine_id": self.mine_id(number, row),
            "name": {"en": name_en or name_ru, "ru": name_ru or name_en},
            "mine_type": MINE_TYPES.get(mine_type, mine_type),
            "year": year,
            "output_t": self._rounded_tonnes(self.value(row, "output_t")),
            "company": company_of(self.value(row, "company")),
            "district": district.to_dict(),
            "parent": parents_of(self.value(row, "parent")),
            "origin": self.origin(number, row),
        }
        present = {figure: self.value(row, figure) for figure in FIGURES if self._has(figure)}
        record |= {
            name: value for name, value in present.items() if value is not None or not name.startswith("methane")
        }
        return record

    def origin(self, number: int, row: Row) -> dict[str, dict[str, object]]:
        """Where each figure of the row came from: source, quality (reported, calculated) and row of the file."""
        return {
            concept: {"source": self._source, "quality": column.quality_of(row), "row": number}
            for concept in TRACED
            if (column := self._schema.field(self.column(concept))) and row[column.name] is not None
        }

    def _has(self, concept: str) -> bool:
        return self._schema.field(self.column(concept)) is not None

    def _rounded_tonnes(self, output: float) -> float:
        # 2.555 Mt is 2 555 000 t, not 2 554 999.9999999995: a gram is below what any source states.
        return round(output * self._tonnes, 6)

    def _output_unit(self, package: DataPackage) -> float:
        name = self.column("output_t")
        field = self._schema.field(name)
        unit = field.unit.removesuffix("/year") if field else ""
        if unit not in TONNES:
            known = ", ".join(TONNES)
            raise DataError(package.file, None, f"the output column {name!r} needs a unit of {known}, not {unit!r}")
        return TONNES[unit]
