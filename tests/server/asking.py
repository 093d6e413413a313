"""How a test sends JSON."""

from __future__ import annotations

from typing import Any

from django.test import Client


def post(client: Client, address: str, body: Any, **extra: Any) -> Any:
    """POST a body to the API; text goes as it stands."""
    return client.post(f"/api/v1{address}", body, content_type="application/json", **extra)


def patch(client: Client, address: str, body: Any, *, version: int | None = None) -> Any:
    """PATCH a record as it was at a version."""
    headers = {} if version is None else {"HTTP_IF_MATCH": f'"v{version}"'}
    return client.patch(f"/api/v1{address}", body, content_type="application/json", **headers)


def delete(client: Client, address: str, *, version: int) -> Any:
    """DELETE a record as it was at a version."""
    return client.delete(f"/api/v1{address}", HTTP_IF_MATCH=f'"v{version}"')
