"""`firedamp up`: start the server with the browser client and a worker, on one machine."""

from __future__ import annotations

import click

from firedamp.cli.commands import common_options
from firedamp.cli.words import Words

HOST, PORT = "127.0.0.1", 8000


def command(words: Words) -> click.Command:
    def run(host: str, port: int) -> int:
        from firedamp.server.run import up

        return up(host=host, port=port, lang=words.lang)

    params = [*place_options(words), *common_options(words)]
    return click.Command("up", callback=run, help=words.help("up"), params=params)


def place_options(words: Words) -> list[click.Parameter]:
    """Where a server listens."""
    return [
        click.Option(["--host"], default=HOST, show_default=True, envvar="FIREDAMP_HOST", help=words.help("host")),
        click.Option(
            ["--port"],
            type=click.IntRange(1, 65535),
            default=PORT,
            show_default=True,
            envvar="FIREDAMP_PORT",
            help=words.help("port"),
        ),
    ]
