"""Measured sums as tables to export: every stream and step of time, what was filled, the methods beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from firedamp.tables.export import ExportColumn, ExportTable, Value
from firedamp.tables.inventory_export import titles

STEPS = ("years", "months", "days")
SUMS = (
    "ch4_t", "ch4_t_exact", "ch4_t_low", "ch4_t_high", "co2e_t", "co2e_t_exact", "hours", "measured_share",
    "filled_share", "missing_share", "unregulated_hours",
)  # fmt: skip
FILLS = ("stream", "role", "start", "end", "hours", "rule", "value", "unit")
METHODS = (
    "method", "stream", "first", "last", "sheet", "ch4_t", "co2e_t", "compared_ch4_t", "difference_percent", "covered",
)  # fmt: skip
DECIMALS = {
    "ch4_t": 3, "ch4_t_low": 3, "ch4_t_high": 3, "co2e_t": 3, "hours": 2, "measured_share": 4, "filled_share": 4,
    "missing_share": 4, "unregulated_hours": 2, "compared_ch4_t": 3, "difference_percent": 2,
}  # fmt: skip


def measured_tables(told: Mapping[str, Any], lang: str) -> list[ExportTable]:
    """The sheets of a workbook: years, months, days, fills, methods, notes. `told` is of `measured_told`."""
    words = titles()[lang]["measured"]
    return [
        *(_table(step, ("stream", "period", *SUMS), _sums(told, step, words), words) for step in STEPS),
        _table("fills", FILLS, _fills(told, words, lang), words),
        _table("methods", METHODS, _methods(told, words, lang), words),
        _table("notes", ("item", "text"), _notes(told, words), words),
    ]


def measured_table(told: Mapping[str, Any], step: str, lang: str, *, decimal_comma: bool = False) -> ExportTable:
    """The sums of one step of time: `days`, `months` or `years`; every digit is text, with a comma if one wants it."""
    words = titles()[lang]["measured"]
    columns = ("stream", "period", *SUMS)
    rows = _sums(told, step, words)
    if decimal_comma:
        exact = [name.endswith("_exact") for name in columns]
        rows = [
            [value.replace(".", ",") if whole and isinstance(value, str) else value
             for value, whole in zip(row, exact, strict=True)]
            for row in rows
        ]  # fmt: skip
    return _table(step, columns, rows, words)


def _table(name: str, columns: Sequence[str], rows: list[list[Value]], words: Mapping[str, Any]) -> ExportTable:
    shown = [ExportColumn(each, words["columns"][each], DECIMALS.get(each)) for each in columns]
    return ExportTable(words["sheets"][name], shown, rows)


def _sums(told: Mapping[str, Any], step: str, words: Mapping[str, Any]) -> list[list[Value]]:
    """Each stream, and all of them together where there are several."""
    rows = [[each["id"], one["period"], *_row(one)] for each in told["streams"] for one in each[step]]
    if len(told["streams"]) > 1 and step in told:
        rows += [[words["all"], one["period"], *_row(one)] for one in told[step]]
    return rows


def _row(one: Mapping[str, Any]) -> list[Value]:
    return [one[name] for name in SUMS]


def _fills(told: Mapping[str, Any], words: Mapping[str, Any], lang: str) -> list[list[Value]]:
    return [
        [each["id"], words["roles"][fill["role"]], fill["start"], fill["end"], fill["hours"], fill["title"][lang],
         fill["value"], "" if fill["value"] is None else _unit(fill.get("unit"), words)]
        for each in told["streams"]
        for fill in each["fills"]
    ]  # fmt: skip


def _unit(unit: str | None, words: Mapping[str, Any]) -> str:
    """As the language writes it; of sums that were kept before units were told, none."""
    return str(words["units"].get(unit, unit or ""))


def _methods(told: Mapping[str, Any], words: Mapping[str, Any], lang: str) -> list[list[Value]]:
    rows: list[list[Value]] = []
    for each in told["methods"]:
        name = each["title"][lang]
        sheets = ", ".join(each["sheets"])
        rows.append([name, "", told["first"], told["last"], sheets, each["ch4_t"], each["co2e_t"],
                     each.get("compared_ch4_t"), each["difference_percent"], _covered(each, words)])  # fmt: skip
        rows += [
            [
                name,
                part["stream"] or "",
                part["first"],
                part["last"],
                part["sheet"],
                part["ch4_t"],
                part["co2e_t"],
                None,
                None,
                "",
            ]
            for part in each["parts"]
        ]
    return rows


def _covered(method: Mapping[str, Any], words: Mapping[str, Any]) -> str:
    """ "quarters 1 of 4; weeks 20 of 53": what the method has a number for."""
    return "; ".join(words["covered"][each["step"]].format(**each) for each in method.get("covered", ()))


def _notes(told: Mapping[str, Any], words: Mapping[str, Any]) -> list[list[Value]]:
    notes = words["notes"]
    rows: list[list[Value]] = [
        [notes["period"], f"{told['first']} – {told['last']}"],
        [notes["filling"], words["fillings"][told["filling"]]],
        [notes["gwp_set"], told["gwp_set"]],
        [notes["density"], told["density_kg_m3"]],
        [notes["exact"], notes["exact_text"]],
        [notes["range"], notes["range_text"]],
        [notes["software"], f"Firedamp {told['software_version']}"],
    ]
    partial = [each["id"] for each in told["streams"] if each["sum"]["partial"]]
    return rows + ([[notes["partial"], ", ".join(partial)]] if partial else [])
