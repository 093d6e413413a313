"""How does a content look to a template? Numbers as the language writes them, formulas as trees, charts with axes."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

from firedamp.forms.content import (
    Bar,
    Block,
    Chart,
    Column,
    Content,
    Curve,
    Formula,
    Pair,
    Pairs,
    Paragraph,
    Section,
    Signatures,
    Table,
    Value,
)
from firedamp.forms.formula import FormulaError, formula_tree
from firedamp.forms.qr import hash_address, qr_matrix
from firedamp.forms.words import words_of
from firedamp.messages import number_text

NONE = "—"
LONGEST_WORD = 40  # letters of a word in running text, after which it may break anywhere
ACROSS, ALONG = 185, 120  # letters of a table on a page lying across, and on one standing
LONGEST_LABEL = 24  # beside a bar
LONGEST_IN_NOTE = 70  # a whole hash, to be copied
BREAK = "\u200b"
WORD = re.compile(r"\S+")
HYPHENATED = re.compile(r"[^\W\d_]{1,30}[.,;:)]*")  # letters only: Typst finds the syllables of most
KEPT = re.compile(r"(?<=№) | (?=°C|%)")
TICKS = 5  # of an axis, about
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
SMALL = 1e-4  # below it a number is written with its power of ten
POWERS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def shown(content: Content) -> dict[str, Any]:
    """The content as JSON for a template."""
    lang = content.language
    return {
        "form": content.form,
        "language": lang,
        "words": words_of(lang)["page"],
        "title": content.title,
        "subtitle": breakable(content.subtitle),
        "organisation": breakable(content.organisation),
        "year": str(content.year),
        "hash": content.hash,
        "short_hash": content.hash[:12],
        "address": content.address,
        "banner": content.banner,
        "qr": qr_matrix(hash_address(content.address, content.hash)),
        "particulars": [_pair(pair, lang) for pair in content.particulars],
        "sections": [_section(section, lang) for section in content.sections],
    }


def breakable(text: str, longest: int = LONGEST_WORD) -> str:
    """Text in which a word that no line can hold may break, and a number stays with its sign."""
    return WORD.sub(lambda word: _broken(word[0], longest), KEPT.sub("\u00a0", text))


def _broken(word: str, longest: int) -> str:
    if len(word) <= longest or HYPHENATED.fullmatch(word):
        return word
    return BREAK.join(word)


def _section(section: Section, lang: str) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "wide": section.wide,
        "blocks": [_block(block, lang, section.wide) for block in section.blocks],
    }


def _block(block: Block, lang: str, wide: bool) -> dict[str, Any]:
    match block:
        case Table():
            return _table(block, lang, ACROSS if wide else ALONG)
        case Pairs():
            return {"kind": "pairs", "title": block.title, "pairs": [_pair(pair, lang) for pair in block.pairs]}
        case Paragraph():
            return {"kind": "paragraph", "text": breakable(block.text), "loud": block.loud}
        case Chart():
            return _chart(block, lang)
        case Curve():
            return _curve(block, lang)
        case Signatures():
            return {"kind": "signatures", "lines": [{"office": office, "name": name} for office, name in block.lines]}


def _pair(pair: Pair, lang: str) -> dict[str, str]:
    text = breakable(pair.value) if isinstance(pair.value, str) else number_shown(pair.value, lang, pair.decimals)
    return {"label": breakable(pair.label), "value": f"{text} {pair.unit}".strip() if text != NONE else text}


def _table(table: Table, lang: str, letters: int) -> dict[str, Any]:
    whole = sum(column.share for column in table.columns)
    room = [max(4, int(letters * column.share / whole) - 2) for column in table.columns]
    return {
        "kind": "table",
        "id": table.id,
        "title": breakable(table.title),
        "note": breakable(table.note, LONGEST_IN_NOTE),
        "columns": [
            {"label": breakable(column.label), "unit": column.unit, "kind": column.kind, "share": column.share}
            for column in table.columns
        ],
        "rows": [
            [
                _cell(row.get(column.key), column, lang, longest)
                for column, longest in zip(table.columns, room, strict=True)
            ]
            for row in table.rows
        ],
        "strong": sorted(table.strong),
    }


def _cell(value: Value, column: Column, lang: str, longest: int) -> dict[str, Any]:
    if isinstance(value, Formula):
        return _formula(value, lang)
    if value is None or value == "":
        return {"text": NONE if column.kind == "number" else ""}
    if isinstance(value, str):
        return {"text": value if column.kind == "hash" else breakable(value, longest)}
    return {"text": number_shown(value, lang, column.decimals)}


def _formula(formula: Formula, lang: str) -> dict[str, Any]:
    try:
        drawn = {"formula": formula_tree(formula.latex, lang)}
        return drawn | ({"substituted": formula_tree(formula.substituted, lang)} if formula.substituted else {})
    except FormulaError:
        return {"text": breakable(formula.text)}


def number_shown(value: float | None, lang: str, decimals: int | None) -> str:
    """A number with so many decimals; without, as it is, and small ones with their power of ten: 1,2·10⁻⁵."""
    if value is None:
        return NONE
    if decimals is None and 0 < abs(value) < SMALL:
        mantissa, _, power = f"{value:.9e}".partition("e")
        return f"{number_text(float(mantissa), lang)}·10{str(int(power)).translate(POWERS)}"
    return number_text(value, lang, decimals)


def _chart(chart: Chart, lang: str) -> dict[str, Any]:
    """A chart in parts of its axis, from 0 to 1; large amounts in thousands."""
    most = max([each for bar in chart.bars for each in (bar.value, bar.high or 0.0, bar.last or 0.0)], default=0.0)
    scale, unit = _scale(most, chart.unit, lang)
    ticks = _ticks(most / scale)
    end = ticks[-1] * scale
    decimals = _decimals(ticks)
    return {
        "kind": "chart",
        "title": breakable(chart.title),
        "unit": unit,
        "note": chart.note,
        "now": chart.now,
        "then": chart.then,
        "ticks": [{"at": tick * scale / end, "text": number_text(tick, lang, decimals)} for tick in ticks],
        "bars": [_bar(bar, end, scale, decimals, lang) for bar in chart.bars],
    }


def _curve(curve: Curve, lang: str) -> dict[str, Any]:
    """A curve in parts of its axes, both from 0 to 1, nought between the lowest step and the highest."""
    heights = [0.0, *(step.height for step in curve.steps)]
    up, down = _ticks(max(heights)), _ticks(-min(heights))
    step = max(up[1], down[1]) if min(heights) < 0 else up[1]
    low = -step * math.ceil(-min(heights) / step - 1e-9)
    high = step * max(1, math.ceil(max(heights) / step - 1e-9))
    across, whole = 0.0, sum(each.width for each in curve.steps) or 1.0
    steps = []
    for number, each in enumerate(curve.steps, 1):
        ends = [(end - low) / (high - low) for end in (0.0, each.height)]
        steps.append({
            "label": breakable(each.label, LONGEST_LABEL), "number": str(number),
            "text": number_text(each.height, lang), "strong": each.strong,
            "left": across / whole, "width": each.width / whole, "top": max(ends), "bottom": min(ends),
        })  # fmt: skip
        across += each.width
    ticks = [low + step * count for count in range(round((high - low) / step) + 1)]
    ticks = [float(f"{tick:.10g}") for tick in ticks]
    decimals = _decimals(ticks)
    return {
        "kind": "curve",
        "title": breakable(curve.title),
        "note": curve.note,
        "strong": curve.strong,
        "other": curve.other,
        "zero": -low / (high - low),
        "ticks": [{"at": (tick - low) / (high - low), "text": number_text(tick, lang, decimals)} for tick in ticks],
        "steps": steps,
    }


def _scale(most: float, unit: str, lang: str) -> tuple[float, str]:
    words = words_of(lang)["scales"]
    for scale, name in ((1e6, "million"), (1e3, "thousand")):
        if most >= 10 * scale:
            return scale, f"{words[name]} {unit}"
    return 1.0, unit


def _ticks(most: float) -> list[float]:
    """Round numbers from 0 to at least the largest."""
    if most <= 0:
        return [0.0, 1.0]
    rough = most / TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(each * power for each in STEPS if each * power >= rough * (1 - 1e-9))
    return [float(f"{step * count:.10g}") for count in range(math.ceil(most / step - 1e-9) + 1)]


def _decimals(ticks: Sequence[float]) -> int:
    return next((places for places in range(6) if all(round(tick, places) == tick for tick in ticks)), 6)


def _bar(bar: Bar, end: float, scale: float, decimals: int, lang: str) -> dict[str, Any]:
    places = max(1, decimals)
    return {
        "label": breakable(bar.label, LONGEST_LABEL),
        "value": bar.value / end,
        "text": number_text(bar.value / scale, lang, places),
        "low": None if bar.low is None else bar.low / end,
        "high": None if bar.high is None else bar.high / end,
        "last": None if bar.last is None else bar.last / end,
        "last_text": "" if bar.last is None else number_text(bar.last / scale, lang, places),
    }
