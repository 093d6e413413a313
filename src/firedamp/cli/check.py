"""`firedamp check`: is the installation as it should be, and what is to be done where it is not?"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from firedamp.cli.commands import common_options
from firedamp.cli.words import Words

if TYPE_CHECKING:
    from firedamp.server.operations.checking.finding import Finding


def command(words: Words) -> click.Command:
    def run(strict: bool, json_wanted: bool) -> int:
        found = findings(words)
        counts = {state: sum(each.state == state for each in found) for state in ("ok", "warning", "failure")}
        fails = counts["failure"] > 0 or (strict and counts["warning"] > 0)
        sys.stdout.write(as_json(found, counts, words) if json_wanted else as_lines(found, counts, words))
        return 2 if fails else 0

    return click.Command(
        "check",
        callback=run,
        help=words.help("check"),
        params=[
            click.Option(["--strict"], is_flag=True, help=words.help("check_strict")),
            click.Option(["--json", "json_wanted"], is_flag=True, help=words.help("json")),
            *common_options(words),
        ],
    )


def findings(words: Words) -> list[Finding]:
    """What was found; where nothing can begin, what stands in the way of it."""
    from firedamp.messages import describe
    from firedamp.science.errors import FiredampError
    from firedamp.server.operations.checking import findings as found
    from firedamp.server.operations.checking import findings_before
    from firedamp.server.operations.checking.finding import Finding
    from firedamp.server.preparing import configure

    if before := list(findings_before()):
        return before
    try:
        configure("localhost")
    except FiredampError as error:
        return [Finding("configuration", "failure", "not_configured", {"reason": describe(error, words.lang)})]
    return list(found())


def as_lines(found: list[Finding], counts: dict[str, int], words: Words) -> str:
    states = {state: words("check", state) for state in counts}
    parts = {each.part: words("check", each.part) for each in found}
    widths = max(map(len, states.values())), max(map(len, parts.values()))
    lines = [
        f"{states[each.state]:<{widths[0]}}  {parts[each.part]:<{widths[1]}}  {said(each, words)}" for each in found
    ]
    summary = words("check", "summary", failures=counts["failure"], warnings=counts["warning"])
    return "\n".join([*lines, summary]) + "\n"


def as_json(found: list[Finding], counts: dict[str, int], words: Words) -> str:
    items: list[dict[str, Any]] = [
        {"part": each.part, "state": each.state, "code": each.said, "message": said(each, words), **dict(each.told)}
        for each in found
    ]
    return json.dumps({"ok": not counts["failure"], **counts, "items": items}, ensure_ascii=False, indent=2) + "\n"


def said(each: Finding, words: Words) -> str:
    from firedamp.messages import number_text

    written = {
        name: number_text(value, words.lang) if isinstance(value, float) else value for name, value in each.told.items()
    }
    return words("check", each.said, **written)
