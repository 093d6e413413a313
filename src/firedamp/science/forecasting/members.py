"""The forecasters: two that need no learning, ridge regression, and gradient boosting of the level and of the change.

Each gives one forecast of the target for a row. What is learned is plain data, so that a model is a file of text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import lightgbm
import numpy as np
from sklearn.linear_model import Ridge as SklearnRidge

PERSISTENCE, SEASONAL, RIDGE = "persistence", "seasonal_naive", "ridge"
CHANGE_MEDIAN, CHANGE_MEAN = "lightgbm_change_median", "lightgbm_change_mean"
LEVEL_MEDIAN, LEVEL_MEAN = "lightgbm_level_median", "lightgbm_level_mean"
OBJECTIVES = {CHANGE_MEDIAN: "regression_l1", CHANGE_MEAN: "regression"}
LEVEL_OBJECTIVES = {LEVEL_MEDIAN: "regression_l1", LEVEL_MEAN: "regression"}
MEMBERS = (PERSISTENCE, RIDGE, *OBJECTIVES)  # what is weighed and offered
COMPARED = (SEASONAL, *LEVEL_OBJECTIVES)  # what a backtest sets beside them: on real longwalls they only cost
LOW, HIGH = 0.05, 0.95  # the quantiles of a 90 % interval
RIDGE_PENALTY = 10.0  # of standardised features
CONSTANT = 1e-9  # of a feature's mean: a spread that is less is rounding
FARTHEST = 8.0  # in widths; on a real longwall ridge errs the same with and without, at 3 to 60 minutes
ROUNDS = 120
BOOSTING = {
    "learning_rate": 0.05,
    "num_leaves": 15,
    "min_data_in_leaf": 100,
    "feature_fraction": 0.5,
    "max_bin": 63,
    "num_threads": 1,  # more wait for each other longer than they help, most of all on a machine that is busy
    "deterministic": True,
    "force_col_wise": True,
    "verbose": -1,
}


@dataclass(frozen=True)
class Rows:
    """What a forecaster is given: `features` (n, k), NaN where unknown; `now` (n,), the target channel's last known
    reading; `day_before` (n,), the target as it was a day before, NaN where that is not known."""

    features: np.ndarray
    now: np.ndarray
    day_before: np.ndarray

    def __getitem__(self, rows: np.ndarray | slice) -> Rows:
        return Rows(self.features[rows], self.now[rows], self.day_before[rows])


def summed(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Σ of values (n, …, k) times weights (…, k): of each row to the last bit the same, whatever rows stand beside it.

    A product of BLAS is not, and a reading that is rounded then tips over.
    """
    found: np.ndarray = (np.ascontiguousarray(values) * weights).sum(axis=-1)
    return found


@dataclass(frozen=True)
class Ridge:
    """Regularised linear regression of the change from now on standardised features; unknown ones count as usual.

    None counts as farther from usual than eight widths: a line drawn on to a sensor in another unit ends nowhere.
    """

    centre: np.ndarray
    width: np.ndarray
    weights: np.ndarray
    level: float

    @classmethod
    def fit(cls, rows: Rows, target: np.ndarray) -> Ridge:
        """Learn from rows (n,) whose targets (n,) are known."""
        known = np.isfinite(rows.features)
        count = np.maximum(known.sum(axis=0), 1)
        centre = np.where(known, rows.features, 0.0).sum(axis=0) / count
        spread = np.sqrt((np.where(known, rows.features - centre, 0.0) ** 2).sum(axis=0) / count)
        width = np.where(spread > CONSTANT * np.abs(centre), spread, 1.0)
        model = SklearnRidge(RIDGE_PENALTY).fit(np.nan_to_num((rows.features - centre) / width), target - rows.now)
        return cls(centre, width, model.coef_, float(model.intercept_))

    def predict(self, rows: Rows) -> np.ndarray:
        """The forecast (n,) in the unit of the target."""
        found: np.ndarray = rows.now + self.level + summed(self._inputs(rows), self.weights)
        return found

    def contributions(self, rows: Rows) -> np.ndarray:
        """What each feature adds to the change from now: (n, k + 1), the last being what all rows have in common."""
        return np.column_stack([self._inputs(rows) * self.weights, np.full(len(rows.now), self.level)])

    def _inputs(self, rows: Rows) -> np.ndarray:
        found = np.nan_to_num((rows.features - self.centre) / self.width)
        return np.asarray(np.clip(found, -FARTHEST, FARTHEST))


