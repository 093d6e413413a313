"""Which numbers does a verifier check first? Some of every calculation; what was typed in before what is published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

MOST = 25
FIXED = "constant"  # what a definition fixes: 1000 kg in a tonne
TYPED = "user"


def sample(result: Mapping[str, Any], *, seed: int, size: int = MOST) -> list[dict[str, Any]]:
    """Numbers given to the calculations of a report, `size` or as many as there are calculations, the weightiest first.

    One of every calculation, however little it says that it emits: an emission understated is found in no other way.
    The rest are drawn without replacement, a calculation's chance in proportion to its CO2 equivalent (monetary unit
    sampling, as auditors do with sums of money). Numbers that somebody typed in come before published ones, of which
    each record is checked once. The same seed and result give the same sample. Each item: `item`
    ("calculation|symbol"), `entry`, `mine_id`, the `row` of the trace, `weight_t`: the CO2e that rests on it, t.
    """
    raced = _raced(list(_numbers(result)), seed)
    of_each = {each["entry"]: each for each in reversed(raced)}  # the first in the race of each calculation
    ahead = {each["item"] for each in of_each.values()}
    order = sorted(raced, key=lambda each: each["item"] not in ahead)
    chosen = order[: max(size, len(of_each))]
    return sorted(chosen, key=weightiest_first)


def weightiest_first(each: Mapping[str, Any]) -> tuple[float, str]:
    """The order of a sample: its calculations by what they emit, each calculation's numbers together."""
    return -each["weight_t"], each["entry"]


def item_of(result: Mapping[str, Any], item: str) -> dict[str, Any] | None:
    """A number of a result as a sample has it, "calculation|symbol", drawn or not; None where there is none."""
    entry_id, _, symbol = item.partition("|")
    for entry in result["entries"]:
        for row in entry["calculation"]["trace"]:
            if (entry["id"], row["symbol"]) == (entry_id, symbol):
                return _item(entry, row)
    return None


def _numbers(result: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """What was given to calculations; of a published record the number in the weightiest calculation alone."""
    seen: set[str] = set()
    for entry in sorted(result["entries"], key=lambda each: -_weight(each)):
        for row in entry["calculation"]["trace"]:
            record = row["source"].get("id")
            if row["kind"] == "step" or row["source"]["kind"] == FIXED or record in seen:
                continue
            seen |= {record} if record else set()
            yield _item(entry, row)


def _item(entry: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    item = f"{entry['id']}|{row['symbol']}"
    return {"item": item, "entry": entry["id"], "mine_id": entry["mine_id"], "row": row, "weight_t": _weight(entry)}


def _weight(entry: Mapping[str, Any]) -> float:
    return abs(float(entry["calculation"]["outputs"]["co2e_t"]))


def _raced(found: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """The numbers in the order of an exponential race, typed ones first.

    The keys log(u)/w from the greatest down are draws without replacement in proportion to w, here a calculation's CO2e
    shared among its numbers.
    """
    many: dict[str, int] = {}
    for each in found:
        many[each["entry"]] = many.get(each["entry"], 0) + 1
    uniform = np.random.Generator(np.random.Philox(seed)).random(len(found))
    keys = {
        each["item"]: float(np.log(draw) * many[each["entry"]] / each["weight_t"]) if each["weight_t"] else -np.inf
        for each, draw in zip(found, uniform, strict=True)
    }
    return sorted(found, key=lambda each: (each["row"]["source"]["kind"] != TYPED, -keys[each["item"]]))
