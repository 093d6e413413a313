"""Features: what their names say, the same of a tail as of the whole, and never anything of what is ahead."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.science.forecasting.recordings import STATES, TARGET, longwall, synthetic, timed, with_readings

from firedamp.science.forecasting.features import CLOCK, features_of, memory_of, states_of
from firedamp.science.telemetry import Recording, recording

NAN = float("nan")


def column(one: Recording, name: str, states: tuple[str, ...] = STATES) -> np.ndarray:
    found = features_of(one, states)
    values: np.ndarray = found.values[:, found.names.index(name)]
    return values


def with_holes(one: Recording, share: float = 0.05, seed: int = 1) -> Recording:
    rng = np.random.default_rng(seed)
    return recording(one.names, np.where(rng.random(one.values.shape) < share, NAN, one.values), one.step_s)


@settings(max_examples=25, deadline=None)
@given(row=st.integers(0, 499), seed=st.integers(0, 1000), height=st.floats(-1e6, 1e6))
def test_what_comes_after_a_row_changes_no_feature_up_to_it(row: int, seed: int, height: float) -> None:
    one = timed(with_holes(longwall(0, 500), seed=seed))
    changed = one.values.copy()
    changed[row + 1 :] = height * np.random.default_rng(seed).normal(size=changed[row + 1 :].shape)
    changed[row + 1 :: 3] = NAN
    other = recording(one.names, changed, one.step_s, one.times)
    before, after = (features_of(each, STATES).values[: row + 1] for each in (one, other))
    np.testing.assert_array_equal(before, after)


@pytest.mark.parametrize("step_s", [1, 30, 60, 600])
def test_features_of_a_tail_are_to_the_last_bit_those_of_the_whole(step_s: float) -> None:
    one = with_holes(recording(longwall(0, 9000).names, longwall(0, 9000).values * [1e4, 1, 1, 1], step_s))
    whole = features_of(one, STATES).values
    for last in (memory_of(one) + 7, 5000, 9000):
        tail = features_of(one.head(last).tail(memory_of(one) + 3), STATES).values
        np.testing.assert_array_equal(tail[-3:], whole[last - 3 : last])


def test_features_are_what_their_names_say() -> None:
    one = longwall(0, 300)
    now = one.channel(TARGET)
    np.testing.assert_array_equal(column(one, TARGET), now)
    assert column(one, f"{TARGET} change 5 min")[200] == now[200] - now[190]
    assert column(one, f"{TARGET} mean 10 min")[200] == pytest.approx(now[181:201].mean() - now[200])
    assert column(one, f"{TARGET} spread 30 min")[200] == np.ptp(now[141:201])
    assert column(one, f"{TARGET} above 60 min")[200] == now[81:201].max() - now[200]
    assert np.isnan(column(one, f"{TARGET} change 60 min")[:120]).all()


def test_rows_since_a_state_changed_are_counted_for_an_hour() -> None:
    state = np.r_[np.zeros(5), np.ones(200), np.zeros(3)]
    found = column(recording(["PD"], state[:, None], 30), "PD rows since change")
    assert found[[0, 4, 5, 6, 100, 204, 205]].tolist() == [0, 4, 0, 1, 95, 120, 0]


def test_a_step_of_ten_minutes_has_no_changes_of_half_a_minute() -> None:
    names = features_of(synthetic(50, step_s=600, channels=1)).names
    assert [each.removeprefix("synthetic 0 ") for each in names] == [
        "synthetic 0", "change 10 min", "change 30 min", "change 60 min",
        "mean 30 min", "spread 30 min", "above 30 min", "mean 60 min", "spread 60 min", "above 60 min",
    ]  # fmt: skip


def test_a_channel_that_never_changes_has_features_that_never_do() -> None:
    one = recording(["constant"], np.full((500, 1), 0.1), 30)
    found = features_of(one).values
    assert np.nanmax(np.ptp(found[120:], axis=0)) == 0


def test_a_channel_without_a_reading_has_no_features() -> None:
    one = with_readings(longwall(0, 300), "MM31", np.full(300, NAN))
    found = features_of(one, STATES)
    of_channel = np.array(found.channels) == "MM31"
    assert np.isnan(found.values[:, of_channel]).all()


def test_the_hour_is_a_place_on_the_dial_where_there_are_times() -> None:
    one = timed(longwall(0, 2400), np.datetime64("2026-03-01T18:00:00", "us"))
    found = features_of(one, STATES)
    assert found.channels[-2:] == (CLOCK, CLOCK)
    assert found.values[0, -2:] == pytest.approx([-1, 0])
    assert found.values[720, -2:] == pytest.approx([0, 1])  # midnight, six hours on
    assert CLOCK not in features_of(longwall(0, 300)).channels


def test_in_a_gap_the_hour_is_unknown() -> None:
    one = longwall(0, 300)
    times = timed(one).times
    assert times is not None
    late = recording(one.names, one.values, 30, np.r_[times[:200], times[200:] + np.timedelta64(3, "h")])
    found = features_of(late, STATES)
    assert np.isnan(found.values[200:320, -2:]).all()
    assert np.isfinite(found.values[[199, 321], -2:]).all()


@pytest.mark.parametrize("name", ["*", "^MM.*$", "MM116 change 1 min", "clock", ""])
def test_any_name_may_be_a_channels(name: str) -> None:
    values = longwall(0, 300).values[:, :2]
    found = features_of(recording(["MM116", name], values, 30))
    plain = features_of(recording(["MM116", "MM31"], values, 30))
    np.testing.assert_array_equal(found.values, plain.values)


def test_a_channel_of_two_values_is_a_state() -> None:
    one = longwall(0, 2000)
    assert states_of(one, 2000) == ("PD",)
    assert "MM31" in states_of(with_readings(one, "MM31", np.full(2000, NAN)), 2000)
