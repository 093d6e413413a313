"""Uncertainty of a calculation by both approaches of the IPCC (2006 Guidelines, vol. 1, ch. 3), and its sensitivity.

Approach 1 propagates half-ranges through derivatives; approach 2 draws. `low` and `high` of a result are approach 2.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.methods.evaluation import Evaluation
from firedamp.science.methods.propagation import Propagation
from firedamp.science.methods.sampling import NormalStreams, inverse_normal
from firedamp.science.methods.spreads import Z95, Variable

STEP = 1e-4  # relative step of the derivative: exact for products and sums, 1e-8 for the curves of the sheets
READ_APPROACH_2_ABOVE = 60.0  # percent
POINTS = 401  # of one variable, for its share of the variance
FEWEST_DRAWS, MOST_DRAWS = 100, 100_000_000
VALUES_AT_ONCE = 65_536  # draws of a block, times the items of the longest list


def combine_product(percents: Sequence[float]) -> float:
    """Half-range in % of a product of independent factors: √ΣU² (IPCC 2006, vol. 1, eq. 3.1)."""
    return math.hypot(*percents)


def combine_sum(parts: Sequence[tuple[float, float]]) -> float:
    """Half-range in % of a sum of independent (value, percent): √Σ(U·x)²/|Σx| (IPCC 2006, vol. 1, eq. 3.2)."""
    return math.hypot(*(value * percent for value, percent in parts)) / abs(sum(value for value, _ in parts))


@dataclass(frozen=True)
class HalfRange:
    """Approach 1: half of the 95 % range in percent (None for a value of zero); whether to read approach 2 instead."""

    percent: float | None
    low: float
    high: float
    read_approach2: bool


@dataclass(frozen=True)
class Range:
    """Approach 2: the 2.5 and 97.5 percentiles of the draws, and their mean.

    `percentiles`, where asked for: the least draw, the 1st to 99th percentiles, the greatest draw.
    """

    low: float
    high: float
    mean: float
    percentiles: tuple[float, ...] = ()


@dataclass(frozen=True)
class Influence:
    """What one uncertain symbol does to an output while the others stay at their estimates."""

    symbol: str
    share_of_variance: float
    low: float
    high: float


def approach1(evaluation: Evaluation, variables: Sequence[Variable], outputs: Sequence[str]) -> dict[str, HalfRange]:
    """Half-ranges of the outputs of a calculation of one row: √Σ(∂y/∂x·x·U)², each item of a list a variable."""
    propagation = Propagation(evaluation, variables, outputs)
    slopes = _slopes(propagation, outputs)
    found = {}
    for name in outputs:
        estimate = _estimate(evaluation, name)
        terms = [_length(slope) * variable.percent for variable, slope in slopes[name]]
        wide = any(
            variable.percent > READ_APPROACH_2_ABOVE and term > 0
            for term, (variable, _) in zip(terms, slopes[name], strict=True)
        )
        half = math.hypot(*terms) / 100
        _require_finite(evaluation, name, half)
        percent = 100 * half / abs(estimate) if estimate else None
        found[name] = HalfRange(percent, estimate - half, estimate + half, wide)
    return found


def _length(slope: np.ndarray) -> float:
    """√Σs², of slopes too large to be squared as well."""
    return math.hypot(*slope.tolist())


@np.errstate(all="ignore")  # what is not finite is refused by `_require_finite`
def _slopes(propagation: Propagation, outputs: Sequence[str]) -> dict[str, list[tuple[Variable, np.ndarray]]]:
    """Derivatives of the outputs by the multiplier of each variable (each of its items), by central differences."""
    widths = [(variable, item) for variable in propagation.variables for item in range(max(variable.items, 1))]
    multipliers = {variable.symbol: np.ones(_shape(variable, 2 * len(widths))) for variable in propagation.variables}
    for column, (variable, item) in enumerate(widths):
        own = multipliers[variable.symbol]
        row = own[item, 0] if variable.items else own[0]
        row[2 * column : 2 * column + 2] = 1 + STEP, 1 - STEP
    values = propagation.run(multipliers)
    found: dict[str, list[tuple[Variable, np.ndarray]]] = {}
    for name in outputs:
        at = np.broadcast_to(values[name], (1, 2 * len(widths)))[0]
        by_item = (at[0::2] - at[1::2]) / (2 * STEP)
        ends = np.cumsum([max(variable.items, 1) for variable in propagation.variables])
        found[name] = list(zip(propagation.variables, np.split(by_item, ends[:-1]), strict=True)) if widths else []
    return found


def _estimate(evaluation: Evaluation, name: str) -> float:
    return float(np.ravel(evaluation.values[name])[0])


def _require_finite(evaluation: Evaluation, output: str, *numbers: float) -> None:
    """InputError where a divisor's uncertainty reaches nought, or a result what a computer counts."""
    if not all(map(math.isfinite, numbers)):
        raise InputError.one(output, "result_not_finite", None, formula=evaluation.sheet.outputs[output].formula)


