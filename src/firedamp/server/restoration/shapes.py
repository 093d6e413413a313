"""How does a restoration look over HTTP?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from firedamp.science.series import KINDS, kind_words, kinds_of_cells, method_titles, methods, pattern_words, reasons
from firedamp.science.series.limits import bounds
from firedamp.server.answers import text
from firedamp.server.restoration import sources
from firedamp.server.restoration.marks import TABLES
from firedamp.server.restoration.models import Restoration
from firedamp.server.restoration.selectors import jobs_of
from firedamp.tables.records.units import quantity as units_of

KNOWN, OUTSIDE = "k", "o"
RESTORED, ACCEPTED, NEITHER = "r", "a", "."
LETTERS = {"short": "s", "block": "b", "tail": "t", "several": "m"}
Standing = Mapping[tuple[str, int], float]


@cache
def methods_out() -> dict[str, Any]:
    """What the methods are, and the words of gaps, patterns and reasons."""
    return {
        "methods": [
            {
                "id": method.id,
                **{name: dict(getattr(method, name)) for name in ("title", "text", "source", "assumes", "needs")},
            }
            for method in methods().values()
        ],
        **{
            name: {key: dict(each) for key, each in words.items()}
            for name, words in (
                ("titles", method_titles()),
                ("patterns", pattern_words()),
                ("kinds", kind_words()),
                ("reasons", reasons()),
            )
        },
        "quantities": [_quantity_out(table, name) for table in TABLES for name in sources.quantities(table)],
    }


def _quantity_out(table: str, name: str) -> dict[str, Any]:
    column = sources.quantity(table, name)
    units = list(units_of(column.unit).names)
    return {"table": table, "column": name, "label": dict(column.label), "unit": column.unit, "units": units}


def row_out(run: Restoration, *, in_table: int, own: bool) -> dict[str, Any]:
    """A restoration without its series."""
    column = sources.quantity(run.table, run.column) if run.table else None
    unit = run.said.get("unit") or (column.unit if column else None)
    return {
        "id": run.pk,
        "name": run.name,
        "kind": "file" if run.sha256 else "table",
        "state": "accepted" if in_table else "restored" if run.restored else "read",
        "owner": run.owner.username,
        "own": own,
        "basin": {"id": run.basin.basin_id, "name": text(run.basin.name_en, run.basin.name_ru)} if run.basin else None,
        "synthetic": bool(run.basin and run.basin.synthetic),
        "table": run.table or None,
        "column": run.column or None,
        "label": dict(column.label) if column else None,
        "unit": unit,
        "method": run.method or None,
        "seed": run.seed,
        "level": run.level,
        "in_table": in_table,
        "created": run.created,
        "restored": run.restored,
    }


def name_of(run: Restoration, language: str) -> str:
    """What a restoration is called: a file by its name, series of a table by quantity and basin."""
    if run.sha256 or run.basin is None:
        return run.name
    basin = text(run.basin.name_en, run.basin.name_ru)
    return f"{sources.quantity(run.table, run.column).label[language]}, {basin[language]}"


def restoration_out(run: Restoration, standing: Standing, shown: frozenset[str] | None) -> dict[str, Any]:
    """A restoration with the series that may be seen; the experiment, what is said of the file and the jobs that go on
    are its owner's."""
    data = run.series
    series = _series_rows(run, standing, shown)
    values = [each for each in (run.result or {}).get("values", ()) if shown is None or each["series"] in shown]
    left = [each for each in (run.result or {}).get("left", ()) if shown is None or each["series"] in shown]
    return {
        **row_out(run, in_table=len(standing), own=shown is None),
        "step": data["step"],
        "times": data["times"],
        "series": series,
        "methods": dict(Counter(each["method"] for each in values).most_common()),
        "why": _reasons_out(values),
        "without_range": sum(each["low"] is None for each in values),
        "left": len(left),
        "left_why": dict(Counter(each["reason"] for each in left).most_common()),
        "frozen": run.accepted.exists(),
        "jobs": [{"id": job.pk, "kind": job.kind} for job in jobs_of(run)] if shown is None else [],
        "said": dict(run.said) if shown is None else {},
        "experiment": run.experiment if shown is None else None,
        "software_version": run.software_version or None,
    }


def _reasons_out(values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    counted = Counter((each["method"], each["reason"]) for each in values)
    return [{"method": method, "reason": reason, "count": count} for (method, reason), count in counted.most_common()]


def _series_rows(run: Restoration, standing: Standing, shown: frozenset[str] | None) -> list[dict[str, Any]]:
    data, table = run.series, sources.science_table(run.series)
    known, kinds = table.known, kinds_of_cells(table.known)
    outside = ~bounds(table, sources.science_limits(run.series)).alive & ~known
    cells: dict[str, set[Any]] = defaultdict(set)
    for each in (run.result or {}).get("values", ()):
        cells[each["series"]].add(each["time"])
    bare = Counter(each["series"] for each in (run.result or {}).get("values", ()) if each["low"] is None)
    in_table = Counter(name for name, _ in standing)
    return [
        {
            "place": place,
            "name": name,
            "title": data["titles"][place],
            "mine_id": data["mines"][place],
            "known": int(known[:, place].sum()),
            "missing": int((~known[:, place] & ~outside[:, place]).sum()),
            "restored": len(cells[name]),
            "without_range": bare[name],
            "in_table": in_table[name],
            "cells": "".join(
                OUTSIDE if outside[row, place] else _letter(known[row, place], kinds[row, place])
                for row in range(len(data["times"]))
            ),
            "marks": "".join(_mark(time, name, cells[name], standing) for time in data["times"]),
        }
        for place, name in enumerate(data["names"])
        if shown is None or name in shown
    ]


def _letter(known: bool, kind: int) -> str:
    return KNOWN if known else LETTERS[KINDS[kind]]


def _mark(time: Any, name: str, restored: Collection[Any], standing: Standing) -> str:
    if time not in restored:
        return NEITHER
    return ACCEPTED if (name, time) in standing else RESTORED


def series_out(run: Restoration, place: int, standing: Standing) -> dict[str, Any]:
    """One series of a restoration, with its restored values and why they are what they are."""
    data, result = run.series, run.result or {}
    name = data["names"][place]
    own = {
        part: [each for each in result.get(part, ()) if each["series"] == name]
        for part in ("values", "left", "evidence")
    }
    return {
        "name": name,
        "title": data["titles"][place],
        "mine_id": data["mines"][place],
        "times": data["times"],
        "known": [row[place] for row in data["values"]],
        "values": [{**each, "in_table": (name, each["time"]) in standing} for each in own["values"]],
        "left": own["left"],
        "evidence": own["evidence"],
    }
