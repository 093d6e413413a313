"""What does the API promise of reference tables and their records?"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from firedamp.server.answers import Open, Strict, Text, example, open_example, strict_example
from firedamp.server.reference.changing.many import MOST_AT_ONCE
from firedamp.server.reference.http import record_examples as examples


class TablePackage(Schema):
    """A data package that records of a table came with, and the edition of its source where it names one."""

    name: str
    version: str
    release: Text | None


class TableRow(Schema):
    """A table in the list: how many records, from which sources, how old. `first_year` and `last_year` are those with
    data that nobody restored, `packages` the editions that records came with; `changed` is when a person last changed
    the table and `edited` how many records are as people left them; `updated` is when anything was stored last."""

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
    changed: datetime | None
    updated: datetime | None


class TableList(Schema):
    items: list[TableRow]

    model_config = example(items=[examples.TABLE])


class ChoiceOut(Schema):
    value: str
    label: Text


class ColumnOut(Schema):
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


class TableSchemaOut(Schema):
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

    model_config = example(**examples.SCHEMA)


class RecordOut(Schema):
    """One record: its values by column; a reference with the name of what it leads to. `source` is its source in both
    languages, where its package words it in both; `restored` says of a column whose value was restored how."""

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
    updated: datetime

    model_config = example(**examples.RECORD)


class RecordPage(Schema):
    items: list[RecordOut]
    next_cursor: str | None
    total: int

    model_config = example(items=[examples.RECORD], next_cursor=None, total=1)


class SumsOut(Schema):
    """Sums of the columns that are amounts, over all records that the same filters find."""

    count: int
    sums: dict[str, float | None]

    model_config = example(count=86, sums={"output_t": 208_660_000})


Values = Annotated[dict[str, Any], Field(max_length=100)]


class RecordIn(Strict):
    """A reference is named by its id or its name."""

    values: Values

    model_config = strict_example(values=examples.NEW_VALUES)


class RecordChangeIn(Strict):
    """Only the columns that change."""

    values: Values

    model_config = strict_example(values={"output_t": 4_650_000, "source": "Annual report 2025, p. 12"})


class RestoreIn(Strict):
    version: Annotated[int, Field(ge=1, le=2**31 - 1)]

    model_config = strict_example(version=1)


class ChosenIn(Strict):
    """A record as it was seen; its own `values` come on top of those for all, as when a table is pasted."""

    id: Annotated[int, Field(ge=1, le=2**63 - 1)]
    version: Annotated[int, Field(ge=1, le=2**31 - 1)]
    values: Values = {}


class BulkIn(Strict):
    """The same change of many records as they were at their versions; or their deletion."""

    action: Literal["change", "delete"]
    records: Annotated[list[ChosenIn], Field(min_length=1, max_length=MOST_AT_ONCE)]
    values: Values = {}
    dependents: Literal["delete"] | None = None

    model_config = strict_example(
        action="change", records=[{"id": 12, "version": 1}], values={"confirmation": "to_confirm"}
    )


class RecordIds(Strict):
    """Which records."""

    records: Annotated[list[Annotated[int, Field(ge=1, le=2**63 - 1)]], Field(min_length=1, max_length=MOST_AT_ONCE)]

    model_config = strict_example(records=[12, 13])


class ColumnChange(Schema):
    column: str
    before: Any
    after: Any


class HistoryEntry(Schema):
    """One change of a record. The first state of what came with a package has no user."""

    version: int
    action: Literal["loaded", "created", "changed", "deleted", "restored"]
    user: str | None
    at: datetime | None
    note: str
    change_set: int | None
    changes: list[ColumnChange]
    values: dict[str, Any] | None


class History(Schema):
    items: list[HistoryEntry]
    deleted: bool

    model_config = example(**examples.HISTORY)


class DependentsRow(Schema):
    """Things of one kind: they go with the records, forbid that these go, or neither: they name them and stay."""

    table: str | None
    title: Text
    count: int
    examples: list[Text]
    forbids: bool
    goes: bool


class DependentsOut(Schema):
    items: list[DependentsRow]

    model_config = example(**examples.DEPENDENTS)


class ChangeSetOut(Schema):
    """Changes made, and undone, together."""

    id: int
    table: str
    kind: Literal["edit", "bulk", "import", "delete", "restore", "undo", "package", "restoration"]
    user: str | None
    at: datetime
    records: int
    note: str
    undone: bool
    undoes: int | None
    synthetic: bool

    model_config = example(**examples.CHANGE_SET)


class ChangeSetPage(Schema):
    items: list[ChangeSetOut]
    next_cursor: str | None
    total: int

    model_config = example(items=[examples.CHANGE_SET], next_cursor=None, total=1)


class DeletedOut(Open):
    change_set: int

    model_config = open_example(change_set=7)
