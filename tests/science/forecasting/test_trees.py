"""Trees as LightGBM writes them are read, whatever they split on."""

from __future__ import annotations

import numpy as np
import pytest

from firedamp.science.forecasting.members import Fitting, Rows
from firedamp.science.forecasting.trees import require_trees


def trees_of(features: np.ndarray, target: np.ndarray) -> str:
    rows = Rows(features, np.zeros(len(target)), np.full(len(target), np.nan))
    return Fitting(rows, target, 1).boosting("regression").text


def thresholds(text: str) -> list[str]:
    return [each for line in text.split("\n") if line.startswith("threshold=") for each in line.split("=")[1].split()]


def test_trees_that_part_the_unknown_from_the_known_are_trees() -> None:
    """Nothing known exceeds an infinite threshold; only what is unknown goes the other way."""
    rng = np.random.default_rng(1)
    features = rng.normal(size=(2000, 2))
    features[::3, 0] = np.nan
    text = trees_of(features, np.isnan(features[:, 0]).astype(float))
    assert "inf" in thresholds(text)
    require_trees(text, 2)


def test_a_threshold_that_is_no_number_is_refused() -> None:
    features = np.random.default_rng(1).normal(size=(1000, 2))
    text = trees_of(features, features[:, 0])
    first = thresholds(text)[0]
    with pytest.raises(ValueError, match="not trees"):
        require_trees(text.replace(f"threshold={first}", f"threshold={'nan':0>{len(first)}}".replace("0", " "), 1), 2)
