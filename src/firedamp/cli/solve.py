"""`firedamp solve ID OUTPUT=TARGET --for INPUT name=value …`: which value of an input makes an output meet a target."""

from __future__ import annotations

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.arguments import number_of
from firedamp.cli.calculate import inputs_of, with_labels
from firedamp.cli.commands import common_options
from firedamp.cli.words import Words
from firedamp.messages import number_text, unit_text
from firedamp.science.errors import InputError


def command(words: Words) -> click.Command:
    def run(
        method_id: str,
        goal: str,
        values: tuple[str, ...],
        for_input: str,
        inputs: str | None,
        gwp_set: str | None,
        json_wanted: bool,
    ) -> Answer:
        from firedamp.science.methods.inverse import solve

        output, target = _goal(goal)
        given, labels = inputs_of(words, method_id, values, inputs)
        try:
            found = solve(method_id, given, output=output, target=target, for_input=for_input, gwp_set=gwp_set)
        except InputError as error:
            raise with_labels(error, labels) from None
        answer = as_json(found) if json_wanted else _sentence(found, words)
        ignored = [words("solve", "ignored", input=for_input)] if for_input in given else []
        return Answer(answer.text, tuple(ignored))

    return click.Command(
        "solve",
        callback=run,
        help=words.help("solve"),
        params=[
            click.Argument(["method_id"], metavar="ID"),
            click.Argument(["goal"], metavar=words.help("goal_metavar")),
            click.Argument(["values"], nargs=-1, metavar=words.help("values_metavar")),
            click.Option(["--for", "for_input"], required=True, metavar="INPUT", help=words.help("for")),
            click.Option(["--inputs"], metavar="FILE", help=words.help("inputs")),
            click.Option(["--gwp-set", "gwp_set"], metavar="SET", help=words.help("gwp_set")),
            click.Option(["--json", "json_wanted"], is_flag=True, help=words.help("json")),
            *common_options(words),
        ],
    )


def _goal(text: str) -> tuple[str, float]:
    output, equals, target = (part.strip() for part in text.partition("="))
    number = number_of(output, target) if equals and output else None
    if number is None:
        raise InputError.one("target", "bad_target", text)
    return output, number


def _sentence(found: dict[str, object], words: Words) -> Answer:
    def shown(value: object, unit: object) -> str:
        return f"{number_text(value, words.lang)} {unit_text(str(unit), words.lang)}".rstrip()  # type: ignore[arg-type]

    line = words(
        "solve",
        "found",
        label=words.of(found["label"]),
        input=found["input"],
        value=shown(found["value"], found["unit"]),
        output=found["output"],
        target=shown(found["target"], found["output_unit"]),
        method=found["method"],
        gwp_set=found["gwp_set"],
    )
    notes = found["notes"]
    assert isinstance(notes, list)
    return Answer("\n".join([line, *map(words.of, notes)]) + "\n")
