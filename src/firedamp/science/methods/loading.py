"""From a TOML file to a checked sheet, or a SheetError that says file, line and reason."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from firedamp.science.errors import ExpressionError
from firedamp.science.factors import FactorLibrary
from firedamp.science.methods.coherence import check_coherence
from firedamp.science.methods.expression import FUNCTIONS, names, parse
from firedamp.science.methods.notation import indexed, symbol_latex
from firedamp.science.methods.sheet import (
    Case,
    Check,
    Choice,
    Constant,
    Document,
    Input,
    Note,
    Selection,
    Sheet,
    Spread,
    Step,
    of_list,
)
from firedamp.science.methods.sheet_parts import ReadPart, merged_tables
from firedamp.science.methods.sheet_shape import faults
from firedamp.science.methods.sheet_source import SheetSource


def load_sheet(file: str, text: str, read_part: ReadPart, factors: FactorLibrary) -> tuple[Sheet, SheetSource]:
    """The sheet of a TOML text, and its source. Units are checked apart (`units_check`), for pint is slow to import."""
    raw, texts = merged_tables(file, text, read_part)
    source = SheetSource(texts)
    for path, fault in faults(raw):
        raise source.error_at(raw, path, fault)
    try:
        sheet = _build(file, raw, texts)
    except (_Refusal, ExpressionError, ValueError) as error:
        raise source.error(getattr(error, "clue", ""), str(error)) from None
    _check_symbols(sheet, source)
    check_coherence(sheet, factors, source)
    return sheet, source


class _Refusal(Exception):
    """A reason to refuse a sheet, with a line's text to find it by."""

    def __init__(self, reason: str, clue: str = "") -> None:
        self.clue = clue
        super().__init__(reason)


def _build(file: str, raw: dict[str, Any], texts: Mapping[str, str]) -> Sheet:
    inputs = {name: _input(name, entry) for name, entry in raw["inputs"].items()}
    steps = _ordered([step for entry in raw["steps"] for step in _steps(entry, inputs, raw["steps"])])
    document = raw["document"]
    if ("valid_from" in document) == ("validity" in document):
        raise _Refusal('a document has valid_from, or validity = "not stated"', "[document]")
    return Sheet(
        id=raw["id"],
        file=file,
        hash=hashlib.sha256("\0".join(texts.values()).encode()).hexdigest(),
        title=raw["title"],
        summary=raw["summary"],
        tier=raw["tier"],
        category=raw["category"],
        status=raw["status"],
        status_reason=raw.get("status_reason"),
        edition=raw["edition"],
        document=Document(
            document["name"],
            tuple(document["equations"]),
            str(document.get("valid_from", "")),
            str(document.get("valid_to", "")),
        ),
        gwp_set=raw["gwp_set"],
        inputs=inputs,
        selections={name: _selection(name, entry) for name, entry in raw["selections"].items()},
        constants={name: _constant(name, entry) for name, entry in raw["constants"].items()},
        steps=steps,
        checks=tuple(_check(entry, inputs, raw["steps"]) for entry in raw["checks"]),
        notes=tuple(Note(_tree(entry["when"]), entry["text"], entry.get("to_confirm", "")) for entry in raw["notes"]),
        spreads={name: _spread(name, entry) for name, entry in raw["uncertainty"].items()},
        alternatives=tuple(tuple(map(tuple, groups)) for groups in raw.get("alternatives", [])),
    )


def _input(name: str, entry: dict[str, Any]) -> Input:
    entry = dict(entry)
    select = entry.pop("select", None)
    default = entry.pop("default", None)
    index = entry.pop("index", "")
    fields = {key: _input(key, part) for key, part in entry.pop("fields", {}).items()}
    if index:
        fields = {key: replace(part, latex=indexed(part.latex, index)) for key, part in fields.items()}
    return Input(
        name=name,
        kind=entry.pop("kind", "number"),
        unit=entry.pop("unit", "1"),
        latex=entry.pop("latex", symbol_latex(name)),
        choices=tuple(Choice(**choice) for choice in entry.pop("choices", [])),
        fields=fields,
        index=index,
        usual=tuple(entry.pop("usual")) if "usual" in entry else None,
        default=() if default == [] else default,
        select=_selection(name, select | {"unit": "", "label": {}}) if select else None,
        **entry,
    )


def _selection(name: str, entry: dict[str, Any]) -> Selection:
    return Selection(
        symbol=name,
        by=entry.get("row" if "table" in entry else "by", ""),
        unit=entry["unit"],
        label=entry["label"],
        latex=entry.get("latex", symbol_latex(name)),
        cases=tuple(Case(**case) for case in entry.get("cases", [])),
        default=entry.get("default"),
        table=entry.get("table"),
        column_by=entry.get("column", ""),
        columns=entry.get("columns", {}),
        last_row=entry.get("last_row"),
        empty=entry.get("empty"),
    )


def _constant(name: str, entry: dict[str, Any]) -> Constant:
    return Constant(
        symbol=name,
        unit=entry["unit"],
        label=entry["label"],
        latex=entry.get("latex", symbol_latex(name)),
        value=entry.get("value"),
        factor=entry.get("factor"),
        gwp=entry.get("gwp"),
    )


def _spread(name: str, entry: dict[str, Any]) -> Spread:
    return Spread(
        symbol=name,
        status=entry["status"],
        percent=entry.get("percent"),
        factor=entry.get("factor"),
        by=entry.get("by", ""),
        cases=tuple((case["equals"], case.get("percent"), case.get("factor")) for case in entry.get("cases", [])),
    )


