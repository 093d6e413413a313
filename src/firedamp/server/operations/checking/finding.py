"""What is a line of a check? What was looked at, how it is, and by which key words say it and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

State = Literal["ok", "warning", "failure"]


@dataclass(frozen=True)
class Finding:
    """`said` is a key of the catalogue of words, `told` what stands in its places."""

    part: Literal["configuration", "database", "storage", "clock", "people", "versions"]
    state: State
    said: str
    told: Mapping[str, Any] = field(default_factory=dict)
