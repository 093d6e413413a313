"""What does `firedamp restore` tell? A row for each restored value, and a summary: by method, by gap, what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from firedamp.cli.words import Words
from firedamp.messages import describe, number_text
from firedamp.science.series import Restoration, RestoredValue, SeriesTable, kind_words, method_titles, reasons
from firedamp.tables.export import csv_text, xlsx_bytes
from firedamp.tables.series import SeriesFile
from firedamp.tables.series.export import restored_table
from firedamp.tables.series.filling import styles

MOST_NAMED = 5  # series or times in a line of the summary


@dataclass(frozen=True)
class Rows:
    """Restored values that have a cell in the file, as they are written there; how many have none."""

    values: tuple[RestoredValue, ...]
    without_cell: int


def written_values(file: SeriesFile, found: Restoration) -> tuple[dict[tuple[int, int], float], Rows]:
    """The number for each missing cell (time, series), and the rows that tell of them, rounded as they are written."""
    missing = file.missing & np.isfinite(found.table.values)
    places = [(int(time), int(series)) for time, series in np.argwhere(missing)]
    written = styles(file, {series for _, series in places})
    at = {(file.table.names[series], file.table.time_text(time)): (time, series) for time, series in places}
    rows = []
    for value in found.values:
        place = at.get((value.series, value.time))
        if place is not None:
            rounded = written[place[1]].rounded
            ends = [None if end is None else rounded(end) for end in (value.low, value.high)]
            rows.append(replace(value, value=rounded(value.value), low=ends[0], high=ends[1]))
    values = {place: float(found.table.values[place]) for place in places}
    return values, Rows(tuple(rows), len(found.values) - len(rows))


def details_json(rows: Rows, found: Restoration, words: Words) -> dict[str, Any]:
    """The restoration for programs: codes, with the words of each reason once."""
    shown = replace(found, values=rows.values).as_json()
    used = {value.reason for value in rows.values} | {cell.reason for cell in found.left}
    return {**shown, "reasons": {code: words.of(reasons()[code]) for code in sorted(used)}}


def details_bytes(rows: Rows, found: Restoration, ending: str, words: Words, *, for_excel: bool) -> bytes:
    """The rows as CSV, XLSX or JSON. A CSV is made for a Russian Excel where the file that was read is."""
    shown = details_json(rows, found, words)
    if ending == ".json":
        from firedamp.cli.answer import as_json

        return as_json(shown).text.encode()
    table = restored_table(shown["values"], words.lang)
    return xlsx_bytes([table]) if ending == ".xlsx" else csv_text(table, for_excel=for_excel).encode()


def summary(file: SeriesFile, found: Restoration, rows: Rows, written: Sequence[str], words: Words) -> list[str]:
    """What was read, how many cells were restored, by which method, in gaps of which kind, and what was left."""
    lines = [words("inventory", "note", text=describe(note, words.lang)) for note in file.notes]
    lines.append(_read(file, words))
    if absent := _absent_times(file.table):
        lines.append(words("restore", "absent", times=_some(absent)))
    if not file.missing.any():
        lines.append(words("restore", "complete"))
    elif rows.values:
        lines += _restored(rows, found, words)
    lines += _left(file, found, words)
    if rows.without_cell:
        lines.append(words("restore", "without_cell", count=rows.without_cell))
    return lines + [words("inventory", "written", file=name) for name in written]


def _read(file: SeriesFile, words: Words) -> str:
    times = [str(file.table.time_text(row)) for row in (0, -1)]
    cells = int((file.rows >= 0).sum())
    return words(
        "restore", "read", shape=words("restore", f"shape_{file.shape.kind}"), series=len(file.table.names),
        first=times[0], last=times[1], missing=_count(int(file.missing.sum()), words), cells=_count(cells, words),
    )  # fmt: skip


def _restored(rows: Rows, found: Restoration, words: Words) -> Iterable[str]:
    yield words("restore", "restored", count=_count(len(rows.values), words))
    titles = {name: words.of(title) for name, title in method_titles().items()}
    yield words("restore", "by_method", counts=_counts((each.method for each in rows.values), titles, words))
    kinds = {each.kind: words.of(kind_words()[each.kind]) for each in rows.values}
    yield words("restore", "by_gap", counts=_counts((each.kind for each in rows.values), kinds, words))
    without = sum(each.low is None for each in rows.values)
    if without < len(rows.values):
        level = number_text(100 * found.level, words.lang)
        yield words("restore", "with_range", count=_count(len(rows.values) - without, words), level=level)
    if without:
        yield words("restore", "without_range", count=_count(without, words))


def _counts(items: Iterable[str], titles: Mapping[str, str], words: Words) -> str:
    return "; ".join(f"{titles[item]} — {_count(count, words)}" for item, count in Counter(items).most_common())


def _left(file: SeriesFile, found: Restoration, words: Words) -> Iterable[str]:
    """Cells that stay empty, by reason, with the first series of each."""
    empty = file.missing & ~np.isfinite(found.table.values)
    at = {(file.table.names[n], file.table.time_text(t)) for t, n in np.argwhere(empty)}
    left = [cell for cell in found.left if (cell.series, cell.time) in at]
    for reason, count in Counter(cell.reason for cell in left).items():
        shown = _some(list(dict.fromkeys(cell.series for cell in left if cell.reason == reason)))
        yield words("restore", "left", count=_count(count, words), reason=words.of(reasons()[reason]), series=shown)


def _absent_times(table: SeriesTable) -> list[str]:
    """Years or months between the first and the last that the file leaves out, where it has most of them."""
    numbers = table.times.astype(np.int64)
    if table.step == "timestamp" or len(numbers) < 2 or np.median(np.diff(numbers)) > 1:
        return []
    absent = np.setdiff1d(np.arange(numbers[0], numbers[-1] + 1), numbers)
    return [str(time) for time in absent.astype(table.times.dtype)]


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")


def _count(number: int, words: Words) -> str:
    return number_text(number, words.lang)
