"""`firedamp compliance [FILE]`: the mines of a basin or of one's own table against dated limits, in force and ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.arguments import ENCODINGS, read_bytes
from firedamp.cli.commands import common_options
from firedamp.cli.words import Words
from firedamp.science.errors import InputError, Problem

STATUSES = ("exceeds", "passes", "unknown", "not_applicable")


def command(words: Words) -> click.Command:
    def run(**options: Any) -> Answer:
        return compliance(words, **options)

    return click.Command(
        "compliance", callback=run, help=words.help("compliance"),
        params=[
            click.Argument(["file"], required=False, metavar="[FILE]"),
            click.Option(["--basin"], metavar="NAME", help=words.help("basin")),
            click.Option(["--sheet"], metavar="NAME", help=words.help("sheet")),
            click.Option(["--encoding"], type=click.Choice(ENCODINGS), help=words.help("reference_encoding")),
            click.Option(["--year"], type=int, help=words.help("year")),
            click.Option(["--method"], default="best", show_default=True, metavar="ID",
                         help=words.help("compared_method")),
            click.Option(["--gwp-set", "gwp_set"], default="RU", show_default=True, metavar="SET",
                         help=words.help("gwp_set")),
            click.Option(["--limit"], multiple=True, metavar="ID", help=words.help("compliance_limit")),
            click.Option(["--status"], type=click.Choice(STATUSES), help=words.help("compliance_status")),
            click.Option(["--all", "everything"], is_flag=True, help=words.help("compliance_all")),
            click.Option(["--draws"], type=int, default=10_000, show_default=True, help=words.help("draws")),
            click.Option(["--seed"], type=int, default=1, show_default=True, help=words.help("seed")),
            click.Option(["--json", "json_wanted"], is_flag=True, help=words.help("json")),
            *common_options(words),
        ],
    )  # fmt: skip


def compliance(
    words: Words, *, file: str | None, basin: str | None, sheet: str | None, encoding: str | None, year: int | None,
    method: str, limit: Sequence[str], status: str | None, everything: bool, json_wanted: bool, **options: Any,
) -> Answer:  # fmt: skip
    from firedamp.cli.inventory_source import from_basin, from_file
    from firedamp.science.compliance.cases import cases_of
    from firedamp.science.compliance.judging import compliance_told
    from firedamp.science.limits import limits

    if file and basin:
        raise InputError.one("basin", "file_and_basin")
    if sheet and not file:
        raise InputError.one("sheet", "sheet_not_for_csv", sheet)
    wanted = _limits(limits(), limit)
    if file:
        particulars, faults = _particulars(file, sheet, encoding)
        source = from_file(file, sheet, encoding, year, words, read_besides=particulars.titles)
        source = replace(
            source,
            mine_years=[_with_drainage(row, particulars.drainage) for row in source.mine_years],
            problems=_each_cell_once((*source.problems, *faults)),
        )
        coal_uses, operations = particulars.coal_uses, particulars.operations
    else:
        source = from_basin(basin or "kuzbass", year, words)
        coal_uses, operations = _coal_uses(basin or "kuzbass"), {}
    (inventory,), _ = source.inventories(method, year=year, **options)
    told = compliance_told(cases_of(inventory, coal_uses, operations), wanted, inventory)
    if status:
        told["rows"] = [row for row in told["rows"] if row["status"] == status]
    if json_wanted:
        return Answer(as_json(told).text, tuple(source.notes))
    from firedamp.cli.compliance_text import compliance_text

    return Answer(compliance_text(told, words, everything=everything or bool(status)), tuple(source.notes))


def _limits(known: Sequence[Any], wanted: Sequence[str]) -> list[Any]:
    from firedamp.science.compliance.rules import rules

    judged = [each for each in known if each.quantity in rules()]
    unknown = [each for each in wanted if each not in {limit.id for limit in judged}]
    if unknown:
        choices = ", ".join(limit.id for limit in judged)
        raise InputError(Problem("limit", "not_a_choice", each, {"choices": choices}) for each in unknown)
    return [each for each in judged if not wanted or each.id in wanted]


def _particulars(path: str, sheet: str | None, encoding: str | None) -> tuple[Any, tuple[Problem, ...]]:
    """What the table says beside its inventory, and what is wrong with it: to be told with the faults of the rest."""
    from firedamp.tables.compliance import Particulars, read_particulars
    from firedamp.tables.grids import TABLE_OF_MINES

    if path == "-":  # standard input is read for the inventory, and is not there twice
        return Particulars(), ()
    data = read_bytes(path, TABLE_OF_MINES.file_bytes)
    try:
        return read_particulars(data, Path(path).name, sheet=sheet, encoding=encoding), ()
    except InputError as fault:
        return Particulars(), tuple(fault.problems)


def _each_cell_once(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems, of a cell that two readers refuse the first."""
    found: dict[tuple[object, ...], Problem] = {}
    for number, problem in enumerate(problems):
        row, column = problem.params.get("row"), problem.params.get("column")
        found.setdefault((number,) if row is None or column is None else (row, column), problem)
    return tuple(found.values())


def _with_drainage(row: Any, drainage: Mapping[tuple[str, int | None], Mapping[str, float]]) -> Any:
    known = drainage.get((row.mine_id, row.year)) or drainage.get((row.mine_id, None))
    return replace(row, **known) if known else row


def _coal_uses(name: str) -> dict[str, str]:
    """What the coal of a basin's mines is for, as its data package says."""
    from firedamp.datapackages import packages
    from firedamp.datapackages.mine_years import Basin

    package = next(each for each in packages() if each.name == name)
    basin = Basin(package)
    rows = package.numbered_rows(basin.resource)
    return {basin.mine_id(number, row): str(basin.value(row, "coal_use") or "") for number, row in rows}
