"""Which shapes has a file that is being taken over, over HTTP?"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from firedamp.server.answers import Strict, Text, example, strict_example
from firedamp.server.reference.http import record_examples as examples
from firedamp.server.reference.http.schemas import ColumnChange, Values

Encoding = Literal["utf-8", "utf-16", "cp1251", "cp866", "koi8-r"]
Separator = Literal[";", ",", "\t", "|"]
HeaderRow = Annotated[int, Field(ge=0, le=1_000_000)]


class ImportColumn(Schema):
    """A column of the file: what it is taken for, and the units that it may be in. `candidates`: columns of the table
    that its title does not tell apart; none is taken until somebody says which. `year`: of a wide table, the year that
    its cells are of. `says`: that it tells in each row what these cells are, or in which unit."""

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


class YearColumns(Schema):
    """The columns of a wide table that are years under one heading, and what their cells are taken for. To say it, name
    the first of them (`index`) in `columns`. `measures`: what they may be. `by_row`: the column that says it by rows.
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
    row: int | None
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


class CellOrigin(Schema):
    """The cell of a wide table that a value comes from; the year's is the same cell, by its title."""

    column: str
    row: int
    index: int
    title: str
    text: str


class ImportRow(Schema):
    """What would be a record. `place` names it: the row, or in a wide table its cell as "row:column"."""

    row: int
    place: str
    state: Literal["new", "changed", "same", "bad", "skipped"]
    cells: list[str]
    values: dict[str, Any]
    errors: list[RowFault]
    conflict: Conflict | None
    origins: list[CellOrigin]


class FirstRow(Schema):
    """One of the first rows, with its first cells: any of them may be the header."""

    row: int
    cells: list[str]


class ImportOut(Schema):
    """A file that was read but not yet taken over. `wide`: whether columns are years; null where none reads so.
    `encoding_sure`: false until somebody says which encoding a text is in that may be in several. `header_row`: 0 where
    the file has no header; its columns are then called A, B, C. `header_guessed`: no title in it is known."""

    id: int
    table: str
    filename: str
    sheets: list[str]
    sheet: str | None
    header_row: int
    header_guessed: bool
    first_rows: list[FirstRow]
    separator: Separator | None
    separators: list[Separator]
    columns: list[ImportColumn]
    unmatched: list[UnmatchedColumn]
    missing: list[MissingColumn]
    defaults: dict[str, Any]
    choice: Literal["replace", "keep"]
    counts: dict[str, int]
    rows: list[ImportRow]
    notes: list[str]
    encoding: Encoding | None
    encodings: list[Encoding]
    encoding_sure: bool
    wide: bool | None
    years: list[YearColumns]
    empty_cells: int

    model_config = example(**examples.IMPORT)


class ColumnSaid(Strict):
    """What a column is (null: it is not used), and its unit."""

    column: Annotated[str, Field(max_length=100)] | None = None
    unit: Annotated[str, Field(max_length=50)] | None = None


Place = Annotated[str, Field(pattern=r"^[0-9]{1,7}$")]
CellPlace = Annotated[str, Field(pattern=r"^[0-9]{1,7}(:[0-9]{1,3})?$")]
CellText = Annotated[str, Field(max_length=1000)]


class ImportChangeIn(Strict):
    """What is said is added to what was said; `skip` replaces it. `wide`: whether columns are years. `header_row`: the
    header's last row, 0 for a file without one. With another sheet, separator or header what was said of rows and
    columns no longer holds."""

    sheet: Annotated[str, Field(max_length=100)] | None = None
    encoding: Encoding | None = None
    separator: Separator | None = None
    header_row: HeaderRow | None = None
    wide: bool | None = None
    columns: Annotated[dict[Place, ColumnSaid], Field(max_length=256)] | None = None
    defaults: Values | None = None
    cells: Annotated[dict[Place, dict[Place, CellText]], Field(max_length=5_000)] | None = None
    skip: Annotated[list[Annotated[int, Field(ge=1, le=10_000_000)] | CellPlace], Field(max_length=300_000)] | None = (
        None
    )
    choice: Literal["replace", "keep"] | None = None
    choices: Annotated[dict[CellPlace, Literal["replace", "keep"]], Field(max_length=5_000)] | None = None

    model_config = strict_example(
        columns={"2": {"column": "absolute_abundance_m3_min", "unit": "m3/min"}},
        defaults={"quality": "measured", "source": "Gas survey 2020", "confirmation": "confirmed"},
        cells={"17": {"2": "14,5"}},
        skip=[21],
    )


class TakenOut(Schema):
    """What taking a file over did; undo the change set to take it back. Null: nothing was changed."""

    change_set: int | None
    created: int
    changed: int
    kept: int
    same: int
    skipped: int

    model_config = example(change_set=8, created=288, changed=3, kept=0, same=8, skipped=1)
