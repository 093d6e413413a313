"""Is one measured stream given at two calculations? Flows and concentrations that agree to a thousandth are suspect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Any

from firedamp.science.reporting.amounts import Evaluated

AGREE = 1e-3  # relative; no two measurements agree so closely by chance
FEWEST = 2  # figures that must agree, none of them nought
Stream = Mapping[str, float]


def alike(found: Sequence[Evaluated]) -> Iterator[tuple[Evaluated, Evaluated]]:
    """Pairs of measured calculations that share a stream, but those that are the same to the last figure."""
    measured = [each for each in found if each.coverage.measured]
    for left, right in combinations(measured, 2):
        if same_question(left, right):
            continue
        if any(_agree(one, other) for one, other in product(_streams(left), _streams(right))):
            yield left, right


def same_question(left: Evaluated, right: Evaluated) -> bool:
    """Whether two calculations are of one method and all their inputs, to the last figure."""
    return (left.entry.method, dict(left.entry.inputs)) == (right.entry.method, dict(right.entry.inputs))


def _streams(each: Evaluated) -> list[Stream]:
    """Each stream that a sheet lists, else all that was given but the period."""
    inputs, coverage = each.entry.inputs, each.coverage
    if coverage.streams:
        return [_figures(item) for name in coverage.streams for item in inputs.get(name, ())]
    period = coverage.period.input if coverage.period and not coverage.period.counted else None
    return [_figures({name: value for name, value in inputs.items() if name != period})]


def _figures(given: Mapping[str, Any]) -> Stream:
    """The numbers of a stream by their names; those of a series by their places."""
    found: dict[str, float] = {}
    for name, value in given.items():
        items = value if isinstance(value, list) else [value]
        for place, item in enumerate(items):
            if isinstance(item, int | float) and not isinstance(item, bool):
                found[f"{name}[{place}]"] = float(item)
    return found


def _agree(one: Stream, other: Stream) -> bool:
    common = one.keys() & other.keys()
    if sum(bool(one[name]) for name in common) < FEWEST:
        return False
    return all(abs(one[name] - other[name]) <= AGREE * max(abs(one[name]), abs(other[name])) for name in common)
