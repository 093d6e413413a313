"""Sheets that are wrong or hostile in any place: every one is refused with a SheetError, at once, when it is loaded."""

from __future__ import annotations

import datetime
import json
import time
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tests.science.examples import EXAMPLES

from firedamp.science.errors import FiredampError, SheetError
from firedamp.science.factors import shipped_factors
from firedamp.science.methods import calculate, describe_sheet, library
from firedamp.science.methods.library import Library
from firedamp.science.methods.loading import load_sheet
from firedamp.science.methods.sheet import Sheet
from firedamp.science.methods.units_check import check_units

SHEETS = Path(str(library().folder))
GONE = object()
EVERY = 3  # of the wrong values is tried in a place, others in the next: all of them would take a minute
SKIPPED = ("label", "help", "title", "summary", "latex", "drainage", "gas_suction")  # texts, and lists like ventilation
WRONG = [
    GONE,
    5,
    -1,
    0,
    3.5,
    10**400,
    float("nan"),
    float("inf"),
    True,
    "",
    "a b",
    "__import__('os')",
    "..",
    [],
    [1],
    ["x"],
    [[]],
    [{}],
    {},
    {"x": 1},
    {"x": {"y": "z"}},
    datetime.date(2020, 1, 1),
]


def written(value: Any) -> str:
    """A value as TOML, tables inline."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {written(item)}" for key, item in value.items()) + "}"
    return str(value.isoformat())


def sheet_text(tables: dict[str, Any]) -> str:
    return "\n".join(f"{key} = {written(value)}" for key, value in tables.items())


def part_text(name: str) -> str:
    return (SHEETS / "parts" / f"{name}.toml").read_text("utf-8")


def load(text: str) -> Sheet:
    factors = shipped_factors()
    sheet, source = load_sheet("hostile.toml", text, part_text, factors)
    check_units(sheet, factors, source)
    return sheet


def places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        if key not in SKIPPED:
            yield from places(value, (*path, key))


def changed(tables: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    def copy(node: Any, rest: tuple[Any, ...]) -> Any:
        key, *after = rest
        items = dict(node) if isinstance(node, dict) else list(node)
        if after:
            items[key] = copy(node[key], tuple(after))
        elif value is GONE:
            del items[key]
        else:
            items[key] = value
        return items

    made: dict[str, Any] = copy(tables, path)
    return made


class OneSheet(Library):
    """A library of one sheet that is already loaded."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(SHEETS, shipped_factors())
        self._sheets[sheet.id] = sheet


def loads_and_works_or_is_refused(tables: dict[str, Any], method: str) -> None:
    """No other exception than SheetError comes out of loading, nor any but FiredampError out of what was loaded."""
    with suppress(SheetError):
        sheet = load(sheet_text(tables))
        json.dumps(describe_sheet(sheet, shipped_factors()), allow_nan=False)
        with suppress(FiredampError):
            json.dumps(calculate(sheet.id, EXAMPLES[method], methods=OneSheet(sheet), draws=100), allow_nan=False)


@pytest.mark.parametrize(
    "method",
    ["ipcc2006.abandoned.tier1", "ipcc2006.underground", "mine.balance", "mine.gas_content", "ru.factors"],
)
def test_a_wrong_value_in_any_place_is_refused_or_harmless(method: str) -> None:
    tables = tomllib.loads((SHEETS / f"{method}.toml").read_text("utf-8"))
    for number, path in enumerate(places(tables)):
        for value in WRONG[number % EVERY :: EVERY]:
            loads_and_works_or_is_refused(changed(tables, path, value), method)


