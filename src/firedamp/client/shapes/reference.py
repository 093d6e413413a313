"""Which shapes do the calls of `client.reference` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from firedamp.client.shapes.shared import Text


class BulkIn(TypedDict):
    """The same change of many records as they were at their versions; or their deletion."""

    action: Literal["change", "delete"]
    records: list[ChosenIn]
    values: NotRequired[dict[str, Any]]
    dependents: NotRequired[Literal["delete"] | None]


class CellOrigin(TypedDict):
    """The cell of a wide table that a value comes from; the year's is the same cell, by its title."""

    column: str
    row: int
    index: int
    title: str
    text: str


class ChangeSetOut(TypedDict):
    """Changes made, and undone, together."""

    id: int
    table: str
    kind: Literal["edit", "bulk", "import", "delete", "restore", "undo", "package", "restoration"]
    user: str | None
    at: str
    records: int
    note: str
    undone: bool
    undoes: int | None
    synthetic: bool


class ChangeSetPage(TypedDict):
    """What `change_list` answers."""

    items: list[ChangeSetOut]
    next_cursor: str | None
    total: int


class ChoiceOut(TypedDict):
    """A part of `ColumnOut`."""

    value: str
    label: Text


class ChosenIn(TypedDict):
    """A record as it was seen; its own `values` come on top of those for all, as when a table is pasted."""

    id: int
    version: int
    values: NotRequired[dict[str, Any]]


class ColumnChange(TypedDict):
    """A part of `HistoryEntry`."""

    column: str
    before: Any
    after: Any


class ColumnOut(TypedDict):
    """A part of `TableSchemaOut`."""

    name: str
    type: Literal["text", "number", "year", "date", "choice", "reference"]
    unit: str
    label: Text
    help: Text
    required: bool
    changeable: bool
    minimum: float | None
    maximum: float | None
    usual: list[float] | None
    choices: list[ChoiceOut] | None
    table: str | None
    common: bool


class ColumnSaid(TypedDict):
    """What a column is (null: it is not used), and its unit."""

    column: NotRequired[str | None]
    unit: NotRequired[str | None]


class Conflict(TypedDict):
    """The record of the same key, and where the file differs from it."""

    record: int
    version: int
    differences: list[ColumnChange]
    choice: Literal["replace", "keep"]


class DeletedOut(TypedDict):
    """What `record_delete` answers."""

    change_set: int


class DependentsOut(TypedDict):
    """What `record_dependents_of_many` answers."""

    items: list[DependentsRow]


class DependentsRow(TypedDict):
    """Things of one kind: they go with the records, forbid that these go, or neither: they name them and stay."""

    table: str | None
    title: Text
    count: int
    examples: list[Text]
    forbids: bool
    goes: bool


class ExportColumnOut(TypedDict):
    """A part of `ExportOut`."""

    name: str
    type: Literal["text", "number", "integer", "year", "date", "choice", "reference"]
    unit: str


class ExportOut(TypedDict):
    """Records as JSON: each column as in the schema, a reference as its id with the names beside it."""

    table: str
    title: Text
    columns: list[ExportColumnOut]
    packages: list[ExportPackageOut]
    documents: list[dict[str, Any]]
    records: list[dict[str, Any]]


class ExportPackageOut(TypedDict):
    """A data package that records came with, and its terms."""

    name: str
    attribution: Text
    licences: list[dict[str, Any]]
    sources: list[dict[str, Any]]
    synthetic: bool


class FirstRow(TypedDict):
    """One of the first rows, with its first cells: any of them may be the header."""

    row: int
    cells: list[str]


class History(TypedDict):
    """What `record_history` answers."""

    items: list[HistoryEntry]
    deleted: bool


class HistoryEntry(TypedDict):
    """One change of a record. The first state of what came with a package has no user."""

    version: int
    action: Literal["loaded", "created", "changed", "deleted", "restored"]
    user: str | None
    at: str | None
    note: str
    change_set: int | None
    changes: list[ColumnChange]
    values: dict[str, Any] | None


class ImportChangeIn(TypedDict):
    """What is said is added to what was said; `skip` replaces it. `wide`: whether columns are years. `header_row`:
    the header's last row, 0 for a file without one. With another sheet, separator or header what was said of
    rows and columns no longer holds.
    """

    sheet: NotRequired[str | None]
    encoding: NotRequired[Literal["utf-8", "utf-16", "cp1251", "cp866", "koi8-r"] | None]
    separator: NotRequired[Literal[";", ",", "	", "|"] | None]
    header_row: NotRequired[int | None]
    wide: NotRequired[bool | None]
    columns: NotRequired[dict[str, ColumnSaid] | None]
    defaults: NotRequired[dict[str, Any] | None]
    cells: NotRequired[dict[str, dict[str, str]] | None]
    skip: NotRequired[list[int | str] | None]
    choice: NotRequired[Literal["replace", "keep"] | None]
    choices: NotRequired[dict[str, Literal["replace", "keep"]] | None]


