"""What skforecast and mlforecast make of a recording to learn from: features of each row, and targets ahead of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from _forecasting_peer_task import Given

LAGS = [1, 2, 3, 4, 6, 11, 21, 61, 121]  # 1 is the reading of now; the others give the changes that Firedamp looks at
WINDOWS = (6, 20, 60, 120)  # rows: 3, 10, 30 and 60 minutes


@dataclass(frozen=True)
class Matrices:
    """What a library makes of the recording: features (n, k) of each row, NaN where it makes none, and the target (n,)
    of a step ahead of each row."""

    features: np.ndarray
    target: Callable[[int], np.ndarray]


def by_skforecast(given: Given, series: np.ndarray, steps: int, *, change: bool) -> Matrices:
    """ForecasterDirectMultiVariate: lags and windows of every channel, and of the series that is forecast."""
    from skforecast.direct import ForecasterDirectMultiVariate
    from skforecast.preprocessing import RollingFeatures

    rolling = RollingFeatures(
        stats=["mean", "min", "max"] * len(WINDOWS), window_sizes=[rows for rows in WINDOWS for _ in range(3)]
    )
    forecaster = ForecasterDirectMultiVariate(
        level="forecast", steps=steps, lags=LAGS, window_features=rolling, transformer_series=None,
        differentiation=1 if change else None, estimator=given.regressor("regression"), n_jobs=1,
    )  # fmt: skip
    frame = given.readings.assign(forecast=series)
    if np.array_equal(series, given.now):
        frame = frame.drop(columns=given.channel)
    # So many rows more as steps, for the matrix has only rows whose last step is known; their values enter nothing.
    longer = pd.concat([frame, frame.iloc[[-1] * steps]], ignore_index=True)
    X, y = forecaster.create_train_X_y(longer)
    n, first = len(frame), len(frame) - len(X)  # the first row that has all lags
    features = np.full((n, X.shape[1]), np.nan)
    features[first:] = X.to_numpy()

    def target(step: int) -> np.ndarray:
        found = np.full(n, np.nan)
        _, ahead = forecaster.filter_train_X_y_for_step(step, X, y)
        found[first:] = ahead.to_numpy()
        return found

    return Matrices(features, target)


def by_mlforecast(given: Given, series: np.ndarray, steps: int, *, change: bool) -> Matrices:
    """MLForecast: lags and windows of the series that is forecast, and by `transform_exog` of every channel."""
    from mlforecast import MLForecast
    from mlforecast.feature_engineering import transform_exog
    from mlforecast.target_transforms import Differences

    n = len(series)
    ids = {"unique_id": "longwall", "ds": np.arange(n + 1)}
    longer = given.readings.iloc[[*range(n), n - 1]].reset_index(drop=True)  # a row more: see skforecast
    channels = transform_exog(longer.assign(**ids), lags=LAGS, lag_transforms=windows()).drop(columns=longer.columns)
    forecaster = MLForecast(
        models={},
        freq=1,
        lags=LAGS,
        lag_transforms=windows(),
        target_transforms=[Differences([1])] if change else None,
    )
    made = forecaster.preprocess(
        channels.assign(y=np.append(series, series[-1])), static_features=[], max_horizon=steps, dropna=False
    ).set_index("ds")
    # What mlforecast knows at row t is t + 1's in its table: lag 1 is the reading of t.
    made = made.reindex(np.arange(1, n + 1))
    features = made[forecaster.ts.features_order_].to_numpy()
    return Matrices(features, lambda step: made[f"y{step - 1}"].to_numpy())


def windows() -> dict[int, list[Any]]:
    """MLForecast's rolling windows, of what is known at a row."""
    from mlforecast.lag_transforms import RollingMax, RollingMean, RollingMin

    return {1: [kind(rows) for rows in WINDOWS for kind in (RollingMean, RollingMin, RollingMax)]}
