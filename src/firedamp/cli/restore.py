"""`firedamp restore FILE --out FILE`: the missing cells of a file of series filled, its known cells as they are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.commands import common_options
from firedamp.cli.decimals import Decimal
from firedamp.cli.series_limits import limit_options, limits_of
from firedamp.cli.series_source import file_of_series, in_the_file, series_options
from firedamp.cli.words import Words
from firedamp.science.errors import InputError

WORKBOOKS = (".xlsx", ".xlsm")
DETAILS = (".csv", ".xlsx", ".json")
SEED, LEVEL = 1, 0.9


def command(words: Words) -> click.Command:
    def run(**options: Any) -> Answer:
        return restored(words, **options)

    return click.Command(
        "restore",
        callback=run,
        help=words.help("restore"),
        params=[
            click.Argument(["file"], metavar="FILE"),
            click.Option(["--out"], required=True, metavar="FILE", help=words.help("restore_out")),
            click.Option(
                ["--method"], default="auto", show_default=True, metavar="ID", help=words.help("restore_method")
            ),
            *series_options(words),
            click.Option(["--seed"], type=int, default=SEED, show_default=True, help=words.help("restore_seed")),
            click.Option(
                ["--level"], type=Decimal("level"), default=LEVEL, show_default=True, help=words.help("restore_level")
            ),
            *limit_options(words),
            click.Option(["--details"], metavar="FILE", help=words.help("restore_details")),
            click.Option(["--force"], is_flag=True, help=words.help("force")),
            click.Option(["--json", "json_wanted"], is_flag=True, help=words.help("json")),
            *common_options(words),
        ],
    )


def restored(
    words: Words, *, file: str, out: str, method: str, seed: int, level: float, non_negative: bool,
    lives: tuple[str, ...], closed: tuple[str, ...], details: str | None, force: bool, json_wanted: bool, **said: Any,
) -> Answer:  # fmt: skip
    from firedamp.cli.progress import shown_progress
    from firedamp.cli.restore_report import details_bytes, details_json, summary, written_values
    from firedamp.science.series import restore
    from firedamp.tables.series.filling import filled

    refuse_outputs(file, [out, details], force)
    if out == "-" and json_wanted:
        raise InputError.one("output", "one_output_form", None, names=("--out -", "--json"))
    require_ending(details, DETAILS)
    series = file_of_series(file, **said)
    _require_same_kind(file, out, series.source.content is None)
    limits = limits_of(series.table.step, non_negative=non_negative, lives=lives, closed=closed)
    with in_the_file(series):
        found = restore(series.table, method=method, seed=seed, level=level, limits=limits, progress=shown_progress)
    values, rows = written_values(series, found)
    content = filled(series, values)
    _write(out, content)
    if details:
        excel = series.grid.separator == ";"
        _write(details, details_bytes(rows, found, Path(details).suffix.lower(), words, for_excel=excel))
    notes = summary(series, found, rows, [name for name in (out, details) if name and name != "-"], words)
    return Answer(as_json(details_json(rows, found, words)).text if json_wanted else "", tuple(notes))


def refuse_outputs(file: str, outputs: list[str | None], force: bool) -> None:
    """Refuse to write over what is read, over what is there (without `force`), and two outputs into one file."""
    seen: set[Path] = set()
    for name in outputs:
        if name is None or name == "-":
            continue
        path = Path(name)
        if not path.parent.is_dir():
            raise InputError.one("file", "no_folder", str(path.parent))
        if file != "-" and path.resolve() == Path(file).resolve():
            raise InputError.one("file", "out_is_input", name)
        if path.resolve() in seen:
            raise InputError.one("file", "same_file", name)
        if path.exists() and not path.is_dir() and not force:
            raise InputError.one("file", "file_exists", name)
        seen.add(path.resolve())


def require_ending(name: str | None, endings: tuple[str, ...]) -> None:
    if name is not None and Path(name).suffix.lower() not in endings:
        raise InputError.one("file", "wrong_ending", name, choices=", ".join(endings))


def _require_same_kind(file: str, out: str, workbook: bool) -> None:
    """A workbook stays one, with macros or without, a text stays one: a name that promises another would not open."""
    if out == "-":
        return
    own, named = Path(file).suffix.lower(), Path(out).suffix.lower()
    ending = (own if own in WORKBOOKS else WORKBOOKS[0]) if workbook else ".csv"
    if named != ending if workbook else named in WORKBOOKS:
        kind = ending[1:].upper()
        raise InputError.one("file", "out_of_another_kind", out, kind=kind, ending=ending)


def _write(name: str, content: bytes) -> None:
    from firedamp.cli.files import write_whole

    if name == "-":
        sys.stdout.buffer.write(content)
    else:
        write_whole(name, content)
