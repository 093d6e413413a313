"""How names of owners become ids and records: slugs, companies, parents with their shares."""

from __future__ import annotations

import re
import unicodedata

_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya".replace("-", "").split(" "),
        strict=True,
    )
)
_PARENT = re.compile(r"(?P<name>.*?)\s*(?:\[(?P<share>\d+(?:\.\d+)?)\s*%\])?")


def slug(name: str) -> str:
    """An id in lower-case ASCII for a name in either alphabet: "Шахта № 12" is "shakhta-no-12"."""
    latin = "".join(_LATIN.get(letter, letter) for letter in name.lower())
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def company_of(owner: str | None) -> dict[str, str]:
    """The company that a row's owner is: the legal entity, with an id made of its name."""
    return {"id": slug(owner) or "unnamed", "name": owner} if owner else {"id": "unknown", "name": "unknown"}


def parents_of(text: str | None) -> tuple[tuple[str, float | None], ...]:
    """Parent companies and their shares in percent: "A [50.0%]; B" is (("A", 50.0), ("B", None))."""
    parts = [part.strip() for part in (text or "").split(";")]
    return tuple(_parent(part) for part in parts if part)


def _parent(text: str) -> tuple[str, float | None]:
    match = _PARENT.fullmatch(text)
    if match is None or not match["name"]:
        return text, None
    return match["name"], float(match["share"]) if match["share"] else None
