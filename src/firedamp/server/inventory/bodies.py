"""What may be sent to methods, calculations and inventories? Bodies with bounds, and nothing that is not named."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field

from firedamp.science.errors import InputError
from firedamp.server.answers import Key, Strict, Year

Quality = Literal["measured", "reported", "calculated", "restored", "expert", "synthetic"]

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


class EvaluateIn(Strict):
    """An input is a number, or a number with its unit: {"value": 2.4, "unit": "Mt"}.

    With `mine_id` and `year` the draws are those of this mine and year: the range is, to the digit, that of its line in
    an inventory and of its route in a reconciliation.
    """

    inputs: Inputs
    gwp_set: GwpSet | None = None
    uncertainty: Inputs = {}
    draws: Draws = 10_000
    seed: Seed = 1
    beside: Annotated[list[GwpSet], Field(max_length=20)] = []
    mine_id: Key | None = None
    year: Year | None = None

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


class OriginIn(Strict):
    """Where an input came from, as its owner states it."""

    source: Annotated[str, Field(max_length=MAX_TEXT)]
    quality: Quality


class CalculationIn(EvaluateIn):
    """A calculation to keep: a method with its inputs, under a name, perhaps of a mine and year."""

    method: Key
    name: Name = ""
    organisation: Key | None = None
    origin: Annotated[dict[Key, OriginIn], Field(max_length=MAX_INPUTS)] = {}

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "method": "ipcc2006.underground",
                "inputs": {"coal_output": 4_700_000, "mine_depth": 400},
                "gwp_set": "RU",
                "name": "Raspadskaya, 2025",
                "mine_id": "M0836",
                "year": 2025,
                "origin": {"coal_output": {"source": "Global Coal Mine Tracker", "quality": "reported"}},
            }
        },
    )


class NameIn(Strict):
    """Another name."""

    name: Name

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"name": "Raspadskaya, by factors"}})


class CopyIn(Strict):
    """Where a copy belongs; not needed of who enters data in one organisation only."""

    organisation: Key | None = None

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"organisation": "own"}})


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
    organisation: Key | None = None

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"basin": "kuzbass", "method": "ru.factors", "gwp_set": "RU", "name": "Factors"}},
    )
