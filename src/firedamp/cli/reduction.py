"""`firedamp reduction …`: one formula, a whole project, or which technologies fit a stream."""

from __future__ import annotations

from typing import Any

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.arguments import assignments, inputs_from_file
from firedamp.cli.commands import common_options
from firedamp.cli.decimals import Decimal
from firedamp.cli.reduction_terms import draw_options, drawing_of, json_option, term_options, terms_of
from firedamp.cli.words import Words


def command(words: Words) -> click.Command:
    group = click.Group("reduction", help=words.help("reduction"), params=common_options(words))
    for each in (_calculate, _evaluate, _technologies):
        group.add_command(each(words))
    return group


def _calculate(words: Words) -> click.Command:
    def run(formula: str, values: tuple[str, ...], inputs: str | None, json_wanted: bool) -> Answer:
        from firedamp.science.reductions.formulas import calculated

        given = {**(inputs_from_file(inputs) if inputs else {}), **assignments(values)}
        told = calculated(formula, given)
        if json_wanted:
            return as_json(told)
        from firedamp.cli.reduction_text import formula_text

        return Answer(formula_text(told, words))

    return click.Command(
        "calculate", callback=run, help=words.help("reduction_calculate"),
        params=[
            click.Argument(["formula"], metavar="FORMULA"),
            click.Argument(["values"], nargs=-1, metavar=words.help("values_metavar")),
            click.Option(["--inputs"], metavar="FILE", help=words.help("inputs")),
            json_option(words), *common_options(words),
        ],
    )  # fmt: skip


def _evaluate(words: Words) -> click.Command:
    def run(file: str, json_wanted: bool, **said: Any) -> Answer:
        from firedamp.science.reductions.evaluating import evaluated
        from firedamp.science.reductions.reading import project_of
        from firedamp.science.reductions.sensitivity import sensitivity
        from firedamp.science.reductions.telling import evaluation_told

        project, terms = project_of(inputs_from_file(file)), terms_of(said)
        found = evaluated(project, terms)
        told = evaluation_told(found, terms)
        told["sensitivity"] = sensitivity(project, terms) if found.priced else []
        told["uncertainty"] = drawing_of([project] if found.priced else [], terms, said)
        return _answer(told, json_wanted, words, "project_text")

    return click.Command(
        "evaluate", callback=run, help=words.help("reduction_evaluate"),
        params=[click.Argument(["file"], metavar="FILE"), *term_options(words), *draw_options(words),
                json_option(words), *common_options(words)],
    )  # fmt: skip


def _technologies(words: Words) -> click.Command:
    def run(kind: str, flow: float, ch4: float, year: int, json_wanted: bool, **said: Any) -> Answer:
        from firedamp.science.reductions.fitting import fits
        from firedamp.science.reductions.telling import fits_told

        terms = terms_of(said)
        found = fits(kind, flow, ch4, year=year, limit=terms.limit, basis=terms.basis)
        return _answer({"items": fits_told(found)}, json_wanted, words, "technologies_text")

    return click.Command(
        "technologies", callback=run, help=words.help("reduction_technologies"),
        params=[
            click.Option(["--kind"], type=click.Choice(["drainage", "ventilation"]), required=True,
                         help=words.help("reduction_kind")),
            click.Option(["--flow"], type=Decimal("flow_m3_min"), required=True, metavar="M3/MIN",
                         help=words.help("reduction_flow")),
            click.Option(["--ch4"], type=Decimal("ch4_percent"), required=True, metavar="%",
                         help=words.help("reduction_ch4")),
            click.Option(["--year"], type=click.IntRange(1900, 2200), required=True,
                         help=words.help("reduction_year")),
            *term_options(words), json_option(words), *common_options(words),
        ],
    )  # fmt: skip


def _answer(told: dict[str, Any], json_wanted: bool, words: Words, text: str) -> Answer:
    from firedamp.cli import reduction_text

    if json_wanted:
        return as_json(reduction_text.worded(told))
    return Answer(getattr(reduction_text, text)(told, words))
