"""The texts a sheet was read from, so that a fault can be shown at its line."""

from __future__ import annotations

from collections.abc import Mapping

from firedamp.science.errors import SheetError


class SheetSource:
    """The sheet's own text first, then the parts that it includes."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def error(self, clue: str, reason: str) -> SheetError:
        """A refusal at the first line that holds `clue`, quoted if it can be; without one, of the sheet as a whole."""
        for wanted in (f'"{clue}"', clue) if clue else ():
            for file, text in self.texts.items():
                for number, line in enumerate(text.splitlines(), start=1):
                    if wanted in line:
                        return SheetError(file, number, reason)
        return SheetError(next(iter(self.texts)), None, reason)
