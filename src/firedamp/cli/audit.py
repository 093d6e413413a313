"""`firedamp audit verify`: does the log of who did what still hold, and do the tables agree with it?"""

from __future__ import annotations

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.commands import common_options
from firedamp.cli.words import Words


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
                faults += [words("audit", each.kind, of=each.of, which=each.which) for each in part.disagreements()]
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


def known_head(head: str | None, words: Words) -> list[tuple[int, str]]:
    if head is None:
        return []
    number, colon, hash_ = head.partition(":")
    if not (number.isdigit() and colon and hash_):
        raise click.BadParameter(words("audit", "bad_head"), param_hint="--head")
    return [(int(number), hash_)]
