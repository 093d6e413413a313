"""The model of a method sheet: what a method asks for, selects, computes, checks and puts out."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field

from firedamp.science.factors import Text

NUMERIC_KINDS = ("number", "integer", "series")


@dataclass(frozen=True)
class Choice:
    """One of the words that a choice may take."""

    value: str
    label: Text


@dataclass(frozen=True)
class Case:
    """One branch of a choice between factors: taken when the chooser is below, at most, or equal; else always."""

    below: float | None = None
    at_most: float | None = None
    equals: str | bool | None = None
    factor: str | None = None
    value: float | None = None


@dataclass(frozen=True)
class Selection:
    """A number that another input selects: by cases in order, or from a table by year and class."""

    symbol: str
    by: str
    unit: str
    label: Text
    latex: str
    cases: tuple[Case, ...] = ()
    default: str | None = None  # factor used where the chooser is not given
    table: str | None = None
    column_by: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    last_row: int | None = None
    empty: Text | None = None  # why a cell of the table is empty


@dataclass(frozen=True)
class Input:
    """One input. `kind`: number, integer, boolean, choice, text, list (of records) or series (along `axis`)."""

    name: str
    kind: str
    unit: str
    label: Text
    help: Text
    latex: str
    minimum: float | None = None
    above: float | None = None
    maximum: float | None = None
    maximum_reason: Text | None = None  # of a limit of plausibility, which no document states
    default: float | bool | str | tuple[()] | None = None
    default_factor: str | None = None
    optional: bool = False
    choices: tuple[Choice, ...] = ()
    fields: Mapping[str, Input] = field(default_factory=dict)
    minimum_items: int = 0
    index: str = ""  # of a list: what its symbols bear below, since other lists have the same ones
    at_20c: bool = False  # a gas volume at 20 °C and 101.325 kPa: may be given as measured, with its own conditions
    axis: str = ""
    select: Selection | None = None
    usual: tuple[float, float] | None = None
    default_source: Text | None = None  # of a default that is no factor record
    status: str = "confirmed"
    status_reason: Text | None = None

    @property
    def has_fallback(self) -> bool:
        return self.optional or self.default is not None or self.default_factor is not None or self.select is not None


@dataclass(frozen=True)
class Constant:
    """A number of the sheet's own: stated, of a factor record, or of the GWP set (by the gas's formula)."""

    symbol: str
    unit: str
    label: Text
    latex: str
    value: float | None = None
    factor: str | None = None
    gwp: str | None = None


@dataclass(frozen=True)
class Step:
    """One equation. `over` is the list whose items it is computed for; `given` the input it needs to be given."""

    symbol: str
    unit: str
    label: Text
    latex: str
    formula: str
    tree: ast.expr
    over: str = ""
    given: str = ""
    output: bool = False
    memo: bool = False
    source: str = ""


@dataclass(frozen=True)
class Check:
    """A condition that must hold, with the field and the words of its breach."""

    formula: str
    tree: ast.expr
    field: str
    message: Text
    over: str = ""
    given: str = ""


@dataclass(frozen=True)
class Note:
    """What the reader must be told when a condition holds."""

    tree: ast.expr
    text: Text
    to_confirm: str = ""


@dataclass(frozen=True)
class Spread:
    """Default uncertainty of a symbol at 95 %: ±percent (normal) or a factor of `factor` (lognormal)."""

    symbol: str
    status: str
    percent: float | None = None
    factor: float | None = None
    by: str = ""
    cases: tuple[tuple[str, float | None, float | None], ...] = ()  # (equals, percent, factor)


@dataclass(frozen=True)
class Document:
    """Where the method stands, and from when to when it is in force: days, "" while open or not stated."""

    name: Text
    equations: tuple[str, ...]
    valid_from: str
    valid_to: str


@dataclass(frozen=True)
class Sheet:
    """A method. Made by `loading.load_sheet`; `hash` is over its text and those of the parts that it includes."""

    id: str
    file: str
    hash: str
    title: Text
    summary: Text
    tier: int
    category: str
    status: str
    status_reason: Text | None
    edition: str
    document: Document
    gwp_set: str
    inputs: Mapping[str, Input]
    selections: Mapping[str, Selection]
    constants: Mapping[str, Constant]
    steps: tuple[Step, ...]
    checks: tuple[Check, ...]
    notes: tuple[Note, ...]
    spreads: Mapping[str, Spread]
    alternatives: tuple[tuple[tuple[str, ...], ...], ...]

    @property
    def outputs(self) -> dict[str, Step]:
        return {step.symbol: step for step in self.steps if step.output}

    @property
    def every_selection(self) -> list[Selection]:
        """Those that stand for themselves, and those that an input takes its default from."""
        return [*self.selections.values(), *(item.select for item in self.inputs.values() if item.select)]

    @property
    def factors(self) -> set[str]:
        """Ids of the factor records that the sheet names."""
        named = {selection.default for selection in self.every_selection} | {
            case.factor for selection in self.every_selection for case in selection.cases
        }
        named |= {item.default_factor for item in self.inputs.values()}
        named |= {constant.factor for constant in self.constants.values()}
        return {factor for factor in named if factor}

    def symbol_latex(self, symbol: str) -> str:
        return self.descriptions[symbol][2]

    @property
    def descriptions(self) -> dict[str, tuple[Text, str, str]]:
        """symbol -> (label, unit, latex), for every symbol that a formula may name."""
        found: dict[str, tuple[Text, str, str]] = {}
        for item in self.inputs.values():
            found[item.name] = (item.label, item.unit, item.latex)
            for part in item.fields.values():
                label = of_list(part.label, item.label)
                found[f"{part.name}_{item.name}"] = (label, part.unit, part.latex)
        others: list[Selection | Constant | Step] = [*self.selections.values(), *self.constants.values(), *self.steps]
        for other in others:
            found[other.symbol] = (other.label, other.unit, other.latex)
        return found


def of_list(label: Text, of: Text) -> Text:
    """What a number of a list's items is called: "Flow: drainage units"."""
    return {lang: f"{word}: {of[lang][:1].lower()}{of[lang][1:]}" for lang, word in label.items()}
