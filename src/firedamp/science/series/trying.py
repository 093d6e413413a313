"""Which methods does auto try, and on how many rounds of artificial gaps? What a table of its size can afford."""

from __future__ import annotations

from collections.abc import Sequence

from firedamp.science.series.panel import Panel

OF_A_SEASON = ("seasonal",)
OF_SEVERAL = ("co_moving", "local_global", "global_regression", "low_rank", "knn")
DEAR = ("kalman", "boosted", "iterative")
MODERATE = ("local_global", "global_regression", "knn")
MODERATE_CELLS = 60_000
CELLS_OF_TRIALS = 60_000
MOST_ROUNDS, FEWEST_ROUNDS, ROUNDS_OF_DEAR = 18, 3, 2


def candidates(panel: Panel) -> tuple[tuple[str, ...], dict[str, str]]:
    """The methods that auto tries on a panel, and for each of the others why not (a code of `registry.reasons()`)."""
    names = ["linear", "pchip", "state_space"]  # linear first: what the others must better
    notes = {"mean": "covered_by_state_space", "nearest": "covered_by_linear"} | dict.fromkeys(DEAR, "too_dear")
    if panel.season is None:
        notes["seasonal"] = "needs_season"
    else:
        names += OF_A_SEASON
    for name in OF_SEVERAL:
        if panel.values.shape[1] < 2:
            notes[name] = "needs_other_series"
        elif name in MODERATE and panel.values.size > MODERATE_CELLS:
            notes[name] = "too_dear"
        else:
            names.append(name)
    return tuple(names), notes


def rounds_for(panel: Panel, names: Sequence[str]) -> int:
    """How many rounds: many for a small table, at least three; two of a dear method alone."""
    if len(names) == 1 and names[0] in DEAR:
        return ROUNDS_OF_DEAR
    return max(min(MOST_ROUNDS, CELLS_OF_TRIALS // panel.values.size), FEWEST_ROUNDS)
