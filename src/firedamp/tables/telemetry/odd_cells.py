"""What are the cells of a column that are no plain numbers? Looked at once for each different text.

They may be numbers with spaces between thousands or typographic minuses, words for a gap or a fault of the sensor,
other numbers that `read_number` knows, or words.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from firedamp.tables.numbers import LONGEST_NUMBER, SPACES, Reading, read_number, settled
from firedamp.tables.telemetry.plain_numbers import are_plain, converted
from firedamp.tables.telemetry.words import fault_words, gaps

GROUPED = rf"^[+-]?[0-9]{{1,3}}(?:{'|'.join(f'(?:{space}[0-9]{{3}})+' for space in SPACES)})(?:[.,][0-9]+)?$"
PERHAPS_A_NUMBER = r"^[\s+\-−–‑]*[0-9.,]"


@dataclass(frozen=True, eq=False)
class Odd:
    """The different texts of a column that are not plain numbers, and how many cells have each.

    `cleaned` is the plain number that a text is without spaces, else null; `readings` are of other numbers,
    `words` are neither numbers nor gaps.
    """

    texts: pl.Series
    counts: pl.Series
    cleaned: pl.Series
    readings: dict[str, Reading]
    words: frozenset[str]

    @property
    def numbers(self) -> int:
        """How many cells are numbers."""
        known = self.cleaned.is_not_null() | self.texts.is_in(list(self.readings))
        return int(self.counts.filter(known).sum())

    @property
    def wordy(self) -> int:
        """How many cells are words."""
        return int(self.counts.filter(self.texts.is_in(list(self.words))).sum())


def odd_of(cells: pl.Series) -> Odd:
    """The different texts among cells that are not plain numbers."""
    counted = pl.DataFrame({"text": cells}).group_by("text", maintain_order=True).len()
    texts = counted["text"]
    bare = texts.str.strip_chars().str.replace_all("[−–‑]", "-")
    without_spaces = bare.str.replace_all(f"[{SPACES}]", "")
    bare = without_spaces.zip_with(bare.str.contains(GROUPED), bare)
    cleaned = bare.set(~(are_plain(bare) & (texts.str.len_chars() <= LONGEST_NUMBER)), None)
    forms = texts.str.strip_chars().str.to_lowercase().str.replace_all(r"\s+", " ")
    others = texts.filter(cleaned.is_null() & ~forms.is_in([*gaps(), *fault_words()]))
    perhaps = others.filter(others.str.contains(PERHAPS_A_NUMBER)).to_list()
    readings = {text: reading for text in perhaps if (reading := read_number(text))}
    words = frozenset(others.to_list()).difference(readings)
    return Odd(texts, counted["len"], cleaned, readings, words)


def values_of_odd(odd: Odd, mark: str | None) -> tuple[pl.Series, list[str]]:
    """The value of each odd text, null where it has none, and which of them stay ambiguous."""
    values, unsettled = converted(odd.cleaned, mark)
    exact = {text: settled(reading, mark) for text, reading in odd.readings.items()}
    if exact:
        own = pl.Series([exact.get(text) for text in odd.texts.to_list()], dtype=pl.Float64)
        values = values.zip_with(odd.cleaned.is_not_null(), own)
    wrong = odd.texts.filter(unsettled).to_list()
    return values, [*wrong, *(text for text, value in exact.items() if value is None)]
