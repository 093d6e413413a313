"""Readings side by side, one column for each channel, as a wide file has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from firedamp.science.errors import Problem
from firedamp.tables.telemetry.asking import Asked
from firedamp.tables.telemetry.figures import Look, file_mark, looked_at, values_of
from firedamp.tables.telemetry.qualities import faulty_rows, note_of_faults, qualities
from firedamp.tables.telemetry.repeats import Repeats, repeats
from firedamp.tables.telemetry.tables import Column, Fault, Table, refuse
from firedamp.tables.telemetry.titles import all_chosen, names_and_units


@dataclass(frozen=True)
class Readings:
    """`values` (m, p) of the channels: `titles` as in the file, `names` without units; `rows` (m,): where in the
    table each begins; `times` (m,) of datetime64 in UTC, or None; `notes` of gaps; `of_columns`: the columns that say
    them; `repeats`, by the rows of the table."""

    titles: tuple[str, ...]
    names: tuple[str, ...]
    units: tuple[str | None, ...]
    values: np.ndarray
    rows: np.ndarray
    times: np.ndarray | None
    notes: tuple[Problem, ...]
    of_columns: tuple[Column, ...]
    repeats: Repeats


def wide(
    table: Table, looks: Sequence[Look], words: Sequence[Column], asked: Asked, times: np.ndarray | None
) -> Readings:
    """Columns of numbers as channels, with gaps where columns of words say that the quality is bad. Raises InputError:
    a title asked for that is none, cells that are no numbers."""
    taken = [looks[place] for place in all_chosen([look.column.title for look in looks], asked.channels)]
    mark = table.decimal or file_mark(looks, table.likely_decimal)
    titles = tuple(look.column.title for look in taken)
    names, units = names_and_units(titles)
    of_quality = qualities(words, names)
    matrix, faults, counted = np.empty((len(table), len(taken))), list[tuple[Column, Fault]](), {}
    for place, look in enumerate(taken):
        bad = np.zeros(len(table), bool)
        for column in (look.column, *of_quality.get(place, ())):
            bad |= faulty_rows(column)
        counted[names[place]] = int(bad.sum())
        without = looked_at(look.column.without(bad)) if place in of_quality else look
        matrix[:, place], wrong = values_of(without, mark)
        faults += ((look.column, fault) for fault in wrong)
    refuse(table, "value", faults)
    of_channels = tuple(look.column.unit or unit for look, unit in zip(taken, units, strict=True))
    moments = None if times is None else times.astype("datetime64[us]")
    of_columns = (*(look.column for look in taken), *chain.from_iterable(of_quality.values()))
    return Readings(
        titles, names, of_channels, matrix, np.arange(len(table)), moments, note_of_faults(counted), of_columns,
        repeats(moments, matrix),
    )  # fmt: skip
