"""A calculation from inputs to the whole answer: outputs, uncertainty, sensitivity, trace, what is to be confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from firedamp import __version__
from firedamp.science.errors import InputError, shown
from firedamp.science.methods.confirmation import to_confirm, warnings
from firedamp.science.methods.evaluation import Evaluation, evaluate
from firedamp.science.methods.given import require_one_row
from firedamp.science.methods.library import Library, library
from firedamp.science.methods.marks import marks
from firedamp.science.methods.propagation import live_symbols
from firedamp.science.methods.sampling import GENERATOR, TRANSFORM
from firedamp.science.methods.spreads import LOGNORMAL, Variable, variables
from firedamp.science.methods.trace import canonical, trace
from firedamp.science.methods.uncertainty import Range, approach1, approach2, require_draws, sensitivity
from firedamp.science.units import displayed

DRAWS = 10_000
SEED = 1


@np.errstate(all="ignore")  # what comes of it is not finite, and is refused as such
def calculate(
    method_id: str,
    inputs: Mapping[str, Any],
    *,
    gwp_set: str | None = None,
    uncertainty: Mapping[str, Any] | None = None,
    widened: Mapping[str, Sequence[float]] | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
    beside: Sequence[str] = (),
    methods: Library | None = None,
    line: str = "",
    distribution: bool = False,
) -> dict[str, Any]:
    """One calculation as JSON-ready values rounded to ten significant digits (methods.md, Reproduction).

    `inputs`: numbers in the units of the sheet, or {"value": 2.4, "unit": "Mt"}. `uncertainty` replaces defaults:
    {"coal_output": {"percent": 5}} or {"factor": 2}; `widened`: percent that the restoration of an input adds to it,
    {"coal_output": [12.5]}. `beside`: GWP sets to show the result under as well. `line` is
    the id that makes the draws those of an inventory's line. `distribution`: percentiles of each output's draws too.
    Raises MethodError `unknown_method`, InputError with every fault of the inputs.
    """
    methods = methods or library()
    sheet = methods.sheet(method_id)
    require_draws(draws, seed)
    gwp = methods.gwp_set(gwp_set or sheet.gwp_set)
    others = [methods.gwp_set(other).id for other in _listed(beside)]
    require_one_row(sheet, require_mapping(inputs))
    evaluation = evaluate(sheet, methods.factors, inputs, gwp)
    live = live_symbols(evaluation)
    found = variables(evaluation, uncertainty or {}, (line,), widened or {})
    uncertain = [variable for variable in found if variable.symbol in live]
    names = list(evaluation.outputs)
    unconfirmed = to_confirm(evaluation, methods.factors, uncertain)
    steps = [step.symbol for step in evaluation.steps if np.ndim(evaluation.values[step.symbol]) < 2]
    drawn = approach2(evaluation, uncertain, names, draws=draws, seed=seed, distribution=distribution, beside=steps)
    return {
        "method": sheet.id,
        "title": dict(sheet.title),
        "gwp_set": gwp.id,
        "outputs": scalars(evaluation),
        "units": {name: displayed(sheet.outputs[name].unit) for name in names},
        "labels": {name: dict(sheet.outputs[name].label) for name in names},
        "uncertainty": _uncertainty(evaluation, uncertain, names, drawn, draws, seed),
        "sensitivity": {name: _sensitivity(evaluation, uncertain, name) for name in names},
        "trace": trace(
            evaluation, methods.factors, marks(evaluation, unconfirmed), _ranges(evaluation, uncertain, drawn)
        ),
        "gwp_beside": {other: _under(evaluation, methods, inputs, other) for other in others},
        "to_confirm": unconfirmed,
        "warnings": warnings(evaluation),
        "sheet_hash": sheet.hash,
        "edition": sheet.edition,
        "factors_hash": methods.factors.hash,
        "software_version": __version__,
        "seed": seed,
    }


def require_mapping(inputs: Any) -> Mapping[str, Any]:
    """The inputs as names and values; InputError `not_a_record` for anything else."""
    if not isinstance(inputs, Mapping):
        raise InputError.one("inputs", "not_a_record", shown(inputs)[:80], fields="")
    return inputs


def _listed(beside: Any) -> Sequence[Any]:
    if isinstance(beside, list | tuple):
        return beside
    raise InputError.one("beside", "not_a_list", shown(beside)[:80])


def scalars(evaluation: Evaluation) -> dict[str, float]:
    """Outputs of a calculation of one row."""
    return {
        name: canonical(float(value.ravel()[0]) if hasattr(value, "ravel") else float(value))
        for name, value in evaluation.outputs.items()
    }


def _under(evaluation: Evaluation, methods: Library, inputs: Mapping[str, Any], other: str) -> dict[str, float]:
    again = evaluate(evaluation.sheet, methods.factors, inputs, methods.gwp_set(other))
    return {name: value for name, value in scalars(again).items() if name == "co2e_t"}


def _uncertainty(
    evaluation: Evaluation,
    uncertain: Sequence[Variable],
    names: Sequence[str],
    drawn: Mapping[str, Range],
    draws: int,
    seed: int,
) -> dict[str, Any]:
    first = approach1(evaluation, uncertain, names)
    return {
        "approach1": {
            name: {
                "percent": canonical(half.percent),
                "low": canonical(half.low),
                "high": canonical(half.high),
                "read_approach2": half.read_approach2,
            }
            for name, half in first.items()
        },
        "approach2": {name: _range(drawn[name]) for name in names},
        "draws": draws,
        "seed": seed,
        "generator": GENERATOR,
        "transform": TRANSFORM,
        "variables": [_variable(evaluation, variable) for variable in uncertain],
    }


def _ranges(
    evaluation: Evaluation, uncertain: Sequence[Variable], drawn: Mapping[str, Range]
) -> dict[str, tuple[float, float]]:
    """The 95 % range of every symbol that has one: of what is given by its own uncertainty, of steps by the draws."""
    given = {
        variable.symbol: variable.range95(float(np.ravel(evaluation.values[variable.symbol])[0]))
        for variable in uncertain
        if not variable.items and variable.symbol not in drawn
    }
    return given | {name: (found.low, found.high) for name, found in drawn.items() if found.low < found.high}


def _range(found: Range) -> dict[str, Any]:
    ends = {"low": canonical(found.low), "high": canonical(found.high), "mean": canonical(found.mean)}
    return ends | ({"quantiles": canonical(found.percentiles)} if found.percentiles else {})


def _variable(evaluation: Evaluation, variable: Variable) -> dict[str, Any]:
    size = {"factor": variable.size} if variable.kind == LOGNORMAL else {"percent": variable.size}
    return {
        "name": variable.symbol,
        "label": dict(evaluation.sheet.descriptions[variable.symbol][0]),
        "kind": variable.kind,
        **size,
        "status": variable.status,
        "source": "user" if variable.by_user else "default",
    }


def _sensitivity(evaluation: Evaluation, uncertain: Sequence[Variable], name: str) -> list[dict[str, Any]]:
    return [
        {
            "name": influence.symbol,
            "label": dict(evaluation.sheet.descriptions[influence.symbol][0]),
            "share_of_variance": canonical(influence.share_of_variance),
            "low": canonical(influence.low),
            "high": canonical(influence.high),
        }
        for influence in sensitivity(evaluation, uncertain, name)
    ]
