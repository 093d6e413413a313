"""Longwalls and channels entered over the API, and readings sent."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.test import Client
from tests.server.asking import post
from tests.server.telemetry.conftest import START

METHANE = {"quantity": "methane_concentration", "unit": "%"}


def entered(client: Client, name: str = "Лава 1", **said: Any) -> dict[str, Any]:
    made = post(client, "/telemetry/longwalls", {"name": name, **said})
    assert made.status_code == 201, made.content.decode()
    found: dict[str, Any] = made.json()
    return found


def channel_of(client: Client, longwall: dict[str, Any], tag: str = "MM1", **said: Any) -> dict[str, Any]:
    made = post(client, f"/telemetry/longwalls/{longwall['id']}/channels", {"tag": tag, **METHANE, **said})
    assert made.status_code == 201, made.content.decode()
    found: dict[str, Any] = made.json()
    return found


def times(count: int, start: datetime = START, step_s: float = 1) -> list[str]:
    return [(start + timedelta(seconds=step_s * index)).isoformat() for index in range(count)]


def batch(values: list[float], start: datetime = START, step_s: float = 1) -> dict[str, Any]:
    pairs = zip(times(len(values), start, step_s), values, strict=True)
    return {"readings": [{"time": time, "value": value} for time, value in pairs]}


def send(client: Client, channel: dict[str, Any], body: Any, key: str | None = None, **extra: Any) -> Any:
    headers = {} if key is None else {"HTTP_IDEMPOTENCY_KEY": key}
    return post(client, f"/telemetry/{channel['id']}/readings", body, **headers, **extra)


def got(client: Client, longwall: dict[str, Any], what: str, **query: Any) -> Any:
    answer = client.get(f"/api/v1/telemetry/longwalls/{longwall['id']}/{what}", query)
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()
