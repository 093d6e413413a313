"""Which shapes do the calls of `client.restorations` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from firedamp.client.shapes.shared import Text, Translated


class AcceptIn(TypedDict):
    """Which restored values: of some series, some cells, or both; all where neither is named."""

    series: NotRequired[list[str] | None]
    cells: NotRequired[list[RestoredCellIn] | None]


class AcceptedValuesOut(TypedDict):
    """`skipped`: cells that have a value by now, which stays; `without_range`: too few known values say how far
    the restored one may be off, and it is not accepted.
    """

    change_set: int | None
    values: int
    skipped: list[dict[str, Any]]
    without_range: list[dict[str, Any]]


class ExperimentIn(TypedDict):
    """What is tried: patterns of artificial gaps, shares of the known values that are hidden, methods (all, unless
    some are named).
    """

    patterns: NotRequired[list[str]]
    shares: NotRequired[list[float]]
    methods: NotRequired[list[str]]
    seed: NotRequired[int]
    repeats: NotRequired[int]


class GapsOfSeries(TypedDict):
    """One series. `cells`: a letter for each time: `k` known, `s` a short gap, `b` a block, `t` a tail, `m` a gap
    of several series at once, `o` outside the years in which the mine worked, where nothing is missing.
    `marks`: `.`, `r` restored, `a` accepted and standing in the table. `restored`: how many cells were;
    `without_range`: of how many of these nothing says how far they may be off; `in_table`: how many stand in
    the table.
    """

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


class GapsRestoreIn(TypedDict):
    """`method`: an id of the list of methods, or `auto`; `level` of the intervals."""

    method: NotRequired[str]
    seed: NotRequired[int]
    level: NotRequired[float]


class RestorableQuantity(TypedDict):
    """A number by mine and year that can be restored, and the units that a file may have it in."""

    table: str
    column: str
    label: Text
    unit: str
    units: list[str]


class RestorationFileOut(TypedDict):
    """As JSON: the restored values with the evidence for their methods, or the errors of an experiment."""

    seed: int


class RestorationOut(TypedDict):
    """With every series that may be seen, the gaps between them and what is said of the file. `left`: cells that
    stay missing, `left_why` by reason; `frozen`: values of it were accepted once, so that it stays as it is;
    `jobs`: what is being done to it now.
    """

    id: str
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
    created: str
    restored: str | None
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


class RestorationPage(TypedDict):
    """What `restoration_list` answers."""

    items: list[RestorationRow]
    next_cursor: str | None
    total: int


class RestorationRow(TypedDict):
    """`state`: `read` until the series are restored, then `restored`, `accepted` while values stand in the table."""

    id: str
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
    created: str
    restored: str | None


class RestoredBy(TypedDict):
    """How many cells a method restored for a reason."""

    method: str
    reason: str
    count: int


class RestoredCellIn(TypedDict):
    """A part of `AcceptIn`."""

    series: str
    time: int


class RestoredSeriesOut(TypedDict):
    """A series with its gaps, as restored, and the evidence by which the method was chosen."""

    name: str
    title: Text
    mine_id: str | None
    times: list[int | str]
    known: list[float | None]
    values: list[RestoredValueOut]
    left: list[dict[str, Any]]
    evidence: list[dict[str, Any]]


class RestoredValueOut(TypedDict):
    """A restored cell in the unit of the series: value, 90 % interval (of the run's level), method, reason."""

    time: int | str
    value: float
    low: float | None
    high: float | None
    method: str
    reason: str
    kind: str
    in_table: bool


class RestoringJob(TypedDict):
    """A part of `RestorationOut`."""

    id: str
    kind: str


class RestoringMethod(TypedDict):
    """A method of restoration: what it does, whence it comes, what it assumes and needs."""

    id: str
    title: Text
    text: Text
    source: Text
    assumes: Text
    needs: Text


class RestoringMethods(TypedDict):
    """What `restoration_methods` answers."""

    methods: list[RestoringMethod]
    titles: dict[str, Text]
    patterns: dict[str, Text]
    kinds: dict[str, Text]
    reasons: dict[str, Text]
    quantities: list[RestorableQuantity]


class SeriesFileIn(TypedDict):
    """How a file is read, and what its numbers are: a column of a table, in a unit, of which mines (null: of
    none).
    """

    sheet: NotRequired[str | None]
    encoding: NotRequired[Literal["utf-8", "utf-16", "cp1251", "cp866", "koi8-r"] | None]
    time: NotRequired[str | None]
    series: NotRequired[list[str] | None]
    columns: NotRequired[list[str] | None]
    basin: NotRequired[str | None]
    table: NotRequired[str | None]
    column: NotRequired[str | None]
    unit: NotRequired[str | None]
    mines: NotRequired[dict[str, str | None] | None]


class SeriesOfTableIn(TypedDict):
    """Series of a table: every mine of the basin that has a known value."""

    basin: str
    table: str
    column: str
    first: NotRequired[int | None]
    last: NotRequired[int | None]


class WithdrawnOut(TypedDict):
    """What `restoration_withdraw` answers."""

    values: int
