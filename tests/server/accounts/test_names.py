"""A person says how reports are to call them."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.server.asking import patch
from tests.server.people import browser_of, person

pytestmark = pytest.mark.django_db


def test_it_works() -> None:
    client = browser_of(person("ivanova"))
    answer = patch(client, "/session", {"name": "  Иванова   И. И. "})
    assert answer.status_code == 200, answer.content
    assert client.get("/api/v1/session").json()["user"]["name"] == "Иванова И. И."


def test_it_can_be_taken_back_and_is_never_too_long() -> None:
    client = browser_of(person("ivanova"))
    assert patch(client, "/session", {"name": "x" * 151}).status_code == 422
    assert patch(client, "/session", {"name": ""}).json()["user"]["name"] == ""


def test_nobody_has_no_name() -> None:
    assert patch(Client(), "/session", {"name": "x"}).status_code == 401
