"""A restoration and an experiment as tables: a row for each restored value, for each method's errors."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from firedamp.science.series import kind_words, reasons
from firedamp.tables.export import ExportColumn, ExportTable, Value

RESTORED = ("series", "time", "value", "low", "high", "method", "reason", "gap", "weights")
ERRORS = (
    "pattern", "share_percent", "method", "mae", "rmse", "mape", "mape_count", "scaled_mae", "coverage_percent",
    "count",
)  # fmt: skip
TIMED = ("pattern", "share_percent", "method", "seconds")


@cache
def _titles() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((files("firedamp.tables.series") / "export.toml").read_text("utf-8"))


def title(part: str, name: str, lang: str) -> str:
    """What a column, or a sheet, of `restored` or `experiment` is called."""
    return _titles()[lang][part][name]


def restored_table(values: Iterable[Mapping[str, Any]], lang: str) -> ExportTable:
    """The `values` of `Restoration.as_json`."""
    rows: list[list[Value]] = [
        [
            *(value[name] for name in ("series", "time", "value", "low", "high", "method")),
            reasons()[value["reason"]][lang],
            kind_words()[value["kind"]][lang],
            ", ".join(f"{name} {share:.2f}" for name, share in value["weights"].items()) or None,
        ]
        for value in values
    ]
    return ExportTable(title("restored", "sheet", lang), _columns("restored", RESTORED, lang), rows)


def errors_table(rows: Iterable[Mapping[str, Any]], lang: str) -> ExportTable:
    """The `rows` of `Experiment.as_json`, ids for names, in the order of the experiment."""
    shown: list[list[Value]] = [
        [
            row["pattern"],
            _percent(row["share"]),
            *(row[name] for name in ("method", "mae", "rmse", "mape", "mape_count", "scaled_mae")),
            _percent(row["coverage"]),
            row["count"],
        ]
        for row in rows
    ]
    return ExportTable(title("experiment", "sheet", lang), _columns("experiment", ERRORS, lang), shown)


def times_table(timings: Iterable[Mapping[str, Any]], lang: str) -> ExportTable:
    """The `timings` of `Experiment.as_json`."""
    rows: list[list[Value]] = [
        [row["pattern"], _percent(row["share"]), row["method"], row["seconds"]] for row in timings
    ]
    return ExportTable(title("experiment", "sheet_times", lang), _columns("experiment", TIMED, lang), rows)


def _columns(part: str, names: Iterable[str], lang: str) -> list[ExportColumn]:
    return [ExportColumn(name, title(part, name, lang)) for name in names]


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 6)
