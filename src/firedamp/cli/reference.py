"""`firedamp reference …`: the reference tables of a server: list, get, put, import, export."""

from __future__ import annotations

from typing import Any

import click

from firedamp.cli.answer import Answer
from firedamp.cli.arguments import ENCODINGS
from firedamp.cli.commands import common_options
from firedamp.cli.connection import url_option
from firedamp.cli.words import Words

FORMATS = ("csv", "csv_excel", "xlsx", "json", "parquet", "datapackage")
SEPARATORS = ("semicolon", "comma", "tab", "bar")
SHOWN = 50


def command(words: Words) -> click.Command:
    group = click.Group("reference", help=words.help("reference"), params=common_options(words))
    for each in (_login, _list, _get, _put, _import, _export):
        group.add_command(each(words))
    return group


def _command(words: Words, name: str, run: Any, params: list[click.Parameter]) -> click.Command:
    help_text = words.help(f"reference_{name}")
    return click.Command(
        name, callback=run, help=help_text, params=[*params, url_option(words), *common_options(words)]
    )


def _flag(words: Words, *names: str, key: str) -> click.Option:
    return click.Option(list(names), is_flag=True, help=words.help(key))


def _asking(words: Words) -> list[click.Parameter]:
    """Which records are meant."""
    return [
        click.Option(["--basin"], metavar="NAME", help=words.help("reference_basin")),
        click.Option(["--q"], metavar="TEXT", help=words.help("reference_q")),
        click.Option(
            ["--filter", "filters"], multiple=True, metavar="COLUMN:OPERATOR:VALUE", help=words.help("reference_filter")
        ),
        click.Option(["--sort"], metavar="[-]COLUMN", help=words.help("reference_sort")),
    ]


def _table(required: bool = True) -> click.Argument:
    return click.Argument(["table"], required=required, metavar="TABLE" if required else "[TABLE]")


def _login(words: Words) -> click.Command:
    def run(**given: Any) -> Answer:
        from firedamp.cli.reference_reading import sign_in

        return sign_in(words, **given)

    return _command(words, "login", run, [click.Option(["--user"], metavar="NAME", help=words.help("reference_user"))])


def _list(words: Words) -> click.Command:
    def run(**given: Any) -> Answer:
        from firedamp.cli.reference_reading import listed

        return listed(words, **given)

    params: list[click.Parameter] = [
        _table(required=False),
        *_asking(words),
        click.Option(
            ["--limit"], type=click.IntRange(1), default=SHOWN, show_default=True, help=words.help("reference_limit")
        ),
        click.Option(["--columns"], metavar="A,B,…", help=words.help("reference_columns")),
        _flag(words, "--json", "json_wanted", key="json"),
        _flag(words, "--csv", "csv_wanted", key="csv"),
    ]
    return _command(words, "list", run, params)


def _get(words: Words) -> click.Command:
    def run(**given: Any) -> Answer:
        from firedamp.cli.reference_reading import shown

        return shown(words, **given)

    params: list[click.Parameter] = [
        _table(),
        click.Argument(["key"], metavar="KEY|ID"),
        _flag(words, "--history", "history_wanted", key="reference_history"),
        _flag(words, "--json", "json_wanted", key="json"),
    ]
    return _command(words, "get", run, params)


def _put(words: Words) -> click.Command:
    def run(**given: Any) -> Answer:
        from firedamp.cli.reference_writing import put

        return put(words, **given)

    params: list[click.Parameter] = [
        _table(),
        click.Argument(["values"], nargs=-1, required=True, metavar=words.help("values_metavar")),
        click.Option(["--id", "record_id"], type=click.IntRange(1), help=words.help("reference_id")),
        click.Option(["--key"], metavar="KEY", help=words.help("reference_key")),
        click.Option(["--version"], type=click.IntRange(1), help=words.help("reference_version")),
        _flag(words, "--json", "json_wanted", key="json"),
    ]
    return _command(words, "put", run, params)


def _import(words: Words) -> click.Command:
    def run(**given: Any) -> Answer:
        from firedamp.cli.reference_importing import imported

        return imported(words, **given)

    params: list[click.Parameter] = [
        _table(),
        click.Argument(["file"], metavar="FILE"),
        click.Option(["--sheet"], metavar="NAME", help=words.help("sheet")),
        click.Option(["--defaults"], multiple=True, metavar="NAME=VALUE", help=words.help("reference_defaults")),
        click.Option(["--column"], multiple=True, metavar="TITLE=COLUMN[:UNIT]", help=words.help("reference_column")),
        click.Option(["--years"], metavar="COLUMN[:UNIT]", help=words.help("reference_years")),
        _flag(words, "--not-wide", key="reference_not_wide"),
        click.Option(["--encoding"], type=click.Choice(ENCODINGS), help=words.help("reference_encoding")),
        click.Option(["--separator"], type=click.Choice(SEPARATORS), help=words.help("reference_separator")),
        click.Option(
            ["--header-row"], type=click.IntRange(1), metavar="NUMBER", help=words.help("reference_header_row")
        ),
        _flag(words, "--no-header", key="reference_no_header"),
        _flag(words, "--replace", key="reference_replace"),
        _flag(words, "--skip-bad", key="reference_skip_bad"),
        _flag(words, "--dry-run", key="reference_dry_run"),
        _flag(words, "--json", "json_wanted", key="json"),
    ]
    return _command(words, "import", run, params)


def _export(words: Words) -> click.Command:
    def run(**given: Any) -> Answer:
        from firedamp.cli.reference_reading import exported

        return exported(words, **given)

    params: list[click.Parameter] = [
        _table(),
        click.Argument(["file"], metavar="FILE|-"),
        *_asking(words),
        click.Option(["--format"], type=click.Choice(FORMATS), help=words.help("reference_format")),
    ]
    return _command(words, "export", run, params)
