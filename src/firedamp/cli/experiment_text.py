"""An experiment for people and for programs: its table, which method to trust, and apart from it the times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from firedamp.cli.answer import as_json
from firedamp.cli.layout import Column, table
from firedamp.cli.words import Words
from firedamp.messages import number_text
from firedamp.science.series import Experiment, ExperimentRow, SeriesTable, methods
from firedamp.tables.export import ExportColumn, ExportTable, Value, csv_text, xlsx_bytes

FIGURES = ("mae", "rmse", "mape", "mape_count", "scaled_mae", "coverage", "count")
NAMES = ("pattern", "share", "method", *FIGURES)
TIMED = ("pattern", "share", "method", "seconds")
LINEAR = "linear"
AS_GOOD = 1.03  # within 3 % of the least error
FEW = 30  # hidden values, on which a method may do best by luck


def experiment_text(series: SeriesTable, found: Experiment, words: Words) -> str:
    """The table, the best first in each pattern and share, and a sentence for each pattern."""
    patterns = list(dict.fromkeys(row.pattern for row in found.rows))
    ordered = sorted(found.rows, key=lambda row: (patterns.index(row.pattern), row.share, row.scaled_mae))
    rows = [_row(row, words) for row in ordered]
    cells = [[words("patterns", str(row[0])), *(_shown(cell, words) for cell in row[1:])] for row in rows]
    columns = [Column(words("experiment", f"title_{name}"), name not in ("pattern", "method")) for name in NAMES]
    known = number_text(int(series.known.sum()), words.lang)
    heading = words(
        "experiment", "heading", series=len(series.names), first=series.time_text(0), last=series.time_text(-1),
        known=known, seed=found.seed, repeats=found.repeats,
    )  # fmt: skip
    trusted = "\n".join(trust(found, words))
    return f"{heading}\n\n{table(columns, cells)}\n\n{words('experiment', 'legend')}\n\n{trusted}\n"


def _row(row: ExperimentRow, words: Words) -> list[Value]:
    inside = None if row.coverage is None else 100 * row.coverage
    title = words.of(methods()[row.method].title)
    return [
        row.pattern, round(100 * row.share, 6), title, row.mae, row.rmse, row.mape, row.mape_count, row.scaled_mae,
        inside, row.count,
    ]  # fmt: skip


def _shown(cell: Value, words: Words) -> str:
    if cell is None:
        return "—"
    if isinstance(cell, float):
        return number_text(float(f"{cell:.3g}"), words.lang)
    return number_text(cell, words.lang) if isinstance(cell, int) else str(cell)


def trust(found: Experiment, words: Words) -> Iterator[str]:
    """Which method to trust in each pattern: of those within 3 % of the least mean scaled error the simplest."""
    for pattern in dict.fromkeys(row.pattern for row in found.rows):
        errors = _errors(found, pattern)
        good = [name for name in methods() if name in errors and errors[name] <= AS_GOOD * min(errors.values())]
        hidden = sum(row.count for row in found.rows if (row.pattern, row.method) == (pattern, good[0]))
        yield "".join(_of_pattern(words("patterns", pattern).capitalize(), errors, good, hidden, words))


def _of_pattern(pattern: str, errors: Mapping[str, float], good: list[str], hidden: int, words: Words) -> Iterator[str]:
    titles = [words.of(methods()[name].title) for name in good]
    error, linear = (number_text(round(errors.get(name, 0.0), 3), words.lang) for name in (good[0], LINEAR))
    count = number_text(hidden, words.lang)
    yield words("experiment", "trust", pattern=pattern, method=titles[0], error=error, count=count)
    if good[0] != LINEAR and LINEAR in errors:
        yield words("experiment", "trust_linear", linear=linear)
    if titles[1:]:
        yield words("experiment", "trust_alike", alike=", ".join(titles[1:]))
    yield words("experiment", "trust_luck") if hidden < FEW else "."


def _errors(found: Experiment, pattern: str) -> Mapping[str, float]:
    """The scaled error of each method in a pattern, the mean over shares."""
    errors = defaultdict(list)
    for row in found.rows:
        if row.pattern == pattern:
            errors[row.method].append(row.scaled_mae)
    return {name: sum(each) / len(each) for name, each in errors.items()}


def timings_text(found: Experiment, words: Words) -> str:
    """How long each method took in all, the fastest first."""
    seconds: dict[str, float] = defaultdict(float)
    for timing in found.timings:
        seconds[timing.method] += timing.seconds
    shown = (
        f"{words.of(methods()[name].title)} {number_text(took, words.lang, 2)}" for name, took in _by_value(seconds)
    )
    return words("experiment", "times", times="; ".join(shown))


def _by_value(seconds: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(seconds.items(), key=lambda item: item[1])


def experiment_bytes(found: Experiment, ending: str, words: Words) -> bytes:
    """The table as CSV (the same bytes for the same seed), as XLSX with the times on a sheet of its own, or JSON."""
    if ending == ".json":
        return as_json(found.as_json()).text.encode()
    errors = ExportTable(words("experiment", "sheet"), _columns(NAMES, words), _plain_rows(found))
    if ending == ".csv":
        return csv_text(errors).encode()
    took: list[list[Value]] = [[row.pattern, row.share * 100, row.method, row.seconds] for row in found.timings]
    return xlsx_bytes([errors, ExportTable(words("experiment", "sheet_times"), _columns(TIMED, words), took)])


def _plain_rows(found: Experiment) -> list[list[Any]]:
    """Ids for names, in the order of the experiment."""
    return [
        [row.pattern, round(100 * row.share, 6), row.method, *(getattr(row, figure) for figure in FIGURES)]
        for row in found.rows
    ]


def _columns(names: tuple[str, ...], words: Words) -> list[ExportColumn]:
    return [
        ExportColumn("share_percent" if name == "share" else name, words("experiment", f"title_{name}"))
        for name in names
    ]
