"""Reading a table as if today were in 2026, and what it is refused for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from firedamp.science.errors import InputError, Problem
from firedamp.tables import MineTable, read_mines


@pytest.fixture
def read() -> Callable[..., MineTable]:
    """Read a table from text or bytes as if today were in 2026."""

    def reading(content: str | bytes, encoding: str = "utf-8", **options: Any) -> MineTable:
        data = content if isinstance(content, bytes) else content.encode(encoding)
        return read_mines(data, "mines.csv", **{"this_year": 2026, **options})

    return reading


@pytest.fixture
def problems(read: Callable[..., MineTable]) -> Callable[..., list[Problem]]:
    """The problems for which a table is refused."""

    def refused(content: str | bytes, encoding: str = "utf-8", **options: Any) -> list[Problem]:
        with pytest.raises(InputError) as caught:
            read(content, encoding, **options)
        return list(caught.value.problems)

    return refused
