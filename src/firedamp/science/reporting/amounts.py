"""What does each calculation of a year emit, in which category, and how far may it be off? By draws that are shared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.inventory.sources import SOURCES, methane_by_source, outputs_of_sources
from firedamp.science.methods.evaluation import Evaluation, evaluate
from firedamp.science.methods.given import require_one_row
from firedamp.science.methods.library import Library
from firedamp.science.methods.propagation import Propagation
from firedamp.science.methods.quantiles import RANGE_95
from firedamp.science.methods.spreads import variables
from firedamp.science.methods.trace import canonical
from firedamp.science.methods.uncertainty import drawn, draws_at_once, require_draws
from firedamp.science.reporting.categories import Coverage, categories
from firedamp.science.reporting.organisation_year import Entry, OrganisationYear, Site


@dataclass(frozen=True)
class Amount:
    """What one calculation emits in one category (None: in another sector), t; draws of both, (draws,)."""

    entry: Entry
    category: str | None
    ch4_t: float
    co2_t: float
    co2e_t: float
    ch4_draws_t: np.ndarray
    co2e_draws_t: np.ndarray


@dataclass(frozen=True)
class Evaluated:
    """An entry with the type of its mine, its evaluation, the coverage of its sheet, and what it emits."""

    entry: Entry
    mine_type: str
    coverage: Coverage
    evaluation: Evaluation
    amounts: tuple[Amount, ...]

    def number(self, symbol: str) -> float:
        """A number of the evaluation in the unit of its sheet; 0 where its sheet knows none."""
        return float(np.ravel(self.evaluation.values.get(symbol, 0.0))[0])

    @property
    def covered(self) -> set[str]:
        """The categories for which it stands; where it has no flare, it says nothing of flaring."""
        found = {amount.category for amount in self.amounts if amount.category}
        if "flaring" in self.coverage.sources and not self.number("methane_flared"):
            found.discard("flaring")
        return found - self.contained

    @property
    def contained(self) -> set[str]:
        """Categories of the site that are within its mining figure, and not told apart."""
        return set(self.coverage.within.get(self.mine_type, ()))


@np.errstate(all="ignore")  # what comes of it is not finite, and is refused as such
def evaluated(year: OrganisationYear, methods: Library) -> list[Evaluated]:
    """The calculations of a year, all under its GWP set. InputError, with the entry's id, where one cannot be."""
    require_draws(year.draws, year.seed)
    return [_evaluated(year, entry, methods) for entry in year.entries]


def _evaluated(year: OrganisationYear, entry: Entry, methods: Library) -> Evaluated:
    sheet, gwp = methods.sheet(entry.method), methods.gwp_set(year.gwp_set)
    require_one_row(sheet, entry.inputs)
    evaluation = evaluate(sheet, methods.factors, entry.inputs, gwp)
    coverage = categories().sheets[entry.method]
    uncertain = variables(evaluation, entry.uncertainty, (entry.line,))
    wanted = outputs_of_sources(evaluation)
    propagation = Propagation(evaluation, uncertain, wanted)
    blocks = [
        _by_source(evaluation, coverage, values, size)
        for values, size in drawn(propagation, year.draws, year.seed, draws_at_once(uncertain))
    ]
    at_draws = np.concatenate(blocks, axis=2)
    if not np.all(np.isfinite(at_draws)):
        raise InputError.one(entry.id, "result_not_finite", None, formula=entry.method)
    at_estimate = _by_source(evaluation, coverage, evaluation.values, 1)
    mine_type = year.site(entry.mine_id).mine_type
    amounts = [
        Amount(
            entry,
            coverage.category_of(source, mine_type),
            float(ch4[0]),
            float(co2[0]),
            float(ch4[0] * gwp.ch4 + co2[0]),
            ch4_draws,
            ch4_draws * gwp.ch4 + co2_draws,
        )
        for source, (ch4, co2), (ch4_draws, co2_draws) in zip(
            coverage.sources or ("all",), at_estimate, at_draws, strict=True
        )
    ]
    return Evaluated(entry, mine_type, coverage, evaluation, tuple(amounts))


def _by_source(evaluation: Evaluation, coverage: Coverage, values: Mapping[str, Any], size: int) -> np.ndarray:
    """Methane and carbon dioxide by the sources that the sheet tells apart, t: (sources, 2, size).

    The carbon dioxide of a sheet with sources is that of its flare; else it goes with its methane.
    """
    ch4, co2 = (np.broadcast_to(np.asarray(values[name], dtype=float), (1, size)) for name in ("ch4_t", "co2_t"))
    if not coverage.sources:
        return np.stack([ch4, co2], axis=1)
    methane = methane_by_source(evaluation, values, ch4)
    burnt = np.zeros_like(methane)
    burnt[SOURCES.index("flaring")] = co2[0]
    chosen = [SOURCES.index(source) for source in coverage.sources]
    return np.stack([methane[chosen], burnt[chosen]], axis=1)


def output_t(site: Site, found: Sequence[Evaluated]) -> float | None:
    """The coal output that the site's calculations take, t, else what the reference table knows of it."""
    own = [each for each in found if each.entry.mine_id == site.mine_id and "coal_output" in each.evaluation.values]
    return canonical(own[0].number("coal_output")) if own else site.output_t


def sums(amounts: Iterable[Amount]) -> dict[str, float]:
    """Masses of some amounts together with the 95 % ranges of their sums, t, of ten significant digits."""
    some = list(amounts)
    found = {
        name: canonical(float(sum(getattr(amount, name) for amount in some))) for name in ("ch4_t", "co2_t", "co2e_t")
    }
    for name in ("ch4", "co2e"):
        found[f"{name}_t_low"], found[f"{name}_t_high"] = range95(
            [getattr(amount, f"{name}_draws_t") for amount in some]
        )
    return found


def range95(draws: Sequence[np.ndarray]) -> tuple[float, float]:
    """The 2.5 and 97.5 percentiles of a sum of draws."""
    if not draws:
        return 0.0, 0.0
    low, high = np.quantile(np.sum(draws, axis=0), RANGE_95)
    return canonical(float(low)), canonical(float(high))
