"""How does the API say that something is wrong? RFC 9457 problem details, in the caller's language."""

from __future__ import annotations

import json
import logging
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse
from ninja.errors import AuthenticationError, HttpError, ValidationError

from firedamp.messages import describe
from firedamp.science.errors import FiredampError, InputError, MethodError, Problem
from firedamp.server.language import request_language
from firedamp.server.operations.request_ids import request_id
from firedamp.server.outages import RETRY_AFTER_S, outage_of

logger = logging.getLogger(__name__)
CONTENT_TYPE = "application/problem+json"
LONGEST_ECHO = 200
MOST_ECHOED = 50


@dataclass(frozen=True)
class Kind:
    """A kind of problem: its address, its status, and what it is called."""

    slug: str
    status: int
    en: str
    ru: str

    def title(self, language: str) -> str:
        return self.ru if language == "ru" else self.en


KINDS: dict[str, Kind] = {
    kind.slug: kind
    for kind in (
        Kind("malformed-request", 400, "The request cannot be read", "Запрос не удалось прочитать"),
        Kind("not-signed-in", 401, "Sign in first", "Сначала войдите"),
        Kind("not-allowed", 403, "You are not allowed to do this", "Недостаточно прав"),
        Kind("csrf", 403, "The request carries no valid CSRF token", "В запросе нет действительного CSRF-токена"),
        Kind("not-found", 404, "There is nothing here", "Здесь ничего нет"),
        Kind(
            "method-not-allowed", 405, "This address does not take that method", "Этот адрес не принимает такой метод"
        ),
        Kind("conflict", 409, "The present state does not allow this", "Текущее состояние этого не допускает"),
        Kind("changed-meanwhile", 412, "Somebody else has changed this meanwhile", "Кто-то уже изменил это"),
        Kind("too-large", 413, "The request is too large", "Запрос слишком велик"),
        Kind("unsupported-media-type", 415, "Send JSON", "Ожидается JSON"),
        Kind("bad-input", 422, "Some values are not acceptable", "Некоторые значения не годятся"),
        Kind("no-answer", 422, "The method cannot answer this", "Метод не может на это ответить"),
        Kind(
            "precondition-required",
            428,
            "Say in If-Match which version the change is meant for",
            "Укажите в If-Match версию, к которой относится изменение",
        ),
        Kind("too-many-requests", 429, "Too many requests: wait a little", "Слишком много запросов: подождите немного"),
        Kind(
            "busy",
            503,
            "Something large is being written: try again in a moment",
            "Идёт большая запись: повторите через минуту",
        ),
        Kind(
            "database-away",
            503,
            "The database cannot be reached: try again in a moment",
            "База данных недоступна: повторите через минуту",
        ),
        Kind(
            "no-room",
            507,
            "The server's disk is full or cannot be written: nothing was stored. Tell whoever runs this server",
            "Диск сервера заполнен или недоступен для записи: ничего не записано. Сообщите тому, кто ведёт сервер",
        ),
        Kind("damaged-file", 500, "A file of the store is damaged", "Файл хранилища повреждён"),
        Kind(
            "store-unreachable",
            503,
            "The Spark cluster that reads the telemetry does not answer",
            "Кластер Spark, через который читается телеметрия, не отвечает",
        ),
        Kind("worker-lost", 500, "The worker was lost again and again", "Обработчик раз за разом обрывался"),
        Kind(
            "fault", 500, "Firedamp made a mistake; it has been written down", "Ошибка Firedamp; она записана в журнал"
        ),
    )
}
BY_STATUS = {
    400: "malformed-request", 401: "not-signed-in", 403: "not-allowed", 404: "not-found", 405: "method-not-allowed",
    409: "conflict", 412: "changed-meanwhile", 413: "too-large", 415: "unsupported-media-type", 422: "bad-input",
    428: "precondition-required", 429: "too-many-requests",
}  # fmt: skip

# What else is wrong with a method's question has no answer. An inventory's method is a parameter, not an address.
METHOD_PROBLEMS = {
    "unknown_method": "not-found",
    "unknown_factor": "not-found",
    "unknown_inventory_method": "bad-input",
}


