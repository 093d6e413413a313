"""How does a record become plain values, and how do plain values become a record's fields?"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from firedamp.messages.numbers import QUOTES, plain_text, unit_text, value_text
from firedamp.messages.wording import LANGUAGES, LONGEST_LIST
from firedamp.science.errors import InputError, Problem
from firedamp.science.reference import Column, checked
from firedamp.science.reference.checking import labelled
from firedamp.server.reference.factor_bounds import out_of_bounds
from firedamp.server.reference.made_up import QUALITY, SYNTHETIC, made_up_misplaced
from firedamp.server.reference.models import Record
from firedamp.server.reference.references import Resolver
from firedamp.server.reference.tables import Table, reference_id
from firedamp.server.search_text import search_text

Values = dict[str, Any]
NOT_SEARCHED = ("url", "parent_companies")  # a name of a mine would find all that belong to the owner of that name


def today() -> datetime.date:
    return timezone.localdate()


def plain_values(table: Table, record: Record) -> Values:
    """The record's columns as JSON holds them; a reference as the id of what it leads to, an empty text as null."""
    return {name: plain_value(getattr(record, name)) for name in table.schema.columns}


def plain_value(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if hasattr(value, "_meta"):
        return reference_id(value)
    return None if value == "" else value


def key_words(table: Table, values: Mapping[str, Any]) -> dict[str, str]:
    """A record's key in words, column by column: «Шахта «Распадская», Год 2020»."""
    columns = [table.schema.columns[name] for name in table.schema.key]
    return {lang: ", ".join(_said(column, values.get(column.name), lang) for column in columns) for lang in LANGUAGES}


def _said(column: Column, value: Any, lang: str) -> str:
    if column.type == "year" and isinstance(value, int | float):
        return f"{column.label[lang]} {value:.0f}"
    said = plain_text(value, LONGEST_LIST) if isinstance(value, str) else value_text(value, lang)
    opening, closing = QUOTES[lang] if isinstance(value, str) else ("", "")
    return f"{column.label[lang]} {opening}{said}{closing} {unit_text(column.unit, lang)}".strip()


def fields_of(
    table: Table, values: Mapping[str, Any], resolver: Resolver | None = None, *, before: Record | None = None
) -> Values:
    """Model fields for the values of a whole record. InputError with every fault, unknown references among them.

    `before`: the record that is changed, as it is now.
    """
    problems: list[Problem] = []
    try:
        clean = checked(table.schema, values, today=today())
    except InputError as error:
        problems, clean = list(error.problems), {}
    resolver = resolver or Resolver()
    fields: Values = {name: value for name, value in clean.items() if table.schema.columns[name].type != "reference"}
    basin = values.get("basin") if isinstance(values.get("basin"), str) else None
    for column in table.schema.references:
        given = values.get(column.name)
        if before is not None and given == plain_value(getattr(before, column.name)):
            fields[column.name] = getattr(before, column.name)  # as it was: nothing to look up
        elif isinstance(given, str) and given.strip():
            found = resolver.find(column.table, given, basin=basin, made_up=values.get(QUALITY) == SYNTHETIC)
            if found.record is None:
                problems.append(Problem(column.name, found.rule, given, {**labelled(column), **found.params}))
            fields[column.name] = found.record
        elif not problems:
            fields[column.name] = None
    problems += made_up_misplaced(table, fields, before) + out_of_bounds(table, fields)
    if problems:
        raise InputError(problems)
    return {name: _stored(table, name, fields.get(name)) for name in table.schema.columns}


def _stored(table: Table, name: str, value: Any) -> Any:
    """A missing text is stored as an empty one, as Django does."""
    field = table.model._meta.get_field(name)
    return "" if value is None and not field.null else value


def search_of(table: Table, fields: Mapping[str, Any]) -> str:
    """What the record is found by: its own texts; a mine also by its owner."""
    texts = [
        str(fields[column.name] or "")
        for column in table.schema.columns.values()
        if column.type == "text" and column.name not in NOT_SEARCHED
    ]
    company = fields.get("company")
    return search_text(*texts, *((company.name, company.name_ru) if company else ()))
