"""What a table's descriptor promises: its fields, their types and rules, its key and its links to other tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from firedamp.science.errors import DataError

REPORTED, SYNTHETIC = "reported", "synthetic"


@dataclass(frozen=True)
class Field:
    """One column. `quality` says how its figures came about: one word for all, or a word by another column's value."""

    name: str
    type: str = "string"
    title: Mapping[str, str] = field(default_factory=dict)
    description: str = ""
    unit: str = ""
    constraints: Mapping[str, Any] = field(default_factory=dict)
    quality: str | Mapping[str, Any] = REPORTED

    def quality_of(self, row: Mapping[str, object]) -> str:
        """How the figure in this row came about: reported, calculated, …"""
        if isinstance(self.quality, str):
            return self.quality
        words: Mapping[str, str] = self.quality["values"]
        return words.get(str(row.get(self.quality["by"])), REPORTED)


@dataclass(frozen=True)
class ForeignKey:
    """The values of `fields` must stand in `reference_fields` of another resource (or of this one, if it is empty)."""

    fields: tuple[str, ...]
    resource: str
    reference_fields: tuple[str, ...]


@dataclass(frozen=True)
class Schema:
    """The columns of a table, in the order of the file, and the rules across them."""

    fields: tuple[Field, ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    missing_values: frozenset[str] = frozenset({""})

    def field(self, name: str) -> Field | None:
        """The column of that name, or None."""
        return next((column for column in self.fields if column.name == name), None)


def schema_from(descriptor: Mapping[str, Any], file: str, *, synthetic: bool = False) -> Schema:
    """The schema that a resource's descriptor states; `file` names the descriptor in an error.

    In a `synthetic` package every figure is synthetic, whatever a column says of itself.
    """
    try:
        schema = Schema(
            fields=tuple(_field(each, synthetic) for each in descriptor["fields"]),
            primary_key=_names(descriptor.get("primaryKey", ())),
            foreign_keys=tuple(_foreign_key(each) for each in descriptor.get("foreignKeys", ())),
            missing_values=frozenset(descriptor.get("missingValues", [""])),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise DataError(file, None, f"a resource's schema is not complete: {error!r}") from error
    _check_names(schema, file)
    _check_patterns(schema, file)
    return schema


def _field(descriptor: Mapping[str, Any], synthetic: bool) -> Field:
    own = descriptor.get("firedamp", {})
    title = descriptor.get("title", descriptor["name"])
    return Field(
        name=descriptor["name"],
        type=descriptor.get("type", "string"),
        title={"en": title, "ru": own.get("title_ru", title)},
        description=descriptor.get("description", ""),
        unit=descriptor.get("unit", ""),
        constraints=descriptor.get("constraints", {}),
        quality=SYNTHETIC if synthetic else own.get("quality", REPORTED),
    )


def _foreign_key(descriptor: Mapping[str, Any]) -> ForeignKey:
    reference = descriptor["reference"]
    return ForeignKey(_names(descriptor["fields"]), reference.get("resource", ""), _names(reference["fields"]))


def _names(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _check_patterns(schema: Schema, file: str) -> None:
    for column in schema.fields:
        try:
            re.compile(column.constraints.get("pattern", ""))
        except (re.error, TypeError) as error:
            raise DataError(
                file, None, f"the pattern of {column.name!r} is not a regular expression: {error}"
            ) from error


def _check_names(schema: Schema, file: str) -> None:
    known = {column.name for column in schema.fields}
    keys = [*schema.primary_key, *(name for key in schema.foreign_keys for name in key.fields)]
    for name in keys:
        if name not in known:
            raise DataError(file, None, f"a key names the field {name!r}, which the schema does not have")
