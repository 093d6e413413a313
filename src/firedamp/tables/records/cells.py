"""What does a cell hold? A number, a year, a date, a choice, a text, or nothing: as the type of its column asks."""

from __future__ import annotations

import datetime
import math
import re

from firedamp.science.errors import InputError
from firedamp.science.reference import Column
from firedamp.science.reference.checking import labelled
from firedamp.tables.grids import Cell, ErrorCell
from firedamp.tables.numbers import read_number, settled
from firedamp.tables.vocabulary import plain, vocabulary

NEUTRALISED = ("'=", "'+", "'-", "'@")  # how our own export writes a text that Excel would take for a formula
YEAR_WORD = re.compile(r"\s*(?:год|г\.|г)$", re.IGNORECASE)


def choice_words(column: Column) -> dict[str, str]:
    """How each choice may be written -> its value."""
    words: dict[str, str] = {}
    for choice in column.choices:
        for word in (choice.value, *choice.label.values(), *choice.names):
            words.setdefault(plain(word), choice.value)
    return words


def filled(cell: Cell) -> Cell:
    """The cell, or None where it says that there is no value."""
    return None if is_nothing(cell) else cell


def is_nothing(cell: Cell) -> bool:
    """«н/д», a dash and an empty cell say that there is no value."""
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in vocabulary().no_value)


def number_in(column: Column, cell: Cell, mark: str | None, written: str | None = None) -> float:
    """The number of a cell; a refusal says what is `written` there."""
    if isinstance(cell, bool):
        raise refuse(column, "boolean_in_number", str(cell).upper())
    if isinstance(cell, int | float):
        return finite(column, float(cell), cell)
    if not isinstance(cell, str):
        raise refuse(column, "date_in_number", str(cell))
    reading = read_number(cell)
    if reading is None:
        raise refuse(column, "not_a_number", cell if written is None else written)
    value = settled(reading, mark)
    if value is None:
        first, second = f"{reading.value:.10g}", f"{reading.otherwise:.10g}"
        raise refuse(column, "ambiguous_number", cell, first=first, second=second)
    return finite(column, value, cell)


def finite(column: Column, value: float, cell: Cell) -> float:
    """The number of a cell, where a computer can count it."""
    if not math.isfinite(value):
        raise refuse(column, "not_finite", shown_text(cell))
    return value


def year_in(column: Column, cell: Cell) -> float:
    if isinstance(cell, datetime.date):
        return float(cell.year)
    if isinstance(cell, str):
        written = cell.strip()
        year = number_in(column, YEAR_WORD.sub("", written), None, written)
    else:
        year = number_in(column, cell, None)
    return int(year) if year.is_integer() else year


def date_in(column: Column, cell: Cell) -> str:
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    written = shown_text(cell)
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"):
        try:
            return datetime.datetime.strptime(written, form).date().isoformat()  # noqa: DTZ007 – a day has no zone
        except ValueError:
            continue
    raise refuse(column, "not_a_date", written)


def shown_text(cell: Cell) -> str:
    """A cell as a person reads it."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.12g}"
    if isinstance(cell, ErrorCell):
        return cell.text
    if isinstance(cell, datetime.datetime) and not (cell.hour or cell.minute or cell.second):
        return cell.date().isoformat()
    text = " ".join(str(cell).split())
    return cell if isinstance(cell, str) and cell == text else text  # a text that is kept is kept once


def refuse(column: Column, rule: str, value: object, **params: object) -> InputError:
    return InputError.one(column.name, rule, value, **labelled(column), **params)


def text_in(cell: Cell) -> str:
    """A text, without the apostrophe that keeps a spreadsheet from running it."""
    written = shown_text(cell)
    return written[1:] if written.startswith(NEUTRALISED) else written
