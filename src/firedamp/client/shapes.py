"""What the API answers, as types. An answer may hold more than its type names; nothing named is missing."""

from __future__ import annotations

from typing import Any, Literal, TypedDict


class Text(TypedDict):
    """The same words in English and Russian."""

    en: str
    ru: str


class Named(TypedDict):
    """A reference to a record by its id and name."""

    id: str
    name: str


class Translated(TypedDict):
    """A reference to a record by its id and its name in two languages."""

    id: str
    name: Text


class Health(TypedDict):
    """The server's state."""

    status: str
    version: str
    database: str
    packages: int


class Membership(TypedDict):
    """An organisation that a user belongs to, and what they may do in it."""

    id: str
    name: Text
    role: Literal["viewer", "engineer", "verifier", "administrator"]
    rights: list[Literal["read", "enter", "verify", "manage"]]


class User(TypedDict):
    """A signed-in user: what they may do to the common data and in each of their organisations."""

    username: str
    email: str
    platform_role: Literal["", "editor", "administrator"]
    may_edit_reference: bool
    organisations: list[Membership]


class Session(TypedDict):
    """Who the server takes the caller for."""

    signed_in: bool
    user: User | None
    language: str


class MethodRow(TypedDict):
    """A method in the list."""

    id: str
    title: Text
    summary: Text
    tier: int | None
    category: str
    status: str
    edition: str
    document: dict[str, Any]


class Sheet(MethodRow):
    """A method with its inputs, equations and outputs."""

    gwp_set: str
    hash: str
    inputs: list[dict[str, Any]]
    alternatives: list[list[list[str]]]
    steps: list[dict[str, Any]]
    outputs: list[dict[str, Any]]
    uncertainty: list[dict[str, Any]]


class Result(TypedDict):
    """A calculation's result with its trace."""

    method: str
    title: Text
    gwp_set: str
    outputs: dict[str, Any]
    units: dict[str, str]
    labels: dict[str, Text]
    uncertainty: dict[str, Any]
    sensitivity: dict[str, list[dict[str, Any]]]
    trace: list[dict[str, Any]]
    gwp_beside: dict[str, dict[str, float]]
    to_confirm: list[dict[str, Any]]
    warnings: list[Text]
    sheet_hash: str
    edition: str
    software_version: str
    seed: int


class Solution(TypedDict):
    """The value of an input at which an output meets a target."""

    method: str
    input: str
    value: float
    unit: str
    output: str
    target: float
    notes: list[Text]


class GwpSet(TypedDict):
    """A set of global warming potentials."""

    id: str
    ch4: float
    n2o: float | None
    title: Text
    source: str
    status: str


class MineRow(TypedDict):
    """A mine in a list, with its latest known coal output."""

    mine_id: str
    name: Text
    mine_type: str
    status: str
    company: Named
    district: Translated
    latitude: float | None
    longitude: float | None
    output_t: float | None
    output_year: int | None
    output_quality: str | None


class Mine(TypedDict):
    """A mine's passport; each figure's source and quality stand under `origin`."""

    mine_id: str
    basin: str
    name: Text
    other_names: str
    mine_type: str
    mining_method: str
    status: str
    company: Named
    parents: list[dict[str, Any]]
    district: dict[str, Any]
    latitude: float | None
    longitude: float | None
    depth_m: float | None
    capacity_t_year: float | None
    outputs: list[dict[str, Any]]
    projects: list[dict[str, Any]]
    source: dict[str, Any]
    origin: dict[str, dict[str, Any]]


class District(TypedDict):
    """An administrative district."""

    id: str
    basin: str
    name: Text
    kind: str
    mines: int


class Company(TypedDict):
    """A legal entity that owns mines."""

    id: str
    name: str
    mines: int


class Basin(TypedDict):
    """A basin: a data package of mines."""

    id: str
    name: Text
    centre: dict[str, float] | None
    attribution: Text
    licence: str
    mines: int
    years: list[int]


