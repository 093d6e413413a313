"""Which sheets account for what was captured and destroyed? They are no lines of an inventory, so they have a library
of their own: an inventory or a report that took one would count the same methane twice."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from firedamp.science.factors import shipped_factors
from firedamp.science.methods import library
from firedamp.science.methods.library import Library


@lru_cache(maxsize=1)
def crediting_library() -> Library:
    """The sheets of crediting (ACM0008) and of a mine's net methane (40 CFR 98 subpart FF)."""
    return Library(files("firedamp.science.reductions") / "sheets", shipped_factors(), library().remembered)


def library_of(method_id: str) -> Library:
    """The library that has a method; that of the inventories where none has it, to say which there are."""
    own = crediting_library()
    return own if method_id in own.ids() else library()