MINIMAL = """
id = "m"
title = { en = "m", ru = "m" }
summary = { en = "m", ru = "m" }
tier = 1
category = "1"
status = "confirmed"
edition = "1"
gwp_set = "AR5"
document = { name = { en = "d", ru = "d" }, equations = [], validity = "not stated" }

[inputs.a]
unit = "t"
label = { en = "a", ru = "a" }
help = { en = "a", ru = "a" }

[inputs.on]
kind = "boolean"
default = false
default_source = { en = "by definition", ru = "по определению" }
label = { en = "on", ru = "on" }
help = { en = "on", ru = "on" }

[inputs.kind]
kind = "choice"
label = { en = "kind", ru = "kind" }
help = { en = "kind", ru = "kind" }
choices = [{ value = "x", label = { en = "x", ru = "x" } }, { value = "y", label = { en = "y", ru = "y" } }]

[inputs.items]
kind = "list"
default = []
default_source = { en = "by definition", ru = "по определению" }
label = { en = "items", ru = "items" }
help = { en = "items", ru = "items" }
[inputs.items.fields.w]
unit = "t"
label = { en = "w", ru = "w" }
help = { en = "w", ru = "w" }

[selections.s]
unit = "1"
label = { en = "s", ru = "s" }
by = "kind"
cases = [{ equals = "x", value = 1 }, { equals = "y", value = 2 }]

[selections.o]
unit = "1"
label = { en = "o", ru = "o" }
by = "on"
cases = [{ equals = true, value = 1 }, { equals = false, value = 2 }]

[[steps]]
symbol = "out"
unit = "t"
output = true
label = { en = "out", ru = "out" }
formula = "a * s * o + sum(w_items)"

[[checks]]
formula = "a >= 0"
field = "a"
message = { en = "c", ru = "c" }

[[notes]]
when = "a > 0 and s > 1"
text = { en = "n", ru = "n" }

[uncertainty.a]
percent = 5
status = "confirmed"
"""


def test_the_sheet_that_the_next_tests_spoil_is_sound() -> None:
    assert list(load(MINIMAL).outputs) == ["out"]


