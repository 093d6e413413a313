"""Which numbers are texts of digits with at most one mark? All converted at once, by the rules of `tables.numbers`."""

from __future__ import annotations

import polars as pl

from firedamp.tables.numbers import LONGEST_NUMBER

PLAIN = r"^[+-]?(?:[0-9]+|[0-9]*[.,][0-9]+)(?:[eE][+-]?[0-9]{1,4})?$"
AMBIGUOUS = {",": r"^[+-]?[1-9][0-9]{0,2},[0-9]{3}$", ".": r"^[+-]?[1-9][0-9]{0,2}\.[0-9]{3}$"}


def are_plain(texts: pl.Series) -> pl.Series:
    """Which texts are plain numbers."""
    return (texts.str.contains(PLAIN) & (texts.str.len_bytes() <= LONGEST_NUMBER)).fill_null(value=False)


def marks_shown(texts: pl.Series) -> set[str]:
    """The decimal marks that plain numbers show."""
    shown = set()
    for mark, ambiguous in AMBIGUOUS.items():
        marked = texts.str.contains(mark, literal=True)
        if marked.any() and (marked & ~texts.str.contains(ambiguous)).any():
            shown.add(mark)
    return shown


def converted(texts: pl.Series, mark: str | None) -> tuple[pl.Series, pl.Series]:
    """Plain numbers under a decimal mark, and which of them stay ambiguous."""
    values = texts.str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
    unsettled = pl.repeat(value=False, n=len(texts), eager=True, dtype=pl.Boolean)
    if mark == ",":
        unsettled = texts.str.contains(AMBIGUOUS["."]).fill_null(value=False)
    elif texts.str.contains(",", literal=True).any():
        grouped = texts.str.contains(AMBIGUOUS[","]).fill_null(value=False)
        if mark is None:
            unsettled = grouped
        else:
            values = texts.str.replace(",", "", literal=True).cast(pl.Float64, strict=False).zip_with(grouped, values)
    return values, unsettled
