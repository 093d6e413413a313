"""`firedamp audit verify`: does the log of who did what still hold, and do the tables agree with it?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.commands import common_options
from firedamp.cli.words import Words

if TYPE_CHECKING:
    from firedamp.server.audit.disagreement import Disagreement


def command(words: Words) -> click.Command:
    group = click.Group("audit", help=words.help("audit"), params=common_options(words))
    group.add_command(verify(words))
    return group


def verify(words: Words) -> click.Command:
    def run(head: str | None, json_wanted: bool) -> Answer:
        from firedamp.server.run import configure

        configure("localhost")
        from firedamp.server.audit.chain import verify as verify_log
        from firedamp.server.audit.snapshot import snapshot
        from firedamp.server.organisations import log_roles
        from firedamp.server.reports import log_contents, log_issues, log_verification
        from firedamp.server.reports.log_heads import heads_of_issues

        with snapshot():
            verdict = verify_log(*known_head(head, words), *heads_of_issues())
            faults = [words("audit", each.fault, number=each.number) for each in verdict.broken]
            for part in (log_issues, log_contents, log_verification, log_roles):
                faults += _faults(part.disagreements(), words)
        if faults:
            raise click.ClickException("\n".join([words("audit", "broken"), *faults]))
        if json_wanted:
            return as_json({"entries": verdict.entries, "head": verdict.head, "holds": True})
        return Answer(words("audit", "holds", entries=verdict.entries, head=verdict.head) + "\n")

    return click.Command(
        "verify",
        callback=run,
        help=words.help("audit_verify"),
        params=[
            click.Option(["--head"], metavar="NUMBER:HASH", help=words.help("audit_head")),
            click.Option(["--json", "json_wanted"], is_flag=True, help=words.help("json")),
            *common_options(words),
        ],
    )


def _faults(found: Iterator[Disagreement], words: Words) -> list[str]:
    """What a part found. A log that was sealed anew may tell what no deed of Firedamp tells: that too is found."""
    faults = []
    try:
        faults += [words("audit", each.kind, of=each.of, which=each.which) for each in found]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        faults.append(words("audit", "not_compared", reason=f"{type(error).__name__}: {error}"))
    return faults


def known_head(head: str | None, words: Words) -> list[tuple[int, str]]:
    if head is None:
        return []
    number, colon, hash_ = head.partition(":")
    if not (number.isdigit() and colon and hash_):
        raise click.BadParameter(words("audit", "bad_head"), param_hint="--head")
    return [(int(number), hash_)]
