"""`firedamp serve`: the web alone, for production."""

from __future__ import annotations

import click

from firedamp.cli.commands import common_options
from firedamp.cli.up import place_options
from firedamp.cli.words import Words


def command(words: Words) -> click.Command:
    def run(host: str, port: int, prepare_first: bool) -> int:
        from firedamp.server.run import serve_alone

        return serve_alone(host=host, port=port, lang=words.lang, prepare_first=prepare_first)

    return click.Command(
        "serve",
        callback=run,
        help=words.help("serve"),
        params=[
            *place_options(words),
            click.Option(["--prepare", "prepare_first"], is_flag=True, help=words.help("serve_prepare")),
            *common_options(words),
        ],
    )
