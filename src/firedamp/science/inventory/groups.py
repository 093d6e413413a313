"""By what the lines of an inventory are summed: mine type, company, district, parent, and all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from firedamp.science.factors import Text
from firedamp.science.inventory.mine_year import MineYear

UNSTATED: Text = {"en": "not stated", "ru": "не указано"}
# What GEM writes where an owner has no name of its own.
NAMELESS: Mapping[str, Text] = {
    "unknown": UNSTATED,
    "small shareholder(s)": {"en": "small shareholder(s)", "ru": "мелкие акционеры"},
    "natural person(s)": {"en": "natural person(s)", "ru": "физические лица"},
}
SHARES_LACK = 0.5  # percent that shares may differ from 100 and still be all of them
MINE_TYPE_NAMES: Mapping[str, Text] = {
    "underground": {"en": "underground mines", "ru": "шахты"},
    "surface": {"en": "surface mines", "ru": "разрезы"},
}


@dataclass(frozen=True)
class Grouping:
    """Sums of lines by one key: the groups' keys and names, and of each the lines that it adds up, in their order.

    A group's share of a line is 1; of a parent company it is what it owns.
    """

    keys: tuple[str, ...]
    names: tuple[Text, ...]
    lines: tuple[np.ndarray, ...]
    shares: tuple[np.ndarray, ...]


def sum_matrix(groupings: Iterable[Grouping], lines: int, *, dense: bool) -> Any:
    """The matrix (groups, lines) that adds up the lines of each group of all the groupings."""
    found = list(groupings)
    held = [line for grouping in found for line in grouping.lines]
    places = (np.repeat(np.arange(len(held)), [len(line) for line in held]), np.concatenate(held))
    shares = np.concatenate([share for grouping in found for share in grouping.shares])
    if dense:
        matrix = np.zeros((len(held), lines))
        matrix[places] = shares
        return matrix
    from scipy.sparse import csr_array

    return csr_array((shares, places), shape=(len(held), lines))


def groupings_of(rows: Sequence[MineYear]) -> dict[str, Grouping]:
    """The sums of an inventory: the total, and by mine type, company, district and parent."""
    return {
        "total": _grouping([("total", {"en": "Total", "ru": "Всего"})] * len(rows)),
        "mine_type": _grouping([(row.mine_type, MINE_TYPE_NAMES[row.mine_type]) for row in rows]),
        "company": _grouping([(row.company["id"], _company(row.company)) for row in rows]),
        "district": _grouping([(row.district["id"], _named(row.district["name"])) for row in rows]),
        "parent": _shared([_parents(row) for row in rows]),
    }


def _grouping(of_rows: Sequence[tuple[str, Text]]) -> Grouping:
    return _shared([[(key, name, 1.0)] for key, name in of_rows])


def _shared(of_rows: Sequence[Sequence[tuple[str, Text, float]]]) -> Grouping:
    """Groups that may each hold a share of a line."""
    names = {key: name for parts in of_rows for key, name, _ in parts}
    held: dict[str, dict[int, float]] = {key: {} for key in names}
    for line, parts in enumerate(of_rows):
        for key, _, share in parts:
            if share:
                held[key][line] = held[key].get(line, 0.0) + share
    return Grouping(
        tuple(names),
        tuple(names.values()),
        tuple(np.array(list(lines), dtype=np.intp) for lines in held.values()),
        tuple(np.array(list(lines.values()), dtype=float) for lines in held.values()),
    )


def _parents(row: MineYear) -> list[tuple[str, Text, float]]:
    """The parents of a mine, each with its share of it; where shares are not all known, all of them as one."""
    shares = [share for _, share in row.parent if share is not None]
    whole = sum(shares)
    if len(shares) == len(row.parent) and abs(whole - 100) <= SHARES_LACK:
        return [(name, _named(name), share / whole) for name, share in row.parent if share is not None]
    names = [name for name, _ in row.parent]
    texts = [_named(name) for name in names] or [UNSTATED]
    joint = {lang: "; ".join(text[lang] for text in texts) for lang in ("en", "ru")}
    return [("; ".join(names) or "unknown", joint, 1.0)]


def _company(company: Mapping[str, Any]) -> Text:
    name = _named(company["name"])
    return {**name, "ru": company.get("name_ru") or name["ru"]}


def _named(name: Any) -> Text:
    return name if isinstance(name, Mapping) else NAMELESS.get(name, {"en": name, "ru": name})
