"""Which files does a restoration give? The person's own with its gaps filled, a row for each restored value, errors."""

from __future__ import annotations

import json
from typing import Any, Literal

from firedamp.server.problems import ApiProblem
from firedamp.server.restoration import sources
from firedamp.server.restoration.accepting import NOT_RESTORED
from firedamp.server.restoration.models import Restoration
from firedamp.server.restoration.services import OF_A_TABLE
from firedamp.tables.export import XLSX_TYPE, ExportTable, csv_text, xlsx_bytes
from firedamp.tables.series.export import errors_table, restored_table, times_table
from firedamp.tables.series.filling import filled

Format = Literal["csv", "csv_excel", "xlsx", "json"]
CSV_TYPE = "text/csv; charset=utf-8"
JSON_TYPE = "application/json"
NOT_TRIED = {"en": "There has been no experiment yet.", "ru": "Эксперимент ещё не проводился."}
File = tuple[bytes, str, str]  # content, name, content type


def filled_file(run: Restoration) -> File:
    """The file as it was sent, with restored numbers in its empty cells and nothing else changed."""
    if run.file is None:
        raise ApiProblem("conflict", OF_A_TABLE)
    if run.result is None:
        raise ApiProblem("conflict", NOT_RESTORED)
    file = sources.file_of(bytes(run.file), run.name, run.said)
    names = {name: place for place, name in enumerate(file.table.names)}
    times = {file.table.time_text(row): row for row in range(len(file.table.times))}
    places = {(times[each["time"]], names[each["series"]]): each["value"] for each in run.result["values"]}
    content = filled(file, {place: value for place, value in places.items() if file.missing[place]})
    stem, _, ending = run.name.rpartition(".")
    kind = XLSX_TYPE if file.source.content is None else "text/csv"
    return content, f"{stem or run.name}-restored.{ending if stem else 'csv'}", kind


def values_file(run: Restoration, format: Format, lang: str) -> File:  # noqa: A002
    """A row for each restored value: series, time, value, interval, method, reason."""
    if run.result is None:
        raise ApiProblem("conflict", NOT_RESTORED)
    document = {**run.result, "restoration": str(run.pk), "name": run.name, "software_version": run.software_version}
    return _written(f"restoration-{str(run.pk)[:8]}", [restored_table(run.result["values"], lang)], document, format)


def errors_file(run: Restoration, format: Format, lang: str) -> File:  # noqa: A002
    """The errors of every method, pattern and share; in a workbook the times on a sheet of their own."""
    if run.experiment is None:
        raise ApiProblem("conflict", NOT_TRIED)
    tables = [errors_table(run.experiment["rows"], lang), times_table(run.experiment["timings"], lang)]
    return _written(f"experiment-{str(run.pk)[:8]}", tables, run.experiment, format)


def _written(name: str, tables: list[ExportTable], document: Any, format: Format) -> File:  # noqa: A002
    if format == "json":
        return json.dumps(document, ensure_ascii=False, indent=1).encode(), f"{name}.json", JSON_TYPE
    if format == "xlsx":
        return xlsx_bytes(tables), f"{name}.xlsx", XLSX_TYPE
    return csv_text(tables[0], for_excel=format == "csv_excel").encode(), f"{name}.csv", CSV_TYPE
