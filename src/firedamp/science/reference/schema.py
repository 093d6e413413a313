"""What a table of the reference database is: its columns with unit, range, help text and the headers that name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from firedamp.science.factors import Text

ColumnType = Literal["text", "number", "year", "date", "choice", "reference"]


@dataclass(frozen=True)
class Choice:
    """One of the values that a column may hold; `names` are other spellings in files."""

    value: str
    label: Text
    names: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A column. `maximum` of a text is its length; `usual` is a range for help, not a rule; `names` are headers.

    `table` is the table that a reference leads to. `whole`: a number of things, that has no parts. `fixed`: given once,
    never changed. `future`: a year or a date may lie in the future. `common`: every table has it.
    """

    name: str
    type: ColumnType
    label: Text
    help: Text
    names: tuple[str, ...]
    unit: str = ""
    required: bool = False
    minimum: float | None = None
    maximum: float | None = None
    pattern: str = ""
    usual: tuple[float, float] | None = None
    choices: tuple[Choice, ...] = ()
    table: str = ""
    whole: bool = False
    fixed: bool = False
    future: bool = False
    common: bool = False


@dataclass(frozen=True)
class TableSchema:
    """A table. `key` tells records apart; of the columns `require_one` at least one is filled.

    `named_by` are the columns that hold a record's name in English and in Russian; empty for a table of figures.
    """

    id: str
    title: Text
    summary: Text
    group: str
    key: tuple[str, ...]
    sort: str
    columns: Mapping[str, Column]
    require_one: tuple[str, ...] = ()
    named_by: tuple[str, ...] = ()

    @property
    def references(self) -> list[Column]:
        return [column for column in self.columns.values() if column.type == "reference"]
