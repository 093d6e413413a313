"""Which language does this request want? `?lang=` before Accept-Language, the server's own when neither says."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

KNOWN = tuple(code for code, _ in settings.LANGUAGES)


def request_language(request: HttpRequest) -> str:
    asked = _asked(request)
    if asked in KNOWN:
        return asked
    for code, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        if code.split("-")[0] in KNOWN:
            return code.split("-")[0]
    return server_language()


def server_language() -> str:
    """That of FIREDAMP_LANG in the environment of the server, else English."""
    short = os.environ.get("FIREDAMP_LANG", "").strip().lower()[:2]
    return short if short in KNOWN else settings.LANGUAGE_CODE


def _asked(request: HttpRequest) -> str:
    """`?lang=`; nothing where the query is not to be read, since its refusal needs a language too."""
    try:
        return request.GET.get("lang", "")
    except TooManyFieldsSent:
        return ""
