"""The top-down check for people: candidates of every plume, then both figures of each mine that was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firedamp.cli.layout import Column, table
from firedamp.cli.words import Words
from firedamp.messages import number_text

SIGNIFICANT = 4


def topdown_text(told: Mapping[str, Any], words: Words) -> str:
    """Candidates, and the comparison of the mines that were chosen, with what is to be minded of each."""
    heading = words(
        "topdown", "heading", count=len(told["plumes"]), radius=_short(told["radius_km"], words),
        none=told["without_candidate"], several=told["with_several"],
    )  # fmt: skip
    lines = [heading, "", _plumes(told, words), ""]
    chosen = [mine for mine in told["mines"] if mine["plumes_chosen"]]
    if not chosen:
        lines.append(words("topdown", "not_chosen"))
    elif told["persistence"] is None:
        lines.append(words("topdown", "no_persistence"))
    else:
        lines += [_persistence(told, words), "", _mines(chosen, words), "", *_remarks(chosen, words)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _plumes(told: Mapping[str, Any], words: Words) -> str:
    columns = [Column(words("topdown", name), name in ("rate", "sigma"))
               for name in ("plume", "time", "rate", "sigma", "instrument", "candidates")]  # fmt: skip
    rows = [
        [plume["plume_id"], plume["observed_at"][:16].replace("T", " "), _rate(plume, words),
         _short(plume["uncertainty_kg_h"], words), plume["instrument"], _candidates(plume, told, words)]
        for plume in told["plumes"]
    ]  # fmt: skip
    return table(columns, rows)


def _rate(plume: Mapping[str, Any], words: Words) -> str:
    if not plume["detected"]:
        return words("topdown", "no_plume")
    rate = plume["emission_kg_h"]
    return words("topdown", "not_quantified") if rate is None else _short(rate, words)


def _candidates(plume: Mapping[str, Any], told: Mapping[str, Any], words: Words) -> str:
    names = {mine["mine_id"]: words.of(mine["name"]) for mine in told["mines"]}
    near = [
        f"{'*' if each['mine_id'] == plume['chosen'] else ''}{each['mine_id']} {names[each['mine_id']]} "
        f"({number_text(round(each['distance_km'], 2), words.lang)})"
        for each in plume["candidates"]
    ]
    return "; ".join(near) or words("topdown", "no_candidate", radius=_short(told["radius_km"], words))


def _persistence(told: Mapping[str, Any], words: Words) -> str:
    own = {name: _short(value, words) for name, value in told["persistence"].items()}
    key = "persistence_exact_of" if told["persistence"]["low"] is None else "persistence_of"
    return words("topdown", key, **own, gwp_set=told["gwp_set"])


def _mines(chosen: list[Mapping[str, Any]], words: Words) -> str:
    names = ("mine", "observations", "top_down", "co2e", "inventory", "ratio", "verdict")
    columns = [Column(words("topdown", name), name == "observations") for name in names]
    rows = [
        [
            f"{mine['mine_id']} {words.of(mine['name'])}", str(mine["observed"]["overpasses"]),
            _with_range(mine["top_down"], "ch4_t", words), _with_range(mine["top_down"], "co2e_kt", words),
            _with_range(mine["inventory"], "ch4_t", words), _with_range(mine, "ratio", words),
            words("topdown", f"verdict_{mine['verdict']}"),
        ]
        for mine in chosen
    ]  # fmt: skip
    return table(columns, rows)


def _with_range(held: Mapping[str, Any] | None, name: str, words: Words) -> str:
    if held is None or held[name] is None:
        return words("topdown", "unknown")
    value, low, high = (_short(held[f"{name}{end}"], words) for end in ("", "_low", "_high"))
    return words("topdown", "range", value=value, low=low, high=high) if held[f"{name}_low"] is not None else value


def _remarks(chosen: list[Mapping[str, Any]], words: Words) -> list[str]:
    return [
        f"{mine['mine_id']}: " + "; ".join(words("topdown", f"remark_{key}") for key in mine["remarks"])
        for mine in chosen
        if mine["remarks"]
    ]


def _short(value: float | None, words: Words) -> str:
    return "–" if value is None else number_text(float(f"{value:.{SIGNIFICANT}g}"), words.lang)
