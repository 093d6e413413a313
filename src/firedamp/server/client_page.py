"""What does a browser get for an address of the client's own? The one page, which reads the address itself."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def client_page(request: HttpRequest) -> HttpResponse:
    page = Path(settings.WHITENOISE_ROOT) / "index.html"
    if not page.is_file():
        raise Http404
    response = HttpResponse(page.read_bytes(), content_type="text/html; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response
