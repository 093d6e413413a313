"""Which method deserves trust, by an experiment? In each pattern the simplest of those that did best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firedamp.science.series.registry import LINEAR, methods

if TYPE_CHECKING:
    from firedamp.science.series.experiment import ExperimentRow

AS_GOOD = 1.03  # within 3 % of the least error
FEW = 30  # hidden values, on which a method may do best by luck


@dataclass(frozen=True, slots=True)
class Trusted:
    """`method`: of those within 3 % of the least mean scaled error of a pattern the simplest; `alike`: the others.

    `scaled_mae`: its error, `linear` that of linear interpolation (None where it was not tried), both in standard
    deviations, the mean over shares. `count`: hidden values; `few`: so few that it may be luck.
    """

    pattern: str
    method: str
    scaled_mae: float
    linear: float | None
    alike: tuple[str, ...]
    count: int
    few: bool


def trusted(rows: Iterable[ExperimentRow]) -> tuple[Trusted, ...]:
    """What to trust in each pattern, in the order of the experiment."""
    by_pattern: dict[str, list[ExperimentRow]] = defaultdict(list)
    for row in rows:
        by_pattern[row.pattern].append(row)
    return tuple(_of_pattern(pattern, own) for pattern, own in by_pattern.items())


def _of_pattern(pattern: str, rows: list[ExperimentRow]) -> Trusted:
    errors = _errors(rows)
    good, *alike = [name for name in methods() if name in errors and errors[name] <= AS_GOOD * min(errors.values())]
    count = sum(row.count for row in rows if row.method == good)
    return Trusted(pattern, good, errors[good], errors.get(LINEAR), tuple(alike), count, count < FEW)


def _errors(rows: Iterable[ExperimentRow]) -> Mapping[str, float]:
    """The scaled error of each method, the mean over shares."""
    errors = defaultdict(list)
    for row in rows:
        errors[row.method].append(row.scaled_mae)
    return {name: sum(each) / len(each) for name, each in errors.items()}
