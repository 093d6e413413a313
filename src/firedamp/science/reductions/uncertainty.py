"""How far may a project or a portfolio be off, if prices, flow, concentration and availability are off? Monte Carlo.

A spread is the half-width of a 95 % range in percent, given by the user: none is assumed. Draws are of Philox, as those
of the methods: a stream's flow, a project's availability and a price each draw by their own name, so that projects
that share a stream or a market share what they draw, and another version of the libraries repeats it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.science.methods.sampling import NormalStreams
from firedamp.science.methods.trace import canonical
from firedamp.science.reductions.components import components
from firedamp.science.reductions.evaluating import Terms, evaluated
from firedamp.science.reductions.outcome import Outcome
from firedamp.science.reductions.project import Project
from firedamp.science.reductions.sharing import supplies_of, together
from firedamp.science.reductions.variation import Variation

HALF_WIDTHS = 1.959963984540054  # standard deviations of a normal distribution within its 95 % range, one side
PRICES = ("electricity_per_mwh", "heat_per_gj", "gas_per_1000m3", "carbon_per_t")
SPREADS = ("flow", "ch4", "availability", *PRICES)
LARGEST_SPREAD = 200.0  # percent
FEWEST_DRAWS, MOST_DRAWS = 100, 1_000_000
LARGEST_SEED = 2**63 - 1
BLOCK = 2_000  # draws at once: a quantity of a project of 60 years then takes 1 MB
MOST_RESULTS = 20_000_000  # draws times projects: their results are kept
PERCENTILES = (2.5, 50.0, 97.5)


@dataclass(frozen=True)
class Drawn:
    """Draws of one project, or of a whole portfolio: NPV, cost (−NPV without carbon), mean yearly reduction."""

    npv: np.ndarray
    cost: np.ndarray
    reduction_t_per_year: np.ndarray


def drawn(
    projects: Sequence[Project], terms: Terms, spreads: Mapping[str, float], *, draws: int = 10_000, seed: int = 1
) -> dict[str, Drawn]:
    """Draws of each project when all of them are built together, by id; `total_of` adds them up.

    Units are those of the given numbers: what is built does not follow the draw. In a draw whose concentration may
    not be used the project stands. Raises InputError for a project whose plan has a fault, a bad spread, draws or seed.
    """
    require_spreads(spreads, draws, seed, len(projects))
    supplies = supplies_of(projects)
    for each in projects:
        alone = evaluated(each, terms, supplies)
        if alone.faults:
            raise InputError(alone.faults)
    units = {name: found.units for name, found in together(projects, supplies, terms.limit, terms.basis).items()}
    groups = components(projects)  # one after another, for memory's sake
    blocks: dict[str, list[Drawn]] = {each.id: [] for each in projects}
    for variation in _variations(projects, spreads, draws, seed):
        for group in groups:
            found = together(group, supplies, terms.limit, terms.basis, units=units, variation=variation)
            for name, outcome in found.items():
                blocks[name].append(_summed(outcome, terms))
    return {name: _joined(parts, draws) for name, parts in blocks.items()}


def total_of(found: Mapping[str, Drawn]) -> Drawn:
    """The portfolio's draws: what its projects drew, added up draw by draw."""
    parts = list(found.values())
    return Drawn(*(sum(getattr(each, name) for each in parts) for name in ("npv", "cost", "reduction_t_per_year")))


def ranges_told(found: Drawn, needed_t: float | None = None) -> dict[str, Any]:
    """Percentiles, the chance that the projects pay, and where a yearly reduction is needed the chance of reaching it,
    for an answer."""
    told: dict[str, Any] = {}
    for name in ("npv", "cost", "reduction_t_per_year"):
        values = getattr(found, name)
        low, median, high = np.percentile(values, PERCENTILES)
        told[name] = {
            "low": canonical(float(low)), "median": canonical(float(median)), "high": canonical(float(high)),
            "mean": canonical(float(values.mean())),
        }  # fmt: skip
    reached = None if needed_t is None else canonical(float((found.reduction_t_per_year >= needed_t).mean()))
    return told | {
        "probability_npv_positive": canonical(float((found.npv > 0).mean())), "probability_reached": reached,
    }  # fmt: skip


