"""What do the commands that read reference tables answer? Tables, records, a record, a file; and how one signs in."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.connection import connected, keep_token
from firedamp.cli.layout import Column, table
from firedamp.cli.words import Words
from firedamp.messages import unit_text
from firedamp.messages.system import system_reason
from firedamp.science.errors import InputError

if TYPE_CHECKING:
    from firedamp.client import Client
    from firedamp.client.shapes import ColumnOut, RecordOut, TableRow, TableSchemaOut

ENDINGS = {".csv": "csv", ".xlsx": "xlsx", ".json": "json", ".parquet": "parquet", ".zip": "datapackage"}
COLUMNS_SHOWN = 7
LONGEST_CELL = 40


def sign_in(words: Words, *, user: str | None, url: str) -> Answer:
    """Ask for user and password, keep the token. From a pipe they are read line by line."""
    asked = sys.stdin.isatty()
    name = user or (click.prompt(words("reference", "user"), err=True) if asked else sys.stdin.readline().strip())
    if asked:
        password = click.prompt(words("reference", "password"), hide_input=True, err=True)
    else:
        password = sys.stdin.readline().rstrip("\n")
    with connected(url, words) as client:
        client.sign_in(name, password)
        file = keep_token(url, client.token or "")
    return Answer(words("reference", "signed_in", user=name, url=url, file=file) + "\n")


def listed(words: Words, *, table: str | None, url: str, json_wanted: bool, csv_wanted: bool, **asked: Any) -> Answer:
    """The tables, or the records of one."""
    if json_wanted and csv_wanted:
        raise InputError.one("output", "one_output_form", None, names=("--json", "--csv"))
    with connected(url, words) as client:
        if table is None:
            return _tables(words, client, asked["basin"], json_wanted, csv_wanted)
        return _records(words, client, table, json_wanted, csv_wanted, **asked)


def _tables(words: Words, client: Client, basin: str | None, json_wanted: bool, csv_wanted: bool) -> Answer:
    found = client.reference.tables(basin=basin)
    if json_wanted:
        return as_json({"items": found})
    titles = [
        words("reference", key) for key in ("table", "title", "records", "years", "editions", "by_hand", "last_change")
    ]
    rows = [
        [
            each["id"], words.of(each["title"]), each["count"], _years(each), _editions(words, each), each["edited"],
            (each["changed"] or "—")[:10],
        ]
        for each in found
    ]  # fmt: skip
    if csv_wanted:
        return Answer(_csv(["id", "title", "count", "years", "editions", "edited", "changed"], rows))
    columns = [Column(title, number=place in (2, 5)) for place, title in enumerate(titles)]
    return Answer(table(columns, [[str(cell) for cell in row] for row in rows]) + "\n")


def _years(table: TableRow) -> str:
    """The first and the last year with data."""
    years = [str(year) for year in (table["first_year"], table["last_year"]) if year is not None]
    return "–".join(dict.fromkeys(years)) or "—"


def _editions(words: Words, table: TableRow) -> str:
    """What the records came with: the edition of the source, else the package and its version."""
    packages = table["packages"]
    said = (words.of(each["release"]) if each["release"] else f"{each['name']} {each['version']}" for each in packages)
    return "; ".join(said) or "—"


def _records(
    words: Words, client: Client, name: str, json_wanted: bool, csv_wanted: bool, *, basin: str | None, q: str | None,
    filters: tuple[str, ...], sort: str | None, limit: int, columns: str | None,
) -> Answer:  # fmt: skip
    schema = client.reference.schema(name)
    wanted = _columns(schema, columns, everything=csv_wanted)
    records = client.reference.records(name, basin=basin, q=q, filters=filters, sort=sort)
    found, total = list(islice(records, limit)), records.total
    notes = (words("reference", "shown", shown=len(found), total=total),) if total > len(found) else ()
    if json_wanted:
        return Answer(as_json({"items": found, "total": total}).text, notes)
    if csv_wanted:
        rows = [[record["id"], record["key"], *(_plain(record, each["name"]) for each in wanted)] for record in found]
        return Answer(_csv(["record_id", "record_key", *(each["name"] for each in wanted)], rows), notes)
    titles = [Column("Id", number=True), *(Column(_title(words, each), each["type"] == "number") for each in wanted)]
    cells = [[str(record["id"]), *(_shown(words, record, each) for each in wanted)] for record in found]
    return Answer(table(titles, cells) + "\n", notes)


def _columns(schema: TableSchemaOut, named: str | None, *, everything: bool) -> list[ColumnOut]:
    """The columns to print: those named, else the first of the table's own and the quality."""
    by_name = {column["name"]: column for column in schema["columns"]}
    if named:
        names = [name.strip() for name in named.split(",")]
        unknown = [name for name in names if name not in by_name]
        if unknown:
            raise InputError.one("columns", "unknown_column", unknown[0], known=", ".join(by_name))
        return [by_name[name] for name in names]
    if everything:
        return list(by_name.values())
    own = [column for column in by_name.values() if not column["common"]]
    return [*own[:COLUMNS_SHOWN], by_name["quality"]]