SPOILED = {
    "a comparison for a number": ('"a * s * o', '"(a > 0) * s * o'),
    "a negated comparison": ('"a * s * o', '"-(a > 0) * s * o'),
    "a number for a condition": ('"a * s * o', '"where(a, a, a) * s * o'),
    "a boolean for a number": ('"a * s * o', '"a * on * s * o'),
    "a word for a number": ('"a * s * o', '"a * kind * s * o'),
    "a list for a number": ('"a * s * o', '"a * items * s * o'),
    "a sum over rows": ('"a * s * o', '"sum(a) * s * o'),
    "a list that is not summed": ("sum(w_items)", "w_items"),
    "a check that compares nothing": ('"a >= 0"', '"a"'),
    "a check of two comparisons": ('"a >= 0"', '"a >= 0 and a < 9"'),
    "a note on a number": ('when = "a > 0 and s > 1"', 'when = "a"'),
    "a check on a field that is none": ('field = "a"', 'field = "b"'),
    "a choice without its case": (', { equals = "y", value = 2 }', ""),
    "a case for a word that is no choice": ('{ equals = "y"', '{ equals = "z"'),
    "a case with two numbers": ('{ equals = "y", value = 2', '{ equals = "y", value = 2, factor = "co2_per_ch4"'),
    "a case without a number": ('{ equals = "y", value = 2', '{ equals = "y"'),
    "a boolean chosen by words": ("equals = true", 'equals = "true"'),
    "a selection by a list": ('by = "on"', 'by = "items"'),
    "an output named as a function": ('"out"', '"min"'),
    "an output named with a blank": ('"out"', '"o u t"'),
    "an output named by Python": ('"out"', '"__class__"'),
    "an output named in Cyrillic": ('"out"', '"вых"'),
    "an input named as a function": ("[inputs.a]", "[inputs.sum]"),
    "a unit that is none": ('unit = "t"', 'unit = "m**9**9**9"'),
    "a unit with an offset": ('unit = "t"', 'unit = "degF"'),
    "a factor of half": ("percent = 5", "factor = 0.5"),
    "a negative percentage": ("percent = 5", "percent = -5"),
    "an infinite percentage": ("percent = 5", "percent = inf"),
    "two sizes": ("percent = 5", "percent = 5\nfactor = 2"),
    "no size": ("percent = 5", ""),
    "the uncertainty of a choice": ("[uncertainty.a]", "[uncertainty.kind]"),
    "the uncertainty of nothing": ("[uncertainty.a]", "[uncertainty.z]"),
    "a key that is none": ("percent = 5", "percent = 5\nper_cent = 6"),
    "a step with a key that is none": ("output = true", "output = true\noutputs = true"),
    "a default out of range": ('unit = "t"', 'unit = "t"\ndefault = -1\nminimum = 0'),
    "a default that is not finite": ('unit = "t"', 'unit = "t"\ndefault = nan'),
    "a minimum above the maximum": ('unit = "t"', 'unit = "t"\nminimum = 5\nmaximum = 4'),
    "an optional input in a formula": ('unit = "t"', 'unit = "t"\noptional = true'),
    "a GWP set that is none": ('gwp_set = "AR5"', 'gwp_set = "AR99"'),
    "a status that is none": ('status = "confirmed"', 'status = "sure"'),
    "alternatives that are no inputs": ("tier = 1", 'tier = 1\nalternatives = [[["a"], ["b"]]]'),
    "alternatives that are one group": ("tier = 1", 'tier = 1\nalternatives = [[["a"]]]'),
    "an include that is a text": ("tier = 1", 'tier = 1\ninclude = "density"'),
    "an include that is a number": ("tier = 1", "tier = 1\ninclude = 5"),
    "an include of no part": ("tier = 1", 'tier = 1\ninclude = ["nothing"]'),
    "an include of a path": ("tier = 1", 'tier = 1\ninclude = ["../mine.relative"]'),
    "an include of an absolute path": ("tier = 1", 'tier = 1\ninclude = ["/etc/passwd"]'),
    "an include with a NUL": ("tier = 1", 'tier = 1\ninclude = ["a\\u0000"]'),
    "an include of lists": ("tier = 1", "tier = 1\ninclude = [[]]"),
    "a step after itself": ('"a * s * o', '"out + a * s * o'),
    "a formula of a million characters": ('"a * s * o', '"' + "a * " * 250_000 + "s * o"),
    "a formula with a call": ('"a * s * o', "\"__import__('os') * a * s * o"),
    "a formula with a NUL": ('"a * s * o', '"a\\u0000 * s * o'),
    "a formula with a twin letter": ('"a * s * o', '"ａ * s * o'),
    "a number of too many digits": ("tier = 1", "tier = " + "9" * 5_000),
    "lists in lists without end": ("tier = 1", "tier = " + "[" * 5_000 + "]" * 5_000),
    "a key twice": ("tier = 1", "tier = 1\ntier = 1"),
    "a date that is none": ("tier = 1", "tier = 2021-02-30"),
    "a power of a power": ('"a * s * o', '"(10 ** 10) ** 10 * a * s * o'),
    "a power of a power of symbols": ('"a * s * o', '"a * ((s ** 10) ** 10) * o'),
    "nines of nines": ('"a * s * o', '"a * (9 ** 9) ** 9 * s * o'),
    "a deep nest of powers": ('"a * s * o', '"a * ((((s ** 2) ** 2) ** 2) ** 2) * o'),
    "numbers that overflow together": ('"a * s * o', '"a * ' + "1e29 * " * 20 + "s * o"),
    "a product of numbers that overflow": ('"a * s * o', '"a * (' + " * ".join(["1e29"] * 20) + ") * s * o"),
    "a number out of measure": ('"a * s * o', '"a * (1e29 * 1e29) * s * o'),
    "numbers that vanish together": ('"a * s * o', '"a / (1e-29 * 1e-29) * s * o'),
    "a constant out of measure": (
        '"a * s * o',
        '"a * k * k * s * o',
        '[constants.k]\nunit = "1"\nvalue = 1e29\nlabel = { en = "k", ru = "k" }\n',
    ),
    "a power of a step that is a power": (
        '"a * s * o',
        '"a * p ** 10 * o',
        '[[steps]]\nsymbol = "p"\nunit = "1"\nformula = "s ** 10"\nlabel = { en = "p", ru = "p" }\n',
    ),
    "a number out of measure over steps": (
        '"a * s * o',
        '"a * p * p * s * o',
        '[[steps]]\nsymbol = "p"\nunit = "1"\nformula = "1e20 + 1"\nlabel = { en = "p", ru = "p" }\n',
    ),
    "a formula of nothing": ('"a * s * o + sum(w_items)"', '""'),
    "a division by nought": ('"a * s * o', '"a / 0 * s * o'),
    "a division by what comes to nought": ('"a * s * o', '"a / (2 - 2) * s * o'),
    "an end before the beginning": ('validity = "not stated"', "valid_from = 2020-01-01, valid_to = 2010-01-01"),
    "a validity that is not said": (', validity = "not stated"', ""),
    "a validity that is said twice": ("equations = []", "equations = [], valid_from = 2020-01-01"),
    "a validity of other words": ('"not stated"', '"for ever"'),
    "a default without a source": (
        'default = false\ndefault_source = { en = "by definition", ru = "по определению" }',
        "default = false",
    ),
    "a source of no default": ('unit = "t"', 'unit = "t"\ndefault_source = { en = "x", ru = "x" }'),
    "a control character": ("tier = 1", "tier = 1\x00"),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_spoiled_sheet_is_refused_with_file_and_reason(name: str) -> None:
    old, new, *more = SPOILED[name]
    assert old in MINIMAL
    began = time.process_time()
    with pytest.raises(SheetError) as refused:
        load(MINIMAL.replace(old, new, 1) + "".join(more))
    assert time.process_time() - began < 1
    assert refused.value.file == "hostile.toml"
    assert refused.value.line
    assert 0 < len(refused.value.reason) < 1_000


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("percent = 5", 'percent = "5"', "percent ="),
        ('unit = "t"', "unit = 5", "unit ="),
        ('unit = "t"', 'unit = "t"\nminimun = 0', "minimun ="),
        ('"a * s * o', '"a * z * o', "formula ="),
        ('by = "on"', 'by = "off"', "by ="),
        ("tier = 1", 'tier = "1"', "tier ="),
        ('field = "a"', 'field = "b"', 'formula = "a >= 0"'),
        ("output = true", "output = 1", "formula ="),
        ('"a * s * o + sum(w_items)"', '""', "formula ="),
        ('"a * s * o', '"a / 0 * s * o', "formula ="),
        ('validity = "not stated"', "valid_from = 2020-01-01, valid_to = 2010-01-01", "document ="),
        ("tier = 1", 'tier = 1\ninclude = ["nothing"]', "include ="),
        ("tier = 1", 'tier = 1\ninclude = "density"', "include ="),
        ("tier = 1", "tier = 1\nlabel = " + "[" * 5_000 + "]" * 5_000, "label ="),
        ("tier = 1", "tier = 1\nlabel = " + "9" * 5_000, "label ="),
        ("output = true", "output = false", "[[steps]]"),
        ("tier = 1", 'tier = 1\ninclude = ["coal_output"]', "include ="),  # that nothing uses
        ('formula = "a * s * o', 'formula = "out', "formula ="),
        ('"a * s * o', '"a * (s ** 10) ** 10 * o', "formula ="),
        ('"a * s * o', '"a * 1e29 * 1e29 * s * o', "formula ="),
        ('"a * s * o + sum(w_items)"', '"a *\\n s * z"', "formula ="),
        ('"a * s * o + sum(w_items)"', '"a *\\u000a s * \\u007a"', "formula ="),
        ('"a * s * o + sum(w_items)"', '"""\\\na * s *\nz"""', "formula ="),
        ('formula = "a * s * o', 'formula="z * s * o', "formula="),
        ("[[checks]]", '[[steps]] # second\nunit = "t"\n[[checks]]', "[[steps]] # second"),
        ("tier = 1", "tier = 1\ntire = 2", "tire ="),
        ("tier = 1", "tier = 1\ntire=2", "tire="),
        ("tier = 1", 'tier = 1\n"tire" = 2', '"tire" ='),
        ("tier = 1", "tier = 1\ntire.en = 2", "tire.en ="),
        ("[inputs.a]", "[tire]\nx = 1\n[inputs.a]", "[tire]"),
        ("[inputs.a]", "[tire.x]\nx = 1\n[inputs.a]", "[tire.x]"),
        ("[inputs.a]", "[[tire]]\nx = 1\n[inputs.a]", "[[tire]]"),
        ("[inputs.a]", "[ tire ] # of the car\n[inputs.a]", "[ tire ]"),
        ('unit = "t"', 'unit = "t"\nlabels = 1', "labels ="),
        ("[uncertainty.a]", "[labels]\n[uncertainty.a]", "[labels]"),
    ],
)
def test_a_fault_is_shown_at_its_line(old: str, new: str, line: str) -> None:
    text = MINIMAL.replace(old, new, 1)
    with pytest.raises(SheetError) as refused:
        load(text)
    assert text.splitlines()[(refused.value.line or 0) - 1].startswith(line)


