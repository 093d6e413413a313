"""Which shapes do several rooms of the API have in common?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict


class DataOut(TypedDict):
    """The version of the data package that a result was computed from, and when it was loaded."""

    package: str
    version: str
    hash: str
    loaded_at: str


class DocumentOut(TypedDict):
    """A part of `MethodRow`."""

    name: Text
    equations: NotRequired[list[str]]
    valid_from: NotRequired[str | None]
    valid_to: NotRequired[str | None]
    validity: NotRequired[str]


class EvaluateIn(TypedDict):
    """An input is a number, or a number with its unit: {"value": 2.4, "unit": "Mt"}. With `mine_id` and `year` the
    draws are those of this mine and year: the range is, to the digit, that of its line in an inventory and of
    its route in a reconciliation.
    """

    inputs: dict[str, Any]
    gwp_set: NotRequired[str | None]
    uncertainty: NotRequired[dict[str, Any]]
    draws: NotRequired[int]
    seed: NotRequired[int]
    beside: NotRequired[list[str]]
    mine_id: NotRequired[str | None]
    year: NotRequired[int | None]


class FieldProblem(TypedDict):
    """A part of `ProblemOut`."""

    field: str
    rule: str
    value: NotRequired[Any]
    message: str


class InvitationMade(TypedDict):
    """With the link, which is shown this once and sent to the address."""

    id: int
    email: str
    role: Literal["viewer", "engineer", "verifier", "administrator"]
    invited_by: str
    created: str
    expires: str
    accepted: str | None
    revoked: str | None
    link: str


class InvitationOut(TypedDict):
    """A part of `InvitationList`."""

    id: int
    email: str
    role: Literal["viewer", "engineer", "verifier", "administrator"]
    invited_by: str
    created: str
    expires: str
    accepted: str | None
    revoked: str | None


class JobOut(TypedDict):
    """What `job_read` answers."""

    id: str
    kind: str
    name: str
    owner: str
    organisation: Translated | None
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    step: str
    progress: float | None
    attempts: int
    cancel_requested: bool
    created: str
    started: str | None
    finished: str | None
    result: dict[str, Any] | None
    problem: JobProblem | None


class JobProblem(TypedDict):
    """Why it failed."""

    type: str
    title: str
    detail: str
    errors: list[dict[str, Any]]


class LineOut(TypedDict):
    """A part of `MineCalculationOut`."""

    mine_id: str
    name: Text
    mine_type: str
    year: int
    output_t: float | None
    method: str
    ch4_t: float
    co2e_t: float
    company: Named
    district: Translated


class MissingOut(TypedDict):
    """A figure that a method needs and the reference tables do not have."""

    figure: str
    label: Text


class NameIn(TypedDict):
    """Another name."""

    name: str


class Named(TypedDict):
    """A reference to a record by its id and its one name; `name_ru` is its Russian one, where somebody gave it."""

    id: str
    name: str
    name_ru: NotRequired[str]


class PortfolioQuery(TypedDict):
    """`set`: `example`, or an organisation's id. One question, or none: a target, a budget, a threshold of a
    company. `flow` … `carbon_per_t`: half-widths of 95 % ranges in percent. `first_year`, `last_year`: count
    reductions over these years; over each project's own life without them.
    """

    set: NotRequired[str]
    company: NotRequired[str | None]
    target_t: NotRequired[float | None]
    budget: NotRequired[float | None]
    threshold_t: NotRequired[float | None]
    emission_co2e_t: NotRequired[float | None]
    limit: NotRequired[str]
    first_year: NotRequired[int | None]
    last_year: NotRequired[int | None]
    flow: NotRequired[float]
    ch4: NotRequired[float]
    availability: NotRequired[float]
    electricity_per_mwh: NotRequired[float]
    heat_per_gj: NotRequired[float]
    gas_per_1000m3: NotRequired[float]
    carbon_per_t: NotRequired[float]
    draws: NotRequired[int]
    seed: NotRequired[int]


class ProblemOut(TypedDict):
    """RFC 9457. `request_id`, of a fault: what to give to whoever runs the server."""

    type: str
    title: str
    status: int
    detail: str
    errors: NotRequired[list[FieldProblem]]
    request_id: NotRequired[str]


class ResultOut(TypedDict):
    """A calculation's result with its trace; `outputs` hold ch4_t, co2_t, co2e_t and what else the method gives."""

    method: str
    title: Text
    gwp_set: str
    outputs: dict[str, Any]
    units: dict[str, str]
    uncertainty: dict[str, Any]
    trace: list[dict[str, Any]]
    to_confirm: list[dict[str, Any]]
    sheet_hash: str
    edition: str
    software_version: str


class SheetOut(TypedDict):
    """A method sheet: its document, inputs, equations, outputs and default uncertainties."""

    id: str
    title: Text
    summary: Text
    status: str
    edition: str
    document: DocumentOut
    gwp_set: Any
    hash: str
    inputs: list[dict[str, Any]]
    steps: list[dict[str, Any]]
    outputs: list[dict[str, Any]]


class Text(TypedDict):
    """The same words in English and Russian."""

    en: str
    ru: str


class Translated(TypedDict):
    """A reference to a record by its id and its name in two languages."""

    id: str
    name: Text


class TypedMine(TypedDict):
    """A part of `OfferList`."""

    id: str
    name: Text
    mine_type: str


class Wanted(TypedDict):
    """A shape of the API."""

    actor: NotRequired[str | None]
    action: NotRequired[str | None]
    organisation: NotRequired[str | None]
    subject: NotRequired[str | None]
    since: NotRequired[str | None]
    until: NotRequired[str | None]
