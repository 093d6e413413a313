"""The group `firedamp`: its commands are imported when they are called."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

import click

from firedamp import __version__
from firedamp.cli.words import Words

# name -> the module that makes it
COMMANDS = {
    "inventory": "firedamp.cli.inventory",
    "methods": "firedamp.cli.methods",
    "calculate": "firedamp.cli.calculate",
    "solve": "firedamp.cli.solve",
    "restore": "firedamp.cli.restore",
    "experiment": "firedamp.cli.experiment",
    "correlate": "firedamp.cli.correlate",
    "measure": "firedamp.cli.measure",
    "forecast": "firedamp.cli.forecast",
    "reduction": "firedamp.cli.reduction",
    "portfolio": "firedamp.cli.portfolio",
    "topdown": "firedamp.cli.topdown",
    "compliance": "firedamp.cli.compliance",
    "packages": "firedamp.cli.packages",
    "reference": "firedamp.cli.reference",
    "audit": "firedamp.cli.audit",
    "reproduce": "firedamp.cli.reproduce",
    "up": "firedamp.cli.up",
    "demo": "firedamp.cli.demo",
    "migrate": "firedamp.cli.migrate",
    "serve": "firedamp.cli.serve",
    "worker": "firedamp.cli.worker",
    "check": "firedamp.cli.check",
    "backup": "firedamp.cli.backup",
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
        return in_language(command, self.words)


def firedamp(words: Words) -> click.Group:
    group = LazyGroup(words)
    in_language(group, words)
    return group


def in_language(command: click.Command, words: Words) -> click.Command:
    """The command with the headings of its help in the chosen language."""

    class Formatter(click.HelpFormatter):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, prefix or words("headings", "usage"))

        def write_heading(self, heading: str) -> None:
            super().write_heading(words.heading(heading))

        def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **options: Any) -> None:
            super().write_dl([(name, words.of_click(said)) for name, said in rows], *args, **options)

    class Context(click.Context):
        formatter_class = Formatter

    command.context_class = Context
    option = command.get_help_option(Context(command))
    if option:
        option.help = words.help("help")
    for child in getattr(command, "commands", {}).values():
        in_language(child, words)
    return command


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
