"""`firedamp packages`: the data packages that are here, with their hashes; checked when asked."""

from __future__ import annotations

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.commands import common_options
from firedamp.cli.layout import Column, table
from firedamp.cli.words import Words
from firedamp.messages import describe


def command(words: Words) -> click.Command:
    def run(validate: bool, json_wanted: bool) -> Answer:
        from firedamp.datapackages import packages

        found = packages()
        if validate:
            faults = [describe(fault, words.lang) for package in found for fault in package.faults()]
            if faults:
                raise click.ClickException("\n".join(faults))
        items = [
            {
                "name": package.name,
                "title": package.title,
                "kind": package.kind,
                "version": package.version,
                "hash": package.hash,
                "licences": package.licences,
                "sources": package.sources,
                "attribution": package.attribution,
                **({"valid": True} if validate else {}),
            }
            for package in found
        ]
        if json_wanted:
            return as_json({"items": items})
        columns = [Column(words("packages", key)) for key in ("name", "title", "kind", "version", "hash")]
        rows = [
            [package.name, words.of(package.title), words("packages", package.kind), package.version, package.hash[:12]]
            for package in found
        ]
        closing = words("packages", "valid") + "\n" if validate else ""
        return Answer(table(columns, rows) + "\n" + closing)

    return click.Command(
        "packages",
        callback=run,
        help=words.help("packages"),
        params=[
            click.Option(["--validate"], is_flag=True, help=words.help("validate")),
            click.Option(["--json", "json_wanted"], is_flag=True, help=words.help("json")),
            *common_options(words),
        ],
    )