def _steps(entry: dict[str, Any], inputs: Mapping[str, Input], raw_steps: list[dict[str, Any]]) -> list[Step]:
    """The steps of an entry: one, or one for each list that it runs over, its symbols marked with the list's name."""
    made = []
    for over in entry.get("over", [""]):
        formula = _for_list(entry["formula"], over, inputs, raw_steps)
        symbol = f"{entry['symbol']}_{over}" if over else entry["symbol"]
        drawn = entry.get("latex", symbol_latex(entry["symbol"]))
        index = inputs[over].index if over else ""
        made.append(
            Step(
                symbol=symbol,
                unit=entry["unit"],
                label=of_list(entry["label"], inputs[over].label) if over else entry["label"],
                latex=indexed(drawn, index) if index else drawn,
                formula=formula,
                tree=_tree(formula, entry["formula"]),
                over=over,
                **{key: entry[key] for key in ("given", "output", "memo", "source") if key in entry},
            )
        )
    return made


def _for_list(formula: str, over: str, inputs: Mapping[str, Input], raw_steps: list[dict[str, Any]]) -> str:
    """The formula with the fields and per-item symbols of a list marked by the list's name: flow_ventilation."""
    if not over:
        return formula
    if over not in inputs or inputs[over].kind != "list":
        raise _Refusal(f"{over!r} is not a list input", formula)
    local = {*inputs[over].fields, *(step["symbol"] for step in raw_steps if over in step.get("over", []))}
    return re.sub(r"[A-Za-z_]\w*", lambda word: f"{word[0]}_{over}" if word[0] in local else word[0], formula)


def _check(entry: dict[str, Any], inputs: Mapping[str, Input], raw_steps: list[dict[str, Any]]) -> Check:
    over = entry.get("over", "")
    formula = _for_list(entry["formula"], over, inputs, raw_steps)
    tree = _tree(formula, entry["formula"])
    return Check(formula, tree, entry["field"], entry["message"], over, entry.get("given", ""))


def _tree(formula: str, clue: str = "") -> Any:
    try:
        return parse(formula)
    except ExpressionError as error:
        raise _Refusal(f"formula {formula[:80]!r}: {error}", clue or formula or 'formula = ""') from None


def _ordered(steps: list[Step]) -> tuple[Step, ...]:
    """Steps in the order in which they are read: each just after what it needs; a cycle is refused."""
    order: list[Step] = []

    def put(step: Step, waiting: tuple[str, ...]) -> None:
        if step in order:
            return
        if step.symbol in waiting:
            raise _Refusal(f"the steps go round in a circle: {', '.join(waiting)}", step.formula)
        for needed in steps:
            if needed.symbol in names(step.tree):
                put(needed, (*waiting, step.symbol))
        order.append(step)

    for step in steps:
        put(step, ())
    return tuple(order)


def _check_symbols(sheet: Sheet, source: SheetSource) -> None:
    """Every symbol that is used is defined once; every input, selection and constant is used."""
    known = sheet.descriptions
    used: set[str] = set()
    for formula, tree in _formulas(sheet):
        for name in sorted(names(tree)):
            if name in FUNCTIONS or name not in known:
                raise source.error(formula, f"{formula!r} uses {name!r}, which is not defined")
            used.add(name)
    for selection in sheet.every_selection:
        for chooser in filter(None, (selection.by, selection.column_by)):
            if chooser not in sheet.inputs:
                raise source.error(f'"{chooser}"', f"{selection.symbol} is selected by {chooser!r}, not an input")
            used.add(chooser)
    for spread in sheet.spreads.values():
        if spread.symbol not in known:
            raise source.error(
                f"uncertainty.{spread.symbol}]", f"the uncertainty of {spread.symbol!r}, which is not defined"
            )
    _check_unused(sheet, used, source)
    _check_twice(sheet, source)


def _formulas(sheet: Sheet) -> list[tuple[str, Any]]:
    return (
        [(step.formula, step.tree) for step in sheet.steps]
        + [(check.formula, check.tree) for check in sheet.checks]
        + [("when =", note.tree) for note in sheet.notes]
    )


def _check_unused(sheet: Sheet, used: set[str], source: SheetSource) -> None:
    lists = {item.name for item in sheet.inputs.values() if item.kind == "list"}
    outputs = set(sheet.outputs)
    if not outputs:
        raise source.error("[[steps]]", "the sheet has no output")
    for symbol in sheet.descriptions:
        field_of_text = any(
            symbol == f"{part.name}_{item.name}" and part.kind == "text"
            for item in sheet.inputs.values()
            for part in item.fields.values()
        )
        if symbol not in used and symbol not in outputs and symbol not in lists and not field_of_text:
            clue = f'symbol = "{symbol}"' if any(step.symbol == symbol for step in sheet.steps) else f".{symbol}]"
            raise source.error_of_part(clue, f"{symbol!r} is never used")


def _check_twice(sheet: Sheet, source: SheetSource) -> None:
    seen: set[tuple[str, str]] = set()
    for step in sheet.steps:
        others = {given for symbol, given in seen if symbol == step.symbol}
        if step.given in others or (others and "" in {step.given, *others}):
            raise source.error(step.formula, f"{step.symbol!r} is defined twice")
        seen.add((step.symbol, step.given))
    taken = [*sheet.inputs, *sheet.selections, *sheet.constants, *dict.fromkeys(step.symbol for step in sheet.steps)]
    for symbol in taken:
        if taken.count(symbol) > 1:
            raise source.error(symbol, f"{symbol!r} is defined twice")
