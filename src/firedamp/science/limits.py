"""Limits as dated records: what a law or a safety rule allows, from when to when."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from firedamp.science.factors import Text
from firedamp.science.packaged import rows_of


@dataclass(frozen=True)
class Limit:
    """One record of the data package `limits`. `valid_to` is the last day of force; None while it has none."""

    id: str
    name: Text
    quantity: str
    value: float
    unit: str
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    document: Text
    status: str

    def in_force(self, day: datetime.date) -> bool:
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@lru_cache(maxsize=1)
def limits() -> tuple[Limit, ...]:
    """All records of the data package `limits`."""
    return tuple(
        Limit(
            id=row["limit_id"],
            name={"en": row["name_en"], "ru": row["name_ru"]},
            quantity=row["quantity"],
            value=float(row["value"]),
            unit=row["unit"],
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            document={"en": row["document"], "ru": row["document_ru"]},
            status=row["status"],
        )
        for row in rows_of("limits", "limits.csv")
    )


def limit_in_force(quantity: str, day: datetime.date, known: Iterable[Limit] | None = None) -> Limit | None:
    """The record of a quantity that is in force on a day, of those known (else shipped); None if there is none."""
    known = limits() if known is None else known
    return next((limit for limit in known if limit.quantity == quantity and limit.in_force(day)), None)


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
