"""How a test sends JSON."""

from __future__ import annotations

from typing import Any

from django.test import Client


def post(client: Client, address: str, body: Any, **extra: Any) -> Any:
    """POST a body to the API; text goes as it stands."""
    return client.post(f"/api/v1{address}", body, content_type="application/json", **extra)
