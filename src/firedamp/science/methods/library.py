"""The method sheets that come with Firedamp, loaded when first asked for and checked once per hash."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from firedamp.science import gases
from firedamp.science.errors import MethodError, shown
from firedamp.science.factors import FactorLibrary, shipped_factors
from firedamp.science.gases import GwpSet
from firedamp.science.limits import Limit, limit_in_force, limits
from firedamp.science.methods.loading import load_sheet
from firedamp.science.methods.sheet import Sheet
from firedamp.science.methods.sheet_parts import not_utf8

CHECKS_VERSION = "2"  # raise it when what is checked about a sheet changes


class Library:
    """Sheets of a folder with the records that their results rest on: factors, warming potentials, limits.

    `gwp_sets` and `limits` are the shipped ones unless given. `remembered` is the folder in which the hash of each
    sheet whose units were found right is kept (None: check anew).
    """

    def __init__(
        self,
        folder: Traversable,
        factors: FactorLibrary,
        remembered: Path | None = None,
        *,
        gwp_sets: Mapping[str, GwpSet] | None = None,
        limits: Sequence[Limit] | None = None,
    ) -> None:
        self.folder, self.factors, self.remembered = folder, factors, remembered
        self._gwp_sets, self._limits = gwp_sets, limits
        self._sheets: dict[str, Sheet] = {}

    @property
    def gwp_sets(self) -> Mapping[str, GwpSet]:
        return gases.gwp_sets() if self._gwp_sets is None else self._gwp_sets

    def gwp_set(self, set_id: str) -> GwpSet:
        """A set of warming potentials by its id; InputError `unknown_gwp_set`."""
        return gases.gwp_set(set_id, self._gwp_sets)

    @property
    def limits(self) -> Sequence[Limit]:
        return limits() if self._limits is None else self._limits

    def limit_in_force(self, quantity: str, day: date) -> Limit | None:
        """The limit of a quantity on a day; None if there is none."""
        return limit_in_force(quantity, day, self.limits)

    def ids(self) -> list[str]:
        return sorted(
            entry.name.removesuffix(".toml") for entry in self.folder.iterdir() if entry.name.endswith(".toml")
        )

    def sheet(self, method_id: str) -> Sheet:
        """The checked sheet; MethodError `unknown_method`, or SheetError where the sheet is wrong."""
        if not isinstance(method_id, str) or method_id not in self._sheets:
            if method_id not in self.ids():
                raise MethodError(
                    "unknown_method", method=shown(method_id).strip("'")[:80], known=", ".join(self.ids())
                )
            self._sheets[method_id] = self._load(method_id)
        return self._sheets[method_id]

    def _load(self, method_id: str) -> Sheet:
        file = f"{method_id}.toml"
        try:
            text = self._text(file)
        except UnicodeDecodeError as error:
            raise not_utf8(file, error) from None
        sheet, source = load_sheet(file, text, lambda part: self._text(f"parts/{part}.toml"), self.factors)
        if sheet.id != method_id:
            raise source.error("id =", f"the file is named {method_id}, the sheet {sheet.id}")
        stamp = f"{CHECKS_VERSION}-{sheet.hash[:32]}-{self.factors.hash[:16]}"
        if not self._was_checked(stamp):
            from firedamp.science.methods.units_check import check_units

            check_units(sheet, self.factors, source)
            self._remember(stamp)
        return sheet

    def _text(self, name: str) -> str:
        return self.folder.joinpath(name).read_text("utf-8")

    def _was_checked(self, stamp: str) -> bool:
        return self.remembered is not None and (self.remembered / stamp).exists()

    def _remember(self, stamp: str) -> None:
        if self.remembered is None:
            return
        try:
            self.remembered.mkdir(parents=True, exist_ok=True)
            (self.remembered / stamp).touch()
        except OSError:
            pass  # a read-only home: check again next time


@lru_cache(maxsize=1)
def library() -> Library:
    """The sheets and factors that come with Firedamp."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "firedamp" / "checked-sheets"
    return Library(files("firedamp.science.methods") / "sheets", shipped_factors(), cache)
