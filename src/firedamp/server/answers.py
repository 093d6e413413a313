"""Which shapes do all endpoints share? Problem details, texts in two languages, pages, numbers of the database."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Schema
from pydantic import BaseModel, ConfigDict, Field

MAX_PAGE = 500


def example(**values: Any) -> ConfigDict:
    """A model's configuration: the example that the OpenAPI document shows of it."""
    return ConfigDict(json_schema_extra={"example": values})


def open_example(**values: Any) -> ConfigDict:
    """As `example`, for a shape that passes on what is not named."""
    return ConfigDict(extra="allow", json_schema_extra={"example": values})


def strict_example(**values: Any) -> ConfigDict:
    """As `example`, for a body that may hold nothing else."""
    return ConfigDict(extra="forbid", json_schema_extra={"example": values})


class Strict(Schema):
    """A body that may hold what is named and nothing else."""

    model_config = ConfigDict(extra="forbid")


class Text(Schema):
    """The same words in English and Russian."""

    en: str
    ru: str


class Named(Schema):
    """A reference to a record by its id and its one name; `name_ru` is its Russian one, where somebody gave it."""

    id: str
    name: str
    name_ru: str = ""


class Translated(Schema):
    """A reference to a record by its id and its name in two languages."""

    id: str
    name: Text


class Open(BaseModel):
    """A shape that science defines: what is named here is promised, what else it says is passed on.

    Pydantic's own model: ninja's Schema reads attributes one by one and would lose what is not named.
    """

    model_config = ConfigDict(extra="allow")


class FieldProblem(Open):
    field: str
    rule: str
    value: Any = None
    message: str


class ProblemOut(Schema):
    """RFC 9457. `request_id`, of a fault: what to give to whoever runs the server."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] = []
    request_id: str = ""

    model_config = {
        "json_schema_extra": {
            "example": {
                "type": "/problems/bad-input",
                "title": "Some values are not acceptable",
                "status": 422,
                "detail": "coal_output: -1 is below 0",
                "errors": [
                    {
                        "field": "coal_output",
                        "rule": "below_minimum",
                        "value": -1,
                        "minimum": 0,
                        "message": "coal_output: -1 is below 0",
                    }
                ],
            }
        }
    }


def answers(success: Any, *statuses: int, created: bool = False) -> dict[int, Any]:
    """The responses of an operation: its own, what may go wrong with any, and what may go wrong with this one."""
    own: dict[int, Any] = {204: None} if success is None else {201 if created else 200: success}
    return {**own, **dict.fromkeys((400, 422, *statuses), ProblemOut)}


Key = Annotated[str, Field(min_length=1, max_length=200)]
Query = Annotated[str, Field(max_length=200)]
Year = Annotated[int, Field(ge=1900, le=2100)]
Limit = Annotated[int, Field(ge=1, le=MAX_PAGE)]
Cursor = Annotated[str, Field(max_length=1000)]


def text(en: str, ru: str) -> dict[str, str]:
    """A record's name in both languages; where one is missing, the other stands in."""
    return {"en": en or ru, "ru": ru or en}
