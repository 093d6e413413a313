"""Where does the methane of a calculation go? Released, utilised, flared, emitted: they add up in every row."""

from __future__ import annotations

from typing import Any

from firedamp.science.methods.trace import canonical
from firedamp.science.reporting.amounts import Evaluated

RELEASED, UTILISED, FLARED, EMITTED = "ch4_volume", "methane_utilised", "methane_flared", "ch4_emitted_volume"


def balance(each: Evaluated) -> dict[str, Any]:
    """Volumes in m³ and masses in t; of a mine's balance also how much was drained, of a sheet without volumes none."""
    volumes = {f"{symbol}_m3": canonical(value) for symbol, value in _volumes(each).items()}
    if "drainage_share" in each.evaluation.values:
        volumes["drained_m3"] = canonical(each.number("drainage_share") * each.number(RELEASED))
    return {
        "entry": each.entry.id,
        "method": each.entry.method,
        **volumes,
        "ch4_t": canonical(each.number("ch4_t")),
        "co2_t": canonical(each.number("co2_t")),
    }


def _volumes(each: Evaluated) -> dict[str, float]:
    """A sheet that takes nothing off (post-mining, venting) emits all that is released; what a closed mine's sheet
    takes off as recovered without telling how, is utilised."""
    known = each.evaluation.values
    if RELEASED not in known:
        return {symbol: each.number(symbol) for symbol in (UTILISED, FLARED, EMITTED) if symbol in known}
    released, flared = each.number(RELEASED), each.number(FLARED)
    emitted = each.number(EMITTED) if EMITTED in known else released - each.number(UTILISED) - flared
    utilised = each.number(UTILISED) if UTILISED in known else released - emitted - flared
    return {RELEASED: released, UTILISED: utilised, FLARED: flared, EMITTED: emitted}
