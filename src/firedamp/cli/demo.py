"""`firedamp demo`: a throw-away instance with the synthetic demonstration."""

from __future__ import annotations

import click

from firedamp.cli.commands import common_options
from firedamp.cli.up import place_options
from firedamp.cli.words import Words


def command(words: Words) -> click.Command:
    def run(host: str, port: int) -> int:
        from firedamp.server.run import demo

        return demo(host=host, port=port, lang=words.lang)

    params = [*place_options(words), *common_options(words)]
    return click.Command("demo", callback=run, help=words.help("demo"), params=params)
