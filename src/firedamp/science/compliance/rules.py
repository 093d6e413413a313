"""Which limits are judged here, and on which side is each broken?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

BREAKS_WHEN = ("above", "at_or_above", "below")


@dataclass(frozen=True)
class Rule:
    """How a quantity is judged: of which subject it is, in which document, on which side of the limit it is broken."""

    quantity: str
    document: str
    subject: str
    breaks_when: str
    threshold: bool = False

    def broken(self, value: float, limit: float) -> bool:
        match self.breaks_when:
            case "above":
                return value > limit
            case "at_or_above":
                return value >= limit
        return value < limit

    def margin(self, value: float, limit: float) -> float:
        """How much is left until the limit; negative beyond it."""
        return value - limit if self.breaks_when == "below" else limit - value


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """The rules by quantity."""
    told = tomllib.loads(files("firedamp.science.compliance").joinpath("rules.toml").read_text("utf-8"))
    return {each["quantity"]: Rule(**each) for each in told["rule"]}
