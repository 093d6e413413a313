"""Where an inventory's mine-years come from: a basin's data package, or a user's own table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firedamp.cli.arguments import read_bytes
from firedamp.cli.words import Words
from firedamp.messages import describe
from firedamp.science.errors import InputError, Problem


@dataclass(frozen=True)
class Source:
    mine_years: list[Any]
    title: dict[str, str]
    attribution: dict[str, str] | None
    notes: tuple[str, ...]
    words: Words

    def inventories(self, method: str | None, **options: Any) -> tuple[list[Any], list[str]]:
        """The inventory by a method; without one, by each method whose figures the mines have, and notes on others.

        Raises InputError where no method can be computed.
        """
        from firedamp.science.inventory import INVENTORY_METHODS, METHOD_TITLES, build_inventory

        if method is not None:
            return [build_inventory(self.mine_years, title=self.title, method=method, **options)], []
        found, notes, refused = [], [], []
        for each in INVENTORY_METHODS:
            try:
                found.append(build_inventory(self.mine_years, title=self.title, method=each, **options))
            except InputError as error:
                if any(problem.rule != "missing" for problem in error.problems):
                    raise
                refused.append(error)
                missing = sorted({problem.field for problem in error.problems})
                problem = Problem(
                    "method",
                    "note_method_omitted",
                    None,
                    {"method": self.words.of(dict(METHOD_TITLES[each])), "names": missing},
                )
                notes.append(describe(problem, self.words.lang))
        if not found:
            raise refused[0]
        return found, notes


def from_basin(name: str, year: int | None, words: Words) -> Source:
    """The mine-years of a basin's data package."""
    from firedamp.datapackages import mine_years, packages
    from firedamp.science.inventory import MineYear

    basins = {package.name: package for package in packages() if package.kind == "basin"}
    if name not in basins:
        raise InputError.one("basin", "unknown_basin", name, choices=", ".join(basins))
    package = basins[name]
    rows = [MineYear(**row) for row in mine_years(package, year)]
    title = package.own.get("basin", {}).get("name") or package.title
    return Source(rows, title, package.attribution, (), words)


def from_file(path: str, sheet: str | None, year: int | None, words: Words) -> Source:
    """The mine-years of a user's CSV or XLSX ("-": standard input)."""
    from firedamp.science.inventory import MineYear
    from firedamp.tables import read_mines
    from firedamp.tables.grids import LARGEST_FILE_MB, MEGABYTE

    data = read_bytes(path, LARGEST_FILE_MB * MEGABYTE)
    name = "stdin" if path == "-" else Path(path).name
    table = read_mines(data, name, sheet=sheet, year=year)
    rows = [MineYear(**row) for row in table.rows]
    notes = list(table.notes)
    others = sum(row.year != year for row in rows) if year is not None else 0
    if others:
        notes.append(Problem("year", "note_other_years", None, {"count": others}))
    title = Path(name).stem
    shown = tuple(words("inventory", "note", text=describe(note, words.lang)) for note in notes)
    sources = "; ".join(table.sources)
    attribution = {"en": sources, "ru": sources} if sources else None
    return Source(rows, {"en": title, "ru": title}, attribution, shown, words)
