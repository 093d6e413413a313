"""Projects and portfolios for people, and the words of their faults and warnings for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from firedamp.cli.layout import Column, table
from firedamp.cli.words import Words
from firedamp.messages import LANGUAGES, describe, number_text, unit_text
from firedamp.science.errors import Problem

YEARLY = ("methane_received_m3", "methane_destroyed_t", "reduction_t", "electricity_mwh", "heat_gj", "cash_flow")
ECONOMICS = (
    "npv", "irr", "payback_years", "levelised_energy_cost", "abatement_cost", "break_even_carbon_price", "cost",
)  # fmt: skip
SIGNIFICANT = 6


def worded(value: Any) -> Any:
    """An answer as JSON, its problems with their sentences in both languages."""
    if isinstance(value, Problem):
        text = {lang: describe(value, lang) for lang in LANGUAGES}
        return {"field": value.field, "rule": value.rule, "value": value.value, **value.params, "text": text}
    if isinstance(value, Mapping):
        return {name: worded(item) for name, item in value.items()}
    return [worded(item) for item in value] if isinstance(value, list | tuple) else value


def formula_text(told: Mapping[str, Any], words: Words) -> str:
    """Outputs of a formula with their units."""
    rows = [[name, _short(value, words), unit_text(told["units"][name], words.lang)]
            for name, value in told["outputs"].items()]  # fmt: skip
    lines = [
        f"{words.of(told['title'])} ({told['formula']})",
        "",
        table(_columns(words, "output", "value", "unit"), rows),
    ]
    return "\n".join([*lines, *_to_confirm(told, words)]) + "\n"


def project_text(told: Mapping[str, Any], words: Words) -> str:
    """A project: its years and its money, or why there is no price."""
    columns = [Column(words("reduction", "year")), *(Column(words("reduction", name), number=True) for name in YEARLY)]
    rows = [[str(each["year"]), *(_short(each[name], words) for name in YEARLY)] for each in told["years"]]
    total = [words("reduction", "total"), *(_short(told["totals"][name], words) for name in YEARLY)]
    heading = words("reduction", "heading", project=told["project"], technology=told["technology"],
                    units=told["units"], gwp_set=told["gwp_set"])  # fmt: skip
    lines = [heading, "", table(columns, rows, [total])]
    if told["economics"] is not None:
        figures = [[words("reduction", name), _short(told["economics"][name], words)] for name in ECONOMICS]
        lines += ["", table(_columns(words, "figure", "value"), figures)]
    lines += [*_said(told["faults"], words), *_said(told["warnings"], words)]
    return "\n".join([*lines, *_range(told, words), *_to_confirm(told, words)]) + "\n"


def portfolio_text(told: Mapping[str, Any], words: Words) -> str:
    """The curve with the chosen marked, their sums, what was left out and why."""
    names = ("id", "mine", "technology", "reduction_t_per_year", "cost_per_t", "chosen")
    columns = [Column(words("portfolio", name), number=name in names[3:5]) for name in names]
    rows = [
        [each["id"], each["mine"], each["technology"], _short(each["reduction_t_per_year"], words),
         _short(each["cost_per_t"], words), "*" if each["chosen"] else ""]
        for each in told["curve"]
    ]  # fmt: skip
    figures = {name: _short(told[name], words) for name in ("cost", "capex", "reduction_t_per_year")}
    largest = _short(told["largest_reduction_t_per_year"], words)
    lines = [table(columns, rows), "", words("portfolio", told["status"], largest=largest, **figures)]
    lines += _of_projects(told["excluded"], "faults", words)
    lines += _said(told["warnings"], words)
    lines += _of_projects(told["cautions"], "warnings", words)
    return "\n".join([*lines, *_range(told, words), *_to_confirm(told, words)]) + "\n"


def _of_projects(found: Sequence[Mapping[str, Any]], kind: str, words: Words) -> list[str]:
    """Each project with what is said of it."""
    said = [[f"{each['id']}:", *(f"  {describe(problem, words.lang)}" for problem in each[kind])] for each in found]
    return [line for lines in said for line in lines]


def technologies_text(told: Mapping[str, Any], words: Words) -> str:
    """Each technology: how many units it would take, or what speaks against it."""
    lines = []
    for each in told["items"]:
        name = f"{words.of(each['name'])} ({each['id']})"
        if each["fits"]:
            units = (
                words("reduction", "fits_units", units=each["units"]) if each["units"] else words("reduction", "fits")
            )
            lines.append(f"+ {name}: {units}")
        else:
            lines += [f"- {name}", *(f"    {describe(reason, words.lang)}" for reason in each["reasons"])]
    return "\n".join(lines) + "\n"


def _columns(words: Words, *names: str) -> list[Column]:
    return [Column(words("reduction", name), number=name == "value") for name in names]


def _said(problems: Sequence[Problem], words: Words) -> list[str]:
    return ["", *(describe(each, words.lang) for each in problems)] if problems else []


def _range(told: Mapping[str, Any], words: Words) -> list[str]:
    """95 % ranges of what was drawn."""
    found = told.get("uncertainty")
    if not found:
        return []
    lines = [
        words(
            "reduction", f"range_{name}", **{end: _short(found[name][end], words) for end in ("low", "median", "high")}
        )
        for name in ("npv", "cost", "reduction_t_per_year")
    ]
    chance = number_text(100 * found["probability_npv_positive"], words.lang, 1)
    lines.append(words("reduction", "chance", chance=chance))
    if found["probability_reached"] is not None:
        reached = number_text(100 * found["probability_reached"], words.lang, 1)
        lines.append(words("reduction", "chance_reached", chance=reached))
    return ["", *lines]


def _to_confirm(told: Mapping[str, Any], words: Words) -> list[str]:
    if not told["to_confirm"]:
        return []
    return ["", words("reduction", "to_confirm"), *(f"  {words.of(each['reason'])}" for each in told["to_confirm"])]


def _short(value: float | None, words: Words) -> str:
    return "—" if value is None else number_text(float(f"{value:.{SIGNIFICANT}g}"), words.lang)
