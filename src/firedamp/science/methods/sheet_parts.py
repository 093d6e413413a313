"""One table from the text of a sheet and of the parts that it includes (sheets/parts/*.toml).

The tables of the parts come first, the sheet's own settle what differs.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from typing import Any

from firedamp.science.errors import SheetError, shown
from firedamp.science.methods.sheet_source import line_of

ReadPart = Callable[[str], str]  # name of a part -> its text
TABLES = ("inputs", "selections", "constants", "uncertainty")
LISTS = ("steps", "checks", "notes")
PART_NAME = re.compile(r"[a-z0-9_]+")  # no path: a sheet reads nothing but parts
LONGEST_SHEET = 100_000  # characters of a sheet or part


def merged_tables(file: str, text: str, read_part: ReadPart) -> tuple[dict[str, Any], dict[str, str]]:
    """The merged tables, and the texts that they were read from by file, the sheet's own first; or SheetError."""
    reading = _Reading(read_part)
    return reading.merged(file, text, ()), reading.texts


class _Reading:
    def __init__(self, read_part: ReadPart) -> None:
        self.read_part = read_part
        self.texts: dict[str, str] = {}
        self.done: dict[str, dict[str, Any]] = {}  # a part is merged once, however often it is included

    def merged(self, file: str, text: str, within: tuple[str, ...]) -> dict[str, Any]:
        if file in within:
            raise SheetError(file, line_of(text, "include"), "the parts include each other")
        if file not in self.done:
            self.texts[file] = text
            own = _parsed(file, text)
            merged: dict[str, Any] = {name: {} for name in TABLES} | {name: [] for name in LISTS}
            for part in _included(file, text, own):
                part_file = f"parts/{part}.toml"
                part_text = self.texts[part_file] if part_file in self.texts else self._text(file, text, part)
                _merge(merged, self.merged(part_file, part_text, (*within, file)))
            _merge(merged, own)
            self.done[file] = merged
        return self.done[file]

    def _text(self, file: str, text: str, part: str) -> str:
        try:
            return self.read_part(part)
        except UnicodeDecodeError as error:
            raise not_utf8(f"parts/{part}.toml", error) from None
        except OSError:
            raise SheetError(file, _line_of_part(text, part), f"there is no part {part!r}") from None


def not_utf8(file: str, error: UnicodeDecodeError) -> SheetError:
    """The refusal of a file at the line of the first byte that is no text."""
    return SheetError(file, error.object.count(b"\n", 0, error.start) + 1, f"not UTF-8: {error.reason}")


def _line_of_part(text: str, part: str) -> int:
    """The line that names a part in `include`, which may run over several."""
    first = line_of(text, "include")
    lines = text.splitlines()[first - 1 :]
    return next((first + number for number, line in enumerate(lines) if f'"{part}"' in line), first)


def _parsed(file: str, text: str) -> dict[str, Any]:
    if len(text) > LONGEST_SHEET:
        raise SheetError(file, 1, f"longer than {LONGEST_SHEET} characters")
    try:
        own = tomllib.loads(text)
    except RecursionError:
        raise SheetError(file, _most_nested_line(text), "not TOML: nested too deep") from None
    except ValueError as error:  # a number of too many digits is a plain ValueError
        line = re.search(r"line (\d+)", str(error))
        raise SheetError(file, int(line[1]) if line else _line_of_longest_number(text), f"not TOML: {error}") from None
    for name in own.keys() & TABLES:
        if not isinstance(own[name], dict) or not all(isinstance(entry, dict) for entry in own[name].values()):
            raise SheetError(file, line_of(text, name), f"{name} is a table of tables")
    for name in own.keys() & LISTS:
        if not isinstance(own[name], list) or not all(isinstance(entry, dict) for entry in own[name]):
            raise SheetError(file, line_of(text, name), f"{name} is a list of tables")
    return own


def _most_nested_line(text: str) -> int:
    depths = [line.count("[") + line.count("{") for line in text.splitlines()]
    return depths.index(max(depths)) + 1


def _line_of_longest_number(text: str) -> int:
    lengths = [max(map(len, re.findall(r"\d+", line)), default=0) for line in text.splitlines()]
    return lengths.index(max(lengths)) + 1


def _included(file: str, text: str, own: dict[str, Any]) -> list[str]:
    parts = own.pop("include", [])
    if not isinstance(parts, list) or not all(isinstance(part, str) and PART_NAME.fullmatch(part) for part in parts):
        reason = f"include is a list of names of parts, not {shown(parts)[:80]}"
        raise SheetError(file, line_of(text, "include"), reason)
    return parts


def _merge(into: dict[str, Any], other: dict[str, Any]) -> None:
    """Tables by key, inputs by key and property, lists end to end (an equation that came twice is one)."""
    for name, value in other.items():
        if name in TABLES:
            for key, entry in value.items():
                into[name][key] = into[name].get(key, {}) | entry
        elif name in LISTS:
            into[name] += [entry for entry in value if entry not in into[name]]
        else:
            into[name] = value
