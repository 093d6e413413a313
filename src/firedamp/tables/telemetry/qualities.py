"""Which readings does a word for a fault spoil: in their own cell, or in a column that says their quality?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from firedamp.science.errors import Problem
from firedamp.tables.telemetry.tables import Column
from firedamp.tables.telemetry.words import fault_words, quality_of


def faulty_rows(column: Column) -> np.ndarray:
    """Which cells (m,) of a column are words for a fault."""
    if column.texts is None:
        return np.zeros(len(column.held[0]), bool)
    different = column.texts.drop_nulls().unique()
    forms = different.str.strip_chars().str.to_lowercase().str.replace_all(r"\s+", " ")
    words = different.filter(forms.is_in(list(fault_words()))).to_list()
    faulty: np.ndarray = column.texts.is_in(words).fill_null(value=False).to_numpy()
    return faulty


def qualities(columns: Sequence[Column], channels: Sequence[str]) -> dict[int, list[Column]]:
    """The columns that say the quality of each channel, by its place; a column that names none says it of all."""
    found: dict[int, list[Column]] = {}
    for column in columns:
        for place in quality_of(column.title, channels):
            found.setdefault(place, []).append(column)
    return found


def note_of_faults(counted: Mapping[str, int]) -> tuple[Problem, ...]:
    """How many readings of each channel words for a fault have made gaps."""
    total = sum(counted.values())
    names = [f"{name} ({count})" for name, count in counted.items() if count]
    return (Problem("value", "note_fault_words", total, {"names": names}),) if total else ()
