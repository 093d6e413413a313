"""What would a file do to its table? Each row: new, changed, the same, bad or left out, with faults and conflicts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from firedamp.science.errors import InputError, Problem
from firedamp.science.reference.checking import checked, labelled
from firedamp.server.reference.factor_bounds import out_of_bounds
from firedamp.server.reference.importing.drafts import Settings, file_of, settings_of
from firedamp.server.reference.importing.matching import matches_of
from firedamp.server.reference.made_up import made_up_misplaced
from firedamp.server.reference.models import ImportDraft, Record
from firedamp.server.reference.references import Resolver
from firedamp.server.reference.tables import Table, number_or_text, reference_id
from firedamp.server.reference.values import Values, key_words, today
from firedamp.tables.records import ColumnMatch, RecordRow
from firedamp.tables.records.one_row import Place
from firedamp.tables.records.years import measures, year_of_key

STATES = ("bad", "changed", "new", "same", "skipped")  # in the order in which a person looks at them
Key = tuple[Any, ...]


@dataclass(frozen=True)
class PreviewRow:
    """A row of the file as it would be taken over. `fields` are model fields, `record` is the one of its key."""

    row: RecordRow
    state: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    record: Any = None
    differences: tuple[dict[str, Any], ...] = ()
    choice: str = "keep"


@dataclass(frozen=True)
class Preview:
    draft: ImportDraft
    matches: list[tuple[ColumnMatch, bool]]
    settings: Settings
    rows: list[PreviewRow]
    missing: list[Any]

    @property
    def doubt(self) -> str:
        """How the file would read in each encoding that it may be in, until a person says which; else empty."""
        encoding = file_of(self.draft).encoding
        return encoding.doubt if encoding else ""

    @property
    def digest(self) -> str:
        """Says what a person was shown: which row would do what to which version of which record."""
        shown = [
            (row.row.place, row.state, *((row.record.pk, row.record.version) if row.record else ()))
            for row in self.rows
        ]
        return hashlib.sha256(repr(shown).encode()).hexdigest()

    @property
    def counts(self) -> dict[str, int]:
        counts = dict.fromkeys(STATES, 0)
        for row in self.rows:
            counts[row.state] += 1
        return {"rows": len(self.rows), **counts}


def preview(table: Table, draft: ImportDraft, *, for_update: bool = False) -> Preview:
    """The whole file against the table as it is now."""
    matches, settings = matches_of(draft), settings_of(draft)
    checker = _Checker(table, [match for match, _ in matches], settings, for_update)
    rows = list(checker.rows(file_of(draft).rows(checker.matches, settings.cells)))
    return Preview(draft, matches, settings, rows, checker.missing())


class _Checker:
    """Checks rows one after another; what it needs of the database it asks once."""

    def __init__(self, table: Table, matches: list[ColumnMatch], settings: Settings, for_update: bool) -> None:
        self.table, self.matches, self.settings = table, matches, settings
        self.named = {match.column for match in matches if match.column}
        self.titles = {match.column: match for match in matches if match.column and not match.year}
        self.resolver, self.today = Resolver(), today()
        self.first_rows: dict[Key, Place] = {}
        self.basin = settings.defaults.get("basin")
        self.stored = _Stored(table, for_update)

    def missing(self) -> list[Any]:
        """Columns that a record must have and neither the file nor a default gives."""
        given = self.named | set(self.settings.defaults)
        if any(match.year for match in self.matches):
            given.add(year_of_key(self.table.schema))
            given |= {column.name for column in measures(self.table.schema)}  # what is not said is said of its cell
        return [column for column in self.table.schema.columns.values() if column.required and column.name not in given]

    def rows(self, rows: Iterable[RecordRow]) -> Iterator[PreviewRow]:
        for row in rows:
            left_out = row.place in self.settings.skip or row.number in self.settings.skip
            yield PreviewRow(row, "skipped") if left_out else self._checked(row)

    def _checked(self, row: RecordRow) -> PreviewRow:
        values = {**self.settings.defaults, **{name: value for name, value in row.values.items() if value is not None}}
        fields, problems = self._fields(values, row)
        if problems:
            return PreviewRow(row, "bad", values=values, problems=tuple(problems))
        key = tuple(_key_part(fields[name]) for name in self.table.schema.key)
        first = self.first_rows.setdefault(key, row.place)
        if first != row.place:
            return PreviewRow(row, "bad", values=values, problems=(self._twice(row, values, first),))
        record = self.stored.get(key)
        if record is None:
            return PreviewRow(row, "new", fields, values)
        return self._against(row, record, fields, values)

    def _against(self, row: RecordRow, record: Record, fields: Mapping[str, Any], values: Values) -> PreviewRow:
        """A record of this key is there: what the file's own columns would change; an empty cell changes nothing."""
        given = [name for name in self.named if name and row.values.get(name) is not None]
        before = {name: getattr(record, name) for name in given}
        differing = [name for name in given if not _same(before[name], fields[name])]
        if not differing:
            return PreviewRow(row, "same", fields, values, record=record)
        told = [name for name in self.settings.defaults if name in fields and name not in given]
        differing += [name for name in told if not _same(getattr(record, name), fields[name])]
        shown = tuple(
            {"column": name, "before": _shown(getattr(record, name)), "after": _shown(fields[name])}
            for name in differing
        )
        choice = self.settings.choices.get(row.place, self.settings.choice)
        return PreviewRow(row, "changed", fields, values, record=record, differences=shown, choice=choice)

    def _fields(self, values: Mapping[str, Any], row: RecordRow) -> tuple[dict[str, Any], list[Problem]]:
        """Model fields of a row, and all that is wrong with it, each with its column of the file."""
        problems = list(row.problems)
        wrong = {problem.field for problem in problems}
        unread = bool(wrong & {"years", *self.table.schema.require_one})
        clean: dict[str, Any] = {}
        try:
            clean = checked(self.table.schema, values, today=self.today)
        except InputError as error:
            others = (each for each in error.problems if each.field not in wrong)
            problems += [self._placed(each, row) for each in others if not (unread and self._for_want(each))]
        fields = dict(clean)
        for column in self.table.schema.references:
            text = values.get(column.name)
            if not isinstance(text, str) or not text:
                fields[column.name] = None
                continue
            found = self.resolver.find(column.table, text, basin=self.basin)
            fields[column.name] = found.record
            if found.record is None:
                fault = Problem(column.name, found.rule, text, {**labelled(column), **found.params})
                problems.append(self._placed(fault, row))
        wrong_together = made_up_misplaced(self.table, fields) + out_of_bounds(self.table, fields)
        problems += [self._placed(each, row) for each in wrong_together]
        return {name: fields.get(name) for name in self.table.schema.columns}, problems

    def _for_want(self, problem: Problem) -> bool:
        """A figure that is only missed because its cell could not be read."""
        column = self.table.schema.columns.get(problem.field)
        missed = problem.rule == "missing" and column is not None and column.type == "number"
        return missed or problem.rule == "one_needed"

    def _placed(self, problem: Problem, row: RecordRow) -> Problem:
        match, origin = self.titles.get(problem.field), row.origins.get(problem.field)
        place = {"row": row.number} | ({"column": match.title, "index": match.index} if match else {})
        if origin:
            place = origin.params
        return replace(problem, params={**problem.params, **place})

    def _twice(self, row: RecordRow, values: Values, first: Place) -> Problem:
        """The fault of the whole key; it stands at the key's last column, which alone is not wrong."""
        name = self.table.schema.key[-1]
        said = "/".join(number_or_text(values.get(each) or "") for each in self.table.schema.key)
        first_row = first if isinstance(first, int) else first[0]
        of_key = {"first_row": first_row, "key": key_words(self.table, values)}
        params = {**labelled(self.table.schema.columns[name]), **of_key}
        placed = self._placed(Problem(name, "duplicate_in_file", said, params), row)
        return replace(placed, params={place: each for place, each in placed.params.items() if place != "column"})


