"""Which shapes do the calls of `client.reductions` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from firedamp.client.shapes.shared import FieldProblem, SheetOut, Text, Translated


class CatalogueTechnology(TypedDict):
    """`kind`: source, pump, destruction or use; `destroys`: whether it reduces emissions by itself. A figure that
    no source supports is null.
    """

    id: str
    name: Text
    kind: str
    stream: str
    ch4_min_percent: float | None
    ch4_max_percent: float | None
    flow_min_m3_min: float | None
    flow_max_m3_min: float | None
    unit_size: float | None
    unit_size_unit: str | None
    destruction_efficiency: float | None
    electrical_efficiency: float | None
    thermal_efficiency: float | None
    availability: float | None
    own_power_kw_per_unit: float | None
    capex_per_unit: float | None
    opex_share_of_capex: float | None
    lifetime_years: float | None
    delivers_gas: bool
    destroys: bool
    status: str
    source: Text | None
    source_year: int | None
    sourced: list[str]


class CreditingList(TypedDict):
    """What `crediting_list` answers."""

    items: list[CreditingMethod]


class CreditingMethod(TypedDict):
    """A method sheet of crediting, what it asks to be measured, and default efficiencies of devices."""

    sheet: SheetOut
    monitoring: list[MonitoredParameter]
    efficiencies: list[DeviceEfficiencyOut]


class DeviceEfficiencyOut(TypedDict):
    """The share that a device destroys where nobody measures it."""

    device: str
    value: float
    name: Text
    document: Text
    status: Literal["confirmed", "to_confirm"]


class EvaluationIn(TypedDict):
    """`project`: as a file has it (docs/reductions.md). `spreads`: half-widths of 95 % ranges in percent by
    `flow`, `ch4`, `availability` and the prices; none is assumed.
    """

    project: dict[str, Any]
    limit: NotRequired[str | None]
    gwp_set: NotRequired[str | None]
    spreads: NotRequired[dict[str, float]]
    draws: NotRequired[int]
    seed: NotRequired[int]


class MeasuredHoursList(TypedDict):
    """What `measured_hours_list` answers."""

    items: list[MeasuredHoursOut]


class MeasuredHoursOut(TypedDict):
    """`first`: when the first hour begins, `end`: when the one after the last does, by the file's own clock."""

    id: int
    filename: str
    sha256: str
    first: str
    end: str
    hours: int
    destruction_efficiency: float | None
    synthetic: bool
    created: str


class MonitoredParameter(TypedDict):
    """A part of `CreditingMethod`."""

    id: str
    unit: str
    name: Text
    where: Text
    document: Text
    status: Literal["confirmed", "to_confirm"]


class PercentRange(TypedDict):
    """A part of `TechnologyList`."""

    low: float
    high: float


class PortfolioCompany(TypedDict):
    """`emission_co2e_t`: its year before any project; null where nothing says so. `emission_source`: given in the
    question, of the public inventory (a company of the same name), or the example's own.
    """

    name: str
    projects: int
    emission_co2e_t: float | None
    emission_source: Literal["given", "inventory", "example"] | None


class PortfolioOut(TypedDict):
    """The answer of `firedamp portfolio`, with who its projects are; `status` null where no question was asked."""

    status: Literal["optimal", "infeasible"] | None
    chosen: list[str]
    cost: float | None
    capex: float | None
    reduction_t_per_year: float | None
    curve: list[dict[str, Any]]
    excluded: list[dict[str, Any]]
    cautions: list[dict[str, Any]]
    warnings: list[FieldProblem]
    synthetic: bool
    attribution: Text | None
    projects: list[ReductionProjectOut]
    companies: list[PortfolioCompany]
    spreads_percent: dict[str, float]
    threshold: ReductionLimit | None


class ProgressCauses(TypedDict):
    """A part of `ProgressMonth`."""

    flow: float
    concentration: float
    availability: float
    efficiency: float


class ProgressMonth(TypedDict):
    """A part of `ProjectProgress`."""

    hours: int
    methane_m3: float
    methane_destroyed_t: float
    reduction_t: float
    planned_reduction_t: float
    by_cause_t: ProgressCauses
    hours_without_flame: int
    hours_substituted: int
    hours_unregulated: int
    hours_unsafe: int
    hours_above_capacity: int
    month: str


