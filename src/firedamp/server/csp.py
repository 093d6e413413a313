"""What may a page of ours load? The Content-Security-Policy, said in one place."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

IMPORT_MAP = re.compile(r'<script type="importmap"[^>]*>(.*?)</script>', re.DOTALL)

POLICY: dict[str, list[str]] = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
}

# Swagger UI, served from our own files, writes styles into its elements and shows inline images.
DOCS_POLICY = {**POLICY, "style-src": ["'self'", "'unsafe-inline'"]}


def as_header(policy: dict[str, list[str]]) -> str:
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in policy.items())


def import_map_hashes(index: Path) -> list[str]:
    """The import map is the one inline script: it is allowed by its hash, so it cannot change unnoticed."""
    if not index.is_file():
        return []
    scripts = IMPORT_MAP.findall(index.read_text(encoding="utf-8"))
    return [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts]


@functools.cache
def page_header() -> str:
    index = Path(settings.WHITENOISE_ROOT) / "index.html"
    return as_header({**POLICY, "script-src": [*POLICY["script-src"], *import_map_hashes(index)]})


class ContentSecurityPolicyMiddleware:
    """Sets the policy on every answer; the documentation page has its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        docs = request.path == "/api/v1/docs"
        # What a view says of its own answer is stricter still: a download that nothing may run.
        response.headers.setdefault("Content-Security-Policy", as_header(DOCS_POLICY) if docs else page_header())
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
