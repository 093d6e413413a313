"""Compliance for people: for each limit how many keep it, then what breaks one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firedamp.cli.layout import Column, table
from firedamp.cli.words import Words
from firedamp.messages import number_text, unit_text

COUNTS = ("exceeds", "passes", "unknown", "not_applicable")
SIGNIFICANT = 4


def compliance_text(told: Mapping[str, Any], words: Words, *, everything: bool = False) -> str:
    """The counts of every limit; then the rows, of which without `everything` only those that are beyond a limit."""
    first, last = told["period"]["first"], told["period"]["last"]
    heading = words(
        "compliance", "heading", title=words.of(told["title"]), method=words.of(told["method_title"]),
        period=str(first) if first == last else f"{first}–{last}", gwp_set=told["gwp_set"],
    )  # fmt: skip
    rows = [row for row in told["rows"] if everything or row["status"] == "exceeds"]
    lines = [heading, words("compliance", "ahead"), "", _counts(told, words), ""]
    lines.append(_rows(rows, words) if rows else words("compliance", "none"))
    if any(each["limit"]["status"] == "to_confirm" for each in told["counts"]):
        lines += ["", words("compliance", "to_confirm")]
    return "\n".join(lines) + "\n"


def _counts(told: Mapping[str, Any], words: Words) -> str:
    columns = [Column(words("compliance", "limit")), Column(words("compliance", "value"), True),
               Column(words("compliance", "from")), Column(words("compliance", "status")),
               *(Column(words("compliance", f"counts_{name}"), True) for name in COUNTS)]  # fmt: skip
    rows = [
        [_marked(each["limit"], words), _limit_value(each["limit"], words), each["limit"]["valid_from"] or "–",
         words("compliance", "later" if each["ahead"] else "in_force"), *(str(each[name]) for name in COUNTS)]
        for each in told["counts"]
    ]  # fmt: skip
    return table(columns, rows)


def _rows(rows: list[Mapping[str, Any]], words: Words) -> str:
    names = ("subject", "year", "limit", "value", "margin", "chance", "status", "why")
    columns = [Column(words("compliance", name), name in ("value", "margin", "chance")) for name in names]
    return table(columns, [_row(row, words) for row in rows])


def _row(row: Mapping[str, Any], words: Words) -> list[str]:
    why = [words("compliance", f"reason_{row['reason']}")] if row["reason"] else []
    why += [words("compliance", f"remark_{key}") for key in row["remarks"]]
    chance = row["chance_beyond"]
    return [
        words.of(row["name"]), str(row["year"]), f"{row['limit']['id']}{_mark(row['limit'])}",
        _short(row["value"], words), _short(row["margin"], words),
        "–" if chance is None else _short(100 * chance, words),
        words("compliance", _status(row)), "; ".join(why),
    ]  # fmt: skip


def _status(row: Mapping[str, Any]) -> str:
    """A threshold that is reached is a duty to report, no offence."""
    known = row["status"] in ("exceeds", "passes")
    return f"threshold_{row['status']}" if row["limit"]["threshold"] and known else f"status_{row['status']}"


def _marked(limit: Mapping[str, Any], words: Words) -> str:
    return f"{words.of(limit['name'])}{_mark(limit)}"


def _mark(limit: Mapping[str, Any]) -> str:
    return " ?" if limit["status"] == "to_confirm" else ""


def _limit_value(limit: Mapping[str, Any], words: Words) -> str:
    sign = {"above": "≤", "at_or_above": "<", "below": "≥"}[limit["breaks_when"]]
    return f"{sign} {_short(limit['value'], words)} {unit_text(limit['unit'], words.lang)}"


def _short(value: float | None, words: Words) -> str:
    return "–" if value is None else number_text(float(f"{value:.{SIGNIFICANT}g}"), words.lang)
