"""A calculation as tables to export: results with ranges, the trace line by line, uncertainty, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from firedamp.tables.export import ExportColumn, ExportTable, Value
from firedamp.tables.inventory_export import titles

RESULT_COLUMNS = ("symbol", "label", "value", "unit", "low", "high", "percent", "quality")
TRACE_COLUMNS = ("part", "symbol", "label", "value", "unit", "formula", "numbers", "source", "quality", "to_confirm")
SPREAD_COLUMNS = ("symbol", "label", "percent", "factor", "share_percent", "source", "to_confirm")
GWP_COLUMNS = ("gwp_set", "co2e_t")


@dataclass(frozen=True, kw_only=True)
class Calculated:
    """A result of `firedamp.science` with what its owner says of it; `origin`: input → its source and quality.

    `synthetic`: it is of a made-up mine, or rests on a made-up input: each of its rows then says so.
    """

    result: Mapping[str, Any]
    draws: int
    name: str = ""
    mine: str = ""
    year: int | None = None
    owner: str = ""
    created: str = ""
    attribution: str = ""
    synthetic: bool = False
    origin: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def calculation_tables(calculated: Calculated, lang: str) -> list[ExportTable]:
    """The sheets of a workbook, in the language."""
    result = calculated.result
    return [
        _table("results", RESULT_COLUMNS, _results(calculated, lang), lang),
        _table("trace", TRACE_COLUMNS, _trace(calculated, lang), lang),
        _table("uncertainty", SPREAD_COLUMNS, _spreads(result, lang), lang),
        _table("gwp_sets", GWP_COLUMNS, _gwp_sets(result), lang),
        _table("notes", ("item", "text"), _notes(calculated, lang), lang),
    ]


def calculation_table(calculated: Calculated, lang: str) -> ExportTable:
    """All in one table: each result with its range, each line of the trace, then the notes."""
    columns = (*TRACE_COLUMNS[:5], "low", "high", *TRACE_COLUMNS[5:], "mine", "year")
    words = titles()[lang]["calculation"]
    rows: list[list[Value]] = [
        [words["parts"]["result"], symbol, label, value, unit, low, high, "", "", "", quality, ""]
        for symbol, label, value, unit, low, high, _, quality in _results(calculated, lang)
    ]
    rows += [[*row[:5], None, None, *row[5:]] for row in _trace(calculated, lang)]
    note = words["parts"]["note"]
    rows += [[note, "", item, text, "", None, None, "", "", "", "", ""] for item, text in _notes(calculated, lang)]
    return _table("trace", columns, [[*row, calculated.mine, calculated.year] for row in rows], lang)


def _table(name: str, columns: Sequence[str], rows: Sequence[Sequence[Value]], lang: str) -> ExportTable:
    words = titles()[lang]["calculation"]
    return ExportTable(words["sheets"][name], [ExportColumn(each, words["columns"][each]) for each in columns], rows)


def _results(calculated: Calculated, lang: str) -> list[list[Value]]:
    result = calculated.result
    first, second = result["uncertainty"]["approach1"], result["uncertainty"]["approach2"]
    return [
        [
            name,
            result["labels"][name][lang],
            value,
            result["units"][name],
            second[name]["low"],
            second[name]["high"],
            first[name]["percent"],
            _computed_quality(calculated, lang),
        ]
        for name, value in result["outputs"].items()
    ]


def _trace(calculated: Calculated, lang: str) -> list[list[Value]]:
    parts = titles()[lang]["calculation"]["parts"]
    return [
        [
            parts[entry["kind"]],
            entry["symbol"],
            entry["label"].get(lang) or entry["symbol"],
            _value(entry["value"]),
            entry["unit"] or "",
            entry.get("formula", ""),
            entry.get("substituted", ""),
            _source(entry, calculated.origin, lang),
            _quality(entry, calculated, lang),
            _mark(entry.get("source", {}).get("status"), lang),
        ]
        for entry in calculated.result["trace"]
    ]


def _value(value: Any) -> Value:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str(value) if isinstance(value, bool) or not isinstance(value, int | float | str) else value


def _computed_quality(calculated: Calculated, lang: str) -> str:
    """What is computed of anything synthetic is synthetic."""
    return str(titles()[lang]["quality"]["synthetic" if calculated.synthetic else "calculated"])


def _quality(entry: Mapping[str, Any], calculated: Calculated, lang: str) -> str:
    """How good a number is: a step as what it is computed of, an input as its owner states; of a factor nothing."""
    if entry["kind"] == "step":
        return _computed_quality(calculated, lang)
    stated = calculated.origin.get(entry["symbol"], {}).get("quality", "")
    return str(titles()[lang]["quality"].get(stated, ""))


def _source(entry: Mapping[str, Any], origin: Mapping[str, Mapping[str, str]], lang: str) -> str:
    """Where a number came from: the owner's word on an input, the document of a factor, else what kind it is of."""
    source = entry.get("source", {})
    document = str(source.get("document", {}).get(lang, ""))
    if entry["kind"] == "step":
        return document
    own = origin.get(entry["symbol"], {}).get("source") if source.get("kind") == "user" else None
    parts = [own or source.get("id"), document, source.get("place")]
    named = ", ".join(str(part) for part in parts if part)
    return named or titles()[lang]["calculation"]["sources"].get(source.get("kind"), "")


def _mark(status: str | None, lang: str) -> str:
    return str(titles()[lang]["notes"]["to_confirm"]) if status == "to_confirm" else ""


def _spreads(result: Mapping[str, Any], lang: str) -> list[list[Value]]:
    shares = {each["name"]: 100 * each["share_of_variance"] for each in result["sensitivity"].get("co2e_t", [])}
    sources = titles()[lang]["calculation"]["sources"]
    return [
        [
            each["name"],
            each["label"].get(lang) or each["name"],
            each.get("percent"),
            each.get("factor"),
            shares.get(each["name"], 0.0),
            sources[each["source"]],
            _mark(each["status"], lang),
        ]
        for each in result["uncertainty"]["variables"]
    ]


def _gwp_sets(result: Mapping[str, Any]) -> list[list[Value]]:
    beside = {name: each["co2e_t"] for name, each in result["gwp_beside"].items()}
    return [[name, value] for name, value in {result["gwp_set"]: result["outputs"]["co2e_t"], **beside}.items()]


def _notes(calculated: Calculated, lang: str) -> list[list[Value]]:
    return [[item, text] for item, text in _said(calculated, lang) if text]


def _said(calculated: Calculated, lang: str) -> Iterator[tuple[str, str]]:
    result, words = calculated.result, titles()[lang]["calculation"]["notes"]
    common = titles()[lang]["notes"]
    yield words["name"], calculated.name
    yield words["mine"], calculated.mine
    yield words["year"], str(calculated.year or "")
    yield words["quality"], words["synthetic"] if calculated.synthetic else ""
    yield common["method"], f"{result['title'][lang]} ({result['method']}, {result['edition']})"
    yield common["gwp_set"], result["gwp_set"]
    yield common["range"], words["range_text"].format(draws=calculated.draws, seed=result["seed"])
    yield words["owner"], calculated.owner
    yield words["created"], calculated.created
    yield words["sheet_hash"], result["sheet_hash"]
    yield words["factors_hash"], result["factors_hash"]
    yield common["software"], f"Firedamp {result['software_version']}"
    yield common["attribution"], calculated.attribution
    for warning in result["warnings"]:
        yield words["warning"], warning[lang]
    for entry in result["to_confirm"]:
        yield common["to_confirm"], f"{entry['id']}: {entry['reason'][lang]}"
