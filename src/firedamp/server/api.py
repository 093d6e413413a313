"""The REST API: every router under /api/v1, one OpenAPI document, one way to say that something is wrong."""

from __future__ import annotations

import functools
from typing import Any, ClassVar, Literal

from django.db import connection
from django.http import Http404, HttpRequest
from ninja import NinjaAPI, Router, Schema, Swagger
from ninja.errors import HttpError, ValidationError, ValidationErrorContext
from ninja.parser import Parser
from ninja.renderers import JSONRenderer

import firedamp
from firedamp.science.errors import FiredampError
from firedamp.server.accounts.api import of_tokens
from firedamp.server.accounts.api import router as session
from firedamp.server.answers import answers
from firedamp.server.audit.api import router as activity
from firedamp.server.compliance.api import router as compliance
from firedamp.server.forecasts.api import router as forecasts
from firedamp.server.inventory.api_calculations import router as calculations
from firedamp.server.inventory.api_inventories import of_a_mine
from firedamp.server.inventory.api_inventories import router as inventories
from firedamp.server.inventory.api_methods import gwp_sets, methods
from firedamp.server.inventory.api_reconciliations import of_a_mine as offers_of_a_mine
from firedamp.server.inventory.api_reconciliations import router as reconciliations
from firedamp.server.inventory.api_series import router as series
from firedamp.server.jobs.api import router as jobs
from firedamp.server.measured.api import router as measured
from firedamp.server.mines.api import basins, companies, districts, mines
from firedamp.server.organisations.api import router as organisations
from firedamp.server.organisations.api_invitations import router as invitations
from firedamp.server.problems import CONTENT_TYPE, ApiProblem, respond
from firedamp.server.reductions.api import router as reductions
from firedamp.server.reductions.api_hours import router as hours_of_a_project
from firedamp.server.reductions.api_portfolio import router as portfolios
from firedamp.server.reference.http.api import finder, packages
from firedamp.server.reference.http.api_export import router as reference_export
from firedamp.server.reference.http.api_imports import router as imports
from firedamp.server.reference.http.api_records import router as reference
from firedamp.server.reference.selectors import current_packages
from firedamp.server.reports.api import confirmations as confirmations_of_an_organisation
from firedamp.server.reports.api import router as reports
from firedamp.server.reports.api_attachments import router as documents_of_a_report
from firedamp.server.reports.api_issues import router as issues_of_a_report
from firedamp.server.reports.api_reopenings import router as reopenings_of_a_report
from firedamp.server.reports.api_verifiers import router as verifiers_of_a_report
from firedamp.server.restoration.api import router as restorations
from firedamp.server.telemetry.api_correlation import router as correlations
from firedamp.server.telemetry.api_imports import router as recordings
from firedamp.server.telemetry.api_longwalls import router as longwalls
from firedamp.server.telemetry.api_monthly import router as months
from firedamp.server.telemetry.api_quality import router as qualities
from firedamp.server.telemetry.api_readings import router as readings
from firedamp.server.telemetry.api_replay import router as replays
from firedamp.server.topdown.api import router as topdown

DESCRIPTION = """\
Methane of coal mines: methods, calculations, inventories and the mines they rest on.

Reading public data is open. To keep something, sign in: a browser with its session cookie and `X-CSRFToken`, a client
with a token of yours (`Authorization: Bearer fdt_…`) or with `X-Session-Token` (see `docs/api.md`). Errors are problem
details (RFC 9457); their words follow `Accept-Language` or `?lang=ru`.
"""


class StrictParser(Parser):
    """The body as StrictRequestMiddleware has read it."""

    def parse_body(self, request: HttpRequest) -> Any:
        return request.strict_json  # type: ignore[attr-defined]

    def parse_querydict(self, data: Any, list_fields: list[str], request: HttpRequest) -> Any:
        """`?year=&q=` asks for no year and no words: an empty parameter is none."""
        given = super().parse_querydict(data, list_fields, request)
        return {name: value for name, value in given.items() if value != ""}


class ReadableJson(JSONRenderer):
    """JSON in UTF-8: Russian is readable, and half as long."""

    json_dumps_params: ClassVar[dict[str, Any]] = {"ensure_ascii": False}


