"""How are a value of a trace and its source put into words?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from firedamp.forms.content import Value
from firedamp.forms.document import Issued, clean
from firedamp.messages import number_text

MOST_ITEMS = 12
SAID = ("source", "document", "quality")  # what the origin of an input may tell, in this order


def in_words(issued: Issued, value: Any) -> Value:
    """A number as it is, a list of one as its item, a longer list joined; a choice as its word."""
    if isinstance(value, list):
        if len(value) == 1:
            return in_words(issued, value[0])
        shown = [_item(issued, item) for item in value[:MOST_ITEMS]]
        return "; ".join(shown) + ("; …" if len(value) > MOST_ITEMS else "")
    if isinstance(value, bool):
        return str(issued.words["yes"] if value else issued.words["no"])
    if isinstance(value, int | float) or value is None:
        return value
    text = clean(value)
    return str(issued.words["choices"].get(text, text))


def _item(issued: Issued, item: Any) -> str:
    found = in_words(issued, item)
    return number_text(found, issued.language) if isinstance(found, int | float) else str(found or "—")


def place_text(issued: Issued, place: str) -> str:
    """A place in a document, which is stored in English, in the words of the language: "eq. 4.1.5" is "ф-ла 4.1.5"."""
    words: Mapping[str, str] = issued.words["places"]
    known = "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True))
    said = re.sub(rf"(?<![\w.-])(?:{known})(?![\w-])", lambda found: words[found[0]], clean(place))
    return re.sub(r"(\d)\.(\d+)(?=·10)", r"\1,\2", said) if issued.language == "ru" else said


def source_text(issued: Issued, entry: Mapping[str, Any], line: Mapping[str, Any]) -> str:
    """Where a line of a trace comes from: its document and place, or who gave it; what confirms and supports it."""
    return "; ".join(_source_parts(issued, entry, line))


def _source_parts(issued: Issued, entry: Mapping[str, Any], line: Mapping[str, Any]) -> Iterator[str]:
    words, source = issued.words["sources"], line["source"]
    named = [issued.said(source.get("document") if isinstance(source.get("document"), Mapping) else None)]
    named.append(place_text(issued, source.get("place") or ""))
    equations = ", ".join(source.get("equations", ()))
    if equations:
        named.append(f"{issued.words['trace']['equations']} {equations}")
    found = ", ".join(filter(None, named))
    match source["kind"]:
        case "user":
            yield _given(issued, entry, line["symbol"]) or words["user"]
        case "default":
            yield issued.said(source.get("stated")) or words["default"]
        case "gwp_set":
            yield issued.said(source.get("name")) or found
        case kind:
            yield found or words.get(kind, "")
    # of a number that was given a document confirms no more than how unsure it is
    for name in ("confirmed", "confirmed_spread") if line["kind"] != "step" else ():
        numbers = issued.confirmed_numbers(entry, line.get("to_confirm", ()), uncertainty=name == "confirmed_spread")
        if numbers:
            yield words[name].format(numbers=", ".join(map(str, numbers)))
    # a file supports what was given; a default and a step rest on their documents
    if source["kind"] == "user" and (attached := issued.attached_numbers(entry["id"], line["symbol"])):
        yield words["attached"].format(numbers=", ".join(map(str, attached)))


def _given(issued: Issued, entry: Mapping[str, Any], symbol: str) -> str:
    """What the organisation says of the origin of an input, as far as it says anything."""
    origin = issued.question_entry(entry["id"]).get("origin", {})
    said = origin.get(symbol)
    if isinstance(said, str):
        return clean(said)
    if isinstance(said, Mapping):
        return ", ".join(clean(said[name]) for name in SAID if isinstance(said.get(name), str) and said[name])
    return ""


def day_text(issued: Issued, moment: str) -> str:
    """The day of a moment, 2026-11-20T09:30:00Z, as the language writes it short."""
    year, month, day = moment[:10].split("-")
    return str(issued.words["day"]).format(year=year, mm=month, dd=day)
