"""Readings side by side, one column for each channel, as a wide file has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from firedamp.science.errors import Problem
from firedamp.tables.telemetry.asking import Asked
from firedamp.tables.telemetry.figures import Look, file_mark, values_of
from firedamp.tables.telemetry.tables import Column, Fault, Table, refuse
from firedamp.tables.telemetry.titles import all_chosen, names_and_units


@dataclass(frozen=True)
class Readings:
    """`values` (m, p) of the channels; `rows` (m,): where in the table each begins; `times` (m,) of datetime64 in UTC,
    or None; `notes` of gaps; `of_columns`: the columns that hold them."""

    names: tuple[str, ...]
    units: tuple[str | None, ...]
    values: np.ndarray
    rows: np.ndarray
    times: np.ndarray | None
    notes: tuple[Problem, ...]
    of_columns: tuple[Column, ...]


def wide(table: Table, looks: Sequence[Look], asked: Asked, times: np.ndarray | None) -> Readings:
    """Columns of numbers as channels. Raises InputError: a title asked for that is none, cells that are no numbers."""
    taken = [looks[place] for place in all_chosen([look.column.title for look in looks], asked.channels)]
    mark = table.decimal or file_mark(looks, table.likely_decimal)
    matrix, faults = np.empty((len(table), len(taken))), list[tuple[Column, Fault]]()
    for place, look in enumerate(taken):
        matrix[:, place], wrong = values_of(look, mark)
        faults += ((look.column, fault) for fault in wrong)
    refuse(table, "value", faults)
    names, units = names_and_units([look.column.title for look in taken])
    of_channels = tuple(look.column.unit or unit for look, unit in zip(taken, units, strict=True))
    counted = {name: sum(look.odd.faults.values()) for name, look in zip(names, taken, strict=True) if look.odd}
    moments = None if times is None else times.astype("datetime64[us]")
    of_columns = tuple(look.column for look in taken)
    return Readings(names, of_channels, matrix, np.arange(len(table)), moments, note_of_faults(counted), of_columns)


def note_of_faults(counted: Mapping[str, int]) -> tuple[Problem, ...]:
    """How many cells of each channel hold words for a fault."""
    total = sum(counted.values())
    names = [f"{name} ({count})" for name, count in counted.items() if count]
    return (Problem("value", "note_fault_words", total, {"names": names}),) if total else ()