class ImportColumn(TypedDict):
    """A column of the file: what it is taken for, and the units that it may be in. `candidates`: columns of the
    table that its title does not tell apart; none is taken until somebody says which. `year`: of a wide table,
    the year that its cells are of. `says`: that it tells in each row what these cells are, or in which unit.
    """

    index: int
    title: str
    column: str | None
    unit: str | None
    units: list[str]
    examples: list[str]
    remembered: bool
    candidates: list[str]
    year: int | None
    says: Literal["quantity", "unit"] | None


class ImportOut(TypedDict):
    """A file that was read but not yet taken over. `wide`: whether columns are years; null where none reads so.
    `encoding_sure`: false until somebody says which encoding a text is in that may be in several. `header_row`:
    0 where the file has no header; its columns are then called A, B, C. `header_guessed`: no title in it is
    known.
    """

    id: int
    table: str
    filename: str
    sheets: list[str]
    sheet: str | None
    header_row: int
    header_guessed: bool
    first_rows: list[FirstRow]
    separator: Literal[";", ",", "	", "|"] | None
    separators: list[Literal[";", ",", "	", "|"]]
    columns: list[ImportColumn]
    unmatched: list[UnmatchedColumn]
    missing: list[MissingColumn]
    defaults: dict[str, Any]
    choice: Literal["replace", "keep"]
    counts: dict[str, int]
    rows: list[ImportRow]
    notes: list[str]
    encoding: Literal["utf-8", "utf-16", "cp1251", "cp866", "koi8-r"] | None
    encodings: list[Literal["utf-8", "utf-16", "cp1251", "cp866", "koi8-r"]]
    encoding_sure: bool
    wide: bool | None
    years: list[YearColumns]
    empty_cells: int


class ImportRow(TypedDict):
    """What would be a record. `place` names it: the row, or in a wide table its cell as "row:column"."""

    row: int
    place: str
    state: Literal["new", "changed", "same", "bad", "skipped"]
    cells: list[str]
    values: dict[str, Any]
    errors: list[RowFault]
    conflict: Conflict | None
    origins: list[CellOrigin]


class MissingColumn(TypedDict):
    """A part of `ImportOut`."""

    column: str
    label: Text


class RecordChangeIn(TypedDict):
    """Only the columns that change."""

    values: dict[str, Any]


class RecordIds(TypedDict):
    """Which records."""

    records: list[int]


class RecordIn(TypedDict):
    """A reference is named by its id or its name."""

    values: dict[str, Any]


class RecordOut(TypedDict):
    """One record: its values by column; a reference with the name of what it leads to. `source` is its source in
    both languages, where its package words it in both; `restored` says of a column whose value was restored
    how.
    """

    id: int
    version: int
    key: str
    name: Text
    values: dict[str, Any]
    origin: dict[str, Any]
    restored: dict[str, dict[str, Any]]
    source: Text
    package: str
    synthetic: bool
    edited: bool
    updated: str


class RecordPage(TypedDict):
    """What `record_list` answers."""

    items: list[RecordOut]
    next_cursor: str | None
    total: int


class RestoreIn(TypedDict):
    """What `record_restore` takes."""

    version: int


class RowFault(TypedDict):
    """A part of `ImportRow`."""

    column: str
    row: int | None
    index: int | None
    title: str | None
    value: Any
    rule: str
    message: str


class SumsOut(TypedDict):
    """Sums of the columns that are amounts, over all records that the same filters find."""

    count: int
    sums: dict[str, float | None]


class TableList(TypedDict):
    """What `table_list` answers."""

    items: list[TableRow]


class TablePackage(TypedDict):
    """A data package that records of a table came with, and the edition of its source where it names one."""

    name: str
    version: str
    release: Text | None


class TableRow(TypedDict):
    """A table in the list: how many records, from which sources, how old. `first_year` and `last_year` are those
    with data that nobody restored, `packages` the editions that records came with; `changed` is when a person
    last changed the table and `edited` how many records are as people left them; `updated` is when anything was
    stored last.
    """

    id: str
    title: Text
    summary: Text
    group: Literal["places", "mines", "seams", "constants"]
    count: int
    edited: int
    sources: list[Text]
    first_year: int | None
    last_year: int | None
    packages: list[TablePackage]
    changed: str | None
    updated: str | None


class TableSchemaOut(TypedDict):
    """What `table_schema` answers."""

    id: str
    title: Text
    summary: Text
    group: str
    key: list[str]
    sort: str
    columns: list[ColumnOut]
    require_one: list[str]
    named: bool
    by_basin: bool


class TakenOut(TypedDict):
    """What taking a file over did; undo the change set to take it back. Null: nothing was changed."""

    change_set: int | None
    created: int
    changed: int
    kept: int
    same: int
    skipped: int


class UnmatchedColumn(TypedDict):
    """A column of the file that will not be taken, with how many of its cells hold something."""

    index: int
    title: str
    filled: int
    examples: list[str]


class YearColumns(TypedDict):
    """The columns of a wide table that are years under one heading, and what their cells are taken for. To say it,
    name the first of them (`index`) in `columns`. `measures`: what they may be. `by_row`: the column that says
    it by rows.
    """

    index: int
    columns: list[int]
    first: int
    last: int
    heading: str
    column: str | None
    unit: str | None
    units: list[str]
    measures: list[str]
    by_row: str | None
    examples: list[str]
    remembered: bool
