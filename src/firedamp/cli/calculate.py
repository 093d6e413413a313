"""`firedamp calculate ID name=value …`: one calculation, for people or as JSON."""

from __future__ import annotations

from typing import Any

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.arguments import assignments, inputs_from_file, uncertainties
from firedamp.cli.commands import common_options
from firedamp.cli.words import Words
from firedamp.science.errors import InputError


def command(words: Words) -> click.Command:
    def run(method_id: str, values: tuple[str, ...], inputs: str | None, **options: Any) -> Answer:
        return calculation(words, method_id, values, inputs, **options)

    return click.Command(
        "calculate",
        callback=run,
        help=words.help("calculate"),
        params=[
            click.Argument(["method_id"], metavar="ID"),
            click.Argument(["values"], nargs=-1, metavar=words.help("values_metavar")),
            click.Option(["--inputs"], metavar="FILE", help=words.help("inputs")),
            click.Option(["--gwp-set", "gwp_set"], metavar="SET", help=words.help("gwp_set")),
            click.Option(["--beside"], multiple=True, metavar="SET", help=words.help("beside")),
            click.Option(["--uncertainty"], multiple=True, metavar="NAME=5%|NAME=x2", help=words.help("uncertainty")),
            click.Option(["--draws"], type=int, default=10_000, show_default=True, help=words.help("draws")),
            click.Option(["--seed"], type=int, default=1, show_default=True, help=words.help("seed")),
            click.Option(["--json", "json_wanted"], is_flag=True, help=words.help("json")),
            *common_options(words),
        ],
    )


def calculation(
    words: Words,
    method_id: str,
    values: tuple[str, ...],
    inputs: str | None,
    *,
    gwp_set: str | None,
    beside: tuple[str, ...],
    uncertainty: tuple[str, ...],
    draws: int,
    seed: int,
    json_wanted: bool,
) -> Answer:
    from firedamp.science.methods import calculate
    from firedamp.science.methods.missing_data import ID as MISSING_DATA
    from firedamp.science.reductions.crediting import library_of

    if method_id == MISSING_DATA:
        return _missing_data(words, values, inputs, json_wanted)
    given, labels = inputs_of(words, method_id, values, inputs)
    try:
        result = calculate(
            method_id,
            given,
            gwp_set=gwp_set,
            beside=beside,
            uncertainty=uncertainties(uncertainty),
            draws=draws,
            seed=seed,
            methods=library_of(method_id),
        )
    except InputError as error:
        raise with_labels(error, labels) from None
    if json_wanted:
        return as_json(result)
    from firedamp.cli.calculation_text import calculation_text

    return Answer(calculation_text(result, words))


def _missing_data(words: Words, values: tuple[str, ...], file: str | None, json_wanted: bool) -> Answer:
    """The one method that is no sheet: a series with its gaps filled, on which no factor bears."""
    from firedamp.cli.calculation_text import short
    from firedamp.science.methods.missing_data import missing_data_told

    told = missing_data_told({**(inputs_from_file(file) if file else {}), **assignments(values)})
    if json_wanted:
        return as_json(told)
    lines = [f"{words.of(told['title'])} ({told['method']})", "", short(told["outputs"]["filled"], words.lang)]
    return Answer("\n".join([*lines, *(words.of(each) for each in told["warnings"])]) + "\n")


def inputs_of(
    words: Words, method_id: str, values: tuple[str, ...], file: str | None
) -> tuple[dict[str, Any], dict[str, str]]:
    """The inputs of the file and of the command line, which wins; and what the sheet calls them."""
    from firedamp.science.reductions.crediting import library_of

    sheet = library_of(method_id).sheet(method_id)
    parts = [part for item in sheet.inputs.values() for part in (item, *item.fields.values())]
    labels = {part.name: words.of(dict(part.label)) for part in reversed(parts)}
    labels |= {step.symbol: words.of(dict(step.label)) for step in sheet.outputs.values()}
    texts = frozenset(item.name for item in sheet.inputs.values() if item.kind in ("choice", "text"))
    try:
        own = assignments(values, texts)
    except InputError as error:
        raise with_labels(error, labels) from None
    return {**(inputs_from_file(file) if file else {}), **own}, labels


def with_labels(error: InputError, labels: dict[str, str]) -> InputError:
    """The error with the words of the method's own sheet for its inputs, for the message."""
    error.labels = labels  # type: ignore[attr-defined]
    return error
