"""Which shapes do the calls of `client.compliance` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import TypedDict

from firedamp.client.shapes.shared import Text


class ComplianceCount(TypedDict):
    """A part of `ComplianceOut`."""

    limit: ComplianceLimit
    ahead: bool
    exceeds: int
    passes: int
    unknown: int
    not_applicable: int


class ComplianceLimit(TypedDict):
    """A dated record. `breaks_when`: above, at_or_above or below its value; `threshold`: reaching it is a duty."""

    id: str
    name: Text
    document: Text
    document_key: str
    quantity: str
    value: float
    unit: str
    breaks_when: str
    threshold: bool
    valid_from: str | None
    valid_to: str | None
    status: str


class ComplianceOut(TypedDict):
    """`counts` are of all rows asked for; `rows` those of the filter."""

    title: Text
    method: str
    method_title: Text
    gwp_set: str
    period: CompliancePeriod
    counts: list[ComplianceCount]
    rows: list[ComplianceRow]
    synthetic: bool
    attribution: Text | None


class CompliancePeriod(TypedDict):
    """A part of `ComplianceOut`."""

    first: int
    last: int


class ComplianceRow(TypedDict):
    """A mine or organisation and a limit: `ahead` of the year of its figures or in force in it. `status`: exceeds,
    passes, unknown, not_applicable, with the `reason`. `chance_beyond`: from the 95 % range, where there is
    one.
    """

    subject: str
    key: str
    name: Text
    company: Text | None
    company_id: str | None
    year: int
    mine_type: str | None
    coal_use: str | None
    output_t: float | None
    limit: ComplianceLimit
    ahead: bool
    value: float | None
    value_low: float | None
    value_high: float | None
    margin: float | None
    status: str
    reason: str | None
    chance_beyond: float | None
    remarks: list[str]
    synthetic: bool
