"""Where do the series of a command come from? A file, or a table of a server or of a data package."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firedamp.cli.arguments import ENCODINGS, read_bytes
from firedamp.cli.words import Words
from firedamp.science.errors import InputError

if TYPE_CHECKING:
    from firedamp.tables.series import SeriesFile


def series_options(words: Words) -> list[click.Parameter]:
    """What may have to be said of a file of series."""
    return [
        click.Option(["--columns"], metavar="A,B,…", help=words.help("series_columns")),
        click.Option(["--series"], metavar="TITLE,…", help=words.help("series_series")),
        click.Option(["--time"], metavar="TITLE", help=words.help("series_time")),
        click.Option(["--sheet"], metavar="NAME", help=words.help("sheet")),
        click.Option(["--encoding"], type=click.Choice(ENCODINGS), help=words.help("reference_encoding")),
    ]


def listed(text: str | None) -> tuple[str, ...]:
    """The names of "A,B"; one that has a comma in it stands in quotes."""
    row = next(csv.reader([text or ""], skipinitialspace=True), [])
    return tuple(name.strip() for name in row if name.strip())


def file_of_series(
    path: str, *, columns: str | None, series: str | None, time: str | None, sheet: str | None, encoding: str | None
) -> SeriesFile:
    """The series of a CSV or XLSX ("-": standard input)."""
    from firedamp.tables.series import Asked, read_series
    from firedamp.tables.series.sources import SERIES_TABLE

    data = read_bytes(path, SERIES_TABLE.file_bytes)
    name = "stdin" if path == "-" else Path(path).name
    return read_series(data, name, Asked(listed(columns), listed(series), time, sheet, encoding))


def table_of_series(
    words: Words, name: str, *, basin: str | None, url: str | None, columns: str | None, series: str | None,
    time: str | None,
) -> SeriesFile:  # fmt: skip
    """The series of a reference table: of the server at `url`, else of a data package."""
    from firedamp.tables.series import Asked, read_series

    data = _of_server(words, name, basin, url) if url else _of_package(name, basin or "kuzbass")
    return read_series(data, f"{name}.csv", Asked(listed(columns), listed(series), time))


def _of_server(words: Words, table: str, basin: str | None, url: str) -> bytes:
    from firedamp.cli.connection import connected

    buffer = io.BytesIO()
    with connected(url, words) as client:
        client.reference.export(table, format="csv", basin=basin).write_to(buffer)
    return buffer.getvalue()


def _of_package(table: str, name: str) -> bytes:
    from firedamp.datapackages import packages

    known = {package.name: package for package in packages()}
    if name not in known:
        raise InputError.one("basin", "unknown_package", name, choices=", ".join(known))
    package = known[name]
    tables = {name: each for name, each in package.resources.items() if each.schema is not None}
    if table not in tables:
        raise InputError.one("table", "no_package_table", table, package=name, choices=", ".join(tables))
    return (package.folder / tables[table].path).read_bytes()


@contextmanager
def in_the_file(file: SeriesFile) -> Iterator[None]:
    """What science finds wrong with a cell of the table is said of the cell of the file."""
    from firedamp.tables.series.reading import of_cell

    try:
        yield
    except InputError as error:
        raise InputError(of_cell(problem, file.table.names, file.place) for problem in error.problems) from None
