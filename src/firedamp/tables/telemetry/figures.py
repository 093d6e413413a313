"""Which numbers are a column's cells? All converted at once, by the rules of `tables.numbers`.

A cell that is digits with at most one mark is converted by polars; what is left is looked at once for each different
text: spaces between thousands, typographic minuses, words for a gap or a fault, and at last `read_number` itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from firedamp.tables.numbers import read_number
from firedamp.tables.telemetry.limits import MOST_FAULTS
from firedamp.tables.telemetry.odd_cells import Odd, odd_of, values_of_odd
from firedamp.tables.telemetry.plain_numbers import are_plain, converted, marks_shown
from firedamp.tables.telemetry.tables import Column, Fault

EXCEL_ERROR = r"^#.*[!?]$"
LABEL = {"en": "Value", "ru": "Значение"}


@dataclass(frozen=True, eq=False)
class Look:
    """A column looked at for numbers: `plain` says which of its texts are plain numbers, `shows` which decimal marks
    its author must use."""

    column: Column
    plain: pl.Series | None
    odd: Odd | None
    shows: frozenset[str]

    @property
    def numbers(self) -> int:
        """How many of its cells are numbers."""
        typed = 0 if self.column.numbers is None else len(self.column.numbers.drop_nulls())
        return typed + (0 if self.plain is None else int(self.plain.sum())) + (self.odd.numbers if self.odd else 0)

    @property
    def words(self) -> int:
        """How many of its cells are words or times."""
        moments = 0 if self.column.moments is None else len(self.column.moments.drop_nulls())
        return moments + (self.odd.wordy if self.odd else 0)

    @property
    def mark(self) -> str | None:
        """The one decimal mark that it shows, if it shows one."""
        return next(iter(self.shows)) if len(self.shows) == 1 else None


def looked_at(column: Column) -> Look:
    """A column's cells sorted into numbers, gaps and words."""
    if column.texts is None:
        return Look(column, None, None, frozenset())
    plain = are_plain(column.texts)
    odd = odd_of(column.texts.filter(~plain).drop_nulls())
    shows = marks_shown(column.texts.filter(plain)) | marks_shown(odd.cleaned.drop_nulls())
    shows |= {reading.shows for reading in odd.readings.values() if reading.shows}
    return Look(column, plain, odd, frozenset(shows))


def file_mark(looks: Sequence[Look], likely: str | None) -> str | None:
    """The decimal mark of a file: as all its numbers show; none where they show both."""
    shown = frozenset[str]().union(*(look.shows for look in looks))
    return None if len(shown) == 2 else next(iter(shown), likely)


def values_of(look: Look, of_file: str | None) -> tuple[np.ndarray, list[Fault]]:
    """The numbers of a column (m,), NaN at gaps, under its own decimal mark or else that of the file; and what is wrong
    with cells that are neither."""
    values, faults = _typed(look.column)
    if look.plain is None or look.odd is None or look.column.texts is None:
        return values, faults
    mark = None if len(look.shows) == 2 else look.mark or of_file
    texts = look.column.texts
    of_texts, unsettled = converted(texts.set(~look.plain, None), mark)
    if len(look.odd.texts):
        of_odd, wrong = values_of_odd(look.odd, mark)
        of_texts = of_texts.zip_with(look.plain, texts.replace_strict(look.odd.texts, of_odd, default=None))
        unsettled |= texts.is_in(wrong)
        faults += _words(texts, look.odd.words)
    faults += [_ambiguous(row, texts[row]) for row in _first_rows(unsettled)]
    of_texts_array = of_texts.to_numpy()
    faults += [Fault(row, "not_finite", texts[row], {"label": LABEL}) for row in _infinite(of_texts_array)]
    return np.where(np.isnan(values), of_texts_array, values), faults


def _typed(column: Column) -> tuple[np.ndarray, list[Fault]]:
    """Numbers that the file holds as such."""
    length = len(column.held[0])
    if column.numbers is None:
        values = np.full(length, np.nan)
    else:
        values = column.numbers.cast(pl.Float64).fill_null(np.nan).to_numpy().copy()
    faults = [Fault(row, "not_finite", float(values[row]), {"label": LABEL}) for row in _infinite(values)]
    if column.moments is not None:
        rows = _first_rows(column.moments.is_not_null())
        faults += [Fault(row, "date_in_number", str(column.moments[row]), {"label": LABEL}) for row in rows]
    return values, faults


def _infinite(values: np.ndarray) -> list[int]:
    rows: list[int] = np.flatnonzero(np.isinf(values))[:MOST_FAULTS].tolist()
    return rows


def _words(texts: pl.Series, words: frozenset[str]) -> list[Fault]:
    if not words:
        return []
    rows = _first_rows(texts.is_in(list(words)))
    errors = pl.Series([texts[row] for row in rows], dtype=pl.String).str.contains(EXCEL_ERROR).to_list()
    return [
        Fault(row, "error_cell" if error else "not_a_number", texts[row], {"label": LABEL})
        for row, error in zip(rows, errors, strict=True)
    ]


def _ambiguous(row: int, text: str) -> Fault:
    reading = read_number(text)
    assert reading, "found ambiguous by the same rule"
    first, second = f"{reading.value:.10g}", f"{reading.otherwise:.10g}"
    return Fault(row, "ambiguous_number", text, {"first": first, "second": second, "label": LABEL})


def _first_rows(mask: pl.Series) -> list[int]:
    rows: list[int] = mask.fill_null(value=False).arg_true().head(MOST_FAULTS).to_list()
    return rows
