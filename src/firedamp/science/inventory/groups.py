"""By what the lines of an inventory are summed: mine type, company, district, parent, and all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from firedamp.science.factors import Text
from firedamp.science.inventory.mine_year import MineYear

UNSTATED: Text = {"en": "not stated", "ru": "не указано"}
MINE_TYPE_NAMES: Mapping[str, Text] = {
    "underground": {"en": "underground mines", "ru": "шахты"},
    "surface": {"en": "surface mines", "ru": "разрезы"},
}


@dataclass(frozen=True)
class Grouping:
    """Sums of lines by one key: the groups' keys and names, and the matrix (groups, lines) that adds them up."""

    keys: tuple[str, ...]
    names: tuple[Text, ...]
    matrix: np.ndarray


def groupings_of(rows: Sequence[MineYear]) -> dict[str, Grouping]:
    """The sums of an inventory: the total, and by mine type, company, district and parent."""
    return {
        "total": _grouping([("total", {"en": "Total", "ru": "Всего"})] * len(rows)),
        "mine_type": _grouping([(row.mine_type, MINE_TYPE_NAMES[row.mine_type]) for row in rows]),
        "company": _grouping([(row.company["id"], _named(row.company["name"])) for row in rows]),
        "district": _grouping([(row.district["id"], _named(row.district["name"])) for row in rows]),
        "parent": _grouping([_parents(row) for row in rows]),
    }


def _grouping(of_rows: Sequence[tuple[str, Text]]) -> Grouping:
    names = dict(of_rows)
    keys = tuple(names)
    matrix = np.zeros((len(keys), len(of_rows)))
    matrix[[keys.index(key) for key, _ in of_rows], np.arange(len(of_rows))] = 1
    return Grouping(keys, tuple(names.values()), matrix)


def _parents(row: MineYear) -> tuple[str, Text]:
    name = "; ".join(name for name, _ in row.parent)
    return (name, _named(name)) if name else ("unknown", UNSTATED)


def _named(name: Any) -> Text:
    return name if isinstance(name, Mapping) else {"en": name, "ru": name}
