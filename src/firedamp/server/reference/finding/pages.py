"""How does a long table come in pages? After a cursor, or at a place; the database orders ids alone, which is quick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from firedamp.science.errors import InputError
from firedamp.server.paging import decode_cursor, encode_cursor
from firedamp.server.reference.finding.records import Order, Wanted, order, records, with_references
from firedamp.server.reference.tables import Table

LONGEST_ID = 18  # digits that a database's integers surely hold


def page(table: Table, wanted: Wanted, *, limit: int, cursor: str | None, offset: int | None) -> dict[str, Any]:
    """One page: after a cursor, which neither repeats nor skips, or at a place, for a grid that jumps."""
    found = records(table, wanted)
    by = order(table, wanted.sort)
    total = found.count()
    if cursor:
        ids = list(following(found, by, cursor).values_list("pk", flat=True)[: limit + 1])
    else:
        ids = ids_at(found, by, offset or 0, limit + 1, total)
    items = loaded(table, ids[:limit])
    last = items[-1] if len(ids) > limit and items else None
    mark = encode_cursor([value_at(last, by.path), last.pk]) if last else None
    return {"items": items, "next_cursor": mark, "total": total}


def ids_at(found: QuerySet[Any], by: Order, offset: int, limit: int, total: int) -> list[int]:
    """The ids at a place. The database orders ids alone, counted from the nearer end: whole records would be slow."""
    if offset <= total // 2:
        return list(found.values_list("pk", flat=True)[offset : offset + limit])
    end = max(total - offset, 0)
    backwards = found.order_by(*by.terms(backwards=True)).values_list("pk", flat=True)
    return list(backwards[max(end - limit, 0) : end])[::-1]


def loaded(table: Table, ids: Sequence[int]) -> list[Any]:
    """The records of these ids, in their order."""
    found = {record.pk: record for record in with_references(table).filter(pk__in=ids)}
    return [found[each] for each in ids if each in found]


def value_at(record: Any, path: str) -> str:
    """Where a record stands in the order, as a cursor holds it: empty where it has no value."""
    value = record
    for name in path.split("__"):
        value = getattr(value, name) if value is not None else None
    if value is None:
        return ""
    return "=" + (value.isoformat() if hasattr(value, "isoformat") else str(value))


def following(found: QuerySet[Any], by: Order, cursor: str) -> QuerySet[Any]:
    """What follows the record of the cursor, empty values last. Raises InputError for a cursor that is not ours."""
    mark, record = decode_cursor(cursor, 2)
    later = "lt" if by.descending else "gt"
    if not record.isdecimal() or len(record) > LONGEST_ID or (mark and not mark.startswith("=")):
        raise InputError.one("cursor", "bad_cursor", cursor)
    same = Q(**{f"id__{later}": int(record)})
    missing = Q(**{f"{by.path}__isnull": True})
    if not mark:
        return found.filter(missing & same)
    value = mark.removeprefix("=")
    try:
        after = Q(**{f"{by.path}__{later}": value}) | (Q(**{by.path: value}) & same)
        return found.filter(after | missing if by.nullable else after)
    except (ValueError, TypeError, ValidationError):
        raise InputError.one("cursor", "bad_cursor", cursor) from None
