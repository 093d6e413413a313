"""Each rule on readings made for it: what it marks, what it lets alone, and the size that it tells.

All readings here are synthetic.
"""

from __future__ import annotations

import numpy as np
import pytest

from firedamp.science.errors import InputError
from firedamp.science.telemetry import Flags, channel, difference, episodes, flags, pure_methane, recording

START = np.datetime64("2026-03-01T00:00:00", "us")
HOUR = 120  # rows
RNG = np.random.default_rng(7)


def methane(hours: float = 12, resolution: float = 0.01) -> np.ndarray:
    """Synthetic: a level that wanders, rounded as an instrument does."""
    level = 0.6 + 0.02 * np.cumsum(RNG.normal(size=round(hours * HOUR))) / 3
    return np.round(np.round(np.clip(level, 0.1, 3) / resolution) * resolution, 6)


def flags_of(*columns: np.ndarray, quantity: str = "methane_concentration", times: np.ndarray | None = None) -> Flags:
    names = [f"C{index}" for index in range(len(columns))]
    known = recording(names, np.column_stack(columns), 30, times)
    return flags(known, [channel(name, quantity) for name in names])


def rows(found: Flags, rule: str, name: str = "C0") -> list[int]:
    return found.found.get((name, rule), (np.empty(0), None))[0].tolist()


def at(*seconds: float) -> np.ndarray:
    return START + np.array([np.timedelta64(round(1e6 * second), "us") for second in seconds])


def test_what_lies_outside_the_instrument_or_is_impossible_is_out_of_range() -> None:
    column = methane()
    column[[10, 20, 30]] = [-0.2, 5.0, 101]
    known = recording(["C0"], column[:, None], 30)
    narrow = flags(known, [channel("C0", "methane_concentration", range_low=0, range_high=4)])
    assert rows(narrow, "range") == [10, 20, 30]
    assert narrow.found["C0", "range"][1] == pytest.approx([-0.2, 1.0, 97])
    assert rows(flags_of(column), "range") == [10, 30]


def test_half_a_resolution_beyond_the_range_is_rounding() -> None:
    column = methane()
    column[5] = 0
    known = recording(["C0"], column[:, None] - 0.004, 30)
    assert rows(flags(known, [channel("C0", "methane_concentration", resolution=0.01)]), "range") == []


def test_an_error_code_is_out_of_range_and_nothing_else() -> None:
    column = methane()
    column[100:400] = -999
    found = flags_of(column)
    assert rows(found, "range") == list(range(100, 400))
    assert set(found.counts["C0"]) == {"range"}


def test_a_gap_tells_its_length() -> None:
    column = methane(1)
    column[10:14] = np.nan
    found = flags_of(column)
    assert rows(found, "gap") == [10, 11, 12, 13]
    assert set(found.found["C0", "gap"][1]) == {2}


def test_a_gap_that_the_recording_shortened_tells_its_length_by_the_clock() -> None:
    found = flags_of(methane(1)[:4], times=at(0, 30, 86_460, 86_490))
    assert set(found.found["C0", "gap"][1]) == {1440}
    assert rows(found, "clock") == [122]
    assert found.found["C0", "clock"][1].tolist() == [1440]


def test_a_clock_set_back_is_told_where_it_happened() -> None:
    found = flags_of(methane(1)[:6], times=at(0, 30, 60, -3600, -3570, -3540))
    assert rows(found, "clock") == [2 + 121]
    assert found.found["C0", "clock"][1].tolist() == [-61.5]
    assert set(found.found["C0", "gap"][1]) == {60}  # as many rows as were put between: the clock tells nothing


def test_a_time_given_twice_is_told() -> None:
    found = flags_of(methane(1)[:5], times=at(0, 30, 30, 60, 90))
    assert rows(found, "duplicate") == [2]
    assert rows(found, "clock") == []


def test_a_spike_beside_gaps_and_at_the_ends_does_no_harm() -> None:
    column = methane()
    column[[0, 500, -1]] = 2.5
    column[[499, 501]] = np.nan
    assert rows(flags_of(column), "spike") == [500]


def test_a_shift_of_both_channels_is_the_air_s() -> None:
    one, other = methane(), methane()
    one[700:] += 1
    assert rows(flags_of(one, other), "step") == [700]
    other[702:] += 0.8
    assert rows(flags_of(one, other), "step") == []


def test_a_shift_that_comes_slowly_is_the_air_s() -> None:
    column = methane()
    column[700:] += 1
    column[700:720] -= np.linspace(1, 0, 20)
    assert rows(flags_of(np.round(column, 2)), "step") == []


def test_a_plateau_that_another_methane_channel_shares_is_gas() -> None:
    one, other = methane(), methane()
    one[700:712] = 2
    assert rows(flags_of(one, other), "calibration") == list(range(700, 712))
    other[700:712] += 0.6
    assert rows(flags_of(one, other), "calibration") == []


def test_a_plateau_that_falls_slowly_is_gas() -> None:
    column = methane()
    column[700:712] = 2
    column[712:732] = np.linspace(2, column[732], 20).round(2)
    assert rows(flags_of(column), "calibration") == []


