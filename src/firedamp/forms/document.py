"""What do forms ask of an issued document? Its parts by name, in one language; texts without what is unprintable."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from firedamp.forms.errors import FormError
from firedamp.forms.words import Words, words_of

Json = Mapping[str, Any]
INDEXED = re.compile(r"\b(CO|CH)([24])\b")
LOWERED = str.maketrans("24", "₂₄")


@dataclass(frozen=True)
class Sheet:
    """What a frozen method sheet says of itself."""

    title: str
    tier: str
    document: str
    edition: str


class Issued:
    """A document as a form reads it, in one language."""

    def __init__(self, document: Json, language: str) -> None:
        self.document, self.language = document, language
        self.words: Words = words_of(language)
        self._sheets: dict[str, Json] = {}

    @property
    def report(self) -> Json:
        return self._part("report")

    @property
    def result(self) -> Json:
        return self._part("result")

    @property
    def entries(self) -> Sequence[Json]:
        found: Sequence[Json] = self.result["entries"]
        return found

    @property
    def year(self) -> int:
        return int(self.result["year"])

    def _part(self, name: str) -> Json:
        try:
            found: Json = self.document[name]
        except KeyError:
            raise FormError(f"the document has no {name}") from None
        return found

    def said(self, text: Json | None) -> str:
        """A text of both languages in this one, else in the other."""
        if not text:
            return ""
        return with_indices(clean(text.get(self.language) or text.get("ru") or text.get("en") or ""))

    @property
    def organisation(self) -> str:
        own = self.document["organisation"]
        return clean((self.language == "en" and own.get("name_en")) or own.get("name") or "")

    def particular(self, name: str) -> str:
        """A field of the organisation; empty where it is not given."""
        return clean(self.document["organisation"].get(name) or "")

    @cached_property
    def sites(self) -> dict[str, Json]:
        return {site["mine_id"]: site for site in self.result["sites"]}

    def site_name(self, mine_id: str) -> str:
        return self.said(self.sites[mine_id]["name"]) if mine_id in self.sites else clean(mine_id)

    @property
    def synthetic(self) -> bool:
        """Whether any of the data are made up to show the platform."""
        return any(site.get("synthetic") for site in self.result["sites"])

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Numbers under which the calculations stand in the report, by the ids of their entries."""
        return {entry["id"]: number for number, entry in enumerate(self.entries, start=1)}

    @cached_property
    def outside(self) -> dict[str, str]:
        """The sector in which a calculation is reported, by entry, where it is not one of coal mining."""
        return {each["entry"]: each["sector"] for each in self.result["outside"]}

    def entry(self, name: str) -> Json:
        return next(entry for entry in self.entries if entry["id"] == name)

    def question_entry(self, name: str) -> Json:
        """What was asked of a calculation: inputs, and where each came from."""
        return next((entry for entry in self.document["question"]["entries"] if entry["id"] == name), {})

    def method(self, entry: Json) -> Sheet:
        """The sheet of an entry, as it is frozen in the document."""
        return self._sheet(entry["calculation"]["method"], entry["calculation"])

    def _sheet(self, name: str, calculation: Json) -> Sheet:
        raw = self._frozen(name)
        document = raw.get("document", {})
        equations = ", ".join(document.get("equations", ()))
        named = self.said(document.get("name"))
        if equations:
            named = f"{named}, {self.words['trace']['equations']} {equations}"
        return Sheet(self.said(calculation["title"]), str(raw.get("tier", "")), named, str(calculation["edition"]))

    def _frozen(self, name: str) -> Json:
        """A method's sheet, read once: every line of every trace asks for it."""
        if name not in self._sheets:
            self._sheets[name] = tomllib.loads(self.document["library"]["sheets"].get(f"{name}.toml", ""))
        return self._sheets[name]

    def confirmed_numbers(self, entry: Json, marks: Sequence[str], *, uncertainty: bool) -> list[int]:
        """The numbers, in the list of confirmations, of what is marked on a line of a trace: of the value or, apart, of
        its uncertainty alone."""
        method = entry["calculation"]["method"]
        defaults = {f"{method}|{mark}" for mark in marks}
        return [
            number
            for number, each in enumerate(self.document["confirmations"], 1)
            if each["id"] in (defaults if each["kind"] == "default" else marks)
            and (each["kind"] == "uncertainty") == uncertainty
        ]

    def attached_numbers(self, entry: str, symbol: str) -> list[int]:
        """The numbers of the attachments that support a symbol of an entry: a list's fields end with its name."""
        return [
            number
            for number, each in enumerate(self.document["attachments"], 1)
            if each.get("entry") == entry
            and each.get("symbol")
            and (symbol == each["symbol"] or symbol.endswith("_" + each["symbol"]))
        ]

    def balances(self) -> Iterator[tuple[Json, Json]]:
        """Each site with each of its balances."""
        for site in self.result["sites"]:
            for balance in site["balance"]:
                yield site, balance


def with_indices(text: str) -> str:
    """CO2 and CH4 as chemists write them."""
    return INDEXED.sub(lambda gas: gas[1] + gas[2].translate(LOWERED), text)


def clean(text: Any) -> str:
    """Text in one line, without control characters and marks that turn the direction of writing."""
    return "".join(mark for mark in " ".join(str(text).split()) if mark.isprintable())
