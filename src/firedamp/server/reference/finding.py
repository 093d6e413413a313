"""Which records of a table are asked for? Search in both alphabets, filters, order, pages by cursor or by place."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet

from firedamp.science.errors import InputError
from firedamp.science.reference import Column
from firedamp.server.mines.models import Basin
from firedamp.server.paging import decode_cursor, encode_cursor
from firedamp.server.reference.references import Resolver
from firedamp.server.reference.tables import Table
from firedamp.server.reference.tables import table as table_by_id
from firedamp.server.search_text import search_words

LOOKUPS = {"eq": "", "lt": "__lt", "le": "__lte", "gt": "__gt", "ge": "__gte"}
OPERATORS = (*LOOKUPS, "ne", "in", "contains", "empty", "filled")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is asked of a table; `filters` are "column:operator:value"."""

    basin: str | None = None
    q: str | None = None
    filters: Sequence[str] = ()
    sort: str | None = None


def records(table: Table, wanted: Wanted) -> QuerySet[Any]:
    """The records asked for, in order. Without a basin all that is not synthetic. InputError for what is unknown."""
    names = [column.name for column in table.schema.references]
    found = table.model.objects.select_related(
        *names, *(["seam__basin", "district__basin"] if table.id == "gas_content" else [])
    )
    if table.id == "mines":
        found = found.select_related("district__basin", "seam__basin").filter(withdrawn=False)
    found = of_basin(table, found, wanted.basin)
    for text in wanted.filters:
        found = found.filter(condition(table, text))
    for word in search_words(wanted.q or ""):
        found = found.filter(matching(table, word))
    if wanted.q and not search_words(wanted.q):
        found = found.none()
    path, descending = order(table, wanted.sort)
    ordered = F(path).desc(nulls_last=True) if descending else F(path).asc(nulls_last=True)
    return found.order_by(ordered, "-id" if descending else "id")


def of_basin(table: Table, found: QuerySet[Any], basin: str | None) -> QuerySet[Any]:
    if basin is not None and not Basin.objects.filter(basin_id=basin).exists():
        raise InputError.one("basin", "unknown_id", basin)
    if table.id == "companies":
        return found.filter(synthetic=False) if basin is None else found.filter(mines__basin__basin_id=basin).distinct()
    if table.basin_path is None:
        return found
    if basin is None:
        return found.filter(**{f"{table.basin_path}__synthetic": False})
    return found.filter(**{f"{table.basin_path}__basin_id": basin})


def matching(table: Table, word: str) -> Q:
    """The record's own texts, or those of what it refers to, hold the word."""
    found = Q(search__contains=word)
    for column in table.schema.references:
        if column.table not in ("basins", "documents"):
            target = table_by_id(column.table).model
            found |= Q(**{f"{column.name}__in": target.objects.filter(search__contains=word).values("pk")})
    return found


def order(table: Table, sort: str | None) -> tuple[str, bool]:
    wanted = sort or table.schema.sort
    column = column_of(table, wanted.removeprefix("-"), "sort")
    return path_of(column), wanted.startswith("-")


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
        for word in search_words(value):
            target = target.filter(search__contains=word)
        return Q(**{f"{column.name}__in": target.values("pk")})
    if column.type not in ("text", "choice"):
        raise InputError.one("filter", "unknown_operator", "contains", choices=", ".join(LOOKUPS))
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


def page(table: Table, wanted: Wanted, *, limit: int, cursor: str | None, offset: int | None) -> dict[str, Any]:
    """One page: after a cursor, which neither repeats nor skips, or at a place, for a grid that jumps."""
    found = records(table, wanted)
    path, descending = order(table, wanted.sort)
    rows = following(found, path, descending, cursor) if cursor else found[offset or 0 :]
    items = list(rows[: limit + 1])
    last = items[limit - 1] if len(items) > limit else None
    mark = encode_cursor([value_at(last, path), last.pk]) if last else None
    return {"items": items[:limit], "next_cursor": mark, "total": found.count()}


def value_at(record: Any, path: str) -> str:
    """Where a record stands in the order, as a cursor holds it: empty where it has no value."""
    value = record
    for name in path.split("__"):
        value = getattr(value, name) if value is not None else None
    if value is None:
        return ""
    return "=" + (value.isoformat() if hasattr(value, "isoformat") else str(value))


def following(found: QuerySet[Any], path: str, descending: bool, cursor: str) -> QuerySet[Any]:
    """What follows the record of the cursor, empty values last. Raises InputError for a cursor that is not ours."""
    mark, record = decode_cursor(cursor, 2)
    later = "lt" if descending else "gt"
    if not record.isdecimal() or (mark and not mark.startswith("=")):
        raise InputError.one("cursor", "bad_cursor", cursor)
    same = Q(**{f"id__{later}": int(record)})
    if not mark:
        return found.filter(Q(**{f"{path}__isnull": True}) & same)
    value = mark.removeprefix("=")
    try:
        return found.filter(
            Q(**{f"{path}__{later}": value}) | (Q(**{path: value}) & same) | Q(**{f"{path}__isnull": True})
        )
    except (ValueError, TypeError, ValidationError):
        raise InputError.one("cursor", "bad_cursor", cursor) from None
