"""Telemetry: what channels measured, at a fixed step; how good it is; how channels go together; what a chart shows.

`recording` checks and makes a `Recording`, which everything else takes; `channel` says what each of its columns is;
`flags` marks readings that are not to be trusted, and changes none.
"""

from firedamp.science.telemetry.channels import Channel, channel
from firedamp.science.telemetry.downsampling import Downsampled, downsampled
from firedamp.science.telemetry.quality import (
    Episode,
    Flags,
    Identity,
    Rule,
    difference,
    episodes,
    flags,
    pure_methane,
    rules,
)
from firedamp.science.telemetry.quantities import Place, Quantity, converted, places, quantities, quantity_of
from firedamp.science.telemetry.recording import Recording, recording
from firedamp.science.telemetry.unit_doubts import unit_doubts

__all__ = [
    "Channel",
    "Downsampled",
    "Episode",
    "Flags",
    "Identity",
    "Place",
    "Quantity",
    "Recording",
    "Rule",
    "channel",
    "converted",
    "difference",
    "downsampled",
    "episodes",
    "flags",
    "places",
    "pure_methane",
    "quantities",
    "quantity_of",
    "recording",
    "rules",
    "unit_doubts",
]
