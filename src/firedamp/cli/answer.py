"""What a command has to say: text for standard output, notes for standard error."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    text: str = ""
    notes: tuple[str, ...] = ()


def as_json(value: object) -> Answer:
    """A value as JSON that people can read too."""
    import json

    return Answer(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n")
