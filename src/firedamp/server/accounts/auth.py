"""Who is asking? A signed-in browser (cookie and CSRF token), a client (X-Session-Token), or anybody."""

from __future__ import annotations

from allauth.headless.contrib.ninja.security import XSessionTokenAuth
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja.errors import AuthenticationError
from ninja.security import SessionAuth

from firedamp.server.accounts.models import User
from firedamp.server.problems import ApiProblem

Reader = User | AnonymousUser
ONLY_ADMINISTRATORS = {
    "en": "Only an administrator may change data.",
    "ru": "Изменять данные может только администратор.",
}


def require_administrator(user: User | None) -> User | None:
    if user is not None and user.role != "administrator":
        raise ApiProblem("not-allowed", ONLY_ADMINISTRATORS)
    return user


class SessionToken(XSessionTokenAuth):
    """An administrator with the token that signing in through the app client gave."""

    openapi_in = "header"
    openapi_name = "X-Session-Token"
    openapi_description = "From `meta.session_token` of POST /api/v1/auth/app/v1/auth/login"

    def __call__(self, request: HttpRequest) -> User | None:
        return require_administrator(super().__call__(request))


class SessionCookie(SessionAuth):
    """An administrator in a browser."""

    openapi_description = "From POST /api/v1/auth/browser/v1/auth/login; send X-CSRFToken with every change"

    def __call__(self, request: HttpRequest) -> User | None:
        # Who has no session is told to sign in, not that a CSRF token is missing.
        return super().__call__(request) if self.param_name in request.COOKIES else None

    def authenticate(self, request: HttpRequest, key: str | None) -> User | None:
        return require_administrator(super().authenticate(request, key))


# The token first: a client without a cookie has no CSRF token to show.
ADMINISTRATOR = [SessionToken(), SessionCookie()]


def reader(request: HttpRequest) -> Reader:
    """Whoever reads: public data are open, and a selector decides what else this person sees."""
    token = request.headers.get("X-Session-Token")
    if not token:
        return request.user  # type: ignore[return-value]
    user = XSessionTokenAuth()(request)
    if user is None:
        raise AuthenticationError
    return user