class _Stored:
    """The table's records by key. Of a table of figures those of a mine, a seam are read when a row first names it: a
    short file must not wait for all records of a long table. What records refer to is read once and shared."""

    def __init__(self, table: Table, for_update: bool) -> None:
        self.table, self.for_update = table, for_update
        self.fields = [table.model._meta.get_field(name).attname for name in table.schema.key]  # type: ignore[union-attr]
        self.parts: dict[Any, dict[Key, Any]] = {}

    def get(self, key: Key) -> Any:
        part = key[0] if len(key) > 1 else None
        if part not in self.parts:
            self.parts[part] = self._read({} if part is None else {self.fields[0]: part})
        return self.parts[part].get(key)

    def _read(self, condition: Mapping[str, Any]) -> dict[Key, Any]:
        names = [column.name for column in self.table.schema.references]
        records = self.table.model.objects.filter(**condition).prefetch_related(*names)
        if self.for_update:
            records = records.select_for_update(of=("self",))
        return {tuple(getattr(record, name) for name in self.fields): record for record in records}


def _comparable(value: Any) -> Any:
    return value.pk if hasattr(value, "pk") else value


def _key_part(value: Any) -> Any:
    """A text that may be missing is part of a key as it is stored: empty."""
    return "" if value is None else _comparable(value)


def _same(stored: Any, given: Any) -> bool:
    if isinstance(stored, float) and isinstance(given, float):
        return abs(stored - given) <= 1e-9 * max(abs(stored), abs(given))
    return _comparable(stored) == _comparable(given) or (stored == "" and given is None)


def _shown(value: Any) -> Any:
    if hasattr(value, "_meta"):
        return reference_id(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
