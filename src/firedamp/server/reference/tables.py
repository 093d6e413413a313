"""Which model stores which table, how a record is called by its key, and to which basin it belongs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from firedamp.science.reference import Column, TableSchema, table_ids, table_schema
from firedamp.server.mines.models import MAP_OF_A_BASIN
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.models import Record

MODELS = {
    "mines": "mines.Mine",
    "mine_projects": "mines.MineProject",
    "companies": "mines.Company",
    "districts": "mines.District",
    "coal_output": "mines.CoalOutput",
    "methane_abundance": "mines.MethaneAbundance",
    "methane_use": "mines.MethaneUse",
    "seams": "mines.Seam",
    "gas_content": "mines.GasContent",
    "emission_factors": "reference.EmissionFactor",
    "gas_properties": "reference.GasProperties",
    "gwp_sets": "reference.GwpSet",
    "limits": "reference.Limit",
    "documents": "reference.Document",
}
# From a record to its basin; a table without one holds for all basins.
BASIN_PATHS = {
    "mines": "basin",
    "mine_projects": "mine__basin",
    "districts": "basin",
    "seams": "basin",
    "coal_output": "mine__basin",
    "methane_abundance": "mine__basin",
    "methane_use": "mine__basin",
    "gas_content": "seam__basin",
}
NO_TABLE = {"en": "There is no table {table}; there are {known}.", "ru": "Нет таблицы {table}; есть {known}."}
LONGEST_ID = 100


@dataclass(frozen=True)
class Table:
    """A reference table: what its records are (`schema`) and where they are stored (`model`)."""

    schema: TableSchema
    model: type[Record]
    basin_path: str | None

    @property
    def id(self) -> str:
        return self.schema.id

    def with_references(self) -> QuerySet[Any]:
        """The records, each with what it refers to and what the keys of that refer to in their turn: a key or a name
        then asks nothing more of the database."""
        paths = reference_paths(self.id)
        basins = [path for path, table_id in paths.items() if table_id == "basins"]
        records: QuerySet[Any] = self.model.objects.select_related(*paths)
        return records.defer(*(f"{path}__{name}" for path in basins for name in MAP_OF_A_BASIN))

    def changeable(self, column: Column) -> bool:
        """Ids stay the same for good: results and other records name them."""
        return not column.fixed and not (self.schema.named_by and column.name in self.schema.key)

    def key_of(self, record: Model) -> str:
        """The record's key as a text: "M0836", "M0836/2023", "kuzbass/belovsky"."""
        return "/".join(self._part(record, name) for name in self.schema.key)

    def _part(self, record: Model, name: str) -> str:
        value = getattr(record, name)
        return reference_id(value) if isinstance(value, Model) else number_or_text(value)

    def name_of(self, record: Model) -> Mapping[str, str]:
        """The record's name in both languages; a table of figures has none, so the names that its key leads to and the
        words for what it says: "Raspadskaya Coal Mine, proposed, expansion"."""
        if self.schema.named_by:
            en, ru = (getattr(record, name) for name in self.schema.named_by)
            return {"en": en or ru, "ru": ru or en}
        names = [_part_name(self.schema.columns[name], getattr(record, name)) for name in self.schema.key]
        return {lang: ", ".join(name[lang] for name in names if name[lang]) for lang in ("en", "ru")}


def _part_name(column: Column, value: Any) -> Mapping[str, str]:
    """A part of a key in both languages; empty where the record says nothing."""
    if isinstance(value, Model):
        return reference_name(value)
    chosen = next((choice.label for choice in column.choices if choice.value == value), None)
    return chosen or dict.fromkeys(("en", "ru"), "" if value is None else number_or_text(value))


def number_or_text(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


@cache
def reference_paths(table_id: str) -> dict[str, str]:
    """From a record to what it and its keys refer to, and the table of each."""
    paths = {}
    for column in table_schema(table_id).references:
        paths[column.name] = column.table
        if column.table in MODELS:
            target = table_schema(column.table)
            inner = (target.columns[name] for name in target.key)
            paths |= {f"{column.name}__{each.name}": each.table for each in inner if each.type == "reference"}
    return paths


@cache
def table(table_id: str) -> Table:
    """A table by its id; ApiProblem that names those there are where there is none."""
    if table_id not in MODELS:
        known = ", ".join(sorted(MODELS))
        detail = {lang: said.format(table=table_id[:LONGEST_ID], known=known) for lang, said in NO_TABLE.items()}
        raise ApiProblem("not-found", detail)
    return Table(table_schema(table_id), apps.get_model(MODELS[table_id]), BASIN_PATHS.get(table_id))


def tables() -> list[Table]:
    return [table(table_id) for table_id in table_ids()]


@cache
def table_of_model(model: type[Model]) -> Table | None:
    return next((each for each in tables() if each.model is model), None)


def reference_id(record: Any) -> str:
    """How another record names this one: the key of its table; a basin by its own id."""
    own = table_of_model(type(record))
    return own.key_of(record) if own else str(record.basin_id)


def reference_name(record: Any) -> Mapping[str, str]:
    own = table_of_model(type(record))
    return own.name_of(record) if own else {"en": record.name_en, "ru": record.name_ru}