def approach2(
    evaluation: Evaluation,
    variables: Sequence[Variable],
    outputs: Sequence[str],
    *,
    draws: int,
    seed: int,
    distribution: bool = False,
    beside: Sequence[str] = (),
) -> dict[str, Range]:
    """Ranges of the outputs of a calculation of one row, by Monte Carlo; with their percentiles for `distribution`.

    `beside`: steps whose ranges are wanted too, as far as they are finite.
    """
    from firedamp.science.methods.quantiles import Quantiles

    require_draws(draws, seed)
    wanted = [*outputs, *(name for name in beside if name not in outputs)]
    collected = {name: Quantiles(1, draws) for name in wanted}
    propagation = Propagation(evaluation, variables, wanted)
    for values, size in drawn(propagation, draws, seed, draws_at_once(variables)):
        for name in wanted:
            collected[name].add(np.broadcast_to(values[name], (1, size)))
    found = {}
    for name, quantiles in collected.items():
        low, high = quantiles.range95()
        percentiles = tuple(quantiles.percentiles()[0].tolist()) if distribution and name in outputs else ()
        found[name] = Range(float(low[0]), float(high[0]), float(quantiles.mean()[0]), percentiles)
        if name in outputs:
            _require_finite(evaluation, name, found[name].low, found[name].high, found[name].mean)
    return found


def draws_at_once(variables: Sequence[Variable]) -> int:
    """How many draws of one row make a block of bounded memory: the fewer, the longer its longest list."""
    widest = max((variable.items for variable in variables), default=1)
    return max(VALUES_AT_ONCE // max(widest, 1), FEWEST_DRAWS)


def drawn(propagation: Propagation, draws: int, seed: int, at_once: int) -> Iterator[tuple[dict[str, np.ndarray], int]]:
    """Values of all symbols, a block of draws at a time, with the number of draws of the block."""
    streams = {variable.symbol: _streams(variable, seed) for variable in propagation.variables}
    for start in range(0, draws, at_once):
        size = min(at_once, draws - start)
        multipliers = {
            variable.symbol: _multipliers(variable, *streams[variable.symbol], size)
            for variable in propagation.variables
        }
        yield propagation.run(multipliers), size


def _streams(variable: Variable, seed: int) -> tuple[NormalStreams, np.ndarray | None]:
    """Streams of the different keys of a variable, and which of them each row takes (None: row by row)."""
    places = {key: place for place, key in enumerate(dict.fromkeys(variable.keys))}
    if variable.items:
        return NormalStreams([f"{key}|{item}" for item in range(variable.items) for key in places], seed), None
    rows = None if len(places) == len(variable.keys) else np.array([places[key] for key in variable.keys])
    return NormalStreams(list(places), seed), rows


def _multipliers(variable: Variable, streams: NormalStreams, rows: np.ndarray | None, size: int) -> np.ndarray:
    found = variable.multiplier(streams.next(size))  # of each stream once, however many rows share it
    if variable.items:
        return found.reshape(variable.items, -1, size)
    return found if rows is None else found[rows]


def sensitivity(evaluation: Evaluation, variables: Sequence[Variable], output: str) -> list[Influence]:
    """Influences on an output, strongest first.

    Each variable alone goes from its 2.5 to its 97.5 percentile (tornado); its share is of the sum of the variances
    that the variables cause one at a time. Items of a list err independently: theirs come from the derivatives.
    """
    propagation = Propagation(evaluation, variables, [output])
    alone = [variable for variable in propagation.variables if not variable.items]
    spread = {variable.symbol: _spread_alone(propagation, variable, output) for variable in alone}
    if len(alone) < len(propagation.variables):
        estimate = _estimate(evaluation, output)
        for variable, slope in _slopes(propagation, [output])[output]:
            if variable.items:
                deviation = _length(slope) * variable.percent / (100 * Z95)
                spread[variable.symbol] = (deviation**2, estimate - Z95 * deviation, estimate + Z95 * deviation)
    total = sum(variance for variance, _, _ in spread.values())
    _require_finite(evaluation, output, total, *(end for _, low, high in spread.values() for end in (low, high)))
    influences = [
        Influence(symbol, variance / total, low, high)
        for symbol, (variance, low, high) in spread.items()
        if variance > 0
    ]
    return sorted(influences, key=lambda influence: -influence.share_of_variance)


@np.errstate(all="ignore")
def _spread_alone(propagation: Propagation, variable: Variable, output: str) -> tuple[float, float, float]:
    """Variance of the output as one variable varies over its quantiles, and the output at both ends of its range."""
    grid = inverse_normal((np.arange(POINTS) + 0.5) / POINTS)
    grid = np.concatenate([grid, [-Z95, Z95]])
    multipliers: dict[str, np.ndarray] = {other.symbol: np.ones(1) for other in propagation.variables}
    multipliers[variable.symbol] = variable.multiplier(grid)
    values = np.broadcast_to(propagation.run(multipliers)[output], (1, grid.size))[0]
    low, high = sorted(values[POINTS:].tolist())
    return float(values[:POINTS].var()), low, high


def _shape(variable: Variable, points: int) -> tuple[int, ...]:
    return (variable.items, 1, points) if variable.items else (1, points)


def require_draws(draws: int, seed: int) -> None:
    """InputError `bad_draws` or `bad_seed` for a number of draws or a seed out of bounds."""
    if isinstance(draws, bool) or not isinstance(draws, int) or not FEWEST_DRAWS <= draws <= MOST_DRAWS:
        raise InputError.one("draws", "bad_draws", draws, minimum=FEWEST_DRAWS, maximum=MOST_DRAWS)
    if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed < 2**63:
        raise InputError.one("seed", "bad_seed", seed, minimum=0, maximum=2**63 - 1)
