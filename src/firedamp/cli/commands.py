"""The group `firedamp`: its commands are imported when they are called."""

from __future__ import annotations

import importlib

import click

from firedamp import __version__
from firedamp.cli.words import Words

# name -> the module that makes it
COMMANDS = {
    "inventory": "firedamp.cli.inventory",
    "methods": "firedamp.cli.methods",
    "calculate": "firedamp.cli.calculate",
    "solve": "firedamp.cli.solve",
    "packages": "firedamp.cli.packages",
    "up": "firedamp.cli.up",
}


class LazyGroup(click.Group):
    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__("firedamp", help=words.help("firedamp"), params=[*common_options(words), _version(words)])

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[name]).command(self.words)
        return command


def firedamp(words: Words) -> click.Group:
    return LazyGroup(words)


def common_options(words: Words) -> list[click.Parameter]:
    """Options that every command has. Their values are read before the command is made: see language.py and main."""
    return [
        click.Option(["--lang"], type=click.Choice(["ru", "en"]), expose_value=False, help=words.help("lang")),
        click.Option(["--debug"], is_flag=True, expose_value=False, help=words.help("debug")),
    ]


def _version(words: Words) -> click.Parameter:
    def show(context: click.Context, parameter: click.Parameter, value: bool) -> None:
        if value and not context.resilient_parsing:
            click.echo(f"firedamp {__version__}")
            context.exit()

    return click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=words.help("version")
    )
