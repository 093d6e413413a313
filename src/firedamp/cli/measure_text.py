"""Measured sums as a person reads them at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from firedamp.cli.layout import Column, table
from firedamp.cli.words import Words
from firedamp.messages import number_text
from firedamp.science.measured import words as named
from firedamp.science.telemetry import rules

COLUMNS = ("ch4", "range", "co2e", "measured", "filled", "missing")
TONNES = 3  # decimals


def measured_text(told: Mapping[str, Any], step: str, words: Words) -> str:
    """Of each stream a table and what is to be minded; all together where there are several; the methods."""
    parts = [_stream(each, told, step, words) for each in told["streams"]]
    if len(told["streams"]) > 1:
        own = "months" if step == "days" else step
        parts.append(f"{words('measure', 'all')}\n{_sums(told[own], told['sum'], words)}")
    return "\n\n".join([*parts, _methods(told, words)]) + "\n"


def _stream(each: Mapping[str, Any], told: Mapping[str, Any], step: str, words: Words) -> str:
    heading = words(
        "measure", "heading", name=each["name"], kind=words.of(named()["kinds"][each["kind"]]["title"]).lower(),
        first=told["first"], last=told["last"], filling=words.of(named()["fillings"][told["filling"]]["title"]),
        gwp_set=told["gwp_set"], density=number_text(told["density_kg_m3"], words.lang),
    )  # fmt: skip
    return "\n".join([heading, _sums(each[step], each["sum"], words), *_minded(each, step, words)])


def _sums(rows: list[dict[str, Any]], whole: Mapping[str, Any], words: Words) -> str:
    columns = [Column(words("measure", "period")), *(Column(words("measure", name), number=True) for name in COLUMNS)]
    total = [words("measure", "total"), *_cells(whole, words)]
    return table(columns, [[one["period"], *_cells(one, words)] for one in rows], [total])


def _cells(one: Mapping[str, Any], words: Words) -> list[str]:
    def tonnes(name: str) -> str:
        return number_text(one[name], words.lang, TONNES)

    shares = [
        f"{number_text(100 * one[f'{name}_share'], words.lang, 1)} %" for name in ("measured", "filled", "missing")
    ]
    known = one["ch4_t_low"] is not None
    span = f"{tonnes('ch4_t_low')} – {tonnes('ch4_t_high')}" if known else words("measure", "range_unknown")
    return [tonnes("ch4_t"), span, tonnes("co2e_t"), *shares]


def _minded(each: Mapping[str, Any], step: str, words: Words) -> Iterator[str]:
    """What a reader of the sums has to know of them."""
    whole, lang = each["sum"], words.lang

    def hours(value: float) -> str:
        return number_text(round(value, 2), lang)

    if whole["partial"]:
        yield words("measure", "partial", hours=hours(whole["missing_hours"]))
    filled = [fill for fill in each["fills"] if fill["rule"] != "none"]
    if filled:
        longest = filled[0]
        role = words.of(named()["roles"][longest["role"]]["title"]).lower()
        count = len(filled) + each["fills_left_off"]
        yield words("measure", "fills", count=number_text(count, lang), hours=hours(longest["hours"]), role=role,
                    rule=words.of(longest["title"]))  # fmt: skip
    if whole["unregulated_hours"]:
        yield words("measure", "unregulated", hours=hours(whole["unregulated_hours"]))
    if whole["taken_away"]:
        counts = ", ".join(
            f"{rules()[rule].title[lang].lower()} {number_text(count, lang)}"
            for rule, count in whole["taken_away"].items()
        )
        yield words("measure", "taken", counts=counts)
    for one in each["overdue"]:
        role = words.of(named()["roles"][one["role"]]["title"])
        yield words("measure", "overdue", role=role, days=number_text(one["days"], lang))
    if step == "days" and Decimal(each["rounding_t"]):
        yield words("measure", "rounding", difference=number_text(float(each["rounding_t"]), lang, TONNES))


def _methods(told: Mapping[str, Any], words: Words) -> str:
    titles = ("method", "sheet", "ch4", "co2e", "difference", "parts")
    columns = [Column(words("measure", name), number=name not in titles[:2]) for name in titles]
    rows = [_method(each, words) for each in told["methods"]]
    return "\n".join([table(columns, rows), *(_lacking(each, words) for each in told["methods"] if _lacks(each))])


def _lacks(each: Mapping[str, Any]) -> bool:
    """Whether the method has a number for some of the quarters and weeks, and none for others."""
    return bool(each["parts"]) and any(one["covered"] < one["of"] for one in each["covered"])


def _lacking(each: Mapping[str, Any], words: Words) -> str:
    covered = ", ".join(words("measure", one["step"], covered=one["covered"], of=one["of"]) for one in each["covered"])
    compared = number_text(each["compared_ch4_t"], words.lang, TONNES)
    return words("measure", "compared", method=words.of(each["title"]), covered=covered, compared=compared)


def _method(each: Mapping[str, Any], words: Words) -> list[str]:
    name, sheets = words.of(each["title"]), ", ".join(each["sheets"])
    if each["ch4_t"] is None:
        return [name, words.of(each["reason"]), "—", "—", "—", "0"]
    difference = each["difference_percent"]
    return [
        name, sheets, number_text(each["ch4_t"], words.lang, TONNES), number_text(each["co2e_t"], words.lang, TONNES),
        "—" if difference is None else number_text(difference, words.lang, 2),
        number_text(len(each["parts"]), words.lang),
    ]  # fmt: skip