class FiredampAPI(NinjaAPI):
    """NinjaAPI whose document says what it does: problem details have their own content type."""

    @functools.cached_property
    def document(self) -> dict[str, Any]:
        document = super().get_openapi_schema()
        for path in document["paths"].values():
            for operation in path.values():
                for status, response in operation["responses"].items():
                    if int(status) >= 400:
                        response["content"] = {CONTENT_TYPE: response["content"]["application/json"]}
        return document

    def get_openapi_schema(self, **_: Any) -> Any:
        return self.document

    def validation_error_from_error_contexts(self, error_contexts: list[ValidationErrorContext]) -> ValidationError:
        """Ninja drops what was given; our problem details say it back (`problems.said_back`)."""
        given = [
            each["input"]
            for context in error_contexts
            for each in context.pydantic_validation_error.errors(include_url=False)
        ]
        errors = super().validation_error_from_error_contexts(error_contexts).errors
        return ValidationError([{**error, "input": value} for error, value in zip(errors, given, strict=True)])

    def get_openapi_operation_id(self, operation: Any) -> str:
        return str(operation.view_func.__name__)


api = FiredampAPI(
    title="Firedamp",
    version=firedamp.__version__,
    description=DESCRIPTION,
    urls_namespace="api",
    docs=Swagger(settings={"persistAuthorization": False, "validatorUrl": None}),
    parser=StrictParser(),
    renderer=ReadableJson(),
    servers=[{"url": "/"}],
)


def register_errors() -> None:
    for kind in (ApiProblem, FiredampError, HttpError, Http404, ValidationError, Exception):
        api.add_exception_handler(kind, respond)


register_errors()

system = Router(tags=["system"])


class HealthOut(Schema):
    status: Literal["ok"]
    version: str
    database: Literal["sqlite", "postgresql"]
    packages: int

    model_config = {
        "json_schema_extra": {"example": {"status": "ok", "version": "0.1.0", "database": "sqlite", "packages": 8}}
    }


@system.get("/health", response=answers(HealthOut), summary="Is the server well?")
def health(request: HttpRequest) -> dict[str, Any]:
    """Answers 200 when the database answers."""
    return {
        "status": "ok",
        "version": firedamp.__version__,
        "database": connection.vendor,
        "packages": current_packages().count(),
    }


api.add_router("", system)
api.add_router("/session", session)
api.add_router("/tokens", of_tokens)
api.add_router("/organisations", organisations)
api.add_router("/invitations", invitations)
api.add_router("/activity", activity)
api.add_router("/jobs", jobs)
api.add_router("/methods", methods)
api.add_router("/gwp-sets", gwp_sets)
api.add_router("/calculations", calculations)
api.add_router("/mines", mines)
api.add_router("/mines", of_a_mine)
api.add_router("/mines", offers_of_a_mine)
api.add_router("/districts", districts)
api.add_router("/companies", companies)
api.add_router("/basins", basins)
api.add_router("/inventories", inventories)
api.add_router("/reconciliations", reconciliations)
api.add_router("/series", series)
api.add_router("/packages", packages)
api.add_router("/reference", reference)
api.add_router("/reference", imports)
api.add_router("/reference", reference_export)
api.add_router("/restorations", restorations)
api.add_router("/reports", reports)
api.add_router("/reports", issues_of_a_report)
api.add_router("/reports", documents_of_a_report)
api.add_router("/reports", verifiers_of_a_report)
api.add_router("/reports", reopenings_of_a_report)
api.add_router("/organisations", confirmations_of_an_organisation)
api.add_router("/telemetry", longwalls)
api.add_router("/telemetry", readings)
api.add_router("/telemetry", replays)
api.add_router("/telemetry", qualities)
api.add_router("/telemetry", months)
api.add_router("/telemetry", correlations)
api.add_router("/telemetry", recordings)
api.add_router("/forecasts", forecasts)
api.add_router("/measured", measured)
api.add_router("/reductions", reductions)
api.add_router("/reductions", portfolios)
api.add_router("/reductions", hours_of_a_project)
api.add_router("/topdown", topdown)
api.add_router("/compliance", compliance)
api.add_router("/search", finder)
