"""`firedamp reference put`: make a record, or change one as it was seen; on a conflict show what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.arguments import number_of
from firedamp.cli.connection import connected
from firedamp.cli.reference_reading import difference_lines, record_named
from firedamp.cli.words import Words
from firedamp.science.errors import InputError, Problem

if TYPE_CHECKING:
    from firedamp.client import Changed
    from firedamp.client.shapes import ColumnOut


def put(
    words: Words, *, table: str, values: tuple[str, ...], record_id: int | None, key: str | None, version: int | None,
    json_wanted: bool, url: str,
) -> Answer:  # fmt: skip
    """Without `--id` and `--key` a new record; else the columns named get new values."""
    from firedamp.client import Changed

    if record_id and key:
        raise InputError.one("key", "one_output_form", None, names=("--id", "--key"))
    with connected(url, words) as client:
        columns = {column["name"]: column for column in client.reference.schema(table)["columns"]}
        given = values_of(values, columns)
        if not record_id and not key:
            made = client.reference.create(table, given)
            text = words("reference", "made", record=made["key"], id=made["id"])
            return as_json(made) if json_wanted else Answer(text + "\n")
        seen = client.reference.record(table, record_id) if record_id else record_named(client, table, key or "")
        try:
            changed = client.reference.change(table, seen["id"], given, version=version or seen["version"])
        except Changed as conflict:
            raise click.ClickException(conflict_text(words, conflict, columns)) from None
    if json_wanted:
        return as_json(changed)
    told = [
        {"column": name, "before": seen["values"][name], "after": changed["values"][name]}
        for name in given
        if seen["values"][name] != changed["values"][name]
    ]
    head = words("reference", "changed" if told else "unchanged", record=changed["key"], version=changed["version"])
    return Answer("\n".join([head, *difference_lines(words, told, columns, "before", "after")]) + "\n")


def conflict_text(words: Words, conflict: Changed, columns: dict[str, ColumnOut]) -> str:
    """The record as it is now beside what was to be written."""
    told = [{"column": each.column, "stored": each.stored, "given": each.given} for each in conflict.differences]
    head = words("reference", "conflict", version=conflict.current["version"])
    return "\n".join([head, *(f"  {line}" for line in difference_lines(words, told, columns, "stored", "given"))])


def values_of(assigned: tuple[str, ...], columns: dict[str, ColumnOut]) -> dict[str, Any]:
    """`name=value` words in the types of their columns; an empty value is none. InputError with every fault."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for word in assigned:
        name, equals, text = word.partition("=")
        name = name.strip()
        if not equals or name not in columns:
            rule = "unknown_column" if equals else "bad_assignment"
            problems.append(Problem(name, rule, name if equals else word, {"known": ", ".join(columns)}))
        elif name in values:
            problems.append(Problem(name, "repeated_assignment", name))
        else:
            try:
                values[name] = typed(name, text.strip(), columns[name])
            except InputError as error:
                problems += error.problems
                values[name] = None
    if problems:
        raise InputError(problems)
    return values


def typed(name: str, text: str, column: ColumnOut) -> Any:
    """A value as the API takes it; what cannot be read goes as it is, for the server to say what is wrong."""
    if not text:
        return None
    if column["type"] in ("number", "year"):
        number = number_of(name, text)
        return text if number is None else int(number) if column["type"] == "year" and number.is_integer() else number
    for choice in column["choices"] or ():
        if text.casefold() in (label.casefold() for label in choice["label"].values()):
            return choice["value"]
    return text
