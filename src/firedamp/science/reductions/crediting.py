"""Which sheets account for what was captured and destroyed? They are no lines of an inventory, so they have a library
of their own: an inventory or a report that took one would count the same methane twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from firedamp.science.factors import Text, shipped_factors
from firedamp.science.methods import library
from firedamp.science.methods.library import Library
from firedamp.science.packaged import rows_of
from firedamp.science.reductions.constants import Constant, constants


@dataclass(frozen=True)
class Monitored:
    """A parameter that a method of crediting asks to be measured: what, in which unit, where and how, by whom."""

    id: str
    unit: str
    name: Text
    where: Text
    document: Text
    status: str


OF_DEVICES = "acm0008_"
OF_METHOD = "acm0008.project"  # whose devices these are


@lru_cache(maxsize=1)
def monitored() -> Mapping[str, tuple[Monitored, ...]]:
    """What each method of crediting asks to be measured (reductions.md, Crediting and monitoring; 40 CFR 98.324)."""
    found: dict[str, tuple[Monitored, ...]] = {}
    for row in rows_of("reductions", "monitoring.csv"):
        name, where = ({"en": row[f"{text}_en"], "ru": row[f"{text}_ru"]} for text in ("name", "where"))
        document = {"en": row["document"], "ru": row["document_ru"]}
        one = Monitored(row["parameter"], row["unit"], name, where, document, row["status"])
        found[row["method_id"]] = (*found.get(row["method_id"], ()), one)
    return found


def device_efficiencies(method_id: str) -> dict[str, Constant]:
    """By kind of device the share that it destroys where nobody measures it, of ACM0008; none of another method."""
    if method_id != OF_METHOD:
        return {}
    return {name.removeprefix(OF_DEVICES): each for name, each in constants().items() if name.startswith(OF_DEVICES)}


@lru_cache(maxsize=1)
def crediting_library() -> Library:
    """The sheets of crediting (ACM0008) and of a mine's net methane (40 CFR 98 subpart FF)."""
    return Library(files("firedamp.science.reductions") / "sheets", shipped_factors(), library().remembered)


def library_of(method_id: str) -> Library:
    """The library that has a method; that of the inventories where none has it, to say which there are."""
    own = crediting_library()
    return own if method_id in own.ids() else library()