class ProgressPlan(TypedDict):
    """A part of `ProjectProgress`."""

    years: list[ProgressPlanYear]


class ProgressPlanYear(TypedDict):
    """A part of `ProgressPlan`."""

    year: int
    flow_m3_min: float
    ch4_percent: float
    availability: float
    destruction_efficiency: float
    baseline_utilised_share: float
    own_t_per_hour: float
    displaced_t_per_m3: float
    unsafe_up_to_percent: float
    safe_up_to_percent: float
    most_flow_m3_min: float | None
    most_methane_m3_min: float | None


class ProgressSums(TypedDict):
    """t CO2e by the formulas of the project; `by_cause_t` adds up to achieved less planned. Hours in which the
    mixture was not safe to use (`hours_unsafe`) are not credited; `hours_above_capacity`: above what the units
    carry by more than a tenth.
    """

    hours: int
    methane_m3: float
    methane_destroyed_t: float
    reduction_t: float
    planned_reduction_t: float
    by_cause_t: ProgressCauses
    hours_without_flame: int
    hours_substituted: int
    hours_unregulated: int
    hours_unsafe: int
    hours_above_capacity: int


class ProjectEvaluation(TypedDict):
    """The answer of `firedamp reduction evaluate`; `economics` is null where the plan has a fault."""

    project: str
    technology: str
    units: int
    years: list[dict[str, Any]]
    totals: dict[str, Any]
    economics: dict[str, Any] | None
    faults: list[FieldProblem]
    warnings: list[FieldProblem]


class ProjectOfMine(TypedDict):
    """A part of `ReductionProjectOut`."""

    id: str
    name: Text
    latitude: float | None
    longitude: float | None


class ProjectProgress(TypedDict):
    """`totals` null where no hours are there."""

    synthetic: bool
    months: list[ProgressMonth]
    totals: ProgressSums | None
    plan: ProgressPlan


class ProjectResult(TypedDict):
    """What a project comes to alone on its stream; without a price where its plan has a fault. `cost`: −NPV
    without carbon revenue.
    """

    reduction_t_per_year: float | None
    capex: float | None
    cost: float | None
    cost_per_t: float | None
    units: int | None
    faults: list[FieldProblem]
    warnings_count: int


class ReductionLimit(TypedDict):
    """A dated limit record."""

    id: str
    name: Text
    value: float
    unit: str
    valid_from: str | None
    valid_to: str | None
    document: Text
    status: str


class ReductionProjectChangeIn(TypedDict):
    """What is not named stays."""

    version: int
    name: NotRequired[str | None]
    record: NotRequired[dict[str, Any] | None]


class ReductionProjectIn(TypedDict):
    """`record`: the project as a file has it; its `id` is there once in an organisation."""

    organisation: NotRequired[str | None]
    name: NotRequired[str]
    record: dict[str, Any]


class ReductionProjectOut(TypedDict):
    """`set` `example`: of the named synthetic example, with costs of no real equipment; nobody changes it.
    `measured_files`: how many files of measured hours it has.
    """

    id: str
    version: int
    set: Literal["example", "own"]
    synthetic: bool
    organisation: Translated | None
    name: str
    mine: ProjectOfMine | None
    record: dict[str, Any]
    may_change: bool
    changed: str
    attribution: Text | None
    measured_files: int
    result: ProjectResult


class ReductionProjectPage(TypedDict):
    """What `reduction_project_list` answers."""

    items: list[ReductionProjectOut]
    next_cursor: str | None
    total: int


class StreamFits(TypedDict):
    """What `technology_fits` answers."""

    methane_m3_per_year: float
    permitted_ch4_percent: float | None
    faults: list[FieldProblem]
    items: list[TechnologyFit]


class TechnologyFit(TypedDict):
    """`units`: whole ones that would take the stream; `reasons` against it: none where it fits."""

    id: str
    fits: bool
    units: int | None
    reasons: list[FieldProblem]


class TechnologyList(TypedDict):
    """What `technology_list` answers."""

    items: list[CatalogueTechnology]
    limits: list[ReductionLimit]
    explosive_range_percent: PercentRange
    ventilation_alarm_percent: float
