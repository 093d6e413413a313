"""Which questions about methods does the API answer? What they are, what they give, and what input gives a result."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from firedamp.science.errors import InputError
from firedamp.science.methods import calculate, describe_sheet, solve, summary
from firedamp.science.methods.library import Library
from firedamp.server.answers import Key, answers
from firedamp.server.inventory import bodies, exports, schemas
from firedamp.server.inventory.selectors import line_of, mine_named
from firedamp.server.language import request_language
from firedamp.server.reference.library import current_library

methods = Router(tags=["methods"])
gwp_sets = Router(tags=["methods"])

MOST_NUMBERS = 20_000_000


@methods.get("", response=answers(schemas.MethodList), summary="The calculation methods")
def method_list(request: HttpRequest) -> dict[str, Any]:
    """Each with its document, tier and status."""
    known = current_library()
    return {"items": [summary(known.sheet(method_id)) for method_id in known.ids()]}


@methods.get("/{method_id}", response=answers(schemas.SheetOut, 404), summary="A method sheet")
def method_read(request: HttpRequest, method_id: Key) -> dict[str, Any]:
    """Inputs with units, ranges and defaults, equations as text and LaTeX, outputs, default uncertainties.

    An input's `units` are those that it may be given in: a number in one, times `scale` plus `offset`, is in its own.
    """
    known = current_library()
    return describe_sheet(known.sheet(method_id), known.factors, units=True)


@methods.post("/{method_id}/evaluate", response=answers(schemas.ResultOut, 404), summary="Evaluate a method")
def method_evaluate(request: HttpRequest, method_id: Key, payload: bodies.EvaluateIn) -> dict[str, Any]:
    """Nothing is stored. The answer holds the trace, both IPCC uncertainty approaches and the sensitivity.

    `uncertainty.approach2` has for each output the least draw, the 99 percentiles and the greatest: `quantiles`.
    """
    return evaluated(method_id, payload)


@methods.post(
    "/{method_id}/export", response=answers(schemas.ResultOut, 404), summary="A result as a file",
    openapi_extra=schemas.FILES,
)  # fmt: skip
def method_export(
    request: HttpRequest,
    method_id: Key,
    payload: bodies.EvaluateIn,
    format: exports.Format = "json",  # noqa: A002 – the parameter's name in the address
) -> HttpResponse:
    """As evaluating, with nothing stored: the result as JSON, a workbook or one table, in the reader's language.

    With `mine_id` it says of which mine and year it is, whether these are made up, and whose data they rest on.
    """
    result = evaluated(method_id, payload)
    mine = mine_named(payload.mine_id)
    language = request_language(request)
    return exports.result_exported(result, format, language, draws=payload.draws, mine=mine, year=payload.year)


def evaluated(method_id: str, payload: bodies.EvaluateIn, methods: Library | None = None) -> dict[str, Any]:
    """Of a library's method; of those that inventories take, as the records have them now, where none is named."""
    refuse_endless(payload)
    mine = mine_named(payload.mine_id)
    return calculate(
        method_id,
        payload.inputs,
        gwp_set=payload.gwp_set,
        uncertainty=payload.uncertainty or None,
        draws=payload.draws,
        seed=payload.seed,
        beside=tuple(payload.beside),
        methods=methods or current_library(),
        line=line_of(mine, payload.year),
        distribution=True,
    )


def refuse_endless(payload: bodies.EvaluateIn) -> None:
    """Long lists times many draws would keep the server busy for minutes."""
    longest = MOST_NUMBERS // max(1, list_items(payload.inputs))
    if payload.draws > longest:
        raise InputError.one("draws", "above_maximum", payload.draws, maximum=longest)


def list_items(value: Any) -> int:
    if isinstance(value, dict):
        return sum(map(list_items, value.values()))
    return len(value) + sum(map(list_items, value)) if isinstance(value, list) else 0


@methods.post("/{method_id}/solve", response=answers(schemas.SolutionOut, 404), summary="Solve a method for an input")
def method_solve(request: HttpRequest, method_id: Key, payload: bodies.SolveIn) -> dict[str, Any]:
    """The value of one input at which an output meets the target; 422 with the reason where there is none."""
    return solve(
        method_id,
        payload.inputs,
        output=payload.output,
        target=payload.target,
        for_input=payload.for_input,
        gwp_set=payload.gwp_set,
        methods=current_library(),
    )


@gwp_sets.get("", response=answers(schemas.GwpSetList), summary="The sets of global warming potentials")
def gwp_set_list(request: HttpRequest) -> dict[str, Any]:
    """A result names its set and can be shown under any other."""
    names = ("id", "ch4", "n2o", "source", "status", "title")
    return {
        "items": [{name: getattr(gwp_set, name) for name in names} for gwp_set in current_library().gwp_sets.values()]
    }
