"""By which steps was every figure found? Each calculation line by line: symbol, formula, value, range, source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firedamp.forms.content import Block, Formula, Paragraph, Section, Table, Value
from firedamp.forms.document import Issued, clean
from firedamp.forms.sections.columns import column, number, text_columns
from firedamp.forms.sections.values import in_words, place_text, source_text
from firedamp.messages import unit_text


def appendix(issued: Issued) -> Section:
    """The trace of every calculation of the report: what it begins with, then its steps."""
    words = issued.words
    blocks: list[Block] = [Paragraph(words["texts"]["trace"])]
    for entry in issued.entries:
        blocks += [Paragraph(_title(issued, entry), loud=True), _given(issued, entry), _steps(issued, entry)]
    return Section("trace", words["sections"]["trace"], blocks, wide=True)


def _title(issued: Issued, entry: Mapping[str, Any]) -> str:
    own = clean(entry["name"])
    title = issued.words["trace"]["title"].format(
        number=issued.numbers[entry["id"]], method=issued.method(entry).title, site=issued.site_name(entry["mine_id"])
    )
    return f"{title}. {own}" if own else title


def _given(issued: Issued, entry: Mapping[str, Any]) -> Table:
    number_ = issued.numbers[entry["id"]]
    columns = [
        column(issued, "symbol", "formula", share=1.2),
        *text_columns(issued, {"label": 3.6}),
        number(issued, "value", share=1.4),
        *text_columns(issued, {"unit": 1}),
        number(issued, "low", share=1.2),
        number(issued, "high", share=1.2),
        *text_columns(issued, {"source": 5}),
    ]
    rows = [_row(issued, entry, line) for line in entry["calculation"]["trace"] if line["kind"] != "step"]
    return Table(f"given_{number_}", issued.words["trace"]["given"].format(number=number_), columns, rows)


def _steps(issued: Issued, entry: Mapping[str, Any]) -> Table:
    words, calculation, sheet = issued.words["trace"], entry["calculation"], issued.method(entry)
    number_ = issued.numbers[entry["id"]]
    columns = [
        column(issued, "symbol", "formula", share=1.2),
        *text_columns(issued, {"label": 2.4}),
        column(issued, "formula", "formula", share=4.4),
        number(issued, "value", share=1.5),
        *text_columns(issued, {"unit": 1}),
        number(issued, "low", share=1.4),
        number(issued, "high", share=1.4),
        *text_columns(issued, {"source": 2}),
    ]
    steps = [line for line in calculation["trace"] if line["kind"] == "step"]
    rows = [_row(issued, entry, line) for line in steps]
    results = frozenset(place for place, line in enumerate(steps) if line["output"])
    note = words["note"].format(
        document=sheet.document, edition=place_text(issued, sheet.edition), hash=calculation["sheet_hash"]
    )
    notes = [note, *(issued.said(each) for each in calculation["warnings"])]
    return Table(f"trace_{number_}", words["steps"].format(number=number_), columns, rows, " ".join(notes), results)


def _row(issued: Issued, entry: Mapping[str, Any], line: Mapping[str, Any]) -> dict[str, Value]:
    """A line; its `latex` is that of a symbol, and of a step `symbol = formula`."""
    symbol = str(line["latex"]).partition(" = ")[0]
    return {
        "symbol": Formula(line["symbol"], symbol),
        "label": issued.said(line["label"]) or clean(line["symbol"]),
        "formula": _formula(line) if line["kind"] == "step" else None,
        "value": in_words(issued, line["value"]),
        "unit": unit_text(line["unit"] or "", issued.language),
        "low": line["low"],
        "high": line["high"],
        "source": source_text(issued, entry, line),
    }


def _formula(line: Mapping[str, Any]) -> Formula:
    return Formula(f"{line['symbol']} = {line['formula']}", line["latex"], f"= {line['substituted_latex']}")
