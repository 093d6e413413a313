"""What is known of a mine in a year, or of an organisation, as far as a limit asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from firedamp.science.factors import Text

COKING, STEAM, BOTH = "coking", "steam", "both"
# How tables name what a mine's coal is for.
COAL_USES = {"met": COKING, "thermal": STEAM, "thermal_and_met": BOTH, "coking": COKING, "steam": STEAM}


@dataclass(frozen=True)
class Figure:
    """A value with its 95 % range, where one is known."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Case:
    """A subject of limits: a mine in a year or an organisation. Units are in the names; None is unknown.

    `figures`: quantity of a limit -> its figure in the limit's unit. `reasons`: quantity -> why there is no figure, or
    why the limit does not hold for this subject (those in `NOT_APPLICABLE`). `remarks`: quantity -> what to mind.
    """

    subject: str
    key: str
    name: Text
    year: int
    company: Text = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    particulars: Mapping[str, object] = field(default_factory=dict)
    synthetic: bool = False


@dataclass(frozen=True)
class Operation:
    """What a mine's own records say of its drainage station and flare in a year; None is unknown."""

    flare_efficiency_percent: float | None = None
    stoppages: int | None = None
    stoppages_reported: int | None = None


# Why a limit does not hold for a mine.
NOT_APPLICABLE = ("surface_mine", "coking_coal", "nothing_drained", "nothing_flared")
# Why it cannot be told.
UNKNOWN = (
    "coal_use_unknown", "coal_use_mixed", "no_output", "drainage_unknown", "flaring_unknown", "efficiency_unknown",
    "stoppages_unknown", "reported_unknown",
)  # fmt: skip
REMARKS = ("drainage_in_ventilation", "vented_in_emergencies")
