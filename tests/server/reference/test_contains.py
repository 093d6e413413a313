"""A text is found by a part of it, whatever the case of its letters, and with no letter that means more than itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.server.asking import post

Get = Callable[..., Any]
NOTE = "Съёмка 50 % [лист 3]: что? * итог_1 \\ O'Neil"


@pytest.fixture
def noted(administrator: Client) -> None:
    values = {
        "mine": "M0836", "year": 2001, "output_t": 7, "quality": "reported", "source": "Survey", "note": NOTE,
        "confirmation": "confirmed",
    }  # fmt: skip
    assert post(administrator, "/reference/coal_output", {"values": values}).status_code == 201


@pytest.mark.usefixtures("noted")
@pytest.mark.parametrize(
    "part", [NOTE, "съёмка", "СЪЁМКА 50 %", "[лист 3]", "[ЛИСТ", "3]: что?", "* ИТОГ_1", "\\", "o'neil", "%", "_", "?"]
)
def test_a_part_is_found(get: Get, part: str) -> None:
    assert get("/reference/coal_output", filter=f"note:contains:{part}")["total"] == 1


@pytest.mark.usefixtures("noted")
@pytest.mark.parametrize("part", ["съ?мка", "с*а", "[сл]ист", "5_ %", "лист%3", "съемки"])
def test_no_sign_stands_for_another(get: Get, part: str) -> None:
    assert get("/reference/coal_output", filter=f"note:contains:{part}")["total"] == 0
