"""Which rows of a basin's mines enter an inventory: a mine and a year each, every figure with where it came from."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from firedamp.datapackages.districts import Districts
from firedamp.datapackages.faults import RowError
from firedamp.datapackages.names import company_of, parents_of
from firedamp.datapackages.package import DataPackage
from firedamp.datapackages.schema import Schema
from firedamp.datapackages.table import Row
from firedamp.datapackages.year_tables import Figure, Key, Origin, YearTable, stated_tables
from firedamp.science.errors import DataError

CLOSED = "closed"  # the status of a mine that puts out no coal any more
TONNES = {"t": 1.0, "kt": 1e3, "Mt": 1e6}
# The tracker's advice (its README): the output of a mine of both kinds counts as underground unless it is split.
MINE_TYPES = {"underground_and_surface": "underground"}
FIGURES = (
    "depth_m", "gas_content_m3_t", "emission_coefficient", "adjacent_share", "methane_utilised_m3", "methane_flared_m3",
)  # fmt: skip
# Figures of a mine and year that stand in a table of their own, where the basin has it: table and column.
YEAR_FIGURES = {
    "absolute_abundance_m3_min": ("methane_abundance", "absolute_abundance_m3_min"),
    "relative_abundance_m3_t": ("methane_abundance", "relative_abundance_m3_t"),
    "methane_drained_m3": ("methane_use", "drained_m3"),
    "methane_utilised_m3": ("methane_use", "utilised_m3"),
    "methane_flared_m3": ("methane_use", "flared_m3"),
    "methane_vented_m3": ("methane_use", "vented_m3"),
}
ABUNDANCE, ABSOLUTE = "methane_abundance", "absolute_abundance_m3_min"
TRACED = ("output_t", "mine_type", "company", "parent", "district", *FIGURES)
NEEDED = ("mine_id", "mine_type")
NEEDED_OF_OUTPUTS = ("year", "output_t")
CONCEPTS = ("mine_id", "name_en", "name_ru", "year", "project_type", *TRACED)


@dataclass(frozen=True)
class Output:
    """A mine's coal output of one year: the row about the mine, and the file and row where the output stands.

    `output_t` is None, and `origin` says nothing of it, in a year of which an abundance alone is known.
    """

    mine_id: str
    year: int
    output_t: float | None
    mine_number: int
    mine: Row
    file: str
    number: int
    origin: Origin


def mine_years(package: DataPackage, year: int | None = None) -> list[dict[str, Any]]:
    """The mines of a basin as records for an inventory, each mine once: fields as of `MineYear`.

    Only rows with an output count, and of a `year` also mines whose abundance was measured in it though their output is
    not known (`output_t` is None). Without a year each mine's latest known output, which says of a closed mine that it
    is (`closed`): it is none of today's.
    Raises RowError if a mine's output of one year stands in two rows: a source is counted once.
    """
    basin = Basin(package)
    latest: dict[str, Output] = {}
    for output in basin.outputs():
        known = latest.get(output.mine_id)
        if year in (None, output.year) and (known is None or output.year > known.year):
            latest[output.mine_id] = output
    alone = [] if year is None else basin.measured_alone(year, latest)
    return [basin.mine_year(output) for output in (*latest.values(), *alone)]


def every_mine_year(package: DataPackage) -> list[dict[str, Any]]:
    """As `mine_years`, with every year of every mine."""
    basin = Basin(package)
    return [basin.mine_year(output) for output in basin.outputs()]


class Basin:
    """How a basin's tables are read: which column holds what, by the descriptor's `firedamp.basin`."""

    def __init__(self, package: DataPackage) -> None:
        stated = package.own.get("basin")
        if not isinstance(stated, Mapping) or "mines" not in stated:
            raise DataError(package.file, None, "is not a basin: firedamp.basin.mines does not name its mine table")
        self.resource: str = stated["mines"]
        self._package = package
        self._columns: Mapping[str, str] = stated.get("columns", {})
        self._schema: Schema = package.schema(self.resource)
        self._file = f"{package.folder.name}/{package.resource(self.resource).path}"
        self._source = package.attribution["en"]
        self._districts = Districts(package)
        self._tables = stated_tables(package)
        self._check_columns()

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

    def outputs(self) -> Iterator[Output]:
        """Every coal output of the basin. Raises RowError if a mine's output of one year stands in two rows."""
        seen: dict[tuple[str, int], int] = {}
        own_table = "coal_output" in self._tables
        for output in self._outputs_of_their_table() if own_table else self._outputs_of_the_mine_table():
            first = seen.setdefault((output.mine_id, output.year), output.number)
            if first != output.number:
                column = "mine_id" if own_table else self.column("mine_id")
                params = {"year": output.year, "first_row": first}
                raise RowError.one(output.file, output.number, column, "counted_twice", output.mine_id, **params)
            yield output

    def mine_year(self, output: Output) -> dict[str, Any]:
        """A mine's output of a year, and what is known of both, as the fields of a `MineYear`."""
        number, row = output.mine_number, output.mine
        name_en, name_ru = self.value(row, "name_en"), self.value(row, "name_ru")
        mine_type = self.value(row, "mine_type")
        district = self._districts.of(self.value(row, "district"), file=self._file, row=number)
        known = self._year_figures((output.mine_id, output.year))
        record: dict[str, Any] = {
            "mine_id": output.mine_id,
            "name": {"en": name_en or name_ru, "ru": name_ru or name_en},
            "mine_type": MINE_TYPES.get(mine_type, mine_type),
            "year": output.year,
            "output_t": output.output_t,
            "company": company_of(self.value(row, "company")),
            "district": district.to_dict(),
            "parent": parents_of(self.value(row, "parent")),
            "origin": self.origin(number, row)
            | ({"output_t": output.origin} if output.output_t is not None else {})
            | {name: origin for name, (_, origin) in known.items()},
        }
        if self.value(row, "status") == CLOSED:
            record["closed"] = True
        present = {figure: self.value(row, figure) for figure in FIGURES if self._has(figure)}
        record |= {
            name: value for name, value in present.items() if value is not None or not name.startswith("methane")
        }
        return record | {name: value for name, (value, _) in known.items()}

    def measured_alone(self, year: int, with_output: Container[str]) -> Iterator[Output]:
        """The mines whose absolute abundance of a year is known and whose output is not: a measurement stands alone."""
        if ABUNDANCE not in self._joined:
            return
        table, rows = self._joined[ABUNDANCE]
        for mine_id, of_year in rows:
            if of_year == year and mine_id not in with_output and ABSOLUTE in self._year_figures((mine_id, year)):
                number, row = self._mines[mine_id]
                yield Output(mine_id, year, None, number, row, table.file, number, {})

    def origin(self, number: int, row: Row) -> dict[str, Origin]:
        """Where each figure of the row came from: source, quality (reported, calculated) and row of the file."""
        return {
            concept: {"source": self._source, "quality": column.quality_of(row), "row": number}
            for concept in TRACED
            if (column := self._schema.field(self.column(concept))) and row[column.name] is not None
        }

    def _outputs_of_the_mine_table(self) -> Iterator[Output]:
        for number, row in self._rows:
            year = self._year_of_output(number, row)
            if year is not None:
                tonnes = self._rounded_tonnes(self.value(row, "output_t"))
                origin = self.origin(number, row)["output_t"]
                yield Output(self.mine_id(number, row), year, tonnes, number, row, self._file, number, origin)

    def _outputs_of_their_table(self) -> Iterator[Output]:
        table = self._year_table("coal_output")
        for number, row, (mine_id, year) in table.rows:
            known = table.figure(number, row, "output_t")
            if known:
                value, origin = known
                mine_number, mine = self._mines[mine_id]
                yield Output(mine_id, year, value, mine_number, mine, table.file, number, origin)

    @cached_property
    def _rows(self) -> list[tuple[int, Row]]:
        return self._package.numbered_rows(self.resource)

    @cached_property
    def _mines(self) -> dict[str, tuple[int, Row]]:
        """The row that describes each mine: the first that is not one of its projects, else the first."""
        found: dict[str, tuple[int, Row]] = {}
        for number, row in sorted(self._rows, key=lambda each: self.value(each[1], "project_type") is not None):
            found.setdefault(self.mine_id(number, row), (number, row))
        return found

    @cached_property
    def _joined(self) -> dict[str, tuple[YearTable, dict[Key, tuple[int, Row]]]]:
        """The tables that hold figures of a mine and year, each with its rows by mine and year."""
        names = dict.fromkeys(table for table, _ in YEAR_FIGURES.values() if table in self._tables)
        tables = {name: self._year_table(name) for name in names}
        return {name: (table, table.by_mine_and_year()) for name, table in tables.items()}

    def _year_figures(self, key: Key) -> dict[str, Figure]:
        """What the tables by mine and year say of one."""
        found: dict[str, Figure] = {}
        for name, (table_name, column) in YEAR_FIGURES.items():
            if table_name not in self._joined:
                continue
            table, rows = self._joined[table_name]
            figure = table.figure(*rows[key], column) if key in rows else None
            if figure:
                found[name] = figure
        return found

    def _year_table(self, name: str) -> YearTable:
        return YearTable(self._package, name, self._tables[name], self._mines)

    def _year_of_output(self, number: int, row: Row) -> int | None:
        """The year of the row's output, None if it has none. Raises RowError where an output has no year."""
        if self.value(row, "output_t") is None:
            return None
        year = self.value(row, "year")
        if year is None:
            raise self.fault(number, "year", "missing", None)
        return int(year)

    def _has(self, concept: str) -> bool:
        return self._schema.field(self.column(concept)) is not None

    def _check_columns(self) -> None:
        own_table = "coal_output" in self._tables
        for concept in NEEDED if own_table else (*NEEDED, *NEEDED_OF_OUTPUTS):
            if not self._has(concept):
                raise DataError(self._package.file, None, f"the mine table has no column for {concept!r}")
        twice = [concept for concept in ("output_t", *YEAR_FIGURES) if own_table and self._has(concept)]
        if twice:
            reason = f"the mine table has {twice[0]!r}, which tables by mine and year have here: leave one out"
            raise DataError(self._package.file, None, reason)

    def _rounded_tonnes(self, output: float) -> float:
        # 2.555 Mt is 2 555 000 t, not 2 554 999.9999999995: a gram is below what any source states.
        return round(output * self._tonnes, 6)

    @cached_property
    def _tonnes(self) -> float:
        """Tonnes of the unit in which the mine table states outputs."""
        name = self.column("output_t")
        field = self._schema.field(name)
        unit = field.unit.removesuffix("/year") if field else ""
        if unit not in TONNES:
            known = ", ".join(TONNES)
            raise DataError(
                self._package.file, None, f"the output column {name!r} needs a unit of {known}, not {unit!r}"
            )
        return TONNES[unit]
