"""Whose data do figures of mines and years rest on? Packages by attribution, users' figures by their own source."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from firedamp.science.inventory import MineYear
from firedamp.science.inventory.routes import ROUTES, figures_of
from firedamp.science.inventory.yearly import able_rows
from firedamp.server.inventory.mine_years import OF_THE_MINE, MineYears
from firedamp.server.reference.changing.by_hand import day_of_mark, in_russian, marked, unmarked
from firedamp.server.reference.exporting.sources import with_own_source
from firedamp.server.reference.library import current_library
from firedamp.server.reference.selectors import attribution_of, sources_in_russian
from firedamp.server.reference.tables import table_of_model

MINE_TYPE = "mine_type"
MOST_SOURCES = 5
# Users' data have no licence of a package: they stand apart from what has one.
OF_USERS = {"en": "entered or changed by users: {}", "ru": "введено или изменено пользователями: {}"}
CHANGED = {
    "en": "some of it changed by hand, last on {}",
    "ru": "часть изменена пользователями вручную, последний раз {}",
}
MORE = {"en": "and {} more", "ru": "и ещё {}"}
Taken = tuple[str, int, Iterable[str]]  # the id of a mine, a year, figures that are taken of them


@dataclass
class Rested:
    """What figures rest on: packages by name, sources that users gave, and by package the source of what users changed
    by hand, with the last day of that."""

    packages: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    changed: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, package: str, source: str, *, of_user: bool) -> None:
        day = day_of_mark(source)
        if day:
            place = (package, unmarked(source))
            self.changed[place] = max(self.changed.get(place, ""), day)
        elif package and not of_user:
            self.packages.add(package)
        elif source:
            self.own.add(source)

    @property
    def words(self) -> dict[str, str]:
        """The packages' attributions, whether something of these was changed by hand, then the users' sources: a few of
        them, and how many more there are. What was changed of a package that gave nothing else goes by its source."""
        alone = {(source, day) for (package, source), day in self.changed.items() if package not in self.packages}
        beside = [day for (package, _), day in self.changed.items() if package in self.packages]
        sources = sorted(self.own | {marked(source, datetime.date.fromisoformat(day)) for source, day in alone})
        russian = sources_in_russian() if sources else {}
        in_both = {"en": sources, "ru": [in_russian(source, russian) for source in sources]}
        found = attribution_of(self.packages)
        changed = {lang: said.format(max(beside)) if beside else "" for lang, said in CHANGED.items()}
        return {
            lang: "; ".join(filter(None, [found[lang], changed[lang], _listed(in_both[lang], lang)])) for lang in found
        }


def _listed(sources: Sequence[str], lang: str) -> str:
    more = len(sources) - MOST_SOURCES
    shown = [*sources[:MOST_SOURCES], *([MORE[lang].format(more)] if more > 0 else [])]
    return OF_USERS[lang].format("; ".join(shown)) if shown else ""


def attribution_of_figures(known: MineYears, taken: Iterable[Taken]) -> dict[str, str]:
    """The words that go with what was made of these figures; what is not known of a mine and year is nobody's."""
    mines = {mine.mine_id: mine for mine in known.mines.values()}
    replaced = {model: _replaced(model, records) for model, records in known.tables.items()}
    found = Rested()
    for mine_id, year, figures in taken:
        mine = mines[mine_id]
        for figure in figures:
            for record in known.records_behind(figure, mine, year):
                found.add(record.package, record.source, of_user=record.pk in replaced[type(record)])
            if figure in (MINE_TYPE, *OF_THE_MINE):
                where = mine.origin.get(figure) or {"source": mine.source, "row": mine.row}
                found.add(mine.package, where["source"], of_user=where["row"] is None)
    return found.words


def figures_taken(rows: Iterable[MineYear], methods: Iterable[str]) -> list[Taken]:
    """What each mine-year gives the inventory method that stands beside it; the mine's type chooses the sheet."""
    found: list[Taken] = []
    for row, method in zip(rows, methods, strict=True):
        route = ROUTES[method].get(row.mine_type)
        if route:
            found.append((row.mine_id, row.year, (MINE_TYPE, *figures_of(route, row).values())))
    return found


def figures_taken_by(method: str, rows: Sequence[MineYear], gwp_set: str) -> list[Taken]:
    """What an inventory method takes of those mine-years that it can take."""
    methods = current_library()
    possible, names = able_rows(method, rows, methods.gwp_set(gwp_set), methods)
    able = [(row, name) for row, name, able_to in zip(rows, names, possible, strict=True) if able_to]
    return figures_taken([row for row, _ in able], [name for _, name in able])


def _replaced(model: Any, records: QuerySet[Any]) -> frozenset[int]:
    """The records of packages that have a source of a user's own."""
    own = table_of_model(model)
    return with_own_source(own, records) if own else frozenset()