class BasinMap(TypedDict):
    """Outline (GeoJSON) and towns of a basin."""

    outline: dict[str, Any] | None
    towns: list[dict[str, Any]]
    attribution: Text


class Totals(TypedDict):
    """Sums of an inventory with their 95 % range, t; of a line `output_t` is None where it is not known."""

    mines: int
    output_t: float | None
    ch4_t: float
    co2_t: float
    co2e_t: float
    co2e_t_low: float
    co2e_t_high: float
    ch4_t_low: float
    ch4_t_high: float


class Line(Totals):
    """One mine and year of an inventory."""

    mine_id: str
    name: Text
    mine_type: str
    year: int
    method: str
    tier: int | None
    company: Named
    district: Translated
    factors: list[str]
    inputs: dict[str, Any]
    origin: dict[str, dict[str, Any]]
    restored: list[str]  # its figures that were restored; `origin` says how
    to_confirm: list[str]


class Share(TypedDict):
    """A part of an inventory: a mine's, company's, district's, source's sum."""

    key: str
    name: Text
    ch4_t: float
    co2e_t: float
    share_percent: float | None


class LeftOut(TypedDict):
    """A mine that the method cannot count for want of a figure, and what is wanted."""

    mine_id: str
    name: Text
    year: int
    why: Text


class InventoryResult(TypedDict):
    """An inventory as it was computed."""

    title: Text
    method: str
    methods: list[str]
    gwp_set: str
    year: int | None
    period: dict[str, int]
    totals: Totals
    by_type: dict[str, Totals]
    by_source: list[Share]
    lines: list[Line]
    to_confirm: list[dict[str, Any]]
    left_out: list[LeftOut]
    attribution: Text


class InventoryView(InventoryResult):
    """An inventory computed from the present data, nothing stored."""

    synthetic: bool
    by_company: list[Share]
    by_district: list[Share]
    by_mine_type: list[Share]
    screening: list[dict[str, Any]]


class InventoryRow(TypedDict):
    """A stored inventory in a list."""

    id: str
    name: str
    basin: str
    synthetic: bool
    company: Named | None
    district: Translated | None
    year: int | None
    method: str
    gwp_set: str
    owner: str | None
    organisation: Translated | None
    created: str
    totals: Totals


class Inventory(InventoryRow):
    """A stored inventory."""

    result: InventoryResult
    screening: list[dict[str, Any]]


class MineCalculation(TypedDict):
    """A mine's line of an inventory and the calculation behind it."""

    line: Line
    result: Result


class CalculationRow(TypedDict):
    """A stored calculation in a list."""

    id: str
    name: str
    method: str
    method_title: Text
    gwp_set: str
    status: str
    owner: str | None
    organisation: Translated | None
    synthetic: bool
    mine_id: str | None
    mine: Translated | None
    year: int | None
    ch4_t: float
    co2e_t: float
    co2e_t_low: float
    co2e_t_high: float
    created: str


class Calculation(CalculationRow):
    """A stored calculation with its inputs and result."""

    inputs: dict[str, Any]
    origin: dict[str, dict[str, str]]
    uncertainty: dict[str, Any]
    draws: int
    seed: int
    attribution: Text | None
    result: Result


class Comparison(TypedDict):
    """Two stored calculations, number by number."""

    left: CalculationRow
    right: CalculationRow
    outputs: list[dict[str, Any]]
    trace: list[dict[str, Any]]


class Package(TypedDict):
    """A data package that the server has loaded."""

    name: str
    title: Text
    description: Text
    kind: str
    version: str
    hash: str
    loaded_at: str
    sources: list[dict[str, Any]]
    licences: list[dict[str, Any]]
    attribution: Text
    changes: dict[str, Any]
    kept: list[dict[str, Any]]  # users' values left over the package's: table, key, column, package, user


class Found(TypedDict):
    """Something that answers a search."""

    kind: str
    id: str
    title: Text
    subtitle: Text
    address: str


