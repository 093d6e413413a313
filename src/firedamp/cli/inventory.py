"""`firedamp inventory [FILE]`: the year's emissions of a basin's mines, or of those in a user's own table."""

from __future__ import annotations

from typing import Any

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.arguments import ENCODINGS
from firedamp.cli.commands import common_options
from firedamp.cli.words import Words
from firedamp.science.errors import InputError

GROUPS = ("mine", "company", "district", "parent", "mine_type", "source")
CSV_STYLES = ("plain", "excel")


def command(words: Words) -> click.Command:
    def run(**options: Any) -> Answer:
        return inventory(words, **options)

    return click.Command(
        "inventory",
        callback=run,
        help=words.help("inventory"),
        params=[
            click.Argument(["file"], required=False, metavar="[FILE]"),
            click.Option(["--basin"], metavar="NAME", help=words.help("basin")),
            click.Option(["--sheet"], metavar="NAME", help=words.help("sheet")),
            click.Option(["--encoding"], type=click.Choice(ENCODINGS), help=words.help("reference_encoding")),
            click.Option(["--year"], type=int, help=words.help("year")),
            click.Option(["--method"], metavar="ID", help=words.help("inventory_method")),
            click.Option(["--compare"], is_flag=True, help=words.help("compare")),
            click.Option(
                ["--gwp-set", "gwp_set"], default="RU", show_default=True, metavar="SET", help=words.help("gwp_set")
            ),
            click.Option(["--by"], type=click.Choice(GROUPS), help=words.help("by")),
            click.Option(["--draws"], type=int, default=10_000, show_default=True, help=words.help("draws")),
            click.Option(["--seed"], type=int, default=1, show_default=True, help=words.help("seed")),
            click.Option(["--json", "json_wanted"], is_flag=True, help=words.help("json")),
            click.Option(["--csv", "csv_wanted"], is_flag=True, help=words.help("csv")),
            click.Option(
                ["--csv-style"],
                type=click.Choice(CSV_STYLES),
                default="plain",
                show_default=True,
                help=words.help("csv_style"),
            ),
            click.Option(["--xlsx"], metavar="FILE", help=words.help("xlsx")),
            *common_options(words),
        ],
    )


def inventory(
    words: Words,
    *,
    file: str | None,
    basin: str | None,
    sheet: str | None,
    encoding: str | None,
    year: int | None,
    method: str | None,
    compare: bool,
    gwp_set: str,
    by: str | None,
    draws: int,
    seed: int,
    json_wanted: bool,
    csv_wanted: bool,
    csv_style: str,
    xlsx: str | None,
) -> Answer:
    from firedamp.cli.inventory_source import from_basin, from_file

    _refuse_contradictions(file, basin, sheet, method, compare, json_wanted, csv_wanted)
    source = from_file(file, sheet, encoding, year, words) if file else from_basin(basin or "kuzbass", year, words)
    methods = None if compare else method or "ipcc2006"
    inventories, omitted = source.inventories(methods, year=year, gwp_set=gwp_set, draws=draws, seed=seed)
    notes = [*source.notes, *omitted]
    if xlsx:
        _write_workbook(xlsx, inventories, source.attribution, by, words)
        notes.append(words("inventory", "written", file=xlsx))
    if json_wanted:
        from firedamp.cli.inventory_json import comparison_json, inventory_json

        shown = [inventory_json(found, source.attribution, by, words) for found in inventories]
        return Answer(as_json(comparison_json(shown) if compare else shown[0]).text, tuple(notes))
    if csv_wanted:
        return Answer(_csv(inventories, source.attribution, by, csv_style, words), tuple(notes))
    from firedamp.cli.inventory_text import comparison_text, inventory_text

    attribution = words.of(source.attribution) if source.attribution else ""
    text = (
        comparison_text(inventories, by, attribution, words)
        if compare
        else inventory_text(inventories[0], by, attribution, words)
    )
    return Answer(text, tuple(notes))


def _refuse_contradictions(
    file: str | None, basin: str | None, sheet: str | None, method: str | None, compare: bool, json: bool, csv: bool
) -> None:
    if file and basin:
        raise InputError.one("basin", "file_and_basin")
    if sheet and not file:
        raise InputError.one("sheet", "sheet_not_for_csv", sheet)
    if compare and method:
        raise InputError.one("method", "compare_with_method")
    if json and csv:
        raise InputError.one("output", "one_output_form", None, names=("--json", "--csv"))


def _csv(inventories: list[Any], attribution: Any, by: str | None, style: str, words: Words) -> str:
    from firedamp.tables.export import csv_text
    from firedamp.tables.inventory_export import groups_table, lines_table

    if by:
        table = groups_table(inventories, by, words.lang)
    else:
        table = lines_table(inventories, words.lang if style == "excel" else "en", words.of(attribution or ""))
    return csv_text(table, for_excel=style == "excel")


def _write_workbook(path: str, inventories: list[Any], attribution: Any, by: str | None, words: Words) -> None:
    from firedamp.cli.files import write_whole
    from firedamp.tables.export import xlsx_bytes
    from firedamp.tables.inventory_export import groups_table, lines_table, notes_table, totals_table

    source = words.of(attribution or "")
    tables = [lines_table(inventories, words.lang, source), totals_table(inventories, words.lang)]
    if by and by != "mine":
        tables.append(groups_table(inventories, by, words.lang))
    write_whole(path, xlsx_bytes([*tables, notes_table(inventories, words.lang, source)]))
