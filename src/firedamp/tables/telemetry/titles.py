"""Which column does a title name, which zone does it say, and what are channels called without their units?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from firedamp.science.errors import InputError, Problem
from firedamp.tables.telemetry.tables import Column, Table
from firedamp.tables.telemetry.words import in_one_form, name_and_unit

ZONE = re.compile(r"[\s,(\[]*\b(?:UTC|GMT)\s*(?P<offset>[+-]\d{1,2}(?::?\d\d)?)?[)\]\s]*$", re.IGNORECASE)
MOST_CHOICES = 20


def bare(title: str) -> str:
    """A title without its unit and zone: "Time" of "Time, s" and of "Time (UTC+7)"."""
    name, _ = name_and_unit(title)
    return ZONE.sub("", name) or name


def offset_in(title: str) -> int | None:
    """Seconds east of UTC that the title of a column of times says; None where it says nothing."""
    found = ZONE.search(title)
    if not found or not found["offset"]:
        return 0 if found else None
    sign, digits = found["offset"][0], found["offset"][1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    return (hours * 60 + minutes) * 60 * (-1 if sign == "-" else 1)


def chosen(titles: Sequence[str], asked: str, field: str) -> int:
    """The place of a title that is asked for: as it is, else without its unit, else without regard to case. Raises
    InputError where none or several are called so."""
    names = [name_and_unit(title)[0] for title in titles]
    for called in (titles, names, [in_one_form(title) for title in titles], [in_one_form(name) for name in names]):
        wanted = asked if called in (titles, names) else in_one_form(asked)
        found = [place for place, name in enumerate(called) if name == wanted]
        if len(found) == 1:
            return found[0]
    choices = ", ".join(filter(None, titles[:MOST_CHOICES]))
    raise InputError.one(field, "no_such_title", asked, choices=choices)


def column_titled(table: Table, asked: str, field: str) -> Column:
    """The column that a title names."""
    return table.columns[chosen([column.title for column in table.columns], asked, field)]


def all_chosen(titles: Sequence[str], asked: Sequence[str]) -> list[int]:
    """The places of the titles asked for, in the order of the file; all where none is asked for."""
    if not asked:
        return list(range(len(titles)))
    places, faults = set(), list[Problem]()
    for each in _whole(titles, asked):
        try:
            places.add(chosen(titles, each, "channels"))
        except InputError as fault:
            faults += fault.problems
    if faults:
        raise InputError(faults)
    return sorted(places)


def _whole(titles: Sequence[str], asked: Sequence[str]) -> list[str]:
    """What is asked for in a list with commas between, with a title that has commas itself ("CH4, %") put together."""
    known = {_joined([title]) for title in titles}
    found, rest = list[str](), list(asked)
    while rest:
        counts = (count for count in range(len(rest), 1, -1) if _joined(rest[:count]) in known)
        count = next(counts, 1)
        found.append(", ".join(rest[:count]))
        rest = rest[count:]
    return found


def _joined(parts: Sequence[str]) -> str:
    return in_one_form(",".join(parts)).replace(", ", ",")


def refuse_twice(table: Table) -> None:
    """Two columns of one title: which is meant nobody can tell."""
    counts = Counter(column.title for column in table.columns if column.title)
    twice = [title for title, count in counts.items() if count > 1]
    if twice:
        sheet = {"sheet": table.sheet} if table.sheet else {}
        raise InputError(Problem("column", "title_twice", title, sheet) for title in twice)


def names_and_units(titles: Sequence[str]) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
    """Names of channels and their units; a name that is left twice without its unit keeps it."""
    split = [name_and_unit(title) for title in titles]
    counts = Counter(name for name, _ in split)
    names = (name if counts[name] == 1 else title for title, (name, _) in zip(titles, split, strict=True))
    return tuple(names), tuple(unit for _, unit in split)