@dataclass(frozen=True)
class Boosting:
    """Gradient-boosted trees (LightGBM) as their own text; `of_change`: they give the change from now, else the
    level."""

    text: str
    of_change: bool

    @cached_property
    def booster(self) -> lightgbm.Booster:
        return lightgbm.Booster(model_str=self.text)

    def predict(self, rows: Rows) -> np.ndarray:
        """The forecast (n,) in the unit of the target."""
        found = np.asarray(self.booster.predict(rows.features, num_threads=1))
        return rows.now + found if self.of_change else found

    def contributions(self, rows: Rows) -> np.ndarray:
        """What each feature adds, to the change from now or to the level: (n, k + 1), the last being what all rows have
        in common (TreeSHAP, Lundberg and Lee 2017, LightGBM's own)."""
        return np.array(self.booster.predict(rows.features, pred_contrib=True, num_threads=1))

    def importance(self) -> np.ndarray:
        """How much each feature (k,) lessened the loss in learning."""
        return np.asarray(self.booster.feature_importance("gain"), dtype=float)


@dataclass(frozen=True)
class Learned:
    """All that is learned at one origin: the members by name, and the trees of the low and high quantile."""

    ridge: Ridge
    boosted: dict[str, Boosting]
    low: Boosting
    high: Boosting

    def forecasts(self, rows: Rows) -> np.ndarray:
        """What each of MEMBERS forecasts: (n, 4)."""
        return np.column_stack([
            rows.now, self.ridge.predict(rows), *(self.boosted[name].predict(rows) for name in OBJECTIVES),
        ])  # fmt: skip

    def bounds(self, rows: Rows) -> np.ndarray:
        """The raw low and high quantile: (n, 2), not yet conformal."""
        found = np.column_stack([self.low.predict(rows), self.high.predict(rows)])
        found.sort(axis=1)
        return found


class Fitting:
    """Rows (n,) whose targets (n,) are known, to learn from: their features are sorted into bins once for all fits."""

    def __init__(self, rows: Rows, target: np.ndarray, seed: int) -> None:
        self.rows, self.target = rows, target
        self.settings: dict[str, Any] = {**BOOSTING, "seed": seed}
        self.binned = lightgbm.Dataset(rows.features, params=self.settings, free_raw_data=False)

    def boosting(self, objective: str, *, of_change: bool = True, **more: float) -> Boosting:
        """Trees of the change from now, or of the level."""
        self.binned.set_label(self.target - self.rows.now if of_change else self.target)
        booster = lightgbm.train({**self.settings, "objective": objective, **more}, self.binned, ROUNDS)
        return Boosting(booster.model_to_string(), of_change)

    def learned(self) -> Learned:
        """Every member that is weighed, and the quantiles."""
        boosted = {name: self.boosting(objective) for name, objective in OBJECTIVES.items()}
        low, high = (self.boosting("quantile", alpha=alpha) for alpha in (LOW, HIGH))
        return Learned(Ridge.fit(self.rows, self.target), boosted, low, high)

    def compared(self, ahead: Rows) -> np.ndarray:
        """What each of COMPARED, learned here, forecasts for other rows: (n, 3)."""
        seasonal = np.where(np.isfinite(ahead.day_before), ahead.day_before, ahead.now)
        levels = (self.boosting(objective, of_change=False) for objective in LEVEL_OBJECTIVES.values())
        return np.column_stack([seasonal, *(each.predict(ahead) for each in levels)])
