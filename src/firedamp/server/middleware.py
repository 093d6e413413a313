"""What is true of every request: a language, bounds on what is read, and problem details whenever it fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse, UnreadablePostError
from django.utils import translation
from django.utils.cache import patch_vary_headers

from firedamp.science.errors import InputError
from firedamp.server.language import request_language
from firedamp.server.problems import BY_STATUS, CONTENT_TYPE, ApiProblem, problem_response, respond, said_of
from firedamp.server.strict_json import JsonRefused, loads, sound
from firedamp.tables.grids import REFERENCE_TABLE
from firedamp.tables.telemetry.limits import LARGE

View = Callable[[HttpRequest], HttpResponse]
API = "/api/"
SIGN_IN = "/api/v1/auth/"
LONGEST_QUERY = 4_000
UPLOAD = re.compile(
    r"/api/v1/(reference/[^/]+/imports|reports/[^/]+/attachments|restorations/files|reductions/projects/[^/]+/hours|topdown/plume-sets)"
)
RECORDING = re.compile(r"/api/v1/telemetry/longwalls/[^/]+/imports")


class LanguageMiddleware:
    """Speaks the request's language, also in the words of Django and allauth."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(request_language(request)):
            response = self.get_response(request)
        if request.path.startswith(API):
            patch_vary_headers(response, ["Accept-Language", "Cookie", "X-Session-Token", "Authorization"])
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


class HeadMiddleware:
    """HEAD answers as GET does, without the body: what a resource is can be asked without reading it."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "HEAD" or not request.path.startswith(API):
            return self.get_response(request)
        request.method = "GET"
        response = self.get_response(request)
        if isinstance(response, StreamingHttpResponse):  # how long a file is, is known only when it is made
            response.streaming_content = ()
            return response
        response.headers.setdefault("Content-Length", str(len(response.content)))
        response.content = b""
        return response


class ProblemMiddleware:
    """Turns whatever the inner layers answer with an error into problem details; allauth's answers stay its own."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code < 400 or not request.path.startswith(API):
            return response
        kind = response.headers.get("Content-Type", "")
        if kind.startswith(CONTENT_TYPE) or (request.path.startswith(SIGN_IN) and kind.startswith("application/json")):
            return response
        problem = problem_response(request, BY_STATUS.get(response.status_code, "fault"))
        for header in ("Allow", "Retry-After"):
            if header in response.headers:
                problem.headers[header] = response.headers[header]
        return problem

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return respond(request, error) if request.path.startswith(API) else None


class StrictRequestMiddleware:
    """Refuses, before any view runs, what no view should have to think of."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(API):
            try:
                refuse_bad_address(request)
                read_json(request)
            except (ApiProblem, JsonRefused, UnreadablePostError) as error:
                return as_problem(request, error)
        return self.get_response(request)


def as_problem(request: HttpRequest, error: ApiProblem | JsonRefused | UnreadablePostError) -> HttpResponse:
    if not isinstance(error, JsonRefused):
        return respond(request, error)
    if not error.problems:
        return problem_response(request, "malformed-request", detail=error.detail)
    said = said_of(InputError(error.problems), request_language(request))
    return problem_response(request, "malformed-request", detail=said.detail, errors=said.errors)


def refuse_bad_address(request: HttpRequest) -> None:
    texts = [request.path, *request.GET.keys(), *(value for values in request.GET.lists() for value in values[1])]
    if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY or not all(map(sound, texts)):
        raise ApiProblem("malformed-request")


def read_json(request: HttpRequest) -> None:
    """Parse the body once; views and ninja's parser take it from `request.strict_json`. A file is not read here."""
    if request.method == "POST" and UPLOAD.fullmatch(request.path):
        refuse_upload(request, REFERENCE_TABLE.file_bytes, TOO_LARGE)
        return
    if request.method == "POST" and RECORDING.fullmatch(request.path):
        refuse_upload(request, LARGE.file_bytes, RECORDING_TOO_LARGE)
        return
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise ApiProblem("too-large")
    if request.method not in ("POST", "PUT", "PATCH", "DELETE") or not request.body:
        return
    if request.content_type != "application/json":
        raise ApiProblem("unsupported-media-type")
    request.strict_json = loads(request.body)  # type: ignore[attr-defined]


def refuse_upload(request: HttpRequest, most_bytes: int, too_large: Mapping[str, str]) -> None:
    """A file is refused by what its sender says of it, before a byte is read."""
    if request.content_type != "application/octet-stream":
        raise ApiProblem("unsupported-media-type", SEND_BYTES)
    if int(request.META.get("CONTENT_LENGTH") or 0) > most_bytes:
        raise ApiProblem("too-large", too_large)


SEND_BYTES = {
    "en": "Send the file as it is, as application/octet-stream.",
    "ru": "Отправьте файл как есть, с типом application/octet-stream.",
}
RECORDING_TOO_LARGE = {
    "en": "A file of telemetry may have 20 GB at most.",
    "ru": "Файл телеметрии может занимать не больше 20 ГБ.",
}
TOO_LARGE = {"en": "A file may have 50 MB at most.", "ru": "Файл может занимать не больше 50 МБ."}
