"""What every answer carries: a strict policy, and nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from firedamp.server.csp import import_map_hashes


def headers(client: Client, address: str) -> Mapping[str, str]:
    response = client.get(address)
    response.close()
    return response.headers


def policy(client: Client, address: str) -> dict[str, list[str]]:
    header = headers(client, address)["Content-Security-Policy"]
    return {name: sources for name, *sources in (part.split() for part in header.split("; "))}


@pytest.mark.parametrize("address", ["/", "/mines/M0836", "/api/v1/health", "/api/v1/nowhere"])
def test_scripts_come_from_here_alone(anonymous: Client, address: str) -> None:
    sources = policy(anonymous, address)
    assert sources["default-src"] == ["'none'"]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:"} & set(sources["script-src"] + sources["style-src"])
    assert sources["frame-ancestors"] == sources["base-uri"] == ["'none'"]


def test_the_import_map_is_allowed_by_its_hash(anonymous: Client) -> None:
    page = (Path(settings.WHITENOISE_ROOT) / "index.html").read_text("utf-8")
    (text,) = re.findall(r'<script type="importmap">(.*?)</script>', page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    assert policy(anonymous, "/")["script-src"] == ["'self'", f"'sha256-{digest}'"]


def test_a_page_without_an_import_map_needs_no_hash(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>", "utf-8")
    assert import_map_hashes(tmp_path / "index.html") == []
    assert import_map_hashes(tmp_path / "missing.html") == []


def test_the_docs_page_has_a_policy_of_its_own_without_inline_scripts(anonymous: Client) -> None:
    sources = policy(anonymous, "/api/v1/docs")
    assert sources["script-src"] == ["'self'"]
    assert sources["style-src"] == ["'self'", "'unsafe-inline'"]


def test_headers_that_keep_browsers_strict(anonymous: Client) -> None:
    found = headers(anonymous, "/api/v1/health")
    assert found["X-Content-Type-Options"] == "nosniff"
    assert found["X-Frame-Options"] == "DENY"
    assert found["Referrer-Policy"] == "same-origin"
    assert found["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in found


def test_static_files_carry_the_policy_too(anonymous: Client) -> None:
    found = headers(anonymous, "/main.js")
    assert "javascript" in found["Content-Type"]
    assert "Content-Security-Policy" in found
    assert "Access-Control-Allow-Origin" not in found


def test_a_session_cookie_is_out_of_reach_of_scripts(administrator: Client) -> None:
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"


def test_answers_of_the_api_are_not_shared_between_people(anonymous: Client) -> None:
    found = headers(anonymous, "/api/v1/session")
    assert "private" in found["Cache-Control"]
    assert {"Accept-Language", "Cookie", "X-Session-Token"} <= set(found["Vary"].split(", "))
