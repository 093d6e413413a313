"""An ARFF file (Weka) as a table: its attributes are the columns, its dense data the rows.

What it says of itself holds: a decimal point, the order in dates ("dd/MM/yyyy"), `?` for what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from firedamp.science.errors import InputError
from firedamp.tables.telemetry.delimited import columns_of
from firedamp.tables.telemetry.limits import TELEMETRY
from firedamp.tables.telemetry.lines import records_of
from firedamp.tables.telemetry.tables import Column, Table
from firedamp.tables.telemetry.texts import Decoded

RELATION = re.compile(rb"^(?:\s*%[^\n]*\n|\s*\n)*\s*@relation\b", re.IGNORECASE)
NAME = r"(?:'(?P<single>(?:[^'\\]|\\.)*)'|\"(?P<double>(?:[^\"\\]|\\.)*)\"|(?P<bare>[^\s{'\"]+))"
ATTRIBUTE = re.compile(rf"@attribute\s+{NAME}\s*(?P<kind>.*?)\s*", re.IGNORECASE)
NUMERIC = ("numeric", "real", "integer")
COMMENT = re.compile(rb"^[ \t]*%[^\n]*", re.MULTILINE)
SPARSE = re.compile(rb"^[ \t]*\{", re.MULTILINE)
SPACE_AT_QUOTE = re.compile(rb"[,\n][ \t]+['\"]|['\"][ \t]+(?:[,\n\r]|$)")
QUOTE = re.compile(r"['\"]")
CELL = re.compile(r"""\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^,'"]*?))\s*(?:,|$)""")
ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True)
class Attribute:
    """A column as it is declared; `kind` is "numeric", "text" or "date"."""

    name: str
    kind: str
    day_first: bool | None = None


def is_arff(data: bytes) -> bool:
    """Whether a text begins as an ARFF file does."""
    return RELATION.match(data[:1_000_000]) is not None


def table_of_arff(given: Decoded) -> Table:
    """The table of an ARFF file. Raises InputError `arff_…` with the line where it is not one."""
    attributes, line, start = _declared(given.data)
    body = COMMENT.sub(b"", given.data[start:])
    if sparse := SPARSE.search(body):
        raise InputError.one("file", "arff_sparse", None, line=line + body.count(b"\n", 0, sparse.end()))
    body, quote = _in_one_quote(body, line)
    first = body[: body.find(b"\n") + 1 or None]
    separator = "\t" if b"\t" in first and b"," not in first else ","
    records = records_of(body, separator, quote.encode(), line)
    columns, numbers = columns_of(records, np.ones(len(records), bool), len(attributes), separator, quote)
    titled = zip(attributes, columns, strict=True)
    return Table(
        tuple(Column(each.name, texts, day_first=each.day_first) for each, texts in titled),
        numbers,
        decimal=".",
        notes=given.notes,
    )


def _declared(data: bytes) -> tuple[list[Attribute], int, int]:
    """The attributes, and what comes after @data: number of the line and place in the text."""
    attributes: list[Attribute] = []
    for number, line, end in _lines(data):
        word = line.split(maxsplit=1)[0].casefold() if line else ""
        if word == "@data":
            if not attributes:
                raise InputError.one("file", "arff_no_attributes")
            return attributes, number + 1, end
        if word == "@attribute":
            attributes.append(_attribute(line, number))
        elif word and word[0] != "%" and word != "@relation":
            raise InputError.one("file", "arff_bad_line", line[:80], line=number)
        if len(attributes) > TELEMETRY.columns:
            raise InputError.one("file", "too_many_columns", len(attributes), maximum=TELEMETRY.columns)
    raise InputError.one("file", "arff_no_data")


def _lines(data: bytes) -> Iterator[tuple[int, str, int]]:
    """Lines one after another with their numbers and where they end, without splitting the whole."""
    number, start = 0, 0
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        number += 1
        yield number, data[start:end].decode().strip(), min(end + 1, len(data))
        start = end + 1


def _attribute(line: str, number: int) -> Attribute:
    found = ATTRIBUTE.fullmatch(line)
    if not found:
        raise InputError.one("file", "arff_bad_line", line[:80], line=number)
    name = next(part for part in found.group("single", "double", "bare") if part is not None)
    kind = found["kind"].split("%")[0].strip() if not found["kind"].startswith("{") else "{"
    word, _, form = kind.partition(" ")
    title = " ".join(ESCAPED.sub(r"\1", name).split())
    if word.casefold() in NUMERIC:
        return Attribute(title, "numeric")
    if word == "{" or word.casefold() == "string":
        return Attribute(title, "text")
    if word.casefold() == "date":
        return Attribute(title, "date", _day_first(form))
    raise InputError.one("file", "arff_bad_type", kind[:40], line=number, column=title)


def _day_first(form: str) -> bool | None:
    """Whether the day stands before the month in a format of dates."""
    day, month = form.find("d"), form.find("M")
    return None if day < 0 or month < 0 else day < month


def _in_one_quote(body: bytes, line: int) -> tuple[bytes, str]:
    """The data with one kind of quotes, and which: as they are where that is plain, else written anew as a CSV."""
    single, double = b"'" in body, b'"' in body
    if (single and double) or (b"\\" in body and (single or double)) or SPACE_AT_QUOTE.search(body):
        lines = body.decode().split("\n")
        anew = (_as_csv(each, line + place) if QUOTE.search(each) else each for place, each in enumerate(lines))
        return "\n".join(anew).encode(), '"'
    return body, "'" if single else '"'


def _as_csv(line: str, number: int) -> str:
    cells, at = [], 0
    while at <= len(line):
        found = CELL.match(line, at)
        if found is None:
            raise InputError.one("file", "arff_bad_line", line[:80], line=number)
        cell = next(part for part in found.groups() if part is not None)
        cells.append('"{}"'.format(ESCAPED.sub(r"\1", cell).replace('"', '""')))
        at = found.end()
        if not found[0].endswith(","):
            break
    return ",".join(cells)
