"""The texts a sheet was read from, so that a fault can be shown at its line."""

from __future__ import annotations

from collections.abc import Mapping

from firedamp.science.errors import SheetError


class SheetSource:
    """The sheet's own text first, then the parts that it includes."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def error(self, clue: str, reason: str) -> SheetError:
        """A refusal at the first line that holds `clue`; without one, of the sheet as a whole."""
        for file, text in self.texts.items():
            for number, line in enumerate(text.splitlines(), start=1):
                if clue and clue in line:
                    return SheetError(file, number, reason)
        return SheetError(next(iter(self.texts)), None, reason)
