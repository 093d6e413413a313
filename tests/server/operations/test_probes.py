"""Those who watch a server are answered without a session, a host or a language; its measures are not for everybody."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from firedamp.server.operations.readiness import Migrations

STRANGER = {"REMOTE_ADDR": "203.0.113.9", "HTTP_HOST": "fd.example"}
TOKEN = "a-token-of-many-letters"
Metrics = dict[str, dict[tuple[str, ...], float]]


def measured(client: Client, **more: str) -> Metrics:
    response = client.get("/metrics", **more)
    assert response.status_code == 200, response.content
    found: Metrics = {}
    for family in text_string_to_metric_families(response.content.decode()):
        for sample in family.samples:
            found.setdefault(sample.name, {})[tuple(sample.labels.values())] = sample.value
    return found


def test_a_server_that_lives_says_so_without_its_database(client: Client) -> None:
    """No `db` here: a question to the database would fail."""
    response = client.get("/health", **STRANGER)
    assert (response.status_code, response.json()["status"]) == (200, "alive")
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies


def test_ready_is_who_can_work(anonymous: Client) -> None:
    response = anonymous.get("/ready", **STRANGER)
    assert response.status_code == 200
    assert response.json() == {"status": "ready", "database": "ok", "storage": "ok", "migrations": "ok"}


def test_not_ready_without_its_storage(
    anonymous: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:  # fmt: skip
    monkeypatch.setenv("FIREDAMP_DATA", str(tmp_path / "gone"))
    response = anonymous.get("/ready")
    assert (response.status_code, response.json()["storage"]) == (503, "failed")


def test_not_ready_while_a_migration_is_wanting(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    migrations, now = Migrations(), [1000.0]
    monkeypatch.setattr("firedamp.server.operations.readiness.time.monotonic", lambda: now[0])
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(name) FROM django_migrations WHERE app = 'jobs'")
        (newest,) = cursor.fetchone()
        cursor.execute("UPDATE django_migrations SET app = 'elsewhere' WHERE app = 'jobs' AND name = %s", [newest])
        assert not migrations.applied()
        cursor.execute("UPDATE django_migrations SET app = 'jobs' WHERE app = 'elsewhere'")
    assert not migrations.applied()  # asked a moment ago
    now[0] += 2
    assert migrations.applied()


@pytest.mark.parametrize("probe", ["/health", "/ready", "/metrics"])
def test_a_probe_is_only_read(anonymous: Client, probe: str) -> None:
    response = anonymous.post(probe)
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("more", [STRANGER, {"HTTP_HOST": "fd.example"}, {"REMOTE_ADDR": "203.0.113.9"}])
def test_measures_are_not_for_a_stranger(anonymous: Client, more: dict[str, str]) -> None:
    """Nor for one whom a proxy of this machine passes on: the host is the proxy's."""
    assert anonymous.get("/metrics", **more).status_code == 403
    assert anonymous.get("/metrics", **more, HTTP_AUTHORIZATION="Bearer ").status_code == 403


def test_measures_are_for_who_has_the_token(anonymous: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIREDAMP_METRICS_TOKEN", TOKEN)
    assert anonymous.get("/metrics", **STRANGER, HTTP_AUTHORIZATION=f"Bearer {TOKEN}x").status_code == 403
    assert measured(anonymous, **STRANGER, HTTP_AUTHORIZATION=f"Bearer {TOKEN}")["firedamp_database_up"] == {(): 1.0}


def test_requests_are_counted_by_route_and_never_by_address(get: Callable[..., Any], anonymous: Client) -> None:
    local = {"HTTP_HOST": "localhost:8000"}
    before = measured(anonymous, **local).get("firedamp_requests_total", {})
    get("/mines/M0836")
    anonymous.get("/api/v1/mines/nobody")
    anonymous.get("/api/v1/nothing/at/all")
    after = measured(anonymous, **local)
    new = {key for key, value in after["firedamp_requests_total"].items() if value > before.get(key, 0)}
    route = "api/v1/mines/<mine_id>"
    assert new == {("GET", route, "200"), ("GET", route, "404"), ("GET", "none", "404"), ("GET", "probe", "200")}
    assert after["firedamp_request_seconds_count"]["GET", route] >= 2
    assert after["firedamp_readings_stored"][()] > 90_000  # of the recorded longwall
    assert after["firedamp_jobs"]["import", "waiting"] == 0
    assert after["firedamp_database_bytes"][()] > 1_000_000


@pytest.mark.parametrize(
    ("given", "taken"),
    [("7f3a-1.b:2", True), ("x" * 100, True), ("x" * 101, False), ("a b", False), ("a\nb", False), ("", False)],
)
def test_a_sane_request_id_is_taken_and_any_other_made(anonymous: Client, given: str, taken: bool) -> None:
    answered = anonymous.get("/api/v1/session", HTTP_X_REQUEST_ID=given).headers["X-Request-ID"]
    assert (answered == given) == taken
    assert taken or re.fullmatch(r"[0-9a-f]{32}", answered)


def test_a_fault_says_by_which_id_it_is_found(
    anonymous: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("firedamp.server.accounts.api.reader", broken)
    response = anonymous.get("/api/v1/session", HTTP_X_REQUEST_ID="abc-1")
    assert response.status_code == 500
    assert response.json()["request_id"] == "abc-1"
    assert "request_id" not in anonymous.get("/api/v1/nothing").json()
