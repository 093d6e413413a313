"""Which shapes do methods and calculations have over HTTP? Science makes them, this promises them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema

from firedamp.server.answers import Open, Text, Translated, example, open_example
from firedamp.server.inventory import examples
from firedamp.tables.export import XLSX_TYPE

# Beside the JSON of an export: files that no schema describes further.
FILES: dict[str, Any] = {
    "responses": {
        200: {
            "content": {
                XLSX_TYPE: {"schema": {"type": "string", "format": "binary"}},
                "text/csv": {"schema": {"type": "string", "format": "binary"}},
            }
        }
    }
}


class DocumentOut(Open):
    name: Text
    equations: list[str] = []
    valid_from: str | None = None
    valid_to: str | None = None
    validity: str = "stated"


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

    model_config = example(items=[examples.METHOD])


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

    model_config = open_example(**examples.SHEET)


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

    model_config = open_example(**examples.RESULT)


class SolutionOut(Open):
    method: str
    input: str
    value: float
    unit: str
    output: str
    target: float

    model_config = open_example(**examples.SOLUTION)


class GwpSetOut(Open):
    id: str
    ch4: float
    n2o: float | None
    source: Text
    status: str
    title: Text


class GwpSetList(Schema):
    items: list[GwpSetOut]

    model_config = example(items=[examples.GWP_SET])


class CalculationRow(Schema):
    """`synthetic`: of a made-up mine, or its owner states that an input is made up."""

    id: UUID
    name: str
    method: str
    method_title: Text
    gwp_set: str
    status: Literal["draft", "issued", "returned", "verified", "superseded"]
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
    created: datetime


class CalculationPage(Schema):
    items: list[CalculationRow]
    next_cursor: str | None
    total: int
    owners: list[str]

    model_config = example(items=[examples.CALCULATION_ROW], next_cursor=None, total=1, owners=["admin"])


class CalculationOut(CalculationRow):
    inputs: dict[str, Any]
    origin: dict[str, dict[str, str]]
    uncertainty: dict[str, Any]
    draws: int
    seed: int
    attribution: Text | None
    result: ResultOut

    model_config = example(**examples.CALCULATION)


class DifferenceOut(Schema):
    """One number of two calculations side by side; null where a calculation has no such number."""

    name: str
    label: Text
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

    model_config = example(**examples.COMPARISON)
