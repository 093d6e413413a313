"""Telemetry: what channels measured, at a fixed step; how good it is; how channels go together.

`recording` checks and makes a `Recording`, which everything else takes.
"""

from firedamp.science.telemetry.recording import Recording, recording

__all__ = ["Recording", "recording"]
