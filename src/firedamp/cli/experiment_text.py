"""An experiment for people and for programs: its table, which method to trust, and apart from it the times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from firedamp.cli.answer import as_json
from firedamp.cli.layout import Column, table
from firedamp.cli.words import Words
from firedamp.messages import number_text
from firedamp.science.series import LINEAR, Experiment, ExperimentRow, SeriesTable, Trusted, methods, pattern_words
from firedamp.tables.export import Value, csv_text, xlsx_bytes
from firedamp.tables.series.export import ERRORS, errors_table, times_table, title


def experiment_text(series: SeriesTable, found: Experiment, words: Words) -> str:
    """The table, the best first in each pattern and share, and a sentence for each pattern."""
    patterns = list(dict.fromkeys(row.pattern for row in found.rows))
    ordered = sorted(found.rows, key=lambda row: (patterns.index(row.pattern), row.share, row.scaled_mae))
    rows = [_row(row, words) for row in ordered]
    cells = [[words.of(pattern_words()[str(row[0])]), *(_shown(cell, words) for cell in row[1:])] for row in rows]
    columns = [Column(title("experiment", name, words.lang), name not in ("pattern", "method")) for name in ERRORS]
    known = number_text(int(series.known.sum()), words.lang)
    heading = words(
        "experiment", "heading", series=len(series.names), first=series.time_text(0), last=series.time_text(-1),
        known=known, seed=found.seed, repeats=found.repeats,
    )  # fmt: skip
    legend = "\n".join([words("experiment", "legend"), *_stood_in(found, words)])
    trusted = "\n".join(trust(found, words))
    return f"{heading}\n\n{table(columns, cells)}\n\n{legend}\n\n{trusted}\n"


def _stood_in(found: Experiment, words: Words) -> Iterator[str]:
    """Of which methods the errors are wholly or in part those of linear interpolation."""
    for name in dict.fromkeys(row.method for row in found.rows if row.stood_in):
        own = [row for row in found.rows if row.method == name]
        count, of = sum(row.stood_in for row in own), sum(row.count for row in own)
        numbers = {"count": number_text(count, words.lang), "of": number_text(of, words.lang)}
        yield words("experiment", "stood_in", method=words.of(methods()[name].title), **numbers)


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
    """A sentence for each pattern: which method to trust, and which others do as well."""
    for each in found.trusted:
        yield "".join(_of_pattern(each, words))


def _of_pattern(each: Trusted, words: Words) -> Iterator[str]:
    pattern = words.of(pattern_words()[each.pattern]).capitalize()
    method, *alike = (words.of(methods()[name].title) for name in (each.method, *each.alike))
    error, count = number_text(round(each.scaled_mae, 3), words.lang), number_text(each.count, words.lang)
    yield words("experiment", "trust", pattern=pattern, method=method, error=error, count=count)
    if each.method != LINEAR and each.linear is not None:
        yield words("experiment", "trust_linear", linear=number_text(round(each.linear, 3), words.lang))
    if alike:
        yield words("experiment", "trust_alike", alike=", ".join(alike))
    yield words("experiment", "trust_luck") if each.few else "."


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
    shown = found.as_json()
    if ending == ".json":
        return as_json(shown).text.encode()
    errors = errors_table(shown["rows"], words.lang)
    if ending == ".csv":
        return csv_text(errors).encode()
    return xlsx_bytes([errors, times_table(shown["timings"], words.lang)])
