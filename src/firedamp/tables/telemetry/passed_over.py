"""Which columns of a file are no channels, and why? Nothing is left out without a word."""

from __future__ import annotations

from collections.abc import Sequence

from firedamp.science.errors import Problem
from firedamp.tables.telemetry.roles import Long, Rest
from firedamp.tables.telemetry.tables import Column, Table
from firedamp.tables.telemetry.timing import TimeColumn
from firedamp.tables.telemetry.wide import Readings


def notes_of_columns(
    table: Table, times: Sequence[TimeColumn], rest: Rest, long: Long | None, readings: Readings
) -> tuple[Problem, ...]:
    """A note for each reason, with the titles of its columns; and one on a long file that was known by its cells."""
    used = {*(each.column for each in times), *readings.of_columns}
    if long:
        used |= {*long.names, *filter(None, (long.unit, long.quality))}
    titles = {"column": long.names[0].title, "other": long.value.column.title} if long and long.guessed else {}
    guessed = [Problem("file", "note_read_as_long", None, titles)] if titles else []
    named = [column for column in table.columns if column not in used and (column.title or column in rest.row_numbers)]
    why = {column: _reason(column, rest, timed=bool(times)) for column in named}
    return (
        *guessed,
        *(
            Problem("file", rule, None, {"names": [_shown(table, column) for column in named if why[column] == rule]})
            for rule in dict.fromkeys(why.values())
        ),
    )


def _reason(column: Column, rest: Rest, *, timed: bool) -> str:
    if column in rest.row_numbers:
        return "note_row_numbers"
    if column in rest.elapsed and not timed:
        return "note_elapsed"
    return "note_empty_columns" if column in rest.empty else "note_ignored_columns"


def _shown(table: Table, column: Column) -> str:
    return column.title or f"#{table.columns.index(column) + 1}"
