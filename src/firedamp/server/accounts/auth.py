"""Who is asking? A signed-in browser (cookie and CSRF token), a client (session or API token), or anybody."""

from __future__ import annotations

from allauth.headless.contrib.ninja.security import XSessionTokenAuth
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja.errors import AuthenticationError
from ninja.security import HttpBearer, SessionAuth

from firedamp.server.accounts.models import User
from firedamp.server.accounts.tokens import Scope, token_find
from firedamp.server.problems import ApiProblem

Reader = User | AnonymousUser
READING = ("GET", "HEAD")
ONLY_EDITORS = {
    "en": "The common reference data are changed by the platform's editors and administrators.",
    "ru": "Общие справочники изменяют редакторы и администраторы платформы.",
}
ONLY_ADMINISTRATORS = {
    "en": "Only the platform's administrator may do this.",
    "ru": "Это может делать только администратор платформы.",
}
OUT_OF_SCOPE = {
    "en": "This token may not do this: it lacks the scope “{scope}”.",
    "ru": "Этому токену это не разрешено: у него нет области «{scope}».",
}
NOT_BY_TOKEN = {
    "en": "This is done by a person who has signed in, not by an API token.",
    "ru": "Это делает человек после входа, а не API-токен.",
}


class ApiTokenAuth(HttpBearer):
    """A program with a named token within its scopes: `read` suffices to read; scope None: no token suffices."""

    openapi_description = "A token of yours: Authorization: Bearer fdt_…"

    def __init__(self, scope: Scope | None) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        found = token_find(token)
        if found is None:
            return None
        if self.scope is None:
            raise ApiProblem("not-allowed", NOT_BY_TOKEN)
        wanted = "read" if request.method in READING else self.scope
        if wanted not in found.scopes:
            raise ApiProblem("not-allowed", {lang: words.format(scope=wanted) for lang, words in OUT_OF_SCOPE.items()})
        return found.user


class SessionToken(XSessionTokenAuth):
    """A person with the token that signing in through the app client gave."""

    openapi_in = "header"
    openapi_name = "X-Session-Token"
    openapi_description = "From `meta.session_token` of POST /api/v1/auth/app/v1/auth/login"


class SessionCookie(SessionAuth):
    """A person in a browser."""

    openapi_description = "From POST /api/v1/auth/browser/v1/auth/login; send X-CSRFToken with every change"

    def __call__(self, request: HttpRequest) -> User | None:
        # Who has no session is told to sign in, not that a CSRF token is missing.
        return super().__call__(request) if self.param_name in request.COOKIES else None


# The tokens first: a client without a cookie has no CSRF token to show. What a person may do with what they name, the
# services ask of `organisations.rights`.
SIGNED_IN = [ApiTokenAuth("write"), SessionToken(), SessionCookie()]
IN_PERSON = [ApiTokenAuth(None), SessionToken(), SessionCookie()]


def editing(kind: type[SessionToken | SessionCookie | ApiTokenAuth]) -> type:
    """The same way of asking, open to those alone who may change the common reference data."""

    class Editing(kind):  # type: ignore[misc, valid-type]
        def __call__(self, request: HttpRequest) -> User | None:
            user: User | None = super().__call__(request)
            if user is not None and not user.may_edit_reference:
                raise ApiProblem("not-allowed", ONLY_EDITORS)
            return user

    Editing.__name__ = kind.__name__
    return Editing


EDITOR = [editing(ApiTokenAuth)("reference"), editing(SessionToken)(), editing(SessionCookie)()]


def require_platform_administrator(user: User) -> None:
    if not user.administers_platform:
        raise ApiProblem("not-allowed", ONLY_ADMINISTRATORS)


def reader(request: HttpRequest) -> Reader:
    """Whoever reads: public data are open, and a selector decides what else this person sees."""
    if request.headers.get("Authorization", "").startswith("Bearer "):
        user = ApiTokenAuth("read")(request)
    elif request.headers.get("X-Session-Token"):
        user = XSessionTokenAuth()(request)
    else:
        return request.user  # type: ignore[return-value]
    if user is None:
        raise AuthenticationError
    request.auth = user  # type: ignore[attr-defined]  # as where a token is asked for: the log names them
    return user


def acting(request: HttpRequest) -> Reader:
    """Whoever changes what a visitor may change too: a person, asked for the same proofs as everywhere, or nobody."""
    if request.headers.get("Authorization") or request.headers.get("X-Session-Token"):
        user = next(filter(None, (way(request) for way in SIGNED_IN[:2])), None)
        if user is None:
            raise AuthenticationError
        request.auth = user  # type: ignore[attr-defined]
        return user
    return SIGNED_IN[2](request) or AnonymousUser()
