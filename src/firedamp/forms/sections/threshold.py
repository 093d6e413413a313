"""Is the organisation above the threshold of 296-FZ, as far as its sum is known, and what does the sum lack?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firedamp.forms.content import Pair, Pairs, Paragraph, Section
from firedamp.forms.document import Issued
from firedamp.forms.sections.columns import MASS_DECIMALS
from firedamp.science.reporting.completeness import not_known


def screening(issued: Issued) -> Section:
    """The whole organisation against the threshold of reporting in force."""
    words, said = issued.words, issued.result["screening"]
    title = words["sections"]["screening"]
    if said is None:
        return Section("screening", title, [Paragraph(words["texts"]["no_threshold"])])
    own, units = words["screening"], words["units"]
    rule = said["rule"]
    pairs = [
        Pair("rule", own["rule"], f"{issued.said(rule['name'])} ({issued.said(rule['document'])})"),
        Pair("threshold_t", own["threshold_t"], said["threshold_t"], units["t_co2e"], 0),
        Pair("co2e_t", own["co2e_t"], said["co2e_t"], units["t_co2e"], MASS_DECIMALS),
        Pair("distance_t", own["distance_t"], said["distance_t"], units["t_co2e"], MASS_DECIMALS),
        Pair("incomplete", own["incomplete"], gaps_text(issued) or None),
        Pair("verdict", own["verdict"], own[_verdict(said)]),
        Pair("certainty", own["certainty"], own["certain"][said["certainty"]]),
        Pair("output_at_threshold_t", own["output_at_threshold_t"], said["output_at_threshold_t"], units["t"], 0),
        Pair(
            "ch4_volume_at_threshold_m3", own["ch4_volume_at_threshold_m3"], said["ch4_volume_at_threshold_m3"],
            units["m3"], 0,
        ),
    ]  # fmt: skip
    return Section("screening", title, [Pairs("screening", "", [pair for pair in pairs if pair.value is not None])])


def _verdict(said: Mapping[str, Any]) -> str:
    """A document of before there was a verdict tells only whether the threshold is reached."""
    return str(said.get("verdict") or ("exceeded" if said["reports"] else "below"))


def gaps_text(issued: Issued) -> str:
    """The sites with the codes of the categories that nobody has estimated; "" where the sum is of everything."""
    missing: dict[str, list[str]] = {}
    for cell in not_known(issued.result["cells"]):
        missing.setdefault(cell["mine_id"], []).append(cell["code"])
    return "; ".join(f"{issued.site_name(site)}: {', '.join(codes)}" for site, codes in missing.items())
