"""`firedamp experiment FILE|TABLE`: known values are hidden, methods restore them, and their errors are compared."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.arguments import number_of
from firedamp.cli.commands import common_options
from firedamp.cli.restore import DETAILS, refuse_outputs, require_ending
from firedamp.cli.series_limits import limit_options, limits_of
from firedamp.cli.series_source import file_of_series, in_the_file, listed, series_options, table_of_series
from firedamp.cli.words import Words
from firedamp.science.errors import InputError

if TYPE_CHECKING:
    from firedamp.tables.series import SeriesFile

PATTERNS, SHARES, REPEATS, SEED = "random,block,tail,several", "10,20,40", 3, 1
MOST_REPEATS = 100


def command(words: Words) -> click.Command:
    def run(**options: Any) -> Answer:
        return experimented(words, **options)

    return click.Command(
        "experiment",
        callback=run,
        help=words.help("experiment"),
        params=[
            click.Argument(["source"], metavar="FILE|TABLE"),
            _option(words, "patterns", metavar="A,B,…", default=PATTERNS),
            _option(words, "share", metavar="N,N,…", default=SHARES),
            click.Option(["--methods"], metavar="ID,ID,…", help=words.help("experiment_methods")),
            _option(words, "seed", type=int, default=SEED),
            _option(words, "repeats", type=click.IntRange(1, MOST_REPEATS), default=REPEATS),
            *series_options(words),
            *limit_options(words),
            click.Option(["--basin"], metavar="NAME", help=words.help("experiment_basin")),
            click.Option(["--url"], metavar="ADDRESS", envvar="FIREDAMP_URL", help=words.help("experiment_url")),
            click.Option(["--out"], metavar="FILE", help=words.help("experiment_out")),
            click.Option(["--force"], is_flag=True, help=words.help("force")),
            click.Option(["--json", "json_wanted"], is_flag=True, help=words.help("json")),
            *common_options(words),
        ],
    )


def _option(words: Words, name: str, **options: Any) -> click.Option:
    return click.Option([f"--{name}"], show_default=True, help=words.help(f"experiment_{name}"), **options)


def experimented(
    words: Words, *, source: str, patterns: str, share: str, methods: str | None, seed: int, repeats: int,
    non_negative: bool, lives: tuple[str, ...], closed: tuple[str, ...], out: str | None, force: bool,
    json_wanted: bool, **said: Any,
) -> Answer:  # fmt: skip
    from firedamp.cli.experiment_text import experiment_bytes, experiment_text, timings_text
    from firedamp.cli.files import write_whole
    from firedamp.cli.progress import shown_progress
    from firedamp.science.series import experiment

    refuse_outputs(source, [out], force)
    require_ending(out, DETAILS)
    shares = _shares(share)
    series = _series(words, source, said)
    limits = limits_of(series.table.step, non_negative=non_negative, lives=lives, closed=closed)
    with in_the_file(series):
        found = experiment(
            series.table, patterns=listed(patterns), shares=shares, methods=listed(methods) or None, seed=seed,
            repeats=repeats, limits=limits, progress=shown_progress, clock=time.perf_counter,
        )  # fmt: skip
    notes = [timings_text(found, words)]
    if out:
        write_whole(out, experiment_bytes(found, Path(out).suffix.lower(), words))
        notes.append(words("inventory", "written", file=out))
    if json_wanted:
        return Answer(as_json(found.as_json()).text, tuple(notes))
    return Answer(experiment_text(series.table, found, words), tuple(notes))


def _shares(text: str) -> tuple[float, ...]:
    """Shares of 1 of "10,20,40", or of "12,5;20": a comma is a decimal one where semicolons part them; a per cent sign
    may stand there."""
    parts = text.split(";" if ";" in text else ",")
    numbers = [number_of("shares", part.strip().rstrip("%")) for part in parts]
    shares = tuple(number / 100 for number in numbers if number is not None)
    if len(shares) < len(parts):
        raise InputError.one("shares", "not_a_share", text)
    return shares


def _series(words: Words, source: str, said: dict[str, Any]) -> SeriesFile:
    """A file where there is one of that name, else a table."""
    of_table = {"basin": said.pop("basin"), "url": said.pop("url")}
    if source == "-" or Path(source).exists() or Path(source).suffix:
        if of_table["basin"]:
            raise InputError.one("basin", "file_and_basin")
        return file_of_series(source, **said)
    sheet, encoding = said.pop("sheet"), said.pop("encoding")
    if sheet or encoding:
        raise InputError.one("sheet", "sheet_not_for_csv", sheet)
    return table_of_series(words, source, **of_table, **said)
