"""Which shapes has a file that is being taken over, over HTTP?"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from firedamp.server.answers import Strict, Text, example, strict_example
from firedamp.server.reference.http import record_examples as examples
from firedamp.server.reference.http.schemas import ColumnChange, Values


class ImportColumn(Schema):
    """A column of the file: what it is taken for, and the units that it may be in."""

    index: int
    title: str
    column: str | None
    unit: str | None
    units: list[str]
    examples: list[str]
    remembered: bool


class UnmatchedColumn(Schema):
    """A column of the file that will not be taken, with how many of its cells hold something."""

    index: int
    title: str
    filled: int
    examples: list[str]


class MissingColumn(Schema):
    column: str
    label: Text


class RowFault(Schema):
    column: str
    index: int | None
    title: str | None
    value: Any
    rule: str
    message: str


class Conflict(Schema):
    """The record of the same key, and where the file differs from it."""

    record: int
    version: int
    differences: list[ColumnChange]
    choice: Literal["replace", "keep"]


class ImportRow(Schema):
    row: int
    state: Literal["new", "changed", "same", "bad", "skipped"]
    cells: list[str]
    values: dict[str, Any]
    errors: list[RowFault]
    conflict: Conflict | None


class ImportOut(Schema):
    """A file that was read but not yet taken over."""

    id: int
    table: str
    filename: str
    sheets: list[str]
    sheet: str | None
    header_row: int
    columns: list[ImportColumn]
    unmatched: list[UnmatchedColumn]
    missing: list[MissingColumn]
    defaults: dict[str, Any]
    choice: Literal["replace", "keep"]
    counts: dict[str, int]
    rows: list[ImportRow]
    notes: list[str]

    model_config = example(**examples.IMPORT)


class ColumnSaid(Strict):
    """What a column is (null: it is not used), and its unit."""

    column: Annotated[str, Field(max_length=100)] | None = None
    unit: Annotated[str, Field(max_length=50)] | None = None


Place = Annotated[str, Field(pattern=r"^[0-9]{1,7}$")]
CellText = Annotated[str, Field(max_length=1000)]


class ImportChangeIn(Strict):
    """What is said is added to what was said; `skip` replaces it."""

    sheet: Annotated[str, Field(max_length=100)] | None = None
    columns: Annotated[dict[Place, ColumnSaid], Field(max_length=256)] | None = None
    defaults: Values | None = None
    cells: Annotated[dict[Place, dict[Place, CellText]], Field(max_length=5_000)] | None = None
    skip: Annotated[list[Annotated[int, Field(ge=1, le=10_000_000)]], Field(max_length=300_000)] | None = None
    choice: Literal["replace", "keep"] | None = None
    choices: Annotated[dict[Place, Literal["replace", "keep"]], Field(max_length=5_000)] | None = None

    model_config = strict_example(
        columns={"2": {"column": "absolute_abundance_m3_min", "unit": "m3/min"}},
        defaults={"quality": "measured", "source": "Gas survey 2020", "confirmation": "confirmed"},
        cells={"17": {"2": "14,5"}},
        skip=[21],
    )


class TakenOut(Schema):
    """What taking a file over did; undo the change set to take it back."""

    change_set: int
    created: int
    changed: int
    kept: int
    same: int
    skipped: int

    model_config = example(change_set=8, created=288, changed=3, kept=0, same=8, skipped=1)
