"""`firedamp reproduce ID|FILE`: does an issued report come out again, to the digit and to the byte?"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.commands import common_options
from firedamp.cli.words import Words

if TYPE_CHECKING:
    from firedamp.forms.reproducing import Verdict

ID = re.compile(r"([0-9a-f-]{36})(?:/(\d{1,6}))?", re.IGNORECASE)
MOST_SHOWN = 20


def command(words: Words) -> click.Command:
    def run(what: str, json_wanted: bool) -> Answer:
        from firedamp.cli.issued_here import hash_here
        from firedamp.forms.reproducing import read_bundle, reproduce

        bundle = read_bundle(_bytes_of(what, words))
        verdict, here = reproduce(bundle), hash_here(bundle.document)
        holds = verdict.reproduced and here in (None, "", verdict.hash)
        if json_wanted and holds:
            return as_json(_json(verdict, here))
        lines = "\n".join([*_lines(verdict, words), _of_server(verdict, here, words)])
        if not holds:
            raise click.ClickException(lines)
        return Answer(lines + "\n")

    return click.Command(
        "reproduce",
        callback=run,
        help=words.help("reproduce"),
        params=[
            click.Argument(["what"], metavar="ID|FILE"),
            click.Option(["--json", "json_wanted"], is_flag=True, help=words.help("json")),
            *common_options(words),
        ],
    )


def _bytes_of(what: str, words: Words) -> bytes:
    """A bundle's bytes: of a file, or of an issue of this server (the latest, or ID/NUMBER)."""
    from firedamp.forms.reproducing import LARGEST_UNPACKED, require_size

    path = Path(what)
    if path.is_file():
        require_size("file_too_large", path.stat().st_size, LARGEST_UNPACKED)
        return path.read_bytes()
    named = ID.fullmatch(what)
    found = _issued(named[1], named[2]) if named else None
    if found is None:
        raise click.ClickException(words("reproduce", "unknown", what=what))
    return found


def _issued(report_id: str, number: str | None) -> bytes | None:
    from firedamp.server.run import configure

    configure("localhost")
    from django.core.exceptions import ValidationError

    from firedamp.server.reports.bundle import bundle_of
    from firedamp.server.reports.models import Issue

    # What is altered is told by the error itself, in the reader's language.
    logging.disable(logging.CRITICAL)
    try:
        found = Issue.objects.select_related("report").filter(report=report_id)
        issue = (found.filter(number=int(number)) if number else found).first()
        return bundle_of(issue) if issue else None
    except ValidationError:
        return None
    finally:
        logging.disable(logging.NOTSET)


def _lines(verdict: Verdict, words: Words) -> list[str]:
    said = [words("reproduce", "hash_holds" if verdict.hash_holds else "hash_broken", hash=verdict.hash)]
    if verdict.differences:
        said.append(words("reproduce", "digits_apart", count=len(verdict.differences)))
        said += [
            words("reproduce", "digit_apart", place=place, before=_short(before), after=_short(after))
            for place, before, after in verdict.differences[:MOST_SHOWN]
        ]
        if len(verdict.differences) > MOST_SHOWN:
            said.append(words("reproduce", "more", count=len(verdict.differences) - MOST_SHOWN))
    else:
        said.append(words("reproduce", "digits", numbers=verdict.numbers))
    said += _of_files(verdict, words)
    return [
        *said,
        words("reproduce", "software", recorded=verdict.recorded_version, present=verdict.present_version),
    ]


def _of_server(verdict: Verdict, here: str | None, words: Words) -> str:
    """Whether it is what was issued, as far as that can be known here: last, as nobody should read past it."""
    if here is None:
        return words("reproduce", "compare")
    if not here:
        return "\n".join([words("reproduce", "server_unknown"), words("reproduce", "compare")])
    return words("reproduce", "server_same" if here == verdict.hash else "server_other", hash=here)


def _of_files(verdict: Verdict, words: Words) -> list[str]:
    said = []
    if verdict.unexpected:
        said.append(words("reproduce", "unexpected", names=", ".join(map(_short, verdict.unexpected[:MOST_SHOWN]))))
    if verdict.damaged:
        said.append(words("reproduce", "damaged", names=", ".join(verdict.damaged)))
    if verdict.files_different:
        said.append(words("reproduce", "files_apart", names=", ".join(verdict.files_different)))
    if verdict.files_same:
        said.append(words("reproduce", "files", names=", ".join(verdict.files_same)))
    if verdict.files_unchecked:
        versions = [
            words("reproduce", "version_apart", name=name, recorded=_short(recorded), present=_short(present))
            for name, (recorded, present) in verdict.apart.items()
        ]
        said.append(
            words("reproduce", "not_checked", versions="; ".join(versions), names=", ".join(verdict.files_unchecked))
        )
    if not (verdict.files_checked or verdict.files_unchecked):
        said.append(words("reproduce", "no_files"))
    return said


def _short(value: Any) -> str:
    text = "—" if value is None else str(value)
    return text if len(text) <= 40 else text[:40] + "…"


def _json(verdict: Verdict, here: str | None) -> dict[str, Any]:
    return {
        "reproduced": verdict.reproduced,
        "hash": verdict.hash,
        "numbers": verdict.numbers,
        "files_checked": verdict.files_checked,
        "files": list(verdict.files_same),
        "files_unchecked": list(verdict.files_unchecked),
        "compared_with_server": bool(here),
        "apart": {name: {"recorded": then, "present": now} for name, (then, now) in verdict.apart.items()},
        "software": {"recorded": verdict.recorded_version, "present": verdict.present_version},
    }
