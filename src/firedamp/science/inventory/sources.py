"""From which source does an inventory's methane come: mining, what comes after it, or what flares leave unburnt?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from firedamp.science.factors import Text
from firedamp.science.methods.evaluation import Evaluation

SOURCE_NAMES: Mapping[str, Text] = {
    "mining": {"en": "Mining", "ru": "Добыча"},
    "post_mining": {"en": "Post-mining", "ru": "Последующее обращение с углём"},
    "flaring": {"en": "Flaring", "ru": "Сжигание на факеле"},
}
SOURCES = tuple(SOURCE_NAMES)
# What the sources of a line are told apart by, beside its methane.
SYMBOLS = ("V_post", "V_net", "ch4_emitted_volume", "k")


def outputs_of_sources(evaluation: Evaluation) -> list[str]:
    """The symbols that `methane_by_source` needs of a run of the sheet's steps."""
    return ["ch4_t", "co2_t", *(symbol for symbol in SYMBOLS if symbol in evaluation.values)]


def methane_by_source(evaluation: Evaluation, values: Mapping[str, Any], ch4_t: np.ndarray) -> np.ndarray:
    """Methane of the lines of a route by source, t: an array (sources,), of draws (sources, draws).

    `ch4_t` is that of the lines, (lines,) or (lines, draws); `values` holds the symbols of `outputs_of_sources`.
    """

    def of(symbol: str) -> np.ndarray:
        value = values.get(symbol)
        if value is None:  # known for sure, and so left out of the draws
            value = np.asarray(evaluation.values.get(symbol, 0.0))
            value = value[:, np.newaxis] if value.ndim and ch4_t.ndim > 1 else value
        return np.broadcast_to(value, ch4_t.shape)

    density = of("k")
    post = (of("V_post") * density).sum(axis=0)
    unburnt = ((of("ch4_emitted_volume") - of("V_net")) * density).sum(axis=0)
    return np.stack([ch4_t.sum(axis=0) - post - unburnt, post, unburnt])


def with_burnt(ch4_by_source: np.ndarray, co2_t: Any, gwp_ch4: float) -> np.ndarray:
    """CO2 equivalent by source, t: the carbon dioxide of an inventory is that of its flares."""
    co2e: np.ndarray = ch4_by_source * gwp_ch4
    co2e[SOURCES.index("flaring")] += co2_t
    return co2e
