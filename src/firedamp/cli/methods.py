"""`firedamp methods` lists the methods; `firedamp methods show ID` shows one with its inputs and equations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.calculation_text import is_year, short
from firedamp.cli.commands import common_options
from firedamp.cli.layout import Column, table
from firedamp.cli.words import Words
from firedamp.messages import unit_text

if TYPE_CHECKING:
    from firedamp.science.reductions.crediting import Monitored


def command(words: Words) -> click.Command:
    json_option = click.Option(["--json", "json_wanted"], is_flag=True, help=words.help("json"))

    def listing(json_wanted: bool) -> Answer | None:
        if click.get_current_context().invoked_subcommand:
            return None
        return _listing(words, json_wanted)

    def show(method_id: str, json_wanted: bool) -> Answer:
        return _sheet(words, method_id, json_wanted)

    group = click.Group(
        "methods",
        callback=listing,
        invoke_without_command=True,
        help=words.help("methods"),
        params=[json_option, *common_options(words)],
    )
    group.add_command(
        click.Command(
            "show",
            callback=show,
            help=words.help("methods_show"),
            params=[click.Argument(["method_id"], metavar="ID"), json_option, *common_options(words)],
        )
    )
    return group


def _listing(words: Words, json_wanted: bool) -> Answer:
    from firedamp.science.methods import library, summary
    from firedamp.science.reductions.crediting import crediting_library

    known = (library(), crediting_library())
    items = [summary(methods.sheet(method_id)) for methods in known for method_id in methods.ids()]
    if json_wanted:
        return as_json({"items": items})
    columns = [Column(words("methods", key)) for key in ("id", "title", "tier", "document", "status")]
    rows = [
        [
            item["id"],
            words.of(item["title"]),
            "—" if item["tier"] is None else str(item["tier"]),
            words.of(item["document"]["name"]),
            words("status", item["status"]),
        ]
        for item in items
    ]
    return Answer(table(columns, rows) + "\n")


def _sheet(words: Words, method_id: str, json_wanted: bool) -> Answer:
    from firedamp.science.methods import describe_sheet
    from firedamp.science.reductions.crediting import library_of, monitored

    methods = library_of(method_id)
    sheet = describe_sheet(methods.sheet(method_id), methods.factors)
    measured = monitored().get(method_id, ())
    if json_wanted:
        return as_json({**sheet, "monitoring": [asdict(each) for each in measured]} if measured else sheet)
    document = sheet["document"]
    equations = ", ".join(document["equations"])
    sections = [
        f"{words.of(sheet['title'])} ({sheet['id']})\n{words.of(sheet['summary'])}",
        words(
            "methods",
            "edition",
            document=words.of(document["name"]) + (f" ({equations})" if equations else ""),
            edition=sheet["edition"],
            validity=_validity(document, words),
            gwp_set=sheet["gwp_set"],
            status=words("status", sheet["status"]),
        ),
        words("methods", "inputs") + "\n" + table(_input_columns(words), list(_inputs(sheet["inputs"], words))),
        *_defaults(sheet, words),
        *_selections(sheet, words),
        *_uncertainties(sheet, words),
        words("methods", "steps")
        + "\n"
        + "\n".join(f"  {step['symbol']} = {step['formula']}" for step in sheet["steps"]),
        words("methods", "outputs") + "\n" + "\n".join(_output(output, words) for output in sheet["outputs"]),
        *_monitoring(measured, words),
    ]
    return Answer("\n\n".join(sections) + "\n")


def _monitoring(measured: Sequence[Monitored], words: Words) -> list[str]:
    """What a method of crediting asks to be measured."""
    if not measured:
        return []
    columns = [Column(words("methods", key)) for key in ("label", "unit", "where")]
    rows = [[words.of(each.name), unit_text(each.unit, words.lang), words.of(each.where)] for each in measured]
    return [words("methods", "monitoring") + "\n" + table(columns, rows)]


def _input_columns(words: Words) -> list[Column]:
    return [Column(words("methods", key)) for key in ("name", "label", "unit", "default", "range")]


def _inputs(inputs: list[dict[str, Any]], words: Words, owner: str = "") -> Iterator[list[str]]:
    for item in inputs:
        yield [
            f"{owner}{item['name']}",
            words.of(item["label"]),
            unit_text(item["unit"] or "", words.lang),
            _default(item, words),
            _range(item, words),
        ]
        yield from _inputs(item["fields"], words, f"{owner}{item['name']}[].")


def _default(item: dict[str, Any], words: Words) -> str:
    if item["selected_by"]:
        return words("methods", "selected_by", name=item["selected_by"])
    if item["default"] is not None:
        return short(item["default"]["value"], words.lang, is_year(item["label"]))
    return words("methods", "required") if item["required"] else "—"


def _range(item: dict[str, Any], words: Words) -> str:
    if item["choices"]:
        return ", ".join(choice["value"] for choice in item["choices"])
    minimum, maximum = item["minimum"], item["maximum"]
    year = is_year(item["label"])
    low = "" if minimum is None else f"{'>' if item['exclusive_minimum'] else '≥'} {short(minimum, words.lang, year)}"
    high = "" if maximum is None else f"≤ {short(maximum, words.lang, year)}"
    return ", ".join(filter(None, (low, high)))


def _validity(document: dict[str, Any], words: Words) -> str:
    if document["validity"] != "stated":
        return words("methods", "validity_not_stated")
    return words("methods", "validity_to" if document["valid_to"] else "validity_open", **document)


def _defaults(sheet: dict[str, Any], words: Words) -> Iterator[str]:
    """What is taken where nothing is given, and who says so."""
    items = [(item["name"], item) for item in sheet["inputs"]]
    items += [(f"{name}[].{part['name']}", part) for name, item in items for part in item["fields"]]
    lines = [
        f"  {name} = {_default(item, words) or '—'}: {words.of(item['default']['source'])}"
        for name, item in items
        if item["default"]
    ]
    if lines:
        yield "\n".join([words("methods", "defaults"), *lines])


def _selections(sheet: dict[str, Any], words: Words) -> Iterator[str]:
    """Which factor stands where an input chooses it."""
    found = [item["selection"] for item in sheet["inputs"] if item["selection"]] + sheet["selections"]
    rows = [row for selection in found for row in _cases(selection, words)]
    if rows:
        columns = [Column(words("methods", key)) for key in ("factor", "case", "value", "record")]
        yield words("methods", "selections") + "\n" + table(columns, rows)


def _cases(selection: dict[str, Any], words: Words) -> Iterator[list[str]]:
    symbol, by, year = selection["symbol"], selection["by"], is_year(selection["label"])
    if selection["table"]:
        yield [symbol, words("methods", "selected_by", name=by), "—", selection["table"]]
    for case in selection["cases"]:
        yield [symbol, _case(by, case, words), short(case["value"], words.lang, year), case["factor"] or "—"]
    if selection["default"]:
        default = selection["default"]
        unknown = words("methods", "unknown_case", name=by)
        yield [symbol, unknown, short(default["value"], words.lang), default["factor"] or "—"]


def _case(by: str, case: dict[str, Any], words: Words) -> str:
    if case["equals"] is not None:
        equal = case["equals"]
        return f"{by} = {str(equal).lower() if isinstance(equal, bool) else equal}"
    if case["below"] is not None:
        return f"{by} < {short(case['below'], words.lang)}"
    if case["at_most"] is not None:
        return f"{by} ≤ {short(case['at_most'], words.lang)}"
    return words("methods", "other_case", name=by)


def _uncertainties(sheet: dict[str, Any], words: Words) -> Iterator[str]:
    lines = []
    for item in sheet["uncertainty"]:
        cases = [f"{item['by']} = {case['equals']}: {_spread(case, words)}" for case in item["cases"]]
        spread = "; ".join(cases) or _spread(item, words)
        status = f" ({words('status', item['status'])})" if item["status"] == "to_confirm" else ""
        lines.append(f"  {item['name']}: {spread}{status}")
    if lines:
        yield "\n".join([words("methods", "uncertainty"), *lines])


def _spread(item: dict[str, Any], words: Words) -> str:
    if item["percent"] is not None:
        return f"±{short(item['percent'], words.lang)} %"
    return words("methods", "times", factor=short(item["factor"], words.lang))


def _output(output: dict[str, Any], words: Words) -> str:
    unit = unit_text(output["unit"], words.lang)
    return f"  {output['name']}: {words.of(output['label'])}" + (f", {unit}" if unit else "")
