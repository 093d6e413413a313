"""The words of columns.toml, made ready to compare: what a header, a unit, a mine type or a row of totals is called."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

POWERS = str.maketrans({"³": "3", "²": "2", "ё": "е", "_": " "})
CUBIC = re.compile(r"\bкуб(?:ических|\.)?\s*м(?:етров|етры|\.)?(?=\W|$)")


@dataclass(frozen=True)
class Unit:
    unit: str
    scale: float


@dataclass(frozen=True)
class Quantity:
    """A group of units for one kind of number."""

    units: dict[str, Unit]
    ambiguous: frozenset[str]
    names: tuple[str, ...]  # one for each unit, to tell a reader what is known
    assumed: str | None
    example: str

    def unit(self, text: str) -> Unit | None:
        """The unit a text names. Case counts only where it must: Mt is a million tonnes, mt is not known to be."""
        for form in (as_unit(text, keep_case=True), as_unit(text)):
            if form in self.units:
                return self.units[form]
            if form in self.ambiguous:
                return None
        return None

    @property
    def canonical(self) -> Unit:
        """The unit that lines of an inventory hold it in: the first of the group."""
        return next(iter(self.units.values()))

    def is_ambiguous(self, text: str) -> bool:
        return self.unit(text) is None and as_unit(text) in self.ambiguous


@dataclass(frozen=True)
class Column:
    concept: str
    required: bool
    quantity: Quantity | None


@dataclass(frozen=True)
class Vocabulary:
    columns: dict[str, Column]
    concepts: dict[str, str]  # how a header may call it -> concept
    inputs: dict[str, str]  # name of a method sheet's input -> concept
    filler: frozenset[str]
    mine_types: dict[str, str]
    totals: tuple[str, ...]
    footnotes: tuple[str, ...]
    no_value: frozenset[str]
    not_working: frozenset[str]

    def concept(self, text: str) -> str | None:
        """The concept that a header names, at need without words that add nothing ("объём добычи угля за год")."""
        words = plain(text).split()
        bare = [word for word in words if word not in self.filler]
        return self.concepts.get(" ".join(words)) or self.concepts.get(" ".join(bare))


@lru_cache(maxsize=65_536)  # the same headers are looked at by every guess of where the table begins
def plain(text: str) -> str:
    """Text for comparing: no case, no ё, no punctuation, single spaces."""
    return " ".join(re.sub(r"[^\w]+", " ", text.casefold().translate(POWERS)).replace("_", " ").split())


def as_unit(text: str, keep_case: bool = False) -> str:
    """A unit for comparing: "тыс. м³/год" is "тыс м3"."""
    form = text.strip() if keep_case else text.strip().casefold()
    form = CUBIC.sub("м3", form.translate(POWERS).replace("^", "")).replace(".", " ")
    form = re.sub(r"\s*(?:/|per|в|за|a)\s*(?:year|yr|a|год|г)$", "", " ".join(form.split()))
    return re.sub(r"\s*/\s*", "/", form).strip()


@cache
def vocabulary() -> Vocabulary:
    """The shipped words (columns.toml)."""
    data = tomllib.loads(files("firedamp.tables").joinpath("columns.toml").read_text("utf-8"))
    quantities = {name: _quantity(content) for name, content in data["quantities"].items()}
    columns = {
        concept: Column(concept, content.get("required", False), quantities.get(content.get("quantity", "")))
        for concept, content in data["columns"].items()
    }
    return Vocabulary(
        columns=columns,
        concepts={plain(name): concept for concept, content in data["columns"].items() for name in content["names"]},
        inputs={content["input"]: concept for concept, content in data["columns"].items() if "input" in content},
        filler=frozenset(data["filler"]),
        mine_types={plain(name): kind for kind, names in data["mine_types"].items() for name in names},
        totals=tuple(map(plain, data["words"]["totals"])),
        footnotes=tuple(data["words"]["footnotes"]),
        no_value=frozenset(data["words"]["no_value"]),
        not_working=frozenset(map(plain, data["words"]["not_working"])),
    )


def _quantity(content: dict[str, object]) -> Quantity:
    listed: list[dict[str, object]] = content["units"]  # type: ignore[assignment]
    units: dict[str, Unit] = {}
    for entry in listed:
        unit = Unit(str(entry["unit"]), float(entry["scale"]))  # type: ignore[arg-type]
        units |= dict.fromkeys(map(str, entry["names"]), unit)  # type: ignore[call-overload]
    return Quantity(
        units=units,
        ambiguous=frozenset(map(str, content.get("ambiguous", ()))),  # type: ignore[call-overload]
        names=tuple(str(entry["unit"]) for entry in listed),
        assumed=None if content.get("assumed") is None else str(content["assumed"]),
        example=str(content["example"]),
    )
