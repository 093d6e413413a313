"""Reading a text as a file of telemetry, and what it is refused for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from firedamp.science.errors import InputError, Problem
from firedamp.tables.telemetry import Asked, TelemetryFile, read_telemetry

Read = Callable[..., TelemetryFile]
Refuse = Callable[..., list[Problem]]


@pytest.fixture
def read() -> Read:
    """Read a text or bytes."""

    def reading(content: str | bytes, filename: str = "telemetry.csv", **asked: Any) -> TelemetryFile:
        data = content.encode() if isinstance(content, str) else content
        return read_telemetry(data, filename, Asked(**asked))

    return reading


@pytest.fixture
def problems(read: Read) -> Refuse:
    """The problems for which a file is refused."""

    def refused(content: str | bytes, filename: str = "telemetry.csv", **asked: Any) -> list[Problem]:
        with pytest.raises(InputError) as caught:
            read(content, filename, **asked)
        return list(caught.value.problems)

    return refused
