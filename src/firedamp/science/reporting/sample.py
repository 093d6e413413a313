"""Which numbers does a verifier check first? A sample in which a number's chance grows with what rests on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

MOST = 25
NOT_CHECKED = "constant"  # what a definition fixes: 1000 kg in a tonne


def sample(result: Mapping[str, Any], *, seed: int, size: int = MOST) -> list[dict[str, Any]]:
    """Numbers given to the calculations of a report, at most `size`, the weightiest first.

    Drawn without replacement, each with a chance in proportion to the CO2 equivalent of its calculation (monetary unit
    sampling, as auditors do with sums of money); the numbers of the largest calculation are always among them. The same
    seed and result give the same sample. Each item: `item` ("calculation|symbol"), `entry`, `mine_id`, the `row` of the
    trace, and `weight_t`, the CO2e that rests on it, t.
    """
    found = [
        {"item": f"{entry['id']}|{row['symbol']}", "entry": entry["id"], "mine_id": entry["mine_id"], "row": row,
         "weight_t": abs(float(entry["calculation"]["outputs"]["co2e_t"]))}
        for entry in result["entries"]
        for row in entry["calculation"]["trace"]
        if row["kind"] != "step" and row["source"]["kind"] != NOT_CHECKED
    ]  # fmt: skip
    if not found:
        return []
    weights = np.array([each["weight_t"] for each in found])
    # The least key of an exponential race, u^(1/w), wins: draws without replacement in proportion to the weights.
    uniform = np.random.Generator(np.random.Philox(seed)).random(len(found))
    keys = np.where(weights > 0, np.log(uniform) / np.where(weights > 0, weights, 1.0), -np.inf)
    keys[weights == weights.max()] = 0.0
    chosen = np.argsort(-keys, kind="stable")[:size]
    return [found[place] for place in sorted(chosen, key=lambda place: (-weights[place], place))]
