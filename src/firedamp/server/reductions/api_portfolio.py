"""Which projects should be built? A question over HTTP, its answer as JSON and as a summary to hand on."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from firedamp.forms.summary import summary_pdf
from firedamp.science.errors import InputError
from firedamp.science.reductions.evaluating import Terms
from firedamp.science.reductions.safety import PERMITTED
from firedamp.server.accounts.auth import reader
from firedamp.server.answers import Key, Strict, answers
from firedamp.server.language import request_language
from firedamp.server.reductions import schemas, shapes, summary
from firedamp.server.reductions.api import PlanYear, writable
from firedamp.server.reductions.choosing import EXAMPLE, Answered, Asked, answered, spreads_of
from firedamp.server.reductions.demonstration import example
from firedamp.server.reductions.inventories import known
from firedamp.server.reports.attachments import download

router = Router(tags=["reductions"])
Tonnes = Annotated[float, Field(ge=0, le=1e12)]
Money = Annotated[float, Field(ge=0, le=1e18)]
Spread = Annotated[float, Field(ge=0, le=200)]


class PortfolioQuery(Strict):
    """`set`: `example`, or an organisation's id. One question, or none: a target, a budget, a threshold of a company.
    `flow` … `carbon_per_t`: half-widths of 95 % ranges in percent. `first_year`, `last_year`: count reductions over
    these years; over each project's own life without them."""

    set: Key = EXAMPLE
    company: Key | None = None
    target_t: Tonnes | None = None
    budget: Money | None = None
    threshold_t: Tonnes | None = None
    emission_co2e_t: Tonnes | None = None
    limit: Key = PERMITTED
    first_year: PlanYear | None = None
    last_year: PlanYear | None = None
    flow: Spread = 0
    ch4: Spread = 0
    availability: Spread = 0
    electricity_per_mwh: Spread = 0
    heat_per_gj: Spread = 0
    gas_per_1000m3: Spread = 0
    carbon_per_t: Spread = 0
    draws: Annotated[int, Field(ge=100, le=100_000)] = 10_000
    seed: Annotated[int, Field(ge=0, le=2**63 - 1)] = 1


PDF: dict[str, Any] = {
    "responses": {200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}}
}
SPREADS = ("flow", "ch4", "availability", "electricity_per_mwh", "heat_per_gj", "gas_per_1000m3", "carbon_per_t")
NAMED = ("company", "target_t", "budget", "threshold_t", "emission_co2e_t", "draws", "seed")


@router.get("/portfolio", response=answers(schemas.PortfolioOut, 401, 404), summary="Which projects to build")
def reduction_portfolio(request: HttpRequest, filters: Query[PortfolioQuery]) -> dict[str, Any]:
    """The cheapest set that reaches a target or brings a company under a threshold, or the most reduction within a
    budget: an exact optimum. Without a question the abatement curve alone. Cost is −NPV without carbon revenue."""
    asked, terms = _asked(filters), _terms(filters)
    return _told(request, answered(reader(request), asked, terms), asked, terms)


@router.get(
    "/portfolio/summary", response=answers(None, 401, 404), summary="The answer on two pages",
    openapi_extra=PDF,
)  # fmt: skip
def reduction_portfolio_summary(request: HttpRequest, filters: Query[PortfolioQuery]) -> HttpResponse:
    """As PDF: what is chosen and why, what it costs and how far that may be off, the curve, what is to be confirmed."""
    asked, terms, language = _asked(filters), _terms(filters), request_language(request)
    told = _told(request, answered(reader(request), asked, terms), asked, terms)
    address = request.build_absolute_uri(summary.page_of(asked))
    content = summary_pdf(summary.document_of(told, asked, address, language), language)
    return download(summary.filename_of(asked, language), "application/pdf", content)


def _told(request: HttpRequest, found: Answered, asked: Asked, terms: Terms) -> dict[str, Any]:
    language = request_language(request)
    return {
        **shapes.worded(found.told, language),
        "synthetic": asked.of == EXAMPLE,
        "attribution": example().given.attribution if asked.of == EXAMPLE else None,
        "projects": shapes.rows_out(found.rows, writable(reader(request)), terms, language),
        "companies": list(found.companies),
        "spreads_percent": dict(spreads_of(asked)),
        "threshold": shapes.threshold_out(),
    }


def _asked(filters: PortfolioQuery) -> Asked:
    spreads = {name: value for name in SPREADS if (value := getattr(filters, name))}
    return Asked(filters.set, **{name: getattr(filters, name) for name in NAMED}, spreads=spreads)


def _terms(filters: PortfolioQuery) -> Terms:
    first, last = filters.first_year, filters.last_year
    if (first is None) != (last is None):
        raise InputError.one("first_year" if first is None else "last_year", "missing")
    years = (first, last) if first is not None and last is not None else None
    return replace(Terms.named(limit_id=filters.limit, years=years), vented=known().mines)
