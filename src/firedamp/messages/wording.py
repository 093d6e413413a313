"""Which sentence a problem or an error gets, and what is put into it.

A catalogue (en.toml, ru.toml) holds for each rule one or more sentences with named places; the first whose places can
all be filled is taken. Places are the problem's `params` and {label}, {field}, {value}. A rule that no catalogue knows
still gives a plain sentence, so that nothing is ever shown as a traceback for want of words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from firedamp.messages.numbers import Bare, plain_text, unit_text, value_text
from firedamp.science.errors import DataError, InputError, MethodError, Problem, SheetError

LANGUAGES = ("en", "ru")
ENVELOPES = ("project", "record")  # of a request: what it sends whole is not named before each field in it
LONGEST_LIST = 1_000  # characters of a list of what is allowed
PLACE = re.compile(r"\{(\w+)\}")
EMPTY_UNIT = re.compile(r" {2,}")
UNIT_BEFORE_MARK = re.compile(r"\s+([,.;:])(?![^\s)])")
Labels = Mapping[str, str]


def describe(subject: Problem | BaseException, lang: str = "en", labels: Labels | None = None) -> str:
    """The sentence for a problem or an error; an InputError with several problems gives one line each.

    `labels` names fields better than the shipped labels do (a method sheet's own, in the language asked for).
    """
    match subject:
        case Problem():
            return _problem(subject, lang, labels or {})
        case InputError():
            return "\n".join(_problem(problem, lang, labels or {}) for problem in subject.problems)
        case MethodError():
            return _sentence(subject.code, subject.params, lang)
        case SheetError():
            return _sentence("bad_sheet", {"file": subject.file, "line": subject.line, "reason": subject.reason}, lang)
        case DataError() if isinstance(problem := getattr(subject, "problem", None), Problem):
            reason = _problem(problem, lang, labels or {})
            return _sentence("bad_data", {"file": subject.file, "row": subject.row, "reason": reason}, lang)
        case DataError():
            return _sentence("bad_data", {"file": subject.file, "row": subject.row, "reason": subject.reason}, lang)
        case _:
            return plain_text(str(subject)) or type(subject).__name__


def title_text(kind: str, lang: str) -> str:
    """A short fixed heading of the catalogue, such as the title of a problem document ("bad_input")."""
    titles: dict[str, str] = catalogue(lang)["titles"]
    return titles.get(kind, kind.replace("_", " "))


def label_text(field: str, lang: str, labels: Labels | None = None) -> str:
    """How people call a field: "ventilation[0].ch4_percent" is "Ventilation returns, 1: Methane concentration"."""
    known = labels or {}
    if field in known:
        return known[field]
    names = [part for part in re.sub(r"\[(\d+)\]", r".\1", field).split(".") if part]
    inner = names[1:] if len(names) > 1 and names[0] in ENVELOPES else names
    parts = [_part_label(part, lang, known) for part in inner]
    return ": ".join(parts).replace(": #", ", ") if parts else field


def _part_label(part: str, lang: str, known: Labels) -> str:
    if part.isdigit():
        return f"#{int(part) + 1}"
    return known.get(part) or shipped_labels().get(part, {}).get(lang) or plain_text(part)


def _problem(problem: Problem, lang: str, labels: Labels) -> str:
    values = {"field": problem.field, "value": problem.value, **problem.params}
    if problem.field.endswith("year"):
        values = {name: _as_year(value) for name, value in values.items()}
    own = problem.params.get("label")
    label = str(own[lang]) if isinstance(own, Mapping) and lang in own else label_text(problem.field, lang, labels)
    return _place(values, lang) + _sentence(problem.rule, {**values, "label": label}, lang)


def _as_year(value: object) -> object:
    """2023 is written without a mark between thousands."""
    whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    return Bare(f"{value:.0f}") if whole and not isinstance(value, bool) else value


def _place(values: Mapping[str, Any], lang: str) -> str:
    """Where in a file: "Row 7, column “Output, t”: "; empty for what came from no file."""
    if "rows" in values and isinstance(values.get("row"), int):  # of an array given as an input, counted from 0
        values = {"item": int(values["row"]) + 1}
    elif "mine_id" in values and "name" in values:
        values = {"mine": values["name"]} | {
            name: values[name] for name in ("sheet", "row", "column") if name in values
        }
    key = "_".join(name for name in ("mine", "item", "sheet", "row", "column") if values.get(name) is not None)
    places: dict[str, str] = catalogue(lang)["places"]
    return _fill(places[key], values, lang) + " " if key in places else ""


def _sentence(rule: str, values: Mapping[str, Any], lang: str) -> str:
    sentences = catalogue(lang)["sentences"].get(rule)
    for sentence in [sentences] if isinstance(sentences, str) else sentences or ():
        if all(values.get(name) is not None for name in PLACE.findall(sentence)):
            return _fill(sentence, values, lang)
    return _plain_sentence(rule, values, lang)


def _plain_sentence(rule: str, values: Mapping[str, Any], lang: str) -> str:
    label = values.get("label") or rule
    others = [
        f"{name} {_shown(name, value, lang)}"
        for name, value in values.items()
        if name not in ("label", "field", "value")
    ]
    given = [] if values.get("value") is None else [value_text(values["value"], lang)]
    return f"{plain_text(str(label))}: " + "; ".join([rule.replace("_", " "), *given, *others])


def _fill(sentence: str, values: Mapping[str, Any], lang: str) -> str:
    text = PLACE.sub(lambda place: _shown(place[1], values[place[1]], lang), sentence)
    return EMPTY_UNIT.sub(" ", UNIT_BEFORE_MARK.sub(r"\1", text)).replace(", )", ")").strip()


def _shown(name: str, value: object, lang: str) -> str:
    if name.endswith(("row", "line", "of_year")) and isinstance(value, int):
        return str(value)  # a row or a year is counted, not measured: no thousands separators
    if name == "of_years" and isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if name == "reason" and value in catalogue(lang)["reasons"]:
        return str(catalogue(lang)["reasons"][value])
    if name == "unit" or name.endswith("_unit"):
        return unit_text(str(value), lang)
    if name == "units" and isinstance(value, list | tuple):
        return ", ".join(unit_text(unit, lang) for unit in value)
    if isinstance(value, Mapping) and lang in value:
        return plain_text(str(value[lang]), longest=LONGEST_LIST)
    if isinstance(value, list | tuple | set | frozenset):
        return ("; " if name == "names" else ", ").join(_item(item, lang) for item in value)
    if isinstance(value, str) and name != "value":
        return plain_text(value, longest=LONGEST_LIST)
    return value_text(value, lang)


def _item(item: object, lang: str) -> str:
    """One of several allowed things: a name as it is, names that go together joined by a plus, a number as written."""
    if isinstance(item, list | tuple):
        return " + ".join(map(str, item))
    return plain_text(item) if isinstance(item, str) else value_text(item, lang)


@cache
def catalogue(lang: str) -> dict[str, Any]:
    """Everything that a language's catalogue holds: sentences, places, titles."""
    return tomllib.loads(files("firedamp.messages").joinpath(f"{lang}.toml").read_text("utf-8"))


@cache
def shipped_labels() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("firedamp.messages").joinpath("labels.toml").read_text("utf-8"))
