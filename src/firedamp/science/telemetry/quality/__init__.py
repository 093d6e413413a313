"""Quality of readings: what the rules are, their marks beside the readings, and the episodes that the marks make."""

from firedamp.science.telemetry.quality.episodes import Episode, episodes
from firedamp.science.telemetry.quality.flags import Flags, flags, range_flags
from firedamp.science.telemetry.quality.identities import Identity, difference, pure_methane
from firedamp.science.telemetry.quality.rules import Parameter, Rule, rules, settings

__all__ = [
    "Episode",
    "Flags",
    "Identity",
    "Parameter",
    "Rule",
    "difference",
    "episodes",
    "flags",
    "pure_methane",
    "range_flags",
    "rules",
    "settings",
]
