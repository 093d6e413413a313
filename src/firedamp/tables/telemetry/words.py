"""What do the words of a file of telemetry say: a title, a gap, a fault of a sensor, a unit?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from firedamp.tables.series.times import words as series_words
from firedamp.tables.vocabulary import POWERS, plain, vocabulary

NOT_IN_UNITS = re.compile(r"[\s.^]+")
UNIT_BEHIND = (
    re.compile(r"(?P<name>.*\S)\s*,\s*(?P<unit>[^,]+)"),
    re.compile(r"(?P<name>.*\S)\s*[(\[](?P<unit>[^()\[\]]+)[)\]]"),
    re.compile(r"(?P<name>.*\S)\s+(?P<unit>\S*[%°/]\S*)"),  # without a comma only what cannot be a word
)


def says(kind: str, title: str) -> bool:
    """Whether a title says that its column holds "time", "part_of_time", "channel", "value" or "quality"."""
    return plain(title) in _titles(kind)


def quality_of(title: str, channels: Sequence[str]) -> list[int]:
    """Of which channels a column says the quality: all where its title says no more ("Статус"), or the one that it
    names beside ("MM116 статус", "Статус MM116")."""
    form = plain(title)
    if form in _titles("quality"):
        return list(range(len(channels)))
    names = {plain(name): place for place, name in enumerate(channels)}
    named = (
        rest for word in _titles("quality") for rest in (form.removeprefix(word + " "), form.removesuffix(" " + word))
    )
    return [names[rest] for rest in named if rest != form and rest in names][:1]


def says_row_number(title: str, *, by_one: bool) -> bool:
    """Whether a title may be that of row numbers; of those that rise `by_one` more titles may."""
    form = in_one_form(title)
    return form in _words()["row_number"] or (by_one and form in _words()["row_number_by_one"])


@cache
def gaps() -> frozenset[str]:
    """What stands in a cell where nothing is known, in one form."""
    return frozenset([*vocabulary().no_value, *series_words("gap"), *_words()["gap"]])


@cache
def fault_words() -> frozenset[str]:
    """What stands in a cell whose sensor does not measure, in one form."""
    return frozenset(_words()["fault"])


@cache
def summary_words() -> frozenset[str]:
    """How a row of sums or means below the readings begins."""
    return frozenset([*map(plain, _words()["summary"]), *vocabulary().totals])


def name_and_unit(title: str) -> tuple[str, str | None]:
    """A title without its unit: ("MM116", "%") of "MM116, %"; what is behind a comma and no unit stays."""
    for form in UNIT_BEHIND:
        found = form.fullmatch(title)
        if found and is_unit(found["unit"]):
            return found["name"].rstrip(" ,"), found["unit"].strip()
    return title, None


def is_unit(text: str) -> bool:
    """Whether a text is the name of a unit."""
    return _unit_form(text) in _units()


def in_one_form(text: str) -> str:
    """A text without case and with single spaces."""
    return " ".join(text.casefold().split())


def _unit_form(text: str) -> str:
    return NOT_IN_UNITS.sub("", text.casefold().translate(POWERS))


@cache
def _units() -> frozenset[str]:
    return frozenset(map(_unit_form, _words()["unit"]))


@cache
def _titles(kind: str) -> frozenset[str]:
    common = series_words(kind) if kind in ("time", "unit") else ()
    own = _words()[kind] if kind != "unit" else ()
    return frozenset(map(plain, [*common, *own]))


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads((files("firedamp.tables.telemetry") / "words.toml").read_text("utf-8"))
