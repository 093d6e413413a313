"""The texts a sheet was read from, so that a fault can be shown at its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from firedamp.science.errors import SheetError

FORMULA_KEYS = ("formula", "when", "symbol")


class SheetSource:
    """The sheet's own text first, then the parts that it includes."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def error(self, clue: str, reason: str) -> SheetError:
        """A refusal at the first line that holds `clue`: as a formula, else quoted, else anyhow; or else at line 1."""
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
        return self.error(_clue(raw, path), f"{where}: {reason}" if where else reason)


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


def _clue(raw: Mapping[str, Any], path: Sequence[str | int]) -> str:
    """What to look for in the text: the formula of a step or check, or else the key."""
    entry = raw.get(str(path[0])) if path else None
    item = entry[path[1]] if isinstance(entry, list) and len(path) > 1 and isinstance(path[1], int) else None
    if isinstance(item, dict):
        texts = [item.get(key) for key in ("formula", "when", "symbol")]
        return next((text for text in texts if isinstance(text, str)), "")
    return f"{path[0]} =" if path else ""
