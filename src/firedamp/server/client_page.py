"""What does a browser get for an address of the client's own? The one page, which reads the address itself."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

# The pages of web/core/rooms.js; at any other address the client says that there is no such page.
PAGES = re.compile(r"/|/mines/?|/mines/[^/]+")


@require_safe
def client_page(request: HttpRequest) -> HttpResponse:
    page = Path(settings.WHITENOISE_ROOT) / "index.html"
    if not page.is_file():
        raise Http404
    status = 200 if PAGES.fullmatch(request.path) else 404
    response = HttpResponse(page.read_bytes(), status=status, content_type="text/html; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response
