"""Does the year exceed the threshold of 296-FZ, as far as it is known? A sum with gaps can only be too small."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

EXCEEDED, BELOW, UNDETERMINED = "exceeded", "below", "undetermined"
OF_THE_WHOLE = ("output_at_threshold_t", "output_to_threshold_t", "ch4_volume_to_threshold_m3")  # what gaps leave open
INCOMPLETE = "incomplete"  # the certainty of a sum that the unknown may lift over the threshold


def as_far_as_known(screening: Mapping[str, Any], not_known: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """The screening with its verdict and what the sum lacks (`incomplete`: sites and categories).

    What is estimated exceeds the threshold whatever is added to it. Below it, an incomplete sum decides nothing:
    `reports` is None, and so is what is left to the threshold.
    """
    found = {**screening, "incomplete": [dict(each) for each in not_known]}
    if screening["reports"]:
        return {**found, "verdict": EXCEEDED}
    if not not_known:
        return {**found, "verdict": BELOW}
    return {**found, **dict.fromkeys(OF_THE_WHOLE), "reports": None, "certainty": INCOMPLETE, "verdict": UNDETERMINED}