class ApiProblem(Exception):
    """Raised where HTTP itself is at fault; what is wrong with values is an InputError of science."""

    def __init__(
        self, slug: str, detail: str | Mapping[str, str] = "", *, more: Mapping[str, Any] | None = None
    ) -> None:
        self.kind = KINDS[slug]
        self.detail = detail
        self.more = more or {}
        super().__init__(slug)


def problem_response(
    request: HttpRequest,
    slug: str,
    *,
    detail: str | Mapping[str, str] = "",
    errors: Iterable[Mapping[str, Any]] = (),
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Problem details; `more` are members of this kind of problem alone."""
    language = request_language(request)
    kind = KINDS[slug]
    text = detail if isinstance(detail, str) else detail[language]
    body = {
        "type": f"/problems/{slug}",
        "title": kind.title(language),
        "status": kind.status,
        "detail": text or kind.title(language),
        "errors": list(errors),
        **(more or {}),
        # By it whoever runs the server finds in the log what happened.
        **({"request_id": request_id()} if kind.status >= 500 and request_id() else {}),
    }
    response = HttpResponse(
        json.dumps(body, ensure_ascii=False, cls=DjangoJSONEncoder), status=kind.status, content_type=CONTENT_TYPE
    )
    response.headers["Content-Language"] = language
    return response


def printable(value: object) -> object:
    """What was given, as JSON can carry it, cut where nobody would read on."""
    if isinstance(value, bool | int) or value is None or (isinstance(value, float) and math.isfinite(value)):
        return value
    if isinstance(value, Mapping):
        return {str(name): printable(each) for name, each in list(value.items())[:MOST_ECHOED]}
    if isinstance(value, list | tuple):
        return [printable(each) for each in value[:MOST_ECHOED]]
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= LONGEST_ECHO else text[:LONGEST_ECHO] + "…"


def describe_problem(problem: Problem, language: str) -> dict[str, Any]:
    params = {name: printable(value) for name, value in problem.params.items()}
    own = {
        "field": problem.field,
        "rule": problem.rule,
        "value": printable(problem.value),
        "message": describe(problem, language),
    }
    return {**params, **own}


@dataclass(frozen=True)
class Said:
    """What is said of an error of the domain: the kind of problem, its detail and, field by field, its errors."""

    slug: str
    detail: str
    errors: Sequence[Mapping[str, Any]] = ()


def said_of(error: InputError | MethodError, language: str) -> Said:
    if isinstance(error, InputError):
        errors = [describe_problem(problem, language) for problem in error.problems]
        return Said("bad-input", "; ".join(each["message"] for each in errors), errors)
    params = {name: printable(value) for name, value in error.params.items()}
    message = describe(error, language)
    field = str(params.get("field", "method"))
    own = {"field": field, "rule": error.code, "value": params.get(field), "message": message}
    return Said(METHOD_PROBLEMS.get(error.code, "no-answer"), message, [{**params, **own}])


def said_response(request: HttpRequest, error: InputError | MethodError) -> HttpResponse:
    said = said_of(error, request_language(request))
    return problem_response(request, said.slug, detail=said.detail, errors=said.errors)


# What Pydantic calls a broken rule, and what the rest of Firedamp calls it.
RULE_OF_PYDANTIC: dict[str, tuple[str, str | None, str | None]] = {
    "missing": ("missing", None, None),
    "greater_than_equal": ("below_minimum", "ge", "minimum"),
    "greater_than": ("not_above_minimum", "gt", "minimum"),
    "less_than_equal": ("above_maximum", "le", "maximum"),
    "less_than": ("above_maximum", "lt", "maximum"),
    "literal_error": ("not_a_choice", "expected", "choices"),
    "extra_forbidden": ("unknown_input", None, None),
    "int_type": ("not_an_integer", None, None),
    "int_parsing": ("not_an_integer", None, None),
    "int_parsing_size": ("not_an_integer", None, None),
    "int_from_float": ("not_an_integer", None, None),
    "float_type": ("not_a_number", None, None),
    "float_parsing": ("not_a_number", None, None),
    "finite_number": ("not_finite", None, None),
    "bool_type": ("not_a_boolean", None, None),
    "bool_parsing": ("not_a_boolean", None, None),
    "list_type": ("not_a_list", None, None),
    "dict_type": ("not_a_record", None, None),
    "model_attributes_type": ("not_a_record", None, None),
    "string_too_long": ("too_long", "max_length", "maximum"),
    "too_long": ("too_many_items", "max_length", "maximum"),
    "string_type": ("not_a_text", None, None),
    "string_pattern_mismatch": ("pattern_mismatch", "pattern", "pattern"),
    "enum": ("not_a_choice", "expected", "choices"),
    "date_type": ("not_a_date", None, None),
    "date_parsing": ("not_a_date", None, None),
    "date_from_datetime_parsing": ("not_a_date", None, None),
    "date_from_datetime_inexact": ("not_a_date", None, None),
    "datetime_type": ("not_a_datetime", None, None),
    "datetime_parsing": ("not_a_datetime", None, None),
    "datetime_from_date_parsing": ("not_a_datetime", None, None),
    "uuid_type": ("not_a_uuid", None, None),
    "uuid_parsing": ("not_a_uuid", None, None),
    "timezone_aware": ("no_time_offset", None, None),
}
# Of what has to hold something at all, one sign or one item, nothing is missing rather than short.
RULE_OF_SHORT = {"string_too_short": ("missing", "too_short"), "too_short": ("empty_list", "too_few_items")}
CHOICE = re.compile(r"'([^']*)'")


def problem_of_pydantic(error: Mapping[str, Any]) -> Problem:
    # "body", "query" … and the name of the view's own argument say nothing to a caller.
    path = [str(part) for part in error["loc"][1:] if part not in ("payload", "filters")]
    rule, given, named = _rule_of(error)
    params = {named: error.get("ctx", {}).get(given)} if named and given else {}
    if rule == "not_a_choice":
        params = {"choices": ", ".join(CHOICE.findall(str(params.get("choices"))))}
    return Problem(".".join(path) or str(error["loc"][0]), rule, said_back(rule, error.get("input")), params)


def _rule_of(error: Mapping[str, Any]) -> tuple[str, str | None, str | None]:
    """Pydantic's own words are English alone: what has no rule is said to be unreadable."""
    kind = error["type"]
    if kind in RULE_OF_SHORT:
        nothing, few = RULE_OF_SHORT[kind]
        least = error.get("ctx", {}).get("min_length")
        return (nothing, None, None) if least == 1 else (few, "min_length", "minimum")
    return RULE_OF_PYDANTIC.get(kind, ("malformed", None, None))


def said_back(rule: str, given: object) -> object:
    """A single value is said back; never a whole body or list, nor what stands under a name that is not ours."""
    single = isinstance(given, str | int | float) and rule != "unknown_input"
    return given if single else None


def respond(request: HttpRequest, error: Exception) -> HttpResponse:
    """The one place where an exception becomes an answer."""
    match error:
        case ApiProblem():
            return problem_response(request, error.kind.slug, detail=error.detail, more=error.more)
        case InputError() | MethodError():
            return said_response(request, error)
        case ValidationError():
            return said_response(request, InputError(map(problem_of_pydantic, error.errors)))
        case AuthenticationError():
            return problem_response(request, "not-signed-in")
        case HttpError():
            csrf = error.status_code == 403 and "CSRF" in error.message
            return problem_response(request, "csrf" if csrf else BY_STATUS.get(error.status_code, "malformed-request"))
        case Http404():
            return problem_response(request, "not-found")
        case _ if (slug := outage_of(error)) is not None:
            logger.error("%s at %s %s: %s", slug, request.method, request.path, error)
            response = problem_response(request, slug)
            response.headers["Retry-After"] = str(RETRY_AFTER_S[slug])
            return response
        case FiredampError():
            logger.exception("Unexpected domain error at %s %s", request.method, request.path)
            return problem_response(request, "fault")
        case _:
            logger.error("Fault at %s %s", request.method, request.path, exc_info=error)
            return problem_response(request, "fault")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return problem_response(request, "csrf")
