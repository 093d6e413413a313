"""`firedamp portfolio FILE`: which projects to build for a target, within a budget or to fall under a threshold."""

from __future__ import annotations

from typing import Any

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.arguments import inputs_from_file
from firedamp.cli.commands import common_options
from firedamp.cli.decimals import Decimal
from firedamp.cli.quiet import nothing_printed
from firedamp.cli.reduction_terms import draw_options, drawing_of, json_option, term_options, terms_of
from firedamp.cli.words import Words


def command(words: Words) -> click.Command:
    def run(**options: Any) -> Answer:
        return chosen(words, **options)

    return click.Command(
        "portfolio", callback=run, help=words.help("portfolio"),
        params=[
            click.Argument(["file"], metavar="FILE"),
            click.Option(["--target"], type=Decimal("target_t"), metavar="T", help=words.help("portfolio_target")),
            click.Option(["--budget"], type=Decimal("budget"), metavar="MONEY", help=words.help("portfolio_budget")),
            click.Option(["--threshold"], type=Decimal("threshold_t"), metavar="T",
                         help=words.help("portfolio_threshold")),
            click.Option(["--organisation"], metavar="NAME", help=words.help("portfolio_organisation")),
            click.Option(["--years"], metavar="2027-2036", help=words.help("portfolio_years")),
            *term_options(words), *draw_options(words), json_option(words), *common_options(words),
        ],
    )  # fmt: skip


def chosen(
    words: Words, *, file: str, target: float | None, budget: float | None, threshold: float | None,
    organisation: str | None, json_wanted: bool, **said: Any,
) -> Answer:  # fmt: skip
    from firedamp.cli.reduction_text import portfolio_text, worded
    from firedamp.science.reductions.portfolio import Question, chosen_projects, portfolio_told
    from firedamp.science.reductions.reading import portfolio_of

    portfolio, terms = portfolio_of(inputs_from_file(file)), terms_of(said)
    with nothing_printed():
        told = portfolio_told(portfolio, Question(target, budget, threshold, organisation), terms)
    needed = told["needed_reduction_t_per_year"]
    told["uncertainty"] = drawing_of(chosen_projects(portfolio, told), terms, said, needed)
    return as_json(worded(told)) if json_wanted else Answer(portfolio_text(told, words))
