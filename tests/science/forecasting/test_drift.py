"""Drift: none of what was learned from; where readings leave their range or errors grow, the model is stale."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.science.forecasting.conftest import LEARNED
from tests.science.forecasting.recordings import FEW, TARGET, longwall, with_readings

from firedamp.science.errors import InputError
from firedamp.science.forecasting.drift import Drift, drift_of
from firedamp.science.forecasting.model import Model


def moved(found: Drift) -> list[str]:
    return [each.channel for each in found.channels if each.moved]


def test_what_was_learned_from_has_not_moved(model: Model) -> None:
    found = drift_of(model.card, longwall(0, LEARNED))
    assert [each.channel for each in found.channels] == list(FEW)
    assert moved(found) == []
    assert not found.stale
    for each in found.channels:
        assert each.outside is not None
        assert each.outside <= 0.02
        assert each.shift == pytest.approx(0, abs=0.01), each.channel


def test_a_channel_off_its_range_has_moved(model: Model) -> None:
    one = longwall(0, LEARNED)
    found = drift_of(model.card, with_readings(one, "MM31", one.channel("MM31") + 3))
    assert moved(found) == ["MM31"]
    shifts = {each.channel: each.shift or 0 for each in found.channels}
    assert shifts["MM31"] > 1
    assert not found.stale


def test_where_half_of_the_channels_moved_the_model_is_stale(model: Model) -> None:
    one = longwall(0, LEARNED)
    for name in ("MM31", "AS038"):
        one = with_readings(one, name, one.channel(name) + 5)
    assert drift_of(model.card, one).stale


def test_a_sensor_stuck_within_its_range_has_shifted(model: Model) -> None:
    one = longwall(0, LEARNED)
    found = drift_of(model.card, with_readings(one, TARGET, np.full(LEARNED, np.median(one.channel(TARGET)))))
    assert moved(found) == []
    assert found.channels[0].shift is not None
    assert found.channels[0].shift > 0.25


def test_where_the_error_grew_the_model_is_stale(model: Model) -> None:
    one = longwall(0, LEARNED)
    usual = model.card.validation[model.card.choice].mae
    assert drift_of(model.card, one).error is None
    assert not drift_of(model.card, one, np.full(200, usual)).stale
    grown = drift_of(model.card, one, np.full(200, -2 * usual))
    assert (grown.error, grown.learned_error, grown.stale) == (pytest.approx(2 * usual), usual, True)


def test_wild_hours_in_which_persistence_errs_more_make_no_model_stale(model: Model) -> None:
    one, usual = longwall(0, LEARNED), model.card.validation[model.card.choice].mae
    errors = np.full(200, 2 * usual)
    assert not drift_of(model.card, one, errors, 1.1 * errors).stale
    assert drift_of(model.card, one, errors, 0.9 * errors).stale


def test_few_errors_or_readings_say_nothing(model: Model) -> None:
    errors = np.r_[np.full(50, 99.0), np.full(500, np.nan)]
    found = drift_of(model.card, longwall(0, 50), errors)
    assert (found.error, found.stale) == (None, False)
    assert all(each.outside is None for each in found.channels)


def test_a_channel_that_never_read_anything_cannot_move(model: Model) -> None:
    ranges = {name: each for name, each in model.card.ranges.items() if name != "MM31"}
    found = drift_of(replace(model.card, ranges=ranges), longwall(0, LEARNED))
    assert found.channels[1].outside is None


def test_a_recording_without_a_channel_is_refused(model: Model) -> None:
    with pytest.raises(InputError, match="unknown_channel"):
        drift_of(model.card, longwall(0, 500).without(["MM31"]))
