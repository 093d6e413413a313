"""Fields of a CSV text replaced in their places: quotes, spaces, line ends and every other field stay as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

Span = tuple[int, int]  # of a field in the text
LINE_END = re.compile(r"\r\n|\r|\n")


def filled_text(text: str, separator: str, texts: Mapping[tuple[int, int], str]) -> str:
    """The text with fields put in by (line of their row, column). A row too short for a field is made longer."""
    of_rows: dict[int, dict[int, str]] = {}
    for (line, column), new in texts.items():
        of_rows.setdefault(line, {})[column] = new
    pieces, done = [], 0
    for line, fields in _records(text, separator):
        for column, new in sorted(of_rows.get(line, {}).items()):
            start, end = fields[column] if column < len(fields) else (fields[-1][1],) * 2
            beyond = separator * max(0, column - len(fields) + 1)
            pieces += [text[done:start], beyond, _field(text[start:end], new, separator)]
            if beyond:
                fields += [(end, end)] * (column - len(fields) + 1)
            done = end
    return "".join([*pieces, text[done:]])


def _field(old: str, new: str, separator: str) -> str:
    """The new field in the quotes of the old one, or where it needs them."""
    return f'"{new}"' if old.startswith('"') or separator in new else new


def _records(text: str, separator: str) -> Iterator[tuple[int, list[Span]]]:
    """The line on which each record begins, and where its fields stand; the text was found to be well formed."""
    mark = re.escape(separator)
    field = re.compile(rf'("(?:[^"]|"")*"|[^{mark}\r\n]*)({mark}|\r\n|\r|\n|\Z)')
    line, at, fields = 1, 0, list[Span]()
    begin = line
    while at <= len(text):
        found = field.match(text, at)
        assert found, "a text that csv has read"
        fields.append(found.span(1))
        line += len(LINE_END.findall(found[1]))
        at = found.end()
        if found[2] != separator:
            yield begin, fields
            line, fields = line + 1, []
            begin = line
            if not found[2]:
                return
