"""Which shapes do technologies, projects and portfolios have over HTTP? Units are in the names."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from firedamp.server.answers import (
    FieldProblem,
    Key,
    Open,
    Strict,
    Text,
    Translated,
    example,
    open_example,
    strict_example,
)
from firedamp.server.inventory.schemas import SheetOut
from firedamp.server.reductions import examples

Name = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Status = Literal["confirmed", "to_confirm"]
Version = Annotated[int, Field(ge=1, le=2**31 - 1)]
Record = dict[str, Any]
Spreads = Annotated[dict[str, float], Field(max_length=20)]


class CatalogueTechnology(Schema):
    """`kind`: source, pump, destruction or use; `destroys`: whether it reduces emissions by itself. A figure that no
    source supports is null."""

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


class ReductionLimit(Schema):
    """A dated limit record."""

    id: str
    name: Text
    value: float
    unit: str
    valid_from: date | None
    valid_to: date | None
    document: Text
    status: str


class PercentRange(Schema):
    low: float
    high: float


class TechnologyList(Schema):
    items: list[CatalogueTechnology]
    limits: list[ReductionLimit]
    explosive_range_percent: PercentRange
    ventilation_alarm_percent: float

    model_config = example(**examples.TECHNOLOGIES)


class TechnologyFit(Schema):
    """`units`: whole ones that would take the stream; `reasons` against it: none where it fits."""

    id: str
    fits: bool
    units: int | None
    reasons: list[FieldProblem]


class StreamFits(Schema):
    methane_m3_per_year: float
    permitted_ch4_percent: float | None
    faults: list[FieldProblem]
    items: list[TechnologyFit]

    model_config = example(**examples.FITS)


class EvaluationIn(Strict):
    """`project`: as a file has it (docs/reductions.md). `spreads`: half-widths of 95 % ranges in percent by `flow`,
    `ch4`, `availability` and the prices; none is assumed."""

    project: Record
    limit: Key | None = None
    gwp_set: Key | None = None
    spreads: Spreads = {}
    draws: Annotated[int, Field(ge=100, le=100_000)] = 10_000
    seed: Annotated[int, Field(ge=0, le=2**63 - 1)] = 1

    model_config = strict_example(**examples.EVALUATION_IN)


class ProjectEvaluation(Open):
    """The answer of `firedamp reduction evaluate`; `economics` is null where the plan has a fault."""

    project: str
    technology: str
    units: int
    years: list[dict[str, Any]]
    totals: dict[str, Any]
    economics: dict[str, Any] | None
    faults: list[FieldProblem]
    warnings: list[FieldProblem]

    model_config = open_example(**examples.EVALUATION)


class ProjectOfMine(Schema):
    id: str
    name: Text
    latitude: float | None
    longitude: float | None


class ProjectResult(Schema):
    """What a project comes to alone on its stream; without a price where its plan has a fault. `cost`: −NPV without
    carbon revenue."""

    reduction_t_per_year: float | None
    capex: float | None
    cost: float | None
    cost_per_t: float | None
    units: int | None
    faults: list[FieldProblem]
    warnings_count: int


class ReductionProjectOut(Schema):
    """`set` `example`: of the named synthetic example, with costs of no real equipment; nobody changes it.
    `measured_files`: how many files of measured hours it has."""

    id: UUID
    version: int
    set: Literal["example", "own"]
    synthetic: bool
    organisation: Translated | None
    name: str
    mine: ProjectOfMine | None
    record: Record
    may_change: bool
    changed: datetime
    attribution: Text | None
    measured_files: int
    result: ProjectResult

    model_config = example(**examples.PROJECT)


class ReductionProjectPage(Schema):
    items: list[ReductionProjectOut]
    next_cursor: str | None
    total: int

    model_config = example(items=[examples.PROJECT], next_cursor=None, total=1)


class ReductionProjectIn(Strict):
    """`record`: the project as a file has it; its `id` is there once in an organisation."""

    organisation: Key | None = None
    name: Name = ""
    record: Record

    model_config = strict_example(name="Факел на дегазации", record=examples.RECORD)


class ReductionProjectChangeIn(Strict):
    """What is not named stays."""

    version: Version
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)] | None = None
    record: Record | None = None

    model_config = strict_example(version=1, name="Факел на дегазации, блок 2")


class MonitoredParameter(Schema):
    id: str
    unit: str
    name: Text
    where: Text
    document: Text
    status: Status


class DeviceEfficiencyOut(Schema):
    """The share that a device destroys where nobody measures it."""

    device: str
    value: float
    name: Text
    document: Text
    status: Status


class CreditingMethod(Schema):
    """A method sheet of crediting, what it asks to be measured, and default efficiencies of devices."""

    sheet: SheetOut
    monitoring: list[MonitoredParameter]
    efficiencies: list[DeviceEfficiencyOut]

    model_config = example(**examples.CREDITING)


class CreditingList(Schema):
    items: list[CreditingMethod]

    model_config = example(items=[examples.CREDITING])


class PortfolioCompany(Schema):
    """`emission_co2e_t`: its year before any project; null where nothing says so. `emission_source`: given in the
    question, of the public inventory (a company of the same name), or the example's own."""

    name: str
    projects: int
    emission_co2e_t: float | None
    emission_source: Literal["given", "inventory", "example"] | None


class PortfolioOut(Open):
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

    model_config = open_example(**examples.PORTFOLIO)


class MeasuredHoursOut(Schema):
    """`first`: when the first hour begins, `end`: when the one after the last does, by the file's own clock."""

    id: int
    filename: str
    sha256: str
    first: datetime
    end: datetime
    hours: int
    destruction_efficiency: float | None
    synthetic: bool
    created: datetime

    model_config = example(**examples.HOURS)


class MeasuredHoursList(Schema):
    items: list[MeasuredHoursOut]

    model_config = example(items=[examples.HOURS])


class ProgressCauses(Schema):
    flow: float
    concentration: float
    availability: float
    efficiency: float


class ProgressSums(Schema):
    """t CO2e by the formulas of the project; `by_cause_t` adds up to achieved less planned. Hours in which the mixture
    was not safe to use (`hours_unsafe`) are not credited; `hours_above_capacity`: above what the units carry by more
    than a tenth."""

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


class ProgressMonth(ProgressSums):
    month: str


class ProgressPlanYear(Schema):
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


class ProgressPlan(Schema):
    years: list[ProgressPlanYear]


class ProjectProgress(Schema):
    """`totals` null where no hours are there."""

    synthetic: bool
    months: list[ProgressMonth]
    totals: ProgressSums | None
    plan: ProgressPlan

    model_config = example(**examples.PROGRESS)
