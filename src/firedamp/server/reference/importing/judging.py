"""What is a row of a file by itself? Its values as model fields, its key, and all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from firedamp.science.errors import InputError, Problem
from firedamp.science.reference.checking import checked, labelled
from firedamp.server.reference.factor_bounds import out_of_bounds
from firedamp.server.reference.made_up import QUALITY, SYNTHETIC, made_up_misplaced
from firedamp.server.reference.references import Resolver
from firedamp.server.reference.tables import Table, number_or_text
from firedamp.server.reference.values import Values, key_words, today
from firedamp.tables.records import ColumnMatch, RecordRow
from firedamp.tables.records.one_row import Place

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A row that was checked alone. `fields` are model fields; `key` is None where something is wrong."""

    row: RecordRow
    values: Values
    fields: Mapping[str, Any]
    problems: tuple[Problem, ...]
    key: Key | None


class Judge:
    """Checks rows one after another under the same matches and defaults; what it needs of the database it asks once."""

    def __init__(self, table: Table, matches: Iterable[ColumnMatch], defaults: Mapping[str, Any]) -> None:
        self.table, self.defaults = table, defaults
        self.titles = {match.column: match for match in matches if match.column and not match.year}
        self.resolver, self.today = Resolver(), today()
        self.basin = defaults.get("basin")

    def judge(self, row: RecordRow) -> Judged:
        values = {**self.defaults, **{name: value for name, value in row.values.items() if value is not None}}
        fields, problems = self._fields(values, row)
        if problems:
            return Judged(row, values, {}, tuple(problems), None)
        return Judged(row, values, fields, (), tuple(_key_part(fields[name]) for name in self.table.schema.key))

    def _fields(self, values: Values, row: RecordRow) -> tuple[dict[str, Any], list[Problem]]:
        """Model fields of a row, and all that is wrong with it, each with its column of the file."""
        problems = list(row.problems)
        wrong = {problem.field for problem in problems}
        unread = bool(wrong & {"years", *self.table.schema.require_one})
        clean: dict[str, Any] = {}
        try:
            clean = checked(self.table.schema, values, today=self.today)
        except InputError as error:
            others = (each for each in error.problems if each.field not in wrong)
            problems += [self.placed(each, row) for each in others if not (unread and self._for_want(each))]
        fields = dict(clean)
        made_up = values.get(QUALITY) == SYNTHETIC
        for column in self.table.schema.references:
            text = values.get(column.name)
            if not isinstance(text, str) or not text:
                fields[column.name] = None
                continue
            found = self.resolver.find(column.table, text, basin=self.basin, made_up=made_up)
            fields[column.name] = found.record
            if found.record is None:
                fault = Problem(column.name, found.rule, text, {**labelled(column), **found.params})
                problems.append(self.placed(fault, row))
        wrong_together = made_up_misplaced(self.table, fields) + out_of_bounds(self.table, fields)
        problems += [self.placed(each, row) for each in wrong_together]
        return {name: fields.get(name) for name in self.table.schema.columns}, problems

    def _for_want(self, problem: Problem) -> bool:
        """A figure that is only missed because its cell could not be read."""
        column = self.table.schema.columns.get(problem.field)
        missed = problem.rule == "missing" and column is not None and column.type == "number"
        return missed or problem.rule == "one_needed"

    def placed(self, problem: Problem, row: RecordRow) -> Problem:
        match, origin = self.titles.get(problem.field), row.origins.get(problem.field)
        place = {"row": row.number} | ({"column": match.title, "index": match.index} if match else {})
        if origin:
            place = origin.params
        return replace(problem, params={**problem.params, **place})

    def twice(self, judged: Judged, first: Place) -> Problem:
        """The fault of the whole key; it stands at the key's last column, which alone is not wrong."""
        name, values = self.table.schema.key[-1], judged.values
        said = "/".join(number_or_text(values.get(each) or "") for each in self.table.schema.key)
        first_row = first if isinstance(first, int) else first[0]
        of_key = {"first_row": first_row, "key": key_words(self.table, values)}
        params = {**labelled(self.table.schema.columns[name]), **of_key}
        placed = self.placed(Problem(name, "duplicate_in_file", said, params), judged.row)
        return replace(placed, params={place: each for place, each in placed.params.items() if place != "column"})


def comparable(value: Any) -> Any:
    return value.pk if hasattr(value, "pk") else value


def _key_part(value: Any) -> Any:
    """A text that may be missing is part of a key as it is stored: empty."""
    return "" if value is None else comparable(value)
