"""Where does a text stop being JSON or TOML, and what was expected there? In keys that catalogues put into words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
# What the words of Python's parsers begin with or hold, and what a reader is told of it; the first that fits is taken.
REASONS: Mapping[str, str] = MappingProxyType({
    "Expecting property name": "parse_name",
    "Expecting ':'": "parse_colon",
    "Expecting ','": "parse_comma",
    "Expecting value": "parse_value",
    "trailing comma": "parse_last_comma",
    "Extra data": "parse_after_end",
    "Unterminated string": "parse_open_text",
    "Invalid control character": "parse_control",
    "Illegal character": "parse_control",
    "Found invalid character": "parse_control",
    "escape": "parse_escape",
    "Unescaped": "parse_escape",
    "Escaped": "parse_escape",
    "Invalid hex": "parse_escape",
    "Expected '=' after": "parse_equals",
    "Expected ']": "parse_bracket",
    "Unclosed": "parse_bracket",
    "Expected newline": "parse_new_line",
    "Invalid initial character": "parse_key",
    "Invalid statement": "parse_key",
    "Invalid date": "parse_date",
    "Invalid value": "parse_value",
    "Cannot": "parse_twice",
    "Duplicate": "parse_twice",
    "digits": "parse_digits",
})  # fmt: skip


def unparsed(error: Exception, text: str = "") -> dict[str, object]:
    """`reason`, and `line` and `position` (both from 1) where the parser told them, of an error of `json` or `tomllib`.

    `text`: what was read, whose end `tomllib` names without its line. The parsers' own words are English and change
    with Python: nobody is shown them.
    """
    if isinstance(error, RecursionError):
        return {"reason": "parse_deep"}
    if isinstance(error, UnicodeDecodeError):
        return {"reason": "parse_encoding"}
    told = str(error)
    reason = next((key for words, key in REASONS.items() if words in told), "parse_other")
    line, position = getattr(error, "lineno", None), getattr(error, "colno", None)
    if line is None and (found := PLACE.search(told)):
        line, position = int(found[1]), int(found[2])
    elif line is None and text and "end of document" in told:
        lines = text.splitlines()
        line, position = len(lines), len(lines[-1]) + 1
    place = {} if line is None else {"line": line, "position": str(position)}
    return {"reason": reason, **place}
