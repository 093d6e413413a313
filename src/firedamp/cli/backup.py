"""`firedamp backup create|load|verify FILE`: everything in one file, and back again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.commands import common_options
from firedamp.cli.words import Words

if TYPE_CHECKING:
    from firedamp.server.operations.backup.manifest import Manifest

NAMES_SHOWN = 3


def command(words: Words) -> click.Command:
    group = click.Group("backup", help=words.help("backup"), params=common_options(words))
    for each in (create, load, verify):
        group.add_command(each(words))
    return group


def create(words: Words) -> click.Command:
    def run(file: str, force: bool, json_wanted: bool) -> Answer:
        from firedamp.server.preparing import configure

        configure("localhost")
        from firedamp.messages import number_text
        from firedamp.server.operations.backup import backup_create

        made = backup_create(Path(file), over=force)
        told = {**summary(made.manifest), "bytes": made.bytes, "manifest": made.sha256}
        if json_wanted:
            return as_json(told)
        size = number_text(made.bytes / 1e6, words.lang, 1)
        counted = {name: number_text(count, words.lang) for name, count in counts(made.manifest).items()}
        text = words("backup", "created", file=file, size=size, **counted)
        return Answer(
            "\n".join([text, words("backup", "hash", hash=made.sha256)]) + "\n", warnings(made.manifest, words)
        )

    force = click.Option(["--force"], is_flag=True, help=words.help("force"))
    return click.Command("create", callback=run, help=words.help("backup_create"), params=[*params(words), force])


def load(words: Words) -> click.Command:
    def run(file: str, replace: bool, json_wanted: bool) -> Answer:
        from firedamp.server.preparing import configure

        configure("localhost")
        from firedamp.server.operations.backup import backup_load

        done = backup_load(Path(file), replace=replace)
        if json_wanted:
            return as_json({**summary(done.manifest), "replaced": done.replaced})
        text = [words("backup", "loaded", **described(done.manifest)), words("backup", "next")]
        return Answer("\n".join(text) + "\n", warnings(done.manifest, words))

    replace = click.Option(["--replace"], is_flag=True, help=words.help("backup_replace"))
    return click.Command("load", callback=run, help=words.help("backup_load"), params=[*params(words), replace])


def verify(words: Words) -> click.Command:
    def run(file: str, json_wanted: bool) -> Answer:
        from firedamp.server.preparing import configure

        configure("localhost")
        from firedamp.server.operations.backup import backup_verify

        manifest = backup_verify(Path(file))
        if json_wanted:
            return as_json(summary(manifest))
        return Answer(words("backup", "verified", **described(manifest)) + "\n", warnings(manifest, words))

    return click.Command("verify", callback=run, help=words.help("backup_verify"), params=params(words))


def params(words: Words) -> list[click.Parameter]:
    return [
        click.Argument(["file"], metavar="FILE"),
        click.Option(["--json", "json_wanted"], is_flag=True, help=words.help("json")),
        *common_options(words),
    ]


def counts(manifest: Manifest) -> dict[str, int]:
    return {"rows": manifest.rows, "files": len(manifest.files)}


def described(manifest: Manifest) -> dict[str, Any]:
    return {
        **counts(manifest), "made": manifest.made, "firedamp": manifest.firedamp, "database": manifest.database
    }  # fmt: skip


def summary(manifest: Manifest) -> dict[str, Any]:
    lacking = {"missing": list(manifest.missing), "damaged": list(manifest.damaged)}
    return {**described(manifest), "readings": dict(manifest.readings), "log": dict(manifest.log), **lacking}


def warnings(manifest: Manifest, words: Words) -> tuple[str, ...]:
    return tuple(
        words("backup", said, count=len(names), names=", ".join(names[:NAMES_SHOWN]))
        for said, names in (("missing", manifest.missing), ("damaged", manifest.damaged))
        if names
    )
