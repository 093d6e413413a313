"""`firedamp forecast …`: what forecasts of a channel would have been worth; a model learned, and used."""

from __future__ import annotations

from typing import Any

import click

from firedamp.cli.answer import Answer
from firedamp.cli.commands import common_options
from firedamp.cli.decimals import Decimal
from firedamp.cli.telemetry_source import telemetry_options
from firedamp.cli.words import Words

SEED, COST_OF_MISS = 1, 10.0


def command(words: Words) -> click.Command:
    group = click.Group("forecast", help=words.help("forecast"), params=common_options(words))
    for each in (_backtest, _train, _predict):
        group.add_command(each(words))
    return group


def _backtest(words: Words) -> click.Command:
    def run(**options: Any) -> Answer:
        from firedamp.cli.forecast_backtest import backtested

        return backtested(words, **options)

    limit = _limit(words, "forecast_limit_alarms")
    cost = click.Option(
        ["--cost-of-miss"], type=Decimal("cost_of_miss", above=0), default=COST_OF_MISS, show_default=True,
        help=words.help("forecast_cost"),
    )  # fmt: skip
    params = [*_task(words), limit, cost, *telemetry_options(words), _json(words)]
    return _command(words, "backtest", run, [_file(), *params])


def _train(words: Words) -> click.Command:
    def run(**options: Any) -> Answer:
        from firedamp.cli.forecast_model import trained

        return trained(words, **options)

    out = click.Option(["--out"], required=True, metavar="MODEL", help=words.help("forecast_train_out"))
    return _command(
        words, "train", run, [_file(), *_task(words), out, _force(words), *telemetry_options(words), _json(words)]
    )


def _predict(words: Words) -> click.Command:
    def run(**options: Any) -> Answer:
        from firedamp.cli.forecast_model import predicted

        return predicted(words, **options)

    out = click.Option(["--out"], required=True, metavar="CSV", help=words.help("forecast_predict_out"))
    limit = _limit(words, "forecast_limit")
    model = click.Argument(["model"], metavar="MODEL")
    return _command(words, "predict", run, [model, _file(), out, limit, _force(words), *telemetry_options(words)])


def _command(words: Words, name: str, run: Any, params: list[click.Parameter]) -> click.Command:
    return click.Command(
        name, callback=run, help=words.help(f"forecast_{name}"), params=[*params, *common_options(words)]
    )


def _file() -> click.Argument:
    return click.Argument(["file"], metavar="FILE")


def _task(words: Words) -> list[click.Parameter]:
    """What is to be forecast, of what."""
    return [
        click.Option(["--target"], required=True, metavar="COL", help=words.help("forecast_target")),
        click.Option(["--horizon"], required=True, metavar="TIME", help=words.help("forecast_horizon")),
        click.Option(
            ["--statistic"], type=click.Choice(["max", "mean"]), default="max", show_default=True,
            help=words.help("forecast_statistic"),
        ),
        click.Option(["--keep"], multiple=True, metavar="COL", help=words.help("forecast_keep")),
        click.Option(["--seed"], type=int, default=SEED, show_default=True, help=words.help("forecast_seed")),
    ]  # fmt: skip


def _limit(words: Words, help_text: str) -> click.Option:
    return click.Option(["--limit"], type=Decimal("channel_limit"), metavar="NUMBER", help=words.help(help_text))


def _force(words: Words) -> click.Option:
    return click.Option(["--force"], is_flag=True, help=words.help("force"))


def _json(words: Words) -> click.Option:
    return click.Option(["--json", "json_wanted"], is_flag=True, help=words.help("json"))