def range_told(
    projects: Sequence[Project],
    terms: Terms,
    spreads: Mapping[str, float],
    *,
    draws: int,
    seed: int,
    needed_t: float | None = None,
) -> dict[str, Any] | None:
    """The range of projects built together, for an answer, with what it was drawn from; None where no spread is given
    (none is assumed) or nothing is built. Raises InputError as `drawn` does."""
    if not spreads or not projects:
        return None
    found = total_of(drawn(projects, terms, spreads, draws=draws, seed=seed))
    return {"spreads_percent": dict(spreads), "draws": draws, "seed": seed, **ranges_told(found, needed_t)}


def require_spreads(spreads: Mapping[str, float], draws: int, seed: int, projects: int = 1) -> None:
    """InputError with every spread that has no name or no measure here, and for draws or a seed out of range."""
    problems = [
        Problem(name, "unknown_uncertainty", value, {"known": ", ".join(SPREADS)})
        for name, value in spreads.items()
        if name not in SPREADS
    ]
    for name, value in spreads.items():
        if not 0 <= value <= LARGEST_SPREAD:
            problems.append(Problem(name, "bad_spread", value, {"maximum": LARGEST_SPREAD}))
    most = min(MOST_DRAWS, MOST_RESULTS // max(1, projects))
    if not FEWEST_DRAWS <= draws <= most:
        problems.append(Problem("draws", "bad_draws", draws, {"minimum": FEWEST_DRAWS, "maximum": most}))
    if not 0 <= seed <= LARGEST_SEED:
        problems.append(Problem("seed", "bad_seed", seed, {"minimum": 0, "maximum": LARGEST_SEED}))
    if problems:
        raise InputError(problems)


def _variations(
    projects: Sequence[Project], spreads: Mapping[str, float], draws: int, seed: int
) -> Iterator[Variation]:
    """Variations of block after block of draws."""
    streams = list(dict.fromkeys(each.stream_key for each in projects))
    names = [f"{kind}\0{'|'.join(key)}" for kind in ("flow", "ch4") for key in streams]
    names += [f"availability\0{each.id}" for each in projects] + list(PRICES)
    normal = NormalStreams(names, seed)
    for begin in range(0, draws, BLOCK):
        rows = iter(normal.next(min(BLOCK, draws - begin)))
        yield Variation(
            flow={key: _factor(next(rows), spreads.get("flow", 0.0)) for key in streams},
            ch4={key: _factor(next(rows), spreads.get("ch4", 0.0)) for key in streams},
            availability={each.id: _factor(next(rows), spreads.get("availability", 0.0)) for each in projects},
            price={name: _factor(next(rows), spreads.get(name, 0.0)) for name in PRICES},
        )


def _factor(normal: np.ndarray, percent: float) -> np.ndarray:
    """Normal factors around one, none below nought, as a column; (1,) where there is no spread."""
    if not percent:
        return np.ones(1)
    return np.maximum(0.0, 1 + normal * percent / 100 / HALF_WIDTHS)[:, np.newaxis]


def _summed(found: Outcome, terms: Terms) -> Drawn:
    reduction = found.reduction_t_per_year(terms.years)
    return Drawn(np.atleast_1d(found.npv), np.atleast_1d(found.cost), np.atleast_1d(reduction))


def _joined(parts: list[Drawn], draws: int) -> Drawn:
    """Blocks as one; what no spread touches is the same in every draw."""
    whole = [
        np.concatenate([getattr(each, name) for each in parts]) for name in ("npv", "cost", "reduction_t_per_year")
    ]
    return Drawn(*(values if len(values) == draws else np.full(draws, values[0]) for values in whole))
