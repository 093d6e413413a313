"""Which records of a table are asked for? Search in both alphabets, filters, order."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet

from firedamp.science.errors import InputError
from firedamp.science.reference import Column
from firedamp.science.reference.checking import EARLIEST_YEAR, LATEST_YEAR
from firedamp.server.mines.models import Basin, Mine
from firedamp.server.reference.finding.glob import containing
from firedamp.server.reference.models.records import Quality
from firedamp.server.reference.references import Resolver
from firedamp.server.reference.tables import Table
from firedamp.server.reference.tables import table as table_by_id
from firedamp.server.search_text import query_words, search_text

LOOKUPS = {"eq": "", "lt": "__lt", "le": "__lte", "gt": "__gt", "ge": "__gte"}
LONGEST_NUMBER = 9  # digits of a depth: what is longer, no database column holds
OPERATORS = (*LOOKUPS, "ne", "in", "contains", "empty", "filled")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is asked of a table; `filters` are "column:operator:value"."""

    basin: str | None = None
    q: str | None = None
    filters: Sequence[str] = ()
    sort: str | None = None


@dataclass(frozen=True)
class Order:
    """By which column records stand; those without a value last, whichever the direction."""

    path: str
    descending: bool
    nullable: bool

    def terms(self, *, backwards: bool = False) -> list[Any]:
        """What the database orders by; the id settles ties. Where a value is never missing, an index can serve."""
        descending = self.descending != backwards
        ends = {"nulls_first" if backwards else "nulls_last": True} if self.nullable else {}
        column = F(self.path).desc(**ends) if descending else F(self.path).asc(**ends)
        return [column, "-id" if descending else "id"]


def records(table: Table, wanted: Wanted) -> QuerySet[Any]:
    """The records asked for, in order. Without a basin all that is not synthetic. InputError for what is unknown."""
    found = of_basin(table, with_references(table), wanted.basin)
    for text in wanted.filters:
        found = found.filter(condition(table, text))
    for word in query_words(wanted.q or ""):
        found = found.filter(matching(table, word))
    if wanted.q and not query_words(wanted.q):
        found = found.none()
    return found.order_by(*order(table, wanted.sort).terms())


def with_references(table: Table) -> QuerySet[Any]:
    """A table's records with what they refer to, in one query."""
    found = table.with_references()
    return found.filter(withdrawn=False) if table.id == "mines" else found


def of_basin(table: Table, found: QuerySet[Any], basin: str | None) -> QuerySet[Any]:
    """The records of a basin, or of all that are not synthetic."""
    if basin is not None and not Basin.objects.filter(basin_id=basin).exists():
        raise InputError.one("basin", "unknown_id", basin)
    if table.id == "companies":
        return found.filter(synthetic=False) if basin is None else found.filter(owners_in(basin))
    if table.id == "documents" and not Basin.objects.filter(basin_id=basin, synthetic=True).exists():
        return found.exclude(quality=Quality.SYNTHETIC)
    if table.basin_path is None:
        return found
    others = Basin.objects.filter(synthetic=True) if basin is None else Basin.objects.exclude(basin_id=basin)
    return without(table, found, list(others.values_list("pk", flat=True)))


def without(table: Table, found: QuerySet[Any], basins: list[int]) -> QuerySet[Any]:
    """All but the records of some basins. What is left out is named, not what is shown: for `mine IN (…)` SQLite would
    look up every record by its mine, as for a join; for `NOT IN` it reads the table once."""
    if not basins:
        return found
    name, _, further = str(table.basin_path).partition("__")
    if not further:
        return found.exclude(**{f"{name}__in": basins})
    owner: Any = table.model._meta.get_field(name).related_model
    return found.exclude(**{f"{name}__in": owner.objects.filter(**{f"{further}__in": basins}).values("pk")})


def owners_in(basin: str) -> Q:
    """Companies that own a mine of the basin, and those that own none yet: somebody has just entered them."""
    synthetic = Basin.objects.filter(basin_id=basin, synthetic=True).exists()
    owners = Mine.objects.filter(basin__basin_id=basin).values("company")
    without_mines = Q(synthetic=synthetic) & ~Q(pk__in=Mine.objects.values("company"))
    return Q(pk__in=owners) | without_mines


