"""By which steps was every figure found? Each calculation line by line: symbol, formula, value, range, source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firedamp.forms.content import Block, Formula, Paragraph, Section, Table, Value
from firedamp.forms.document import Issued, clean
from firedamp.forms.sections.columns import column, number, text_columns
from firedamp.forms.sections.values import in_words, source_text
from firedamp.messages import unit_text


def appendix(issued: Issued) -> Section:
    """The trace of every calculation of the report."""
    words = issued.words
    blocks: list[Block] = [Paragraph(words["texts"]["trace"])]
    blocks += [_table(issued, entry) for entry in issued.entries]
    return Section("trace", words["sections"]["trace"], blocks, wide=True)


def _table(issued: Issued, entry: Mapping[str, Any]) -> Table:
    words, calculation = issued.words["trace"], entry["calculation"]
    sheet = issued.method(entry)
    site = issued.site_name(entry["mine_id"])
    own = clean(entry["name"])
    title = words["title"].format(number=issued.numbers[entry["id"]], method=sheet.title, site=site)
    columns = [
        column(issued, "symbol", "formula", share=1.2),
        *text_columns(issued, {"label": 2.4}),
        column(issued, "formula", "formula", share=3.4),
        number(issued, "value", share=1.4),
        *text_columns(issued, {"unit": 0.8}),
        number(issued, "low", share=1.3),
        number(issued, "high", share=1.3),
        *text_columns(issued, {"source": 2.6}),
    ]
    trace = calculation["trace"]
    rows = [_row(issued, entry, line) for line in trace]
    results = frozenset(place for place, line in enumerate(trace) if line["output"])
    note = words["note"].format(document=sheet.document, edition=sheet.edition, hash=calculation["sheet_hash"])
    warnings = [issued.said(each) for each in calculation["warnings"]]
    return Table(
        f"trace_{issued.numbers[entry['id']]}", f"{title}. {own}" if own else title, columns, rows,
        " ".join([note, *warnings]), results,
    )  # fmt: skip


def _row(issued: Issued, entry: Mapping[str, Any], line: Mapping[str, Any]) -> dict[str, Value]:
    """A line; its `latex` is that of a symbol, and of a step `symbol = formula`."""
    symbol, _, formula = str(line["latex"]).partition(" = ")
    return {
        "symbol": Formula(line["symbol"], symbol),
        "label": issued.said(line["label"]) or clean(line["symbol"]),
        "formula": Formula(line["formula"], formula, line["substituted_latex"]) if line["kind"] == "step" else None,
        "value": in_words(issued, line["value"]),
        "unit": unit_text(line["unit"] or "", issued.language),
        "low": line["low"],
        "high": line["high"],
        "source": source_text(issued, entry, line),
    }