class ReferenceTablePackage(TypedDict):
    """A data package that records of a table came with, and the edition of its source where it names one."""

    name: str
    version: str
    release: Text | None


class ReferenceTable(TypedDict):
    """A table of the reference database in the list: its years with data, its editions, its last change by a person."""

    id: str
    title: Text
    summary: Text
    group: str
    count: int
    edited: int
    sources: list[Text]
    first_year: int | None
    last_year: int | None
    packages: list[ReferenceTablePackage]
    changed: str | None
    updated: str | None


class ReferenceColumn(TypedDict):
    """A column of a reference table: its type, unit, range and words."""

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
    choices: list[dict[str, Any]] | None
    table: str | None
    common: bool


class ReferenceSchema(TypedDict):
    """What a reference table holds; `key` tells records apart."""

    id: str
    title: Text
    summary: Text
    group: str
    key: list[str]
    sort: str
    columns: list[ReferenceColumn]
    require_one: list[str]
    named: bool
    by_basin: bool


class Record(TypedDict):
    """A record: its values by column; a reference as {"id", "name"}. `version` goes with a change."""

    id: int
    version: int
    key: str
    name: Text
    values: dict[str, Any]
    origin: dict[str, Any]
    restored: dict[str, dict[str, Any]]  # column -> low, high, level, method, reason, run
    source: Text
    package: str
    synthetic: bool
    edited: bool
    updated: str


class HistoryEntry(TypedDict):
    """One change of a record."""

    version: int
    action: Literal["loaded", "created", "changed", "deleted", "restored"]
    user: str | None
    at: str | None
    note: str
    change_set: int | None
    changes: list[dict[str, Any]]
    values: dict[str, Any] | None


class History(TypedDict):
    """A record's changes, the newest first."""

    items: list[HistoryEntry]
    deleted: bool


class Dependents(TypedDict):
    """Things of one kind that depend on a record: `goes` with it, or `forbids` that it is deleted while they are there,
    or neither: a kept calculation has its own numbers and stays."""

    table: str | None
    title: Text
    count: int
    examples: list[Text]
    forbids: bool
    goes: bool


class ChangeSet(TypedDict):
    """Changes made, and undone, together."""

    id: int
    table: str
    kind: str
    user: str | None
    at: str
    records: int
    note: str
    undone: bool
    undoes: int | None
    synthetic: bool


class ImportRow(TypedDict):
    """What would be a record: a row of a file that is being looked at, or a cell of a wide table ("row:column")."""

    row: int
    place: str
    state: Literal["new", "changed", "same", "bad", "skipped"]
    cells: list[str]
    values: dict[str, Any]
    errors: list[dict[str, Any]]
    conflict: dict[str, Any] | None
    origins: list[dict[str, Any]]  # cells of a wide table: column, row, index, title, text


class Import(TypedDict):
    """A file that was read but not yet taken over."""

    id: int
    table: str
    filename: str
    sheets: list[str]
    sheet: str | None
    header_row: int  # 0: the file has no header, its columns are called A, B, C
    header_guessed: bool  # no title in it is known
    first_rows: list[dict[str, Any]]  # row, cells: any may be the header
    separator: str | None
    separators: list[str]
    columns: list[dict[str, Any]]
    unmatched: list[dict[str, Any]]  # filled columns that will not be taken: index, title, filled, examples
    missing: list[dict[str, Any]]
    defaults: dict[str, Any]
    choice: Literal["replace", "keep"]
    counts: dict[str, int]
    rows: list[ImportRow]
    notes: list[str]
    encoding: str | None
    encodings: list[str]
    encoding_sure: bool
    wide: bool | None
    years: list[dict[str, Any]]  # columns that are years: index, columns, first, last, column, unit, measures …
    empty_cells: int


class Taken(TypedDict):
    """What taking a file over did."""

    change_set: int | None  # to be undone by; None where nothing was changed
    created: int
    changed: int
    kept: int
    same: int
    skipped: int
