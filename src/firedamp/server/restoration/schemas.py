"""Which shapes do restorations have over HTTP?"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from firedamp.server.answers import Open, Strict, Text, Translated, Year, example, open_example, strict_example
from firedamp.server.reference.http.import_schemas import Encoding
from firedamp.server.restoration import examples

Name = Annotated[str, Field(min_length=1, max_length=300)]
Key = Annotated[str, Field(min_length=1, max_length=100)]
Seed = Annotated[int, Field(ge=0, le=2**63 - 1)]
Share = Annotated[float, Field(gt=0, lt=1)]
Repeats = Annotated[int, Field(ge=1, le=100)]
Level = Annotated[float, Field(ge=0.5, le=0.99)]


class RestoringMethod(Schema):
    """A method of restoration: what it does, whence it comes, what it assumes and needs."""

    id: str
    title: Text
    text: Text
    source: Text
    assumes: Text
    needs: Text


class RestorableQuantity(Schema):
    """A number by mine and year that can be restored, and the units that a file may have it in."""

    table: str
    column: str
    label: Text
    unit: str
    units: list[str]


class RestoringMethods(Schema):
    methods: list[RestoringMethod]
    titles: dict[str, Text]
    patterns: dict[str, Text]
    kinds: dict[str, Text]
    reasons: dict[str, Text]
    quantities: list[RestorableQuantity]

    model_config = example(**examples.METHODS)


class SeriesOfTableIn(Strict):
    """Series of a table: every mine of the basin that has a known value."""

    basin: Key
    table: Key
    column: Key
    first: Year | None = None
    last: Year | None = None

    model_config = strict_example(**examples.TABLE)


class SeriesFileIn(Strict):
    """How a file is read, and what its numbers are: a column of a table, in a unit, of which mines (null: of none)."""

    sheet: Name | None = None
    encoding: Encoding | None = None
    time: Name | None = None
    series: list[Name] | None = None
    columns: list[Name] | None = None
    basin: Key | None = None
    table: Key | None = None
    column: Key | None = None
    unit: Key | None = None
    mines: dict[Name, Key | None] | None = None

    model_config = strict_example(**examples.SAID)


class GapsRestoreIn(Strict):
    """`method`: an id of the list of methods, or `auto`; `level` of the intervals."""

    method: Key = "auto"
    seed: Seed = 1
    level: Level = 0.9

    model_config = strict_example(method="auto", seed=1, level=0.9)


class ExperimentIn(Strict):
    """What is tried: patterns of artificial gaps, shares of the known values that are hidden, methods (all, unless some
    are named)."""

    patterns: Annotated[list[Key], Field(min_length=1, max_length=10)] = ["random", "block", "tail", "several"]
    shares: Annotated[list[Share], Field(min_length=1, max_length=10)] = [0.1, 0.2, 0.4]
    methods: Annotated[list[Key], Field(max_length=50)] = []
    seed: Seed = 1
    repeats: Repeats = 3

    model_config = strict_example(patterns=["random", "tail"], shares=[0.2], methods=["linear"], seed=1, repeats=3)


class RestoredCellIn(Strict):
    series: Name
    time: Year


class AcceptIn(Strict):
    """Which restored values: of some series, some cells, or both; all where neither is named."""

    series: Annotated[list[Name], Field(max_length=2_000)] | None = None
    cells: Annotated[list[RestoredCellIn], Field(max_length=5_000)] | None = None

    model_config = strict_example(series=["DEMO-M02", "DEMO-M04"])


class AcceptedValuesOut(Schema):
    """`skipped`: cells that have a value by now, which stays; `without_range`: too few known values say how far the
    restored one may be off, and it is not accepted."""

    change_set: int | None
    values: int
    skipped: list[dict[str, Any]]
    without_range: list[dict[str, Any]]

    model_config = example(change_set=12, values=9, skipped=[], without_range=[])


class WithdrawnOut(Schema):
    values: int

    model_config = example(values=9)


class GapsOfSeries(Schema):
    """One series. `cells`: a letter for each time: `k` known, `s` a short gap, `b` a block, `t` a tail, `m` a gap of
    several series at once, `o` outside the years in which the mine worked, where nothing is missing. `marks`: `.`, `r`
    restored, `a` accepted and standing in the table. `restored`: how many cells were; `without_range`: of how many of
    these nothing says how far they may be off; `in_table`: how many stand in the table."""

    place: int
    name: str
    title: Text
    mine_id: str | None
    known: int
    missing: int
    restored: int
    without_range: int
    in_table: int
    cells: str
    marks: str


class RestorationRow(Schema):
    """`state`: `read` until the series are restored, then `restored`, `accepted` while values stand in the table."""

    id: UUID
    name: str
    kind: Literal["table", "file"]
    state: Literal["read", "restored", "accepted"]
    owner: str
    own: bool
    basin: Translated | None
    synthetic: bool
    table: str | None
    column: str | None
    label: Text | None
    unit: str | None
    method: str | None
    seed: int
    level: float
    in_table: int
    created: datetime
    restored: datetime | None


class RestorationPage(Schema):
    items: list[RestorationRow]
    next_cursor: str | None
    total: int

    model_config = example(items=[examples.ROW], next_cursor=None, total=1)


class RestoredBy(Schema):
    """How many cells a method restored for a reason."""

    method: str
    reason: str
    count: int


class RestoringJob(Schema):
    id: UUID
    kind: str


class RestorationOut(RestorationRow):
    """With every series that may be seen, the gaps between them and what is said of the file. `left`: cells that stay
    missing, `left_why` by reason; `frozen`: values of it were accepted once, so that it stays as it is; `jobs`: what is
    being done to it now."""

    step: Literal["year", "month", "timestamp"]
    times: list[int | str]
    series: list[GapsOfSeries]
    methods: dict[str, int]
    why: list[RestoredBy]
    without_range: int
    left: int
    left_why: dict[str, int]
    frozen: bool
    jobs: list[RestoringJob]
    said: dict[str, Any]
    experiment: dict[str, Any] | None
    software_version: str | None

    model_config = example(**examples.RESTORATION)


class RestoredValueOut(Open):
    """A restored cell in the unit of the series: value, 90 % interval (of the run's level), method, reason."""

    time: int | str
    value: float
    low: float | None
    high: float | None
    method: str
    reason: str
    kind: str
    in_table: bool


class RestoredSeriesOut(Open):
    """A series with its gaps, as restored, and the evidence by which the method was chosen."""

    name: str
    title: Text
    mine_id: str | None
    times: list[int | str]
    known: list[float | None]
    values: list[RestoredValueOut]
    left: list[dict[str, Any]]
    evidence: list[dict[str, Any]]

    model_config = open_example(**examples.SERIES)


class RestorationFileOut(Open):
    """As JSON: the restored values with the evidence for their methods, or the errors of an experiment."""

    seed: int

    model_config = open_example(seed=1, method="auto", level=0.9, values=examples.SERIES["values"], left=[])
