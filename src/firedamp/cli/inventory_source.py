"""Where an inventory's mine-years come from: a basin's data package, or a user's own table."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from firedamp.cli.arguments import read_bytes
from firedamp.cli.words import Words
from firedamp.messages import describe, label_text
from firedamp.science.errors import InputError, Problem

FIGURE_OF = {"adjacent_share": "emission_coefficient"}  # an input -> the figure that it is made from, if another


@dataclass(frozen=True)
class Source:
    mine_years: list[Any]
    title: dict[str, str]
    attribution: dict[str, str] | None
    notes: tuple[str, ...]
    words: Words
    sheet: str | None = None  # of the workbook that the mine-years were read from
    problems: tuple[Problem, ...] = ()  # of the rows of the user's table that could not be read
    titles: Mapping[str, str] = field(default_factory=dict)  # figure or input -> header of the user's table

    def inventories(self, method: str | None, **options: Any) -> tuple[list[Any], list[str]]:
        """The inventory by a method; without one, by each method whose figures the mines have, and notes on others.

        Raises InputError where no method can be computed, and with every bad row of the user's table.
        """
        problems = list(self.problems)
        found: tuple[list[Any], list[str]] = ([], [])
        try:
            if self.mine_years or not problems:
                found = self._by_one(method, options) if method else self._by_each(options)
        except InputError as error:
            beside = [problem for problem in error.problems if not (problems and problem.rule == "no_lines")]
            problems += self._placed(beside, options.get("year"))
        if self.titles:
            problems += self._faults_of_each_year(method, options)
        if problems:
            raise InputError(_in_order(problems))
        return found

    def _by_one(self, method: str, options: dict[str, Any]) -> tuple[list[Any], list[str]]:
        from firedamp.science.inventory import build_inventory

        return [build_inventory(self._taken_by(method), title=self.title, method=method, **options)], []

    def _taken_by(self, method: str) -> list[Any]:
        """A year of which an abundance alone is known is one to the methods that can do with it."""
        from firedamp.science.inventory.routes import needs_output

        return [row for row in self.mine_years if row.output_t is not None or not needs_output(method)]

    def _by_each(self, options: dict[str, Any]) -> tuple[list[Any], list[str]]:
        from firedamp.science.inventory import BEST, INVENTORY_METHODS, METHOD_TITLES, build_inventory

        found, omitted, lacking, refused = [], [], dict[str, None](), []
        wrong: list[Problem] = []
        for each in INVENTORY_METHODS:
            if each == BEST:
                continue  # a mixture of the others, no method beside them
            try:
                found.append(build_inventory(self._taken_by(each), title=self.title, method=each, **options))
            except InputError as error:
                wrong += [problem for problem in error.problems if problem.rule not in ("missing", "no_route")]
                refused.append(error)
                missing = dict.fromkeys(problem.field for problem in error.problems if problem.rule == "missing")
                if missing:  # else there is no mine of the type that the method is for
                    omitted.append(self.words.of(dict(METHOD_TITLES[each])))
                    lacking |= missing
        if wrong:
            raise InputError(wrong)
        if not found:
            raise refused[0]
        figures = [label_text(figure, self.words.lang) for figure in lacking]
        note = Problem("method", "note_methods_omitted", None, {"names": omitted, "figures": figures})
        return found, [describe(note, self.words.lang)] if omitted else []

    def _faults_of_each_year(self, method: str | None, options: dict[str, Any]) -> list[Problem]:
        """What is wrong with rows that the inventory asked for leaves out: a table is taken whole or not at all."""
        from firedamp.science.inventory import INVENTORY_METHODS, build_inventory
        from firedamp.science.methods.uncertainty import FEWEST_DRAWS

        problems: list[Problem] = []
        chosen = {"gwp_set": options["gwp_set"], "draws": FEWEST_DRAWS}
        for year in sorted({line.year for line in self.mine_years}):
            for each in (method,) if method else INVENTORY_METHODS:
                try:
                    build_inventory(self.mine_years, title=self.title, method=each, year=year, **chosen)
                except InputError as error:
                    wrong = [problem for problem in error.problems if problem.rule not in ("missing", "no_route")]
                    problems += self._placed(wrong, year)
        return problems

    def _placed(self, problems: Sequence[Problem], year: int | None) -> list[Problem]:
        """The problems with each mine's row of the user's file; several figures that a mine lacks are one problem."""
        chosen = sorted((line for line in self.mine_years if year in (None, line.year)), key=lambda line: line.year)
        rows = {line.mine_id: _row(line) for line in chosen}
        lacking: dict[object, list[str]] = {}
        for problem in problems:
            if problem.rule == "missing":
                lacking.setdefault(problem.params.get("mine_id"), []).append(problem.field)
        placed = []
        for problem in problems:
            mine_id = problem.params.get("mine_id")
            fields = lacking.get(mine_id, []) if problem.rule == "missing" and mine_id is not None else []
            if len(fields) > 1 and problem.field != fields[0]:
                continue
            params = dict(problem.params)
            if rows.get(str(mine_id)) is not None:
                params |= self._place(problem, rows[str(mine_id)])
            if len(fields) > 1:
                params["names"] = [label_text(field, self.words.lang) for field in fields]
            rule = "missing_several" if len(fields) > 1 else problem.rule
            placed.append(Problem(problem.field, rule, problem.value, params))
        return placed

    def _place(self, problem: Problem, row: int | None) -> dict[str, Any]:
        title = self.titles.get(FIGURE_OF.get(problem.field, problem.field))
        place = {"sheet": self.sheet, "row": row, "column": title if problem.rule != "missing" else None}
        return {name: value for name, value in place.items() if value is not None}


def _in_order(problems: Sequence[Problem]) -> list[Problem]:
    """The problems by row, each once."""
    unlike: dict[tuple[object, ...], Problem] = {}
    for problem in problems:
        place = (problem.params.get("row"), problem.params.get("column"))
        unlike.setdefault((*place, problem.field, problem.rule, str(problem.value)), problem)
    return sorted(unlike.values(), key=lambda problem: int(problem.params.get("row") or 0))  # type: ignore[call-overload]


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


def from_file(
    path: str, sheet: str | None, encoding: str | None, year: int | None, words: Words, *,
    read_besides: Collection[str] = (),
) -> Source:  # fmt: skip
    """The mine-years of a user's CSV or XLSX ("-": standard input).

    `read_besides`: titles, plain, of columns that the command reads itself; they are not noted as unused.
    """
    from firedamp.science.inventory import MineYear
    from firedamp.tables import examined_mines
    from firedamp.tables.grids import TABLE_OF_MINES

    data = read_bytes(path, TABLE_OF_MINES.file_bytes)
    name = "stdin" if path == "-" else Path(path).name
    table = examined_mines(data, name, sheet=sheet, encoding=encoding, year=year)
    rows = [MineYear(**row) for row in table.rows]
    notes = _without(table.notes, read_besides)
    others = sum(row.year != year for row in rows) if year is not None else 0
    if others:
        notes.append(Problem("year", "note_other_years", None, {"count": others}))
    title = Path(name).stem
    shown = tuple(words("inventory", "note", text=describe(note, words.lang)) for note in notes)
    sources = "; ".join(table.sources)
    attribution = {"en": sources, "ru": sources} if sources else None
    return Source(
        rows, {"en": title, "ru": title}, attribution, shown, words, table.sheet, table.problems, table.titles
    )


def _without(notes: Sequence[Problem], read_besides: Collection[str]) -> list[Problem]:
    """The notes; of the columns not used only those that nothing else reads."""
    from firedamp.tables.plumes.layouts import plain_title

    found = []
    for note in notes:
        if note.rule == "note_ignored_columns":
            names = [name for name in note.params["names"] if plain_title(name) not in read_besides]  # type: ignore[attr-defined]
            if not names:
                continue
            note = replace(note, params={**note.params, "names": names})
        found.append(note)
    return found
