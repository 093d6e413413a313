"""Which columns has an exported table, and from where in the database does each value come?

Columns for programs (`for_people=False`) have the names of the schema, ids and the values of choices; those for people
have labels with units in a language and the labels of choices. Both read back as an import.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from django.db.models import QuerySet

from firedamp.messages import unit_text
from firedamp.science.reference import Column
from firedamp.server.reference.tables import Table, number_or_text
from firedamp.server.reference.tables import table as table_by_id
from firedamp.server.restoration.marks import TABLES, accepted_in_force, marks_of, told
from firedamp.tables.export import ExportColumn, Value

CHUNK = 2_000  # records fetched at once
Raw = Sequence[Any]
Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Field:
    """An exported column, its type as in the schema, its unit, and how its value is found in a fetched record."""

    column: ExportColumn
    type: str
    unit: str
    value: Callable[[Raw], Value]
    schema: Column | None = None  # none: no column of the table itself


@dataclass
class Fields:
    """The columns of an export, and the paths of the database that they need."""

    all: list[Field] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def place(self, path: str) -> int:
        if path not in self.paths:
            self.paths.append(path)
        return self.paths.index(path)

    @property
    def columns(self) -> list[ExportColumn]:
        return [each.column for each in self.all]

    def rows(self, found: QuerySet[Any]) -> Iterator[list[Value]]:
        """The records as rows, fetched piece by piece."""
        values = [each.value for each in self.all]
        for raw in found.values_list(*self.paths).iterator(chunk_size=CHUNK):
            yield [value(raw) for value in values]


@cache
def words() -> dict[str, Any]:
    """Words of exports by language."""
    import tomllib

    return tomllib.loads(files("firedamp.server.reference").joinpath("export.toml").read_text("utf-8"))


def export_fields(
    table: Table, *, lang: str, for_people: bool, attributions: Texts | None = None,
    own_source: Container[int] = frozenset(),
) -> Fields:  # fmt: skip
    """The columns of a table's export; `attributions` (by package) add a column that says whose the data are: nobody's
    but their users' where these gave a source of their own."""
    fields = Fields()
    for column in table.schema.columns.values():
        fields.all.append(_own(fields, table, column, lang, for_people))
        if column.type == "reference":
            fields.all += _names(fields, column, lang, for_people)
    key, version = _key(fields, table), fields.place("version")
    fields.all.append(_beside("record_key", lang, key))
    fields.all.append(_beside("record_version", lang, lambda raw: raw[version], type="integer"))
    package = fields.place("package")
    if not for_people:
        fields.all.append(_beside("package", lang, lambda raw: raw[package] or None))
    if table.id in TABLES:
        fields.all.append(_beside("restored", lang, _restored(fields, table)))
    if attributions is not None:
        fields.all.append(_beside("attribution", lang, _attribution(fields, package, lang, attributions, own_source)))
    return fields


def _restored(fields: Fields, table: Table) -> Callable[[Raw], Value]:
    """Which figures of a record were restored, with range, method and run: its own quality may be that of others."""
    marks = marks_of(accepted_in_force(table=table.id))
    mine, year = fields.place("mine_id"), fields.place("year")
    columns = {name: fields.place(name) for name in dict.fromkeys(column for _, column, _, _ in marks)}

    def of(raw: Raw) -> Value:
        found = [
            mark
            for name, place in columns.items()
            if (mark := marks.get((table.id, name, raw[mine], raw[year]))) and mark.value == raw[place]
        ]
        return "; ".join(map(told, found)) or None

    return of


def _attribution(
    fields: Fields, package: int, lang: str, attributions: Texts, own_source: Container[int]
) -> Callable[[Raw], Value]:
    texts, id_place = {name: text[lang] for name, text in attributions.items()}, fields.place("id")
    return lambda raw: None if raw[id_place] in own_source else texts.get(raw[package])


def _beside(name: str, lang: str, value: Callable[[Raw], Value], *, type: str = "text") -> Field:  # noqa: A002
    return Field(ExportColumn(name, words()[lang]["columns"][name]), type, "", value)


def _own(fields: Fields, table: Table, column: Column, lang: str, for_people: bool) -> Field:
    unit = unit_text(column.unit, lang)
    title = ", ".join(filter(None, [title_of(table, column, lang), unit]))
    exported = ExportColumn(column.name, title, 0 if column.type in ("number", "year") else None)
    return Field(exported, column.type, column.unit, _value(fields, column, lang, for_people), column)


def title_of(table: Table, column: Column, lang: str) -> str:
    """A column's label; where that is another column's name ("Status" of a mine), its own name, so as to read back."""
    label = str(column.label[lang])
    others = [each.name for each in table.schema.columns.values() if each is not column]
    return column.name.replace("_", " ").capitalize() if label.casefold() in others else label


def _value(fields: Fields, column: Column, lang: str, for_people: bool) -> Callable[[Raw], Value]:
    if column.type == "reference":
        return _joined(fields, id_paths(column.table, f"{column.name}__"))
    place = fields.place(column.name)
    if column.type == "date":
        return lambda raw: raw[place].isoformat() if raw[place] else None
    if column.type == "choice" and for_people:
        labels = {choice.value: str(choice.label[lang]) for choice in column.choices}
        return lambda raw: labels.get(raw[place], raw[place]) or None
    return lambda raw: None if raw[place] == "" else raw[place]


def id_paths(table_id: str, prefix: str = "") -> list[str]:
    """From a record to what tells the record of a table apart: "mine__mine_id"."""
    if table_id == "basins":
        return [f"{prefix}basin_id"]
    schema = table_by_id(table_id).schema
    paths = []
    for name in schema.key:
        column = schema.columns[name]
        paths += id_paths(column.table, f"{prefix}{name}__") if column.type == "reference" else [prefix + name]
    return paths


def _joined(fields: Fields, paths: Sequence[str]) -> Callable[[Raw], Value]:
    places = [fields.place(path) for path in paths]
    if len(places) == 1:
        (only,) = places
        return lambda raw: raw[only] or None
    return lambda raw: None if raw[places[-1]] is None else "/".join(number_or_text(raw[place]) for place in places)


def _key(fields: Fields, table: Table) -> Callable[[Raw], Value]:
    places = [fields.place(path) for path in id_paths(table.id)]
    return lambda raw: "/".join(number_or_text(raw[place]) for place in places)


def _names(fields: Fields, column: Column, lang: str, for_people: bool) -> list[Field]:
    """The name of what a reference leads to: in one language for people, in both for programs."""
    named_by = ("name_en", "name_ru") if column.table == "basins" else table_by_id(column.table).schema.named_by
    en, ru = (fields.place(f"{column.name}__{name}") for name in named_by)

    def of(first: int, second: int) -> Callable[[Raw], Value]:
        return lambda raw: raw[first] or raw[second] or None

    by_language = {"en": of(en, ru), "ru": of(ru, en)}
    if for_people:
        title = words()[lang]["columns"]["name_of"].format(label=column.label[lang])
        return [Field(ExportColumn(f"{column.name}_name", title), "text", "", by_language[lang])]
    return [
        Field(ExportColumn(f"{column.name}_name_{each}", f"{column.name}_name_{each}"), "text", "", value)
        for each, value in by_language.items()
    ]
