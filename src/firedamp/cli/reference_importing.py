"""`firedamp reference import`: a file is taken over whole, or every bad row is named and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.arguments import read_bytes
from firedamp.cli.connection import connected
from firedamp.cli.reference_writing import values_of
from firedamp.cli.words import Words
from firedamp.science.errors import InputError
from firedamp.tables.grids import REFERENCE_TABLE

if TYPE_CHECKING:
    from firedamp.client import Client
    from firedamp.client.shapes import Import


def imported(
    words: Words, *, table: str, file: str, sheet: str | None, defaults: tuple[str, ...], column: tuple[str, ...],
    replace: bool, skip_bad: bool, dry_run: bool, json_wanted: bool, url: str,
) -> Answer:  # fmt: skip
    """Send the file, say what is known of it, then take it over or put it away."""
    content = read_bytes(file, REFERENCE_TABLE.file_bytes)
    with connected(url, words) as client:
        columns = {each["name"]: each for each in client.reference.schema(table)["columns"]}
        given = values_of(defaults, columns)
        looked_at = client.reference.send(table, content, filename=Path(file).name, sheet=sheet)
        taken = False
        try:
            said = {"defaults": given or None, "columns": _matches(looked_at, column), "choice": _choice(replace)}
            looked_at = client.reference.mend(table, looked_at["id"], **said)
            bad = list(client.reference.sent_rows(table, looked_at["id"], "bad"))
            notes = (*looked_at["notes"], *_untaken(words, looked_at))
            faults = [each["message"] for row in bad for each in row["errors"]]  # row and column stand in it
            if bad and not skip_bad:
                raise click.ClickException("\n".join([*faults, *_missing(words, looked_at), _nothing(words, bad)]))
            if dry_run:
                counts = as_json(looked_at["counts"]) if json_wanted else Answer(_counted(words, looked_at))
                return Answer(counts.text, (*notes, *faults))
            answer = _take(client, table, looked_at, [row["row"] for row in bad])
            taken = True
        finally:
            if not taken:
                client.reference.put_away(table, looked_at["id"])
    text = as_json(answer).text if json_wanted else words("reference", "taken", **answer) + "\n"
    kept = (words("reference", "kept", kept=answer["kept"]),) if answer["kept"] else ()
    return Answer(text, (*notes, *faults, *kept))


def _untaken(words: Words, looked_at: Import) -> list[str]:
    return [
        words("reference", "untaken", title=each["title"] or f"#{each['index'] + 1}", filled=each["filled"])
        for each in looked_at["unmatched"]
    ]


def _choice(replace: bool) -> str:
    return "replace" if replace else "keep"


def _take(client: Client, table: str, looked_at: Import, bad: list[int]) -> Any:
    if bad:
        client.reference.mend(table, looked_at["id"], skip=bad)
    return client.reference.take(table, looked_at["id"])


def _matches(looked_at: Import, said: tuple[str, ...]) -> dict[str, Any] | None:
    """ "Дебит=absolute_abundance_m3_min:m3/min" for each column whose title does not say what it is."""
    titles = {each["title"].strip().casefold(): str(each["index"]) for each in looked_at["columns"]}
    matches = {}
    for word in said:
        title, equals, meant = word.rpartition("=")
        if not equals:
            raise InputError.one("column", "bad_assignment", word)
        if title.strip().casefold() not in titles:
            raise InputError.one("column", "no_such_title", title, choices=", ".join(titles))
        name, _, unit = meant.partition(":")
        matches[titles[title.strip().casefold()]] = {"column": name.strip() or None, "unit": unit.strip() or None}
    return matches or None


def _missing(words: Words, looked_at: Import) -> list[str]:
    names = ", ".join(f"{words.of(each['label'])} ({each['column']})" for each in looked_at["missing"])
    return [words("reference", "missing", names=names)] if names else []


def _nothing(words: Words, bad: list[Any]) -> str:
    return words("reference", "nothing_written", bad=len(bad))


def _counted(words: Words, looked_at: Import) -> str:
    return words("reference", "would", **looked_at["counts"]) + "\n"
