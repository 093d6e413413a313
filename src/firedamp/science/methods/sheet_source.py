"""The texts a sheet was read from, so that a fault can be shown at its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from firedamp.science.errors import SheetError

FORMULA_KEYS = ("formula", "when", "symbol")
LINES_OF_A_TEXT = 50  # over which a text of a sheet may run, at most, to be found


class SheetSource:
    """The sheet's own text first, then the parts that it includes."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def error(self, clue: str, reason: str) -> SheetError:
        """A refusal at the first line that holds `clue`: as a formula, else quoted, else anyhow; or else at line 1."""
        for file, text in self.texts.items() if clue else ():
            for number, formula in _formulas(text):
                if formula == clue:
                    return SheetError(file, number, reason)
        for holds in _ways_to_hold(clue) if clue else ():
            for file, text in self.texts.items():
                for number, line in enumerate(text.splitlines(), start=1):
                    if holds(line):
                        return SheetError(file, number, reason)
        return SheetError(next(iter(self.texts)), 1, reason)

    def error_of_part(self, clue: str, reason: str) -> SheetError:
        """As `error`, but where `clue` stands in a part, at the line of the sheet that includes parts."""
        found = self.error(clue, reason)
        own = next(iter(self.texts))
        if found.file == own:
            return found
        return SheetError(own, line_of(self.texts[own], "include"), f"{reason} (it comes with {found.file})")

    def error_at(self, raw: Mapping[str, Any], path: Sequence[str | int], reason: str) -> SheetError:
        """A refusal at the line of a key of the tables: under the header of its table, or where the entry stands."""
        where = ".".join(map(str, path))
        for depth in range(len(path), 0, -1):
            header = f"[{'.'.join(map(str, path[:depth]))}]"
            for file, text in self.texts.items():
                lines = text.splitlines()
                if header in lines:
                    return SheetError(
                        file, _line_of_key(lines, lines.index(header), path[depth:]), f"{where}: {reason}"
                    )
        return self._error_of_entry(raw, path, f"{where}: {reason}" if where else reason)

    def _error_of_entry(self, raw: Mapping[str, Any], path: Sequence[str | int], reason: str) -> SheetError:
        """A refusal at an entry of a list (its formula, else its header), or at a key of the sheet."""
        entries = raw.get(str(path[0])) if path else None
        if isinstance(entries, list) and len(path) > 1 and isinstance(path[1], int) and path[1] < len(entries):
            formula = _formula(entries[path[1]])
            return self.error(formula, reason) if formula else self._error_of_header(str(path[0]), path[1], reason)
        for file, text in self.texts.items() if path else ():
            line = _line_of_top_key(text, str(path[0]))
            if line:
                return SheetError(file, line, reason)
        return self.error("", reason)

    def _error_of_header(self, name: str, place: int, reason: str) -> SheetError:
        """A refusal at the header of the entry at `place` of a list: entries of parts come before the sheet's own."""
        parts = [(file, number) for file, text in self.texts.items() for number in _headers_of_list(text, name)]
        own = next(iter(self.texts))
        ordered = sorted(parts, key=lambda part: part[0] == own)
        file, line = ordered[place] if place < len(ordered) else (own, line_of(self.texts[own], name))
        return SheetError(file, line, reason)


def _formulas(text: str) -> Iterator[tuple[int, str]]:
    """The line and the text, as TOML reads it, of each formula, condition and symbol that has lines of its own."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if not line.lstrip().startswith(FORMULA_KEYS):
            continue
        for end in range(number + 1, min(number + LINES_OF_A_TEXT, len(lines)) + 1):
            try:
                value = tomllib.loads("\n".join(lines[number:end]))
            except ValueError:
                if not re.search(r"\"{3}|\'{3}", line):
                    break
                continue
            yield from ((number + 1, item) for item in value.values() if isinstance(item, str))
            break


def _headers_of_list(text: str, name: str) -> list[int]:
    return [
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if re.match(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]", line)
    ]


def _line_of_top_key(text: str, key: str) -> int:
    """The line at which a key of the sheet itself, or the first table under it, stands; 0 where there is none."""
    name = rf"(?:{re.escape(key)}|[\"']{re.escape(key)}[\"'])"
    in_table = False
    for number, line in enumerate(text.splitlines(), start=1):
        header = line.lstrip().startswith("[")
        if re.match(rf"\s*\[\[?\s*{name}\s*[\].]", line) if header else not in_table and _sets(line, name):
            return number
        in_table = in_table or header
    return 0


def _sets(line: str, name: str) -> bool:
    return re.match(rf"\s*{name}\s*[=.]", line) is not None


def _ways_to_hold(clue: str) -> list[Callable[[str], bool]]:
    quoted = f'"{clue}"'
    return [
        lambda line: line.endswith(quoted) and line.startswith(FORMULA_KEYS),
        lambda line: quoted in line and not line.startswith("include"),
        lambda line: clue in line,
    ]


def line_of(text: str, key: str) -> int:
    """The line at which a key or its table stands; 1 where there is none."""
    found = re.search(rf"^\W*{key}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.start(0)) + 1 if found else 1


def _line_of_key(lines: Sequence[str], header: int, keys: Sequence[str | int]) -> int:
    """The line of the first of the keys below a header, before the next; the header's own where there is none."""
    for number in range(header + 1, len(lines)):
        if not keys or lines[number].startswith("["):
            break
        if lines[number].startswith((f"{keys[0]} ", f"{keys[0]}=", f"{keys[0]}.")):
            return number + 1
    return header + 1


def _formula(entry: Any) -> str:
    """What an entry of a list is found by: its formula, condition or symbol."""
    texts = [entry.get(key) for key in FORMULA_KEYS] if isinstance(entry, dict) else []
    return next((text for text in texts if isinstance(text, str)), "")
