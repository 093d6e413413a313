"""`firedamp migrate`: bring the database to this version, and load what is shipped."""

from __future__ import annotations

import click

from firedamp.cli.commands import common_options
from firedamp.cli.words import Words


def command(words: Words) -> click.Command:
    def run(administrator: str | None) -> int:
        from firedamp.server.run import migrate

        return migrate(lang=words.lang, administrator=administrator)

    return click.Command(
        "migrate",
        callback=run,
        help=words.help("migrate"),
        params=[
            click.Option(["--administrator"], metavar="NAME", help=words.help("migrate_administrator")),
            *common_options(words),
        ],
    )
