"""Which columns do tables of emissions share, and with how many decimals are they shown?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from firedamp.forms.content import Column, Kind, Value
from firedamp.forms.document import Issued

MASS_DECIMALS = 1  # of a tonne
MASSES = ("ch4_t", "co2_t", "co2e_t", "co2e_t_low", "co2e_t_high")
UNIT_OF = {"ch4_t": "t", "co2_t": "t", "co2e_t": "t_co2e", "co2e_t_low": "t_co2e", "co2e_t_high": "t_co2e"}


def column(
    issued: Issued, key: str, kind: Kind = "text", unit: str = "", decimals: int | None = None, share: float = 1.0
) -> Column:
    """A column with the words of its key; `unit` is a key of the words' units."""
    words = issued.words
    return Column(key, words["columns"][key], words["units"][unit] if unit else "", kind, decimals, share)


def text_columns(issued: Issued, shares: Mapping[str, float]) -> list[Column]:
    return [column(issued, key, share=share) for key, share in shares.items()]


def number(issued: Issued, key: str, unit: str = "", decimals: int | None = None, share: float = 1.0) -> Column:
    return column(issued, key, "number", unit, decimals, share)


def masses(issued: Issued, names: Sequence[str] = MASSES) -> list[Column]:
    """Emissions by gas, then in CO2 equivalent with its 95 % range."""
    return [number(issued, name, UNIT_OF[name], MASS_DECIMALS) for name in names]


def masses_of(row: Mapping[str, Any], names: Sequence[str] = MASSES) -> dict[str, Value]:
    return {name: row.get(name) for name in names}


def last_of(rows: Sequence[object]) -> frozenset[int]:
    """The number of the last row, which is the sum of the others."""
    return frozenset((len(rows) - 1,))