def test_a_formula_that_is_the_name_of_a_part_is_shown_at_its_own_line() -> None:
    text = MINIMAL.replace("tier = 1", 'tier = 1\ninclude = ["coal_output"]')
    text = text.replace('"a >= 0"', '"a * s * o + sum(w_items) >= 0"').replace(
        '"a * s * o + sum(w_items)"', '"coal_output"'
    )
    text = text.replace('unit = "t"\noutput', 'unit = "m3"\noutput')
    with pytest.raises(SheetError, match="the formula has the unit") as refused:
        load(text)
    assert text.splitlines()[(refused.value.line or 0) - 1] == 'formula = "coal_output"'


@pytest.mark.parametrize("text", ["", MINIMAL.replace("document =", "documents =")])
def test_a_fault_of_the_sheet_as_a_whole_is_shown_at_its_first_line(text: str) -> None:
    with pytest.raises(SheetError) as refused:
        load(text)
    assert refused.value.line


def test_a_list_of_parts_over_lines_is_refused_at_the_part_that_is_none() -> None:
    text = MINIMAL.replace("tier = 1", 'tier = 1\ninclude = [\n  "density",\n  "nothing",\n]')
    with pytest.raises(SheetError) as refused:
        load(text)
    assert text.splitlines()[(refused.value.line or 0) - 1].strip() == '"nothing",'


