"""A calculation for people: results with their ranges, how they came about, what still has to be confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from firedamp.cli.layout import Column, table
from firedamp.cli.words import Words
from firedamp.messages import number_text, unit_text

SIGNIFICANT = 7
DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")
MAIN_OUTPUTS = ("co2e_t", "ch4_t", "co2_t")  # what a reader looks for first


def calculation_text(result: dict[str, Any], words: Words) -> str:
    sections = [_heading(result, words), _outputs(result, words), *_beside(result, words)]
    sections += [_steps(result, words), *_influences(result, words), *_to_confirm(result, words)]
    sections += ["\n".join(words.of(warning) for warning in result["warnings"])] if result["warnings"] else []
    return "\n\n".join(sections) + "\n"


def short(value: Any, lang: str, year: bool = False) -> str:
    """A number with as many digits as a reader needs, a year without a mark between thousands; a list as its items."""
    if isinstance(value, list):
        return "; ".join(short(item, lang, year) for item in value)
    if value is None:
        return "—"
    if isinstance(value, bool | str):
        return str(value)
    if year:
        return f"{value:.{SIGNIFICANT}g}".replace(".", "," if lang == "ru" else ".")
    rounded = float(f"{value:.{SIGNIFICANT}g}")
    return number_text(int(rounded) if rounded.is_integer() and abs(rounded) < 1e15 else rounded, lang)


def is_year(label: Mapping[str, str]) -> bool:
    """Whether a quantity without a unit is a year, by its name."""
    return "year" in label.get("en", "").lower()


def _heading(result: dict[str, Any], words: Words) -> str:
    line = words("calculation", "heading", edition=result["edition"], gwp_set=result["gwp_set"])
    return f"{words.of(result['title'])} ({result['method']})\n{line}"


def _outputs(result: dict[str, Any], words: Words) -> str:
    ranges = result["uncertainty"]["approach2"]
    columns = [
        Column(words("calculation", "result")),
        Column(words("calculation", "value"), number=True),
        Column(words("calculation", "range"), number=True),
        Column(words("calculation", "unit")),
        Column(words("calculation", "name")),
    ]
    rows = [
        [
            words.of(result["labels"][name]),
            short(value, words.lang),
            _range(ranges.get(name), words.lang),
            unit_text(result["units"][name], words.lang),
            name,
        ]
        for name, value in sorted(result["outputs"].items(), key=lambda item: _rank(item[0]))
    ]
    return table(columns, rows)


def _rank(output: str) -> int:
    return MAIN_OUTPUTS.index(output) if output in MAIN_OUTPUTS else len(MAIN_OUTPUTS)


def _range(found: dict[str, float] | None, lang: str) -> str:
    if not found or found["low"] == found["high"]:
        return "—"
    return f"{short(found['low'], lang)} … {short(found['high'], lang)}"


def _beside(result: dict[str, Any], words: Words) -> Iterator[str]:
    if result["gwp_beside"]:
        shown = [
            f"{name}: {short(values['co2e_t'], words.lang)} {unit_text('t', words.lang)}"
            for name, values in result["gwp_beside"].items()
        ]
        yield words("calculation", "beside") + " " + "; ".join(shown)


def _steps(result: dict[str, Any], words: Words) -> str:
    lines = [words("calculation", "steps")]
    for step in result["trace"]:
        number = short(step["value"], words.lang, year=not step["unit"] and is_year(step["label"]))
        value = f"{number} {unit_text(step['unit'], words.lang)}".rstrip()
        if step["kind"] == "step":
            lines.append(f"  {step['symbol']} = {step['formula']} = {_substituted(step, words.lang)} = {value}")
        else:
            lines.append(f"  {step['symbol']} = {value}  ({words.of(step['label'])}; {_source(step['source'], words)})")
    return "\n".join(lines)


def _substituted(step: dict[str, Any], lang: str) -> str:
    """The formula with its numbers; with decimal commas, semicolons part the arguments of a function."""
    text = str(step["substituted"])
    return DECIMAL_POINT.sub(",", text.replace(", ", "; ")) if lang == "ru" else text


def _source(source: dict[str, Any], words: Words) -> str:
    named = [words.of(source[key]) for key in ("document", "place") if source.get(key)]
    return ", ".join(named) or words("source", source["kind"])


def _influences(result: dict[str, Any], words: Words) -> Iterator[str]:
    found = result["sensitivity"].get("co2e_t")
    if found:
        shares = [f"{words.of(item['label'])} {100 * item['share_of_variance']:.0f} %" for item in found]
        yield words("calculation", "influences") + " " + "; ".join(shares)


def _to_confirm(result: dict[str, Any], words: Words) -> Iterator[str]:
    if result["to_confirm"]:
        lines = [f"  * {words.of(entry['reason'])}" for entry in result["to_confirm"]]
        yield "\n".join([words("calculation", "to_confirm"), *lines])
