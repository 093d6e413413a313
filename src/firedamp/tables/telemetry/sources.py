"""Which kind of file is it? By its first bytes; the name of the file only helps to say what is wrong."""

from __future__ import annotations

from pathlib import Path

from firedamp.science.errors import InputError
from firedamp.tables.files import WORKBOOK_NAMES, ZIP, refuse_unreadable_workbook
from firedamp.tables.grids import MEGABYTE
from firedamp.tables.telemetry.arff import is_arff, table_of_arff
from firedamp.tables.telemetry.asking import Asked
from firedamp.tables.telemetry.limits import TELEMETRY
from firedamp.tables.telemetry.parquet import MAGIC, table_of_parquet
from firedamp.tables.telemetry.sheets import table_of_workbook
from firedamp.tables.telemetry.tables import Table
from firedamp.tables.telemetry.texts import in_utf_8, table_of_text

PARQUET_NAMES = (".parquet", ".pq")
ARFF_NAMES = (".arff",)


def table_in(source: bytes | Path, filename: str, asked: Asked) -> Table:
    """The table of a CSV, ARFF, XLSX or Parquet file. Raises InputError where it is none of these, too large, damaged
    or locked."""
    size = source.stat().st_size if isinstance(source, Path) else len(source)
    if size > TELEMETRY.file_bytes:
        raise InputError.one("file", "file_too_large", round(size / MEGABYTE, 1), maximum=TELEMETRY.file_mb)
    data = source.read_bytes() if isinstance(source, Path) else source
    refuse_unreadable_workbook(data)
    if data.startswith(ZIP):
        return table_of_workbook(data, asked.sheet)
    if asked.sheet is not None:
        raise InputError.one("sheet", "sheet_not_for_csv", asked.sheet)
    return table_of_parquet(data, filename) if data.startswith(MAGIC) else _of_text(data, filename.lower(), asked)


def _of_text(data: bytes, filename: str, asked: Asked) -> Table:
    if filename.endswith(PARQUET_NAMES) and data:
        raise InputError.one("file", "parquet_damaged", filename)
    try:
        given = in_utf_8(data, asked.encoding)
    except InputError as fault:
        if fault.problems[0].rule == "file_not_a_table":
            rule = "file_not_a_workbook" if filename.endswith(WORKBOOK_NAMES) else "file_not_telemetry"
            raise InputError.one("file", rule) from None
        raise
    if is_arff(given.data):
        return table_of_arff(given)
    if filename.endswith(ARFF_NAMES):
        raise InputError.one("file", "arff_no_relation")
    return table_of_text(given)
