"""`firedamp methods` lists the methods; `firedamp methods show ID` shows one with its inputs and equations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.calculation_text import short
from firedamp.cli.commands import common_options
from firedamp.cli.layout import Column, table
from firedamp.cli.words import Words
from firedamp.messages import unit_text


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

    methods = library()
    items = [summary(methods.sheet(method_id)) for method_id in methods.ids()]
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
    from firedamp.science.methods import describe_sheet, library

    methods = library()
    sheet = describe_sheet(methods.sheet(method_id), methods.factors)
    if json_wanted:
        return as_json(sheet)
    document = sheet["document"]
    equations = ", ".join(document["equations"])
    sections = [
        f"{words.of(sheet['title'])} ({sheet['id']})\n{words.of(sheet['summary'])}",
        words(
            "methods",
            "edition",
            document=words.of(document["name"]) + (f" ({equations})" if equations else ""),
            edition=sheet["edition"],
            valid_from=document["valid_from"] or "—",
            valid_to=document["valid_to"] or "—",
            gwp_set=sheet["gwp_set"],
            status=words("status", sheet["status"]),
        ),
        words("methods", "inputs") + "\n" + table(_input_columns(words), list(_inputs(sheet["inputs"], words))),
        words("methods", "steps")
        + "\n"
        + "\n".join(f"  {step['symbol']} = {step['formula']}" for step in sheet["steps"]),
        words("methods", "outputs") + "\n" + "\n".join(_output(output, words) for output in sheet["outputs"]),
    ]
    return Answer("\n\n".join(sections) + "\n")


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
        return short(item["default"]["value"], words.lang)
    return words("methods", "required") if item["required"] else "—"


def _range(item: dict[str, Any], words: Words) -> str:
    if item["choices"]:
        return ", ".join(choice["value"] for choice in item["choices"])
    minimum, maximum = item["minimum"], item["maximum"]
    low = "" if minimum is None else f"{'>' if item['exclusive_minimum'] else '≥'} {short(minimum, words.lang)}"
    high = "" if maximum is None else f"≤ {short(maximum, words.lang)}"
    return ", ".join(filter(None, (low, high)))


def _output(output: dict[str, Any], words: Words) -> str:
    unit = unit_text(output["unit"], words.lang)
    return f"  {output['name']}: {words.of(output['label'])}" + (f", {unit}" if unit else "")
