"""Where an inventory's mine-years come from: a basin's data package, or a user's own table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firedamp.cli.arguments import read_bytes
from firedamp.cli.words import Words
from firedamp.messages import describe, label_text
from firedamp.science.errors import InputError, Problem


@dataclass(frozen=True)
class Source:
    mine_years: list[Any]
    title: dict[str, str]
    attribution: dict[str, str] | None
    notes: tuple[str, ...]
    words: Words
    sheet: str | None = None  # of the workbook that the mine-years were read from

    def inventories(self, method: str | None, **options: Any) -> tuple[list[Any], list[str]]:
        """The inventory by a method; without one, by each method whose figures the mines have, and notes on others.

        Raises InputError where no method can be computed.
        """
        from firedamp.science.inventory import BEST, INVENTORY_METHODS, METHOD_TITLES, build_inventory

        if method is not None:
            try:
                return [build_inventory(self.mine_years, title=self.title, method=method, **options)], []
            except InputError as error:
                raise self._placed(error, options.get("year")) from None
        found, notes, refused = [], [], []
        for each in INVENTORY_METHODS:
            if each == BEST:
                continue  # a mixture of the others, no method beside them
            try:
                found.append(build_inventory(self.mine_years, title=self.title, method=each, **options))
            except InputError as error:
                if any(problem.rule not in ("missing", "no_route") for problem in error.problems):
                    raise self._placed(error, options.get("year")) from None
                refused.append(error)
                missing = sorted({problem.field for problem in error.problems if problem.rule == "missing"})
                if not missing:
                    continue  # no mine of the type that the method is for
                problem = Problem(
                    "method",
                    "note_method_omitted",
                    None,
                    {"method": self.words.of(dict(METHOD_TITLES[each])), "names": missing},
                )
                notes.append(describe(problem, self.words.lang))
        if not found:
            raise self._placed(refused[0], options.get("year"))
        return found, notes

    def _placed(self, error: InputError, year: int | None) -> InputError:
        """The error with each mine's row of the user's file; several figures that a mine lacks are one problem."""
        chosen = sorted((line for line in self.mine_years if year in (None, line.year)), key=lambda line: line.year)
        rows = {line.mine_id: _row(line) for line in chosen}
        lacking: dict[object, list[str]] = {}
        for problem in error.problems:
            if problem.rule == "missing":
                lacking.setdefault(problem.params.get("mine_id"), []).append(problem.field)
        problems = []
        for problem in error.problems:
            mine_id = problem.params.get("mine_id")
            fields = lacking.get(mine_id, []) if problem.rule == "missing" and mine_id is not None else []
            if len(fields) > 1 and problem.field != fields[0]:
                continue
            params = dict(problem.params)
            if rows.get(str(mine_id)) is not None:
                params |= {"row": rows[str(mine_id)]} | ({"sheet": self.sheet} if self.sheet else {})
            if len(fields) > 1:
                params["names"] = [label_text(field, self.words.lang) for field in fields]
            rule = "missing_several" if len(fields) > 1 else problem.rule
            problems.append(Problem(problem.field, rule, problem.value, params))
        return InputError(problems)


def _row(line: Any) -> int | None:
    """The row of the file that a mine-year stands in."""
    numbers = [origin.get("row") for origin in line.origin.values()]
    return next((number for number in numbers if isinstance(number, int)), None)


def from_basin(name: str, year: int | None, words: Words) -> Source:
    """The mine-years of a basin's data package."""
    from firedamp.cli.seam_gas import with_seam_gas
    from firedamp.datapackages import mine_years, packages
    from firedamp.science.inventory import MineYear

    basins = {package.name: package for package in packages() if package.kind == "basin"}
    if name not in basins:
        raise InputError.one("basin", "unknown_basin", name, choices=", ".join(basins))
    package = basins[name]
    rows = with_seam_gas(package, [MineYear(**row, basin=name) for row in mine_years(package, year)])
    title = package.own.get("basin", {}).get("name") or package.title
    return Source(rows, title, package.attribution, (), words)


def from_file(path: str, sheet: str | None, year: int | None, words: Words) -> Source:
    """The mine-years of a user's CSV or XLSX ("-": standard input)."""
    from firedamp.science.inventory import MineYear
    from firedamp.tables import read_mines
    from firedamp.tables.grids import MEGABYTE, TABLE_OF_MINES

    data = read_bytes(path, TABLE_OF_MINES.file_mb * MEGABYTE)
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
    return Source(rows, {"en": title, "ru": title}, attribution, shown, words, table.sheet)