@pytest.mark.parametrize("key", ["inputs", "selections", "constants", "uncertainty", "steps", "checks", "notes"])
@pytest.mark.parametrize("value", ["5", '"x"', "[5]", "[[]]", "{ x = 5 }", "2020-01-01"])
def test_a_table_of_the_wrong_kind_is_refused(key: str, value: str) -> None:
    with pytest.raises(SheetError):
        load(f"{key} = {value}\n" + MINIMAL.split("\n[inputs.a]")[0])


def test_parts_that_include_each_other_are_refused() -> None:
    parts = {"one": 'include = ["two"]', "two": 'include = ["one"]'}
    with pytest.raises(SheetError, match="include each other"):
        load_sheet("m.toml", 'include = ["one"]', parts.__getitem__, shipped_factors())


def test_parts_that_include_the_same_many_times_are_read_once() -> None:
    read: list[str] = []

    def part(name: str) -> str:
        read.append(name)
        return (
            f'include = ["p{int(name[1:]) + 1}", "p{int(name[1:]) + 1}", "p{int(name[1:]) + 1}"]' if name < "p9" else ""
        )

    with pytest.raises(SheetError, match="is missing"):  # of the sheet itself
        load_sheet("m.toml", 'include = ["p1", "p1"]', part, shipped_factors())
    assert read == [f"p{number}" for number in range(1, 10)]


def test_a_sheet_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_bytes(MINIMAL.encode() + b"# \xff\n")
    with pytest.raises(SheetError, match="UTF-8") as refused:
        Library(tmp_path, shipped_factors()).sheet("m")
    assert refused.value.line == len(MINIMAL.splitlines()) + 1


def test_a_part_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "p.toml").write_bytes(b"# \xff\n")
    (tmp_path / "m.toml").write_text('include = ["p"]\n' + MINIMAL, "utf-8")
    with pytest.raises(SheetError, match="UTF-8"):
        Library(tmp_path, shipped_factors()).sheet("m")


def test_a_step_with_another_unit_for_each_alternative_is_refused() -> None:
    text = (SHEETS / "mine.gas_content.toml").read_text("utf-8")
    steps = text[text.index("[[steps]]") :]
    with pytest.raises(SheetError):
        load(text.replace(steps, steps.replace('unit = "m3/t"', 'unit = "m"', 1)))
