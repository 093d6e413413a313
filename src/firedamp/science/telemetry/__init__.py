"""Telemetry: what channels measured, at a fixed step; how good it is; how channels go together.

`recording` checks and makes a `Recording`, which everything else takes; `channel` says what each of its columns is.
"""

from firedamp.science.telemetry.channels import Channel, channel
from firedamp.science.telemetry.quantities import Place, Quantity, converted, places, quantities, quantity_of
from firedamp.science.telemetry.recording import Recording, recording
from firedamp.science.telemetry.unit_doubts import unit_doubts

__all__ = [
    "Channel",
    "Place",
    "Quantity",
    "Recording",
    "channel",
    "converted",
    "places",
    "quantities",
    "quantity_of",
    "recording",
    "unit_doubts",
]
