"""The documentation names every command and every option."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from firedamp.cli.commands import COMMANDS, firedamp
from firedamp.cli.words import Words

DOCUMENT = Path(__file__).parents[2] / "docs" / "cli.md"


def options() -> Iterator[tuple[str, str]]:
    group = firedamp(Words("en"))
    for name in COMMANDS:
        command = group.get_command(click.Context(group), name)
        assert command
        for each in (command, *getattr(command, "commands", {}).values()):
            yield from ((name, option) for parameter in each.params for option in parameter.opts if option[0] == "-")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_section(command: str) -> None:
    assert f"\n## firedamp {command}\n" in DOCUMENT.read_text("utf-8")


@pytest.mark.parametrize(("command", "option"), sorted(set(options())))
def test_every_option_is_documented(command: str, option: str) -> None:
    text = DOCUMENT.read_text("utf-8")
    section = text.split(f"\n## firedamp {command}\n")[1].split("\n## ")[0]
    assert option in section or f"`{option}`" in text.split("\n## ")[0] or option in ("--inputs", "--gwp-set", "--json")