def test_a_check_is_found_in_ppm_as_in_percent() -> None:
    column = methane()
    column[700:712] = 2
    known = recording(["C0"], 1e4 * column[:, None], 30)
    assert rows(flags(known, [channel("C0", "methane_concentration", "ppm")]), "calibration") == list(range(700, 712))


def test_a_channel_that_is_read_every_ten_minutes_shows_no_check_and_one_read_hourly_no_step() -> None:
    column = methane()
    column[700:702] = 2
    column[900:] += 2
    for step_s, told in ((600, False), (3600, False), (60, True)):
        known = recording(["C0"], column[:, None], step_s)
        found = flags(known, [channel("C0", "methane_concentration")])
        assert rows(found, "step") == ([900] if told else [])
        assert rows(found, "calibration") == ([700, 701] if told else [])


def test_a_channel_described_twice_is_refused() -> None:
    with pytest.raises(InputError, match="key_taken"):
        flags(recording(["C0"], np.zeros((5, 1)), 30), [channel("C0", "other"), channel("C0", "other")])


def test_only_methane_sensors_are_checked_with_methane() -> None:
    column = methane()
    column[700:712] = 2
    assert rows(flags_of(column, quantity="air_velocity"), "calibration") == []


def test_a_switch_has_no_shape() -> None:
    state = np.repeat(RNG.integers(0, 2, 200), RNG.integers(1, 20, 200)).astype(float)
    state[500:2000] = 1
    assert flags_of(state, quantity="coal_cutting").counts == {"C0": {}}


def test_the_rows_of_pure_methane_of_the_presentation_hold_and_break() -> None:
    """methods: 64.04·6.35 % is 4.07 (holds), 70.84·6.08 % is no 4.63 (7 % off), 82.58·5.3 % is 4.34 within 1 %."""
    values = np.array([[64.04, 6.35, 4.07], [70.84, 6.08, 4.63], [82.58, 5.3, 4.34], [80, np.nan, 4]])
    known = recording(["Q", "C", "I"], values, 60)
    channels = [
        channel("Q", "mixture_flow", resolution=0.01),
        channel("C", "methane_concentration", resolution=0.01),
        channel("I", "pure_methane_flow", resolution=0.01),
    ]
    found = flags(known, channels, [pure_methane("I", "Q", "C")])
    assert [rows(found, "identity", name) for name in ("Q", "C", "I")] == [[1], [1], [1]]
    assert found.found["I", "identity"][1] == pytest.approx([4.63 - 70.84 * 0.0608])


def test_an_identity_holds_across_units() -> None:
    flow, share = RNG.uniform(50, 90, 50), RNG.uniform(3, 9, 50)
    known = recording(["Q", "C", "I"], np.column_stack([flow * 60, share * 1e4, flow * share / 100 / 60]), 60)
    channels = [
        channel("Q", "mixture_flow", "м3/ч"),
        channel("C", "methane_concentration", "ppm"),
        channel("I", "pure_methane_flow", "m3/s"),
    ]
    assert flags(known, channels, [pure_methane("I", "Q", "C")]).counts["I"] == {}
    known.values[7, 2] *= 1.1
    assert rows(flags(known, channels, [pure_methane("I", "Q", "C")]), "identity", "I") == [7]


def test_a_change_across_a_gap_is_not_judged() -> None:
    column = methane(1)
    changes = np.diff(column, prepend=np.nan)
    column[50] = np.nan
    known = recording(["C", "D"], np.column_stack([column, changes]), 30)
    channels = [channel("C", "methane_concentration"), channel("D", "other", "%")]
    assert rows(flags(known, channels, [difference("D", "C")]), "identity", "D") == []


def test_identities_of_wrong_channels_are_refused() -> None:
    known = recording(["C", "D"], np.zeros((5, 2)), 30)
    methane_percent = channel("C", "methane_concentration")
    with pytest.raises(InputError, match="unknown_channel"):
        flags(known, [methane_percent], [difference("E", "C")])
    with pytest.raises(InputError, match="wrong_unit"):
        flags(known, [methane_percent, channel("D", "other", "ppm")], [difference("D", "C")])
    with pytest.raises(InputError, match=r"not_a_choice.*pure_methane_flow"):
        flags(known, [methane_percent], [pure_methane("D", "C", "C")])
    with pytest.raises(InputError, match="unknown_channel"):
        flags(known, [channel("E", "other")])


def test_a_channel_without_readings_is_a_gap_and_no_more() -> None:
    assert flags_of(np.full(300, np.nan), methane(2.5)).counts == {"C0": {"gap": 300}, "C1": {}}


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_a_few_readings_are_judged_without_harm(count: int) -> None:
    assert flags_of(np.linspace(0.5, 0.6, count), np.full(count, 0.4)).counts == {"C0": {}, "C1": {}}


def test_episodes_tell_when_how_long_and_what_was_read() -> None:
    column = methane()
    column[700:712] = 2
    column[720:730] = np.nan
    known = recording(["C0"], column[:, None], 30)
    check, gap = episodes(known, flags(known, [channel("C0", "methane_concentration")]))
    assert (check.rule, check.first, check.last, check.minutes, check.highest) == ("calibration", 700, 711, 6, 2)
    assert (check.before, check.after) == (column[699], column[712])
    assert (gap.rule, gap.first, gap.last, gap.size, gap.lowest) == ("gap", 720, 729, 5, None)
