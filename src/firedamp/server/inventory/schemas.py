"""Which shapes do methods, calculations and inventories have over HTTP? Science makes them, this promises them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field

from firedamp.science.errors import InputError
from firedamp.server.answers import Key, Named, Open, Text, Translated, Year

MAX_DRAWS = 1_000_000
MAX_INPUTS = 200
MAX_LIST = 1_000
MAX_TEXT = 500


def bounded(inputs: dict[str, Any]) -> dict[str, Any]:
    """Inputs as long as any method needs, no longer. Raises InputError."""
    if len(inputs) > MAX_INPUTS:
        raise InputError.one("inputs", "too_many_items", len(inputs), maximum=MAX_INPUTS)
    for name, value in inputs.items():
        refuse_long(name, name)
        refuse_long(name, value)
    return inputs


def refuse_long(name: str, value: Any) -> None:
    limit = MAX_TEXT if isinstance(value, str) else MAX_LIST
    if isinstance(value, str | list | dict) and len(value) > limit:
        rule = "too_long" if isinstance(value, str) else "too_many_items"
        raise InputError.one(name[:MAX_TEXT], rule, len(value), maximum=limit)
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        refuse_long(name, item)


Inputs = Annotated[dict[str, Any], AfterValidator(bounded)]
Draws = Annotated[int, Field(ge=100, le=MAX_DRAWS)]
Seed = Annotated[int, Field(ge=0, le=2**32 - 1)]
GwpSet = Annotated[str, Field(min_length=1, max_length=50)]
Name = Annotated[str, Field(max_length=200)]


class Strict(Schema):
    """A body that may hold what is named and nothing else."""

    model_config = ConfigDict(extra="forbid")


class EvaluateIn(Strict):
    """An input is a number, or a number with its unit: {"value": 2.4, "unit": "Mt"}."""

    inputs: Inputs
    gwp_set: GwpSet | None = None
    uncertainty: Inputs = {}
    draws: Draws = 10_000
    seed: Seed = 1
    beside: Annotated[list[GwpSet], Field(max_length=20)] = []

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {"inputs": {"coal_output": 2_400_000, "mine_depth": 300}, "gwp_set": "RU", "beside": ["AR5"]}
        },
    )


class SolveIn(Strict):
    """At which value of one input does an output meet the target?"""

    inputs: Inputs
    output: Key
    target: Annotated[float, Field(allow_inf_nan=False)]
    for_input: Key
    gwp_set: GwpSet | None = None

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "inputs": {"mine_depth": 300},
                "output": "co2e_t",
                "target": 50_000,
                "for_input": "coal_output",
                "gwp_set": "RU",
            }
        },
    )


class CalculationIn(EvaluateIn):
    """A calculation to keep: a method with its inputs, under a name, perhaps of a mine."""

    method: Key
    name: Name = ""
    mine_id: Key | None = None

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "method": "ipcc2006.underground",
                "inputs": {"coal_output": 4_700_000, "mine_depth": 400},
                "gwp_set": "RU",
                "name": "Raspadskaya, 2025",
                "mine_id": "M0836",
            }
        },
    )


class InventoryIn(Strict):
    """The inventory of a basin, or of a company or district in it."""

    basin: Key
    company: Key | None = None
    district: Key | None = None
    year: Year | None = None
    method: Key = "ipcc2006"
    gwp_set: GwpSet = "RU"
    draws: Draws = 10_000
    seed: Seed = 1
    name: Name = ""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"basin": "kuzbass", "method": "ru.factors", "gwp_set": "RU", "name": "Factors"}},
    )


class DocumentOut(Open):
    name: Text
    equations: list[str] = []
    valid_from: str | None = None
    valid_to: str | None = None


class MethodRow(Schema):
    id: str
    title: Text
    summary: Text
    tier: int | str
    category: str
    status: str
    edition: str
    document: DocumentOut


class MethodList(Schema):
    items: list[MethodRow]


class SheetOut(Open):
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


class ResultOut(Open):
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


class SolutionOut(Open):
    method: str
    input: str
    value: float
    unit: str
    output: str
    target: float


class GwpSetOut(Open):
    id: str
    ch4: float
    n2o: float | None
    source: str
    status: str
    title: Text


class GwpSetList(Schema):
    items: list[GwpSetOut]


class CalculationRow(Schema):
    id: UUID
    name: str
    method: str
    gwp_set: str
    status: Literal["draft"]
    owner: str | None
    mine_id: str | None
    created: datetime


class CalculationPage(Schema):
    items: list[CalculationRow]
    next_cursor: str | None
    total: int


class CalculationOut(CalculationRow):
    inputs: dict[str, Any]
    uncertainty: dict[str, Any]
    draws: int
    seed: int
    result: ResultOut


class DifferenceOut(Schema):
    """One number of two calculations side by side; null where a calculation has no such number."""

    name: str
    unit: str
    left: float | None
    right: float | None
    difference: float | None
    ratio: float | None


class ComparisonOut(Schema):
    left: CalculationRow
    right: CalculationRow
    outputs: list[DifferenceOut]
    trace: list[DifferenceOut]


class TotalsOut(Open):
    mines: int
    output_t: float
    ch4_t: float
    co2_t: float
    co2e_t: float
    co2e_t_low: float
    co2e_t_high: float


class LineOut(Open):
    mine_id: str
    name: Text
    mine_type: str
    year: int
    output_t: float
    method: str
    ch4_t: float
    co2e_t: float
    company: Named
    district: Translated


class InventoryResult(Open):
    """An inventory: totals with their 95 % range, by mine type and source, and its lines."""

    title: Text
    method: str
    gwp_set: str
    year: int | None
    totals: TotalsOut
    by_type: dict[str, TotalsOut]
    by_source: list[dict[str, Any]]
    lines: list[LineOut]
    to_confirm: list[dict[str, Any]]
    attribution: Text


class ShareOut(Open):
    key: str
    name: Text
    ch4_t: float
    co2e_t: float


class ScreeningOut(Open):
    """A company against the threshold of Federal Law 296-FZ."""

    company: Named
    mines: int
    co2e_t: float
    threshold_t: float
    reports: bool
    certainty: Literal["above", "below", "uncertain"]
    distance_t: float


class InventoryView(InventoryResult):
    by_company: list[ShareOut]
    by_district: list[ShareOut]
    by_mine_type: list[ShareOut]
    screening: list[ScreeningOut]


class InventoryRow(Schema):
    id: UUID
    name: str
    basin: str
    company: Named | None
    district: Translated | None
    year: int | None
    method: str
    gwp_set: str
    owner: str | None
    created: datetime
    totals: TotalsOut


class InventoryPage(Schema):
    items: list[InventoryRow]
    next_cursor: str | None
    total: int


class InventoryOut(InventoryRow):
    result: InventoryResult
    screening: list[ScreeningOut]


class ShareList(Schema):
    items: list[ShareOut]


class MineCalculationOut(Schema):
    line: LineOut
    result: ResultOut
