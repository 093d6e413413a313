"""Which shapes do the calls of `client.methods` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

from firedamp.client.shapes.shared import DocumentOut, Text


class GwpSetList(TypedDict):
    """What `gwp_set_list` answers."""

    items: list[GwpSetOut]


class GwpSetOut(TypedDict):
    """A part of `GwpSetList`."""

    id: str
    ch4: float
    n2o: float | None
    source: Text
    status: str
    title: Text


class MethodList(TypedDict):
    """What `method_list` answers."""

    items: list[MethodRow]


class MethodRow(TypedDict):
    """A part of `MethodList`."""

    id: str
    title: Text
    summary: Text
    tier: int | str
    category: str
    status: str
    edition: str
    document: DocumentOut


class SolutionOut(TypedDict):
    """What `method_solve` answers."""

    method: str
    input: str
    value: float
    unit: str
    output: str
    target: float


class SolveIn(TypedDict):
    """At which value of one input does an output meet the target?"""

    inputs: dict[str, Any]
    output: str
    target: float
    for_input: str
    gwp_set: NotRequired[str | None]
