"""`firedamp worker`: do long work for a server; any number of them on PostgreSQL, on any number of machines."""

from __future__ import annotations

import os

import click

from firedamp.cli.commands import common_options
from firedamp.cli.words import Words


def command(words: Words) -> click.Command:
    def run() -> int:
        if "FIREDAMP_WORKER_OF" not in os.environ:  # one by itself tells what it does
            os.environ.setdefault("FIREDAMP_LOG", "text")
        from firedamp.server.run import work_off

        return work_off(lang=words.lang)

    return click.Command("worker", callback=run, help=words.help("worker"), params=[*common_options(words)])
