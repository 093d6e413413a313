"""What would a file do to its table? Each row: new, changed, the same, bad or left out, with faults and conflicts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from firedamp.science.errors import Problem
from firedamp.server.reference.importing.comparing import Differences, Stored, differences
from firedamp.server.reference.importing.drafts import Settings, kept_of, settings_of
from firedamp.server.reference.importing.judging import Judge, Judged, Key
from firedamp.server.reference.importing.keeping import MOST_CHECKED
from firedamp.server.reference.importing.matching import matches_of
from firedamp.server.reference.models import ImportDraft
from firedamp.server.reference.selectors import standing
from firedamp.server.reference.tables import Table
from firedamp.server.reference.values import today
from firedamp.tables.records import ColumnMatch, RecordFile, RecordRow
from firedamp.tables.records.one_row import Place
from firedamp.tables.records.wide import WideReader
from firedamp.tables.records.years import measures, year_of_key

STATES = ("bad", "changed", "new", "same", "skipped")  # in the order in which a person looks at them


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the file as it would be taken over. `fields` are model fields, `record` is the one of its key."""

    row: RecordRow
    state: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    record: Any = None
    differences: Differences = ()
    choice: str = "keep"


@dataclass(frozen=True)
class Outcome:
    """What all rows would do. Of a wide table also how many cells under years are empty, and which quantities of rows
    are none of the table's."""

    rows: list[PreviewRow]
    empty_cells: int = 0
    passed_over: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """Says what a person was shown: which row would do what to which version of which record."""
        shown = [
            (row.row.place, row.state, *((row.record.pk, row.record.version) if row.record else ()))
            for row in self.rows
        ]
        return hashlib.sha256(repr(shown).encode()).hexdigest()

    @cached_property
    def by_state(self) -> dict[str, list[PreviewRow]]:
        found: dict[str, list[PreviewRow]] = {state: [] for state in STATES}
        for row in self.rows:
            found[row.state].append(row)
        return found


@dataclass(frozen=True)
class Preview:
    draft: ImportDraft
    file: RecordFile
    matches: list[tuple[ColumnMatch, bool]]
    settings: Settings
    missing: list[Any]
    outcome: Outcome

    @property
    def doubt(self) -> str:
        """How the file would read in each encoding that it may be in, until a person says which; else empty."""
        return self.file.encoding.doubt if self.file.encoding else ""

    @property
    def rows(self) -> list[PreviewRow]:
        return self.outcome.rows

    @property
    def digest(self) -> str:
        return self.outcome.digest

    @property
    def counts(self) -> dict[str, int]:
        return {"rows": len(self.rows), **{state: len(rows) for state, rows in self.outcome.by_state.items()}}


def preview(table: Table, draft: ImportDraft, *, for_update: bool = False) -> Preview:
    """The whole file against the table as it is now. What was checked before and still holds is not checked again;
    `for_update`: all of it is, and the records that it names are locked."""
    matches, settings = matches_of(draft), settings_of(draft)
    own = kept_of(draft)
    ground = (matches, settings.defaults, standing(), today())
    if for_update:
        return _Checked(table, own.file, ground, for_update).look(draft, settings)
    with own.lock:
        if own.checked is None or own.checked.ground != ground:
            own.checked = None  # frees what is no longer true before as much is made anew
            own.checked = _Checked(table, own.file, ground)
        found: Preview = own.checked.look(draft, settings)
        own.records = len(found.rows)
        if own.records > MOST_CHECKED:
            own.checked = None
        return found


Ground = tuple[list[tuple[ColumnMatch, bool]], Mapping[str, Any], str, Any]


class _Checked:
    """A file checked on one ground: its columns' meanings, values for all rows, the tables as they stand, the day.
    What is said of single rows after that touches these rows, and those of the same keys."""

    def __init__(self, table: Table, file: RecordFile, ground: Ground, for_update: bool = False) -> None:
        self.table, self.file, self.ground = table, file, ground
        found, self.defaults, *_ = ground
        self.matches = [match for match, _ in found]
        self.named = {match.column for match in self.matches if match.column}
        self.judge, self.stored = Judge(table, self.matches, self.defaults), Stored(table, for_update)
        self.reader = file.reader(self.matches)
        self.mended: Mapping[int, Mapping[int, str]] = {}
        self.read: dict[int, list[RecordRow]] = {}
        self.judged: dict[Place, Judged] = {}
        self.compared: dict[Place, tuple[Judged, Any, Differences]] = {}
        self.outcome: Outcome | None = None
        self.settled_for: Settings | None = None

    def look(self, draft: ImportDraft, settings: Settings) -> Preview:
        if self.outcome is None or self.settled_for != settings:
            self._read(settings.cells)
            self._judge()
            self.outcome, self.settled_for = self._outcome(list(self._settled(settings))), settings
        return Preview(draft, self.file, self.ground[0], settings, self._missing(), self.outcome)

    def _outcome(self, rows: list[PreviewRow]) -> Outcome:
        if not isinstance(self.reader, WideReader):
            return Outcome(rows)
        return Outcome(rows, self.reader.empty(self.file.body), self.reader.passed_over(self.file.body))

    def _read(self, mended: Mapping[int, Mapping[int, str]]) -> None:
        """Read the rows that are not read, and those of which other cells are mended than before."""
        before, self.mended = self.mended, mended
        self.reader.mended = mended
        for row in self.file.body:
            if row.number not in self.read or before.get(row.number) != mended.get(row.number):
                self.read[row.number] = list(self.reader.of_row(row))

    def _judge(self) -> None:
        before, self.judged = self.judged, {}
        for record in self.reader.joined(each for records in self.read.values() for each in records):
            known = before.get(record.place)
            same = known is not None and (known.row is record or known.row == record)
            self.judged[record.place] = known if known is not None and same else self.judge.judge(record)

    def _settled(self, settings: Settings) -> Iterator[PreviewRow]:
        first_rows: dict[Key, Place] = {}
        for place, judged in self.judged.items():
            row = judged.row
            if place in settings.skip or row.number in settings.skip:
                yield PreviewRow(row, "skipped")
            elif judged.key is None:
                yield PreviewRow(row, "bad", values=judged.values, problems=judged.problems)
            elif (first := first_rows.setdefault(judged.key, place)) != place:
                yield PreviewRow(row, "bad", values=judged.values, problems=(self.judge.twice(judged, first),))
            elif (record := self.stored.get(judged.key)) is None:
                yield PreviewRow(row, "new", judged.fields, judged.values)
            else:
                yield self._against(judged, record, settings.choices.get(place, settings.choice))

    def _against(self, judged: Judged, record: Any, choice: str) -> PreviewRow:
        """A record of this key is there; it is compared once."""
        place = judged.row.place
        known = self.compared.get(place)
        if known is None or known[0] is not judged:
            self.compared[place] = known = (judged, record, differences(judged, record, self.named, self.defaults))
        beside = (judged.row, "changed" if known[2] else "same", judged.fields, judged.values, (), record)
        return PreviewRow(*beside, known[2], choice) if known[2] else PreviewRow(*beside)

    def _missing(self) -> list[Any]:
        """Columns that a record must have and neither the file nor a default gives."""
        given = self.named | set(self.defaults)
        if any(match.year for match in self.matches):
            given.add(year_of_key(self.table.schema) or "")
            given |= {column.name for column in measures(self.table.schema)}  # what is not said is said of its cell
        return [column for column in self.table.schema.columns.values() if column.required and column.name not in given]