def matching(table: Table, word: str) -> Q:
    """The record's own texts or key, or those of what it refers to, hold the word."""
    found = called(table, word)
    for column in table.schema.references:
        if column.table not in ("basins", "documents"):
            target = table_by_id(column.table)
            found |= Q(**{f"{column.name}__in": target.model.objects.filter(called(target, word)).values("pk")})
    return found


def called(table: Table, word: str) -> Q:
    """The record's own texts hold the word, or its key does: as a year, a depth, a word for a choice or its basin."""
    found = Q(search__contains=word)
    for name in table.schema.key:
        found |= in_key(table.schema.columns[name], word)
    return found


def in_key(column: Column, word: str) -> Q:
    if column.type in ("year", "number") and word.isdecimal():
        number = int(word)
        is_one = EARLIEST_YEAR <= number <= LATEST_YEAR if column.type == "year" else len(word) <= LONGEST_NUMBER
        return Q(**{column.name: number}) if is_one else Q()
    if column.type == "choice":
        said = [each.value for each in column.choices if word in search_text(each.value, *each.label.values())]
        return Q(**{f"{column.name}__in": said}) if said else Q()
    if column.table == "basins":
        named = [each.pk for each in Basin.objects.only("basin_id", "name_en", "name_ru") if word in basin_text(each)]
        return Q(**{f"{column.name}__in": named}) if named else Q()
    return Q()


def basin_text(basin: Basin) -> str:
    return search_text(basin.basin_id, basin.name_en, basin.name_ru)


def order(table: Table, sort: str | None) -> Order:
    wanted = sort or table.schema.sort
    column = column_of(table, wanted.removeprefix("-"), "sort")
    nullable = table.model._meta.get_field(column.name).null
    return Order(path_of(column), wanted.startswith("-"), nullable)


def path_of(column: Column) -> str:
    """Where a column is ordered by: a reference by the name of what it leads to."""
    if column.type != "reference":
        return column.name
    if column.table == "basins":
        return f"{column.name}__name_en"
    target = table_by_id(column.table).schema
    return f"{column.name}__{(target.named_by or target.key)[0]}"


def column_of(table: Table, name: str, field: str) -> Column:
    if name in ("updated", "id"):
        return Column(name, "number", {}, {}, ())
    column = table.schema.columns.get(name)
    if column is None:
        raise InputError.one(field, "unknown_column", name, known=", ".join(table.schema.columns))
    return column


def condition(table: Table, text: str) -> Q:
    """ "year:ge:2000" as a condition of the database."""
    name, _, rest = text.partition(":")
    operator, _, value = rest.partition(":")
    column = column_of(table, name, "filter")
    if operator not in OPERATORS:
        raise InputError.one("filter", "unknown_operator", operator, choices=", ".join(OPERATORS))
    if operator in ("empty", "filled"):
        return empty(table, column) if operator == "empty" else ~empty(table, column)
    if operator == "contains":
        return contains(column, value)
    if operator == "in":
        return Q(**{f"{name}__in": [typed(column, each) for each in value.split(",")]})
    if operator == "ne":
        return ~Q(**{name: typed(column, value)})
    return Q(**{f"{name}{LOOKUPS[operator]}": typed(column, value)})


def empty(table: Table, column: Column) -> Q:
    field = table.model._meta.get_field(column.name)
    return Q(**{f"{column.name}__isnull": True}) if field.null else Q(**{column.name: ""})


def contains(column: Column, value: str) -> Q:
    if column.type == "reference" and column.table not in ("basins", "documents"):
        target = table_by_id(column.table).model.objects.all()
        for word in query_words(value):
            target = target.filter(search__contains=word)
        return Q(**{f"{column.name}__in": target.values("pk")})
    if column.type not in ("text", "choice"):
        raise InputError.one("filter", "unknown_operator", "contains", choices=", ".join(LOOKUPS))
    if connection.vendor == "sqlite":
        return Q(**{f"{column.name}__glob": containing(value)})
    return Q(**{f"{column.name}__icontains": value})


def typed(column: Column, value: str) -> Any:
    """A filter's value in the type of its column; InputError."""
    try:
        match column.type:
            case "number":
                return finite(value)
            case "year":
                return int(value)
            case "reference":
                found = Resolver().find(column.table, value)
                if found.record is None:
                    raise InputError.one("filter", found.rule, value, **found.params)
                return found.record
            case "date":
                return datetime.date.fromisoformat(value)
    except ValueError:
        raise InputError.one("filter", "bad_filter", value, column=column.name) from None
    return value


def finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value