def _title(words: Words, column: ColumnOut) -> str:
    return ", ".join(filter(None, [words.of(column["label"]), unit_text(column["unit"], words.lang)]))


def _plain(record: RecordOut, name: str) -> Any:
    value = record["values"][name]
    return value["id"] if isinstance(value, dict) else value


def _shown(words: Words, record: RecordOut, column: ColumnOut) -> str:
    text = value_text(words, record["values"][column["name"]], column)
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def value_text(words: Words, value: Any, column: ColumnOut) -> str:
    """A value as people read it: names of references, labels of choices, numbers in the language's form."""
    from firedamp.messages import number_text

    if value is None:
        return "—"
    if isinstance(value, dict):
        return words.of(value["name"])
    if column["type"] == "number":
        return number_text(value, words.lang)
    if column["choices"]:
        return next((words.of(each["label"]) for each in column["choices"] if each["value"] == value), str(value))
    return str(value)


def _csv(names: list[str], rows: list[list[Any]]) -> str:
    from firedamp.tables.export import ExportColumn, ExportTable, csv_text

    return csv_text(ExportTable("", [ExportColumn(name, name) for name in names], rows))


def shown(words: Words, *, table: str, key: str, history_wanted: bool, json_wanted: bool, url: str) -> Answer:
    """A record, with its history where that is wanted."""
    with connected(url, words) as client:
        record = record_named(client, table, key)
        history = client.reference.history(table, record["id"])["items"] if history_wanted else []
        schema = client.reference.schema(table)
    if json_wanted:
        return as_json({**record, **({"history": history} if history_wanted else {})})
    return Answer("\n\n".join([_record_text(words, record, schema), *_history(words, history, schema)]) + "\n")


def record_named(client: Client, name: str, key: str) -> RecordOut:
    """The record of a key or a number; InputError where there is none."""
    from firedamp.client import ApiError

    if key.isdecimal():
        try:
            return client.reference.record(name, int(key))
        except ApiError as error:
            if error.status != 404:
                raise
    found = client.reference.by_key(name, key)
    if found is None:
        raise InputError.one("key", "no_record", key, table=name)
    return found


def _record_text(words: Words, record: RecordOut, schema: TableSchemaOut) -> str:
    marks = [words("reference", mark) for mark in ("synthetic", "edited") if record[mark]]  # type: ignore[literal-required]
    number = words("reference", "number", id=record["id"], version=record["version"])
    head = f"{words.of(record['name'])} ({record['key']})\n{', '.join([number, *marks])}"
    rows = [
        [_title(words, column), value_text(words, record["values"][column["name"]], column)]
        for column in schema["columns"]
    ]
    return head + "\n\n" + table([Column(words("reference", "column")), Column(words("reference", "value"))], rows)


def _history(words: Words, history: list[Any], schema: TableSchemaOut) -> list[str]:
    by_name = {column["name"]: column for column in schema["columns"]}
    lines = []
    for entry in history:
        who = entry["user"] or entry["note"] or "—"
        lines.append(f"{entry['at'][:16].replace('T', ' ')}  {words('actions', entry['action'])}  {who}")
        lines += [f"  {line}" for line in difference_lines(words, entry["changes"], by_name, "before", "after")]
    return ["\n".join(lines)] if lines else []


def difference_lines(
    words: Words, differences: list[Any], columns: dict[str, ColumnOut], before: str, after: str
) -> list[str]:
    """ "Depth, m: 300 → 320" for each difference."""
    return [
        f"{_title(words, columns[each['column']])}: {value_text(words, each[before], columns[each['column']])} → "
        f"{value_text(words, each[after], columns[each['column']])}"
        for each in differences
        if each["column"] in columns
    ]


def exported(words: Words, *, table: str, file: str, format: str | None, url: str, **asked: Any) -> Answer:  # noqa: A002
    """Write records to a file, or to standard output."""
    form = format or ("csv" if file == "-" else ENDINGS.get(Path(file).suffix.lower()))
    if form is None:
        raise InputError.one("file", "unknown_ending", file, choices=", ".join(ENDINGS))
    with connected(url, words) as client:
        if file == "-":
            client.reference.export(table, format=form, **asked).write_to(sys.stdout.buffer)
            return Answer()
        try:
            client.reference.export(table, format=form, **asked).save(file)
        except OSError as error:
            raise InputError.one("file", "file_unwritable", file, reason=system_reason(error)) from None
    return Answer("", (words("inventory", "written", file=file),))
