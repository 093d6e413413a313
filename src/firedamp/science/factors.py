"""Factor records: every published number that a method uses, once, with document, status and validity."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from firedamp.science.errors import MethodError

TO_CONFIRM = "to_confirm"  # the status of what no document has confirmed yet
Text = Mapping[str, str]  # {"en": …, "ru": …}


@dataclass(frozen=True)
class Factor:
    """One number of a document. `unit` in the words of `science.units`; `valid_to` is the day it lapses, or ""."""

    id: str
    value: float
    unit: str
    name: Text
    document: Text
    place: str
    status: str
    valid_from: str
    valid_to: str
    note: Text


@dataclass(frozen=True)
class YearTable:
    """Factors by year and class, as the abandoned-mine table: `cells[column][year]`; an empty cell is absent."""

    id: str
    cells: Mapping[str, Mapping[int, float]]


@dataclass(frozen=True)
class FactorLibrary:
    """Factor records by id, tables by id, and the hash of the files that they were read from."""

    factors: Mapping[str, Factor]
    tables: Mapping[str, YearTable]
    hash: str

    def __getitem__(self, factor_id: str) -> Factor:
        try:
            return self.factors[factor_id]
        except KeyError:
            raise MethodError("unknown_factor", factor=factor_id) from None


def read_factors(lines: Iterable[str]) -> dict[str, Factor]:
    """Factor records from the lines of `emission_factors.csv`."""
    return {
        row["factor_id"]: Factor(
            id=row["factor_id"],
            value=float(row["value"]),
            unit=row["unit"],
            name={"en": row["name_en"], "ru": row["name_ru"]},
            document={"en": row["document"], "ru": row["document_ru"]},
            note={"en": row["note"], "ru": row["note_ru"]},
            **{key: row[key] for key in ("place", "status", "valid_from", "valid_to")},
        )
        for row in csv.DictReader(lines)
    }


def read_year_table(table_id: str, lines: Iterable[str]) -> YearTable:
    """A table whose first column is the year and whose other columns are classes."""
    cells: dict[str, dict[int, float]] = {}
    for row in csv.DictReader(lines):
        year = int(next(iter(row.values())))
        for column, text in list(row.items())[1:]:
            if text:
                cells.setdefault(column, {})[year] = float(text)
    return YearTable(table_id, cells)


def factors_folder() -> Traversable:
    """The folder of the data package `factors`."""
    return files("firedamp") / "data" / "factors"


@lru_cache(maxsize=1)
def shipped_factors() -> FactorLibrary:
    """The records of the package `factors` that comes with Firedamp."""
    texts = {
        name: (factors_folder() / name).read_text("utf-8") for name in ("emission_factors.csv", "abandoned_tier1.csv")
    }
    return FactorLibrary(
        factors=read_factors(texts["emission_factors.csv"].splitlines()),
        tables={"abandoned_tier1": read_year_table("abandoned_tier1", texts["abandoned_tier1.csv"].splitlines())},
        hash=hashlib.sha256("\0".join(texts.values()).encode()).hexdigest(),
    )
