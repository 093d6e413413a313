"""What does one calculation take and give: inputs, results with ranges, and what their uncertainty is made of?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firedamp.forms.content import Block, Pair, Pairs, Paragraph, Section, Table, Value
from firedamp.forms.document import Issued, clean
from firedamp.forms.sections.columns import number, text_columns
from firedamp.forms.sections.emissions import gwp_record
from firedamp.forms.sections.values import in_words, place_text, source_text
from firedamp.messages import number_text, unit_text

FIRST = "co2e_t"  # the output whose uncertainty is told, where a sheet has it


def method(issued: Issued) -> Section:
    """The method of each calculation, and under which GWP set."""
    words = issued.words
    blocks: list[Block] = []
    for entry in issued.entries:
        sheet = issued.method(entry)
        gwp = gwp_record(issued)
        pairs = [
            Pair("site", words["columns"]["site"], issued.site_name(entry["mine_id"])),
            Pair("method", words["columns"]["method"], sheet.title),
            Pair("tier", words["columns"]["tier"], sheet.tier),
            Pair("document", words["columns"]["document"], sheet.document),
            Pair("edition", words["columns"]["edition"], place_text(issued, sheet.edition)),
            Pair("gwp_set", words["summary"]["gwp_set"], issued.said(gwp.get("title"))),
            Pair("gwp_ch4", words["summary"]["gwp_ch4"], gwp.get("ch4")),
        ]
        blocks.append(Pairs(f"method_{issued.numbers[entry['id']]}", "", [pair for pair in pairs if pair.value != ""]))
        blocks += [Paragraph(issued.said(each)) for each in entry["calculation"]["warnings"]]
    return Section("method", words["sections"]["method"], blocks)


def results(issued: Issued) -> Section:
    words = issued.words
    return Section("results", words["sections"]["results"], [_results(issued, entry) for entry in issued.entries])


def _results(issued: Issued, entry: Mapping[str, Any]) -> Table:
    words, calculation = issued.words, entry["calculation"]
    ranges, first = calculation["uncertainty"]["approach2"], calculation["uncertainty"]["approach1"]
    rows: list[dict[str, Value]] = []
    for name, value in calculation["outputs"].items():
        ends = ranges.get(name, {})
        rows.append({
            "label": issued.said(calculation["labels"][name]) or clean(name),
            "value": in_words(issued, value),
            "unit": unit_text(calculation["units"][name] or "", issued.language),
            "low": ends.get("low"),
            "high": ends.get("high"),
            "percent": first.get(name, {}).get("percent"),
        })  # fmt: skip
    columns = [
        *text_columns(issued, {"label": 3.4}),
        number(issued, "value", share=1.4),
        *text_columns(issued, {"unit": 0.8}),
        number(issued, "low", share=1.4),
        number(issued, "high", share=1.4),
        number(issued, "percent", "percent", 1, 1.2),
    ]
    strong = frozenset(place for place, name in enumerate(calculation["outputs"]) if name == FIRST)
    draws = words["notes"]["results"].format(
        draws=number_text(issued.result["draws"], issued.language), seed=calculation["seed"]
    )
    return Table(f"results_{issued.numbers[entry['id']]}", words["tables"]["results"], columns, rows, draws, strong)


def inputs(issued: Issued) -> Section:
    words = issued.words
    return Section("inputs", words["sections"]["inputs"], [_inputs(issued, entry) for entry in issued.entries])


def _inputs(issued: Issued, entry: Mapping[str, Any]) -> Table:
    rows: list[dict[str, Value]] = [
        {
            "label": issued.said(line["label"]) or clean(line["symbol"]),
            "value": in_words(issued, line["value"]),
            "unit": unit_text(line["unit"] or "", issued.language),
            "source": source_text(issued, entry, line),
        }
        for line in entry["calculation"]["trace"]
        if line["kind"] != "step" and line["source"]["kind"] != "constant"
    ]
    columns = [
        *text_columns(issued, {"label": 3}),
        number(issued, "value", share=1.3),
        *text_columns(issued, {"unit": 0.9, "source": 3.6}),
    ]
    return Table(f"inputs_{issued.numbers[entry['id']]}", issued.words["tables"]["inputs"], columns, rows)


def contributors(issued: Issued) -> Section:
    """Which inputs make the result uncertain, the largest first."""
    words = issued.words
    tables = [_contributors(issued, entry) for entry in issued.entries]
    return Section("contributors", words["sections"]["contributors"], tables)


def _contributors(issued: Issued, entry: Mapping[str, Any]) -> Table:
    words, calculation = issued.words, entry["calculation"]
    sensitivity = calculation["sensitivity"].get(FIRST, ())
    shares = {each["name"]: each for each in sensitivity}
    known = sorted(
        calculation["uncertainty"]["variables"],
        key=lambda each: -shares.get(each["name"], {}).get("share_of_variance", 0.0),
    )
    rows: list[dict[str, Value]] = []
    for each in known:
        own = shares.get(each["name"], {})
        share = own.get("share_of_variance")
        rows.append({
            "label": issued.said(each["label"]) or clean(each["name"]),
            "spread": _spread(issued, each),
            "share_percent": None if share is None else 100 * share,
            "co2e_low": own.get("low"),
            "co2e_high": own.get("high"),
            "source": words["sources"].get(each["source"], each["source"]),
        })  # fmt: skip
    columns = [
        *text_columns(issued, {"label": 3, "spread": 1}),
        number(issued, "share_percent", "percent", 1, 1.1),
        number(issued, "co2e_low", "t_co2e", 1, 1.3),
        number(issued, "co2e_high", "t_co2e", 1, 1.3),
        *text_columns(issued, {"source": 1.4}),
    ]
    name = f"contributors_{issued.numbers[entry['id']]}"
    return Table(name, words["tables"]["contributors"], columns, rows, words["notes"]["contributors"])


def _spread(issued: Issued, each: Mapping[str, Any]) -> str:
    if isinstance(each.get("percent"), int | float):
        return f"±{number_text(each['percent'], issued.language)} %"
    if isinstance(each.get("factor"), int | float):
        return f"×÷{number_text(each['factor'], issued.language)}"
    return "—"
