"""The real longwall: what its readers found is found, and healthy readings are nearly all let alone."""

from __future__ import annotations

import numpy as np
from tests.science.telemetry.faults import CHANNELS, WORKING, real, real_flags

from firedamp.science.telemetry import episodes


def test_the_two_rows_where_the_column_of_changes_disagrees_are_found_and_no_other() -> None:
    """Rows 1593 and 1595 counted from 0: README of data/polish_longwall_methane."""
    rows, sizes = real_flags().found["DMM116", "identity"]
    assert rows.tolist() == [1593, 1595]
    assert np.abs(sizes).round(6).tolist() == [0.1, 0.1]
    assert not real_flags().marked("MM116", "identity").any()


def test_the_check_of_a_sensor_with_2_2_percent_is_found_with_its_zeroing() -> None:
    """MM116 jumps from 0.7 to 1.5, 2.2 and down to 0.3 while nobody cuts and MM31 stays at 0.32."""
    (check,) = [each for each in episodes(real(), real_flags()) if each.rule == "calibration"]
    assert (check.channel, check.first, check.highest, check.lowest) == ("MM116", 1587, 2.2, 0.2)
    assert 1634 <= check.last <= 1640
    assert check.before == 0.7


def test_long_constant_stretches_of_a_coarse_sensor_in_a_quiet_mine_are_not_stuck() -> None:
    """MM116 (0.1 %) reads 0.4 for 1,412 rows, 11.8 hours, of a week-end; MM31 (0.01 %) falls by 0.03 meanwhile."""
    assert np.ptp(real().channel("MM116")[8959 : 8959 + 1412]) == 0
    assert not any(real_flags().marked(each.name, "stuck").any() for each in CHANNELS)


def test_few_healthy_readings_are_marked() -> None:
    """Of 53,472 readings of gas and air, but for the check: five spikes and one step."""
    varying = ("MM31", "MM116", "AS038", "PG072")
    assert sum(real_flags().marked(name, "spike").sum() for name in varying) <= 5
    assert sum(real_flags().marked(name, "step").sum() for name in varying) <= 1
    assert not any(real_flags().marked(name, "range", "gap", "clock", "duplicate").any() for name in varying)
    assert not real_flags().marked("PD").any()
    assert not real_flags().marked("BA13").any()


def test_no_peak_of_gas_at_work_is_taken_for_a_check() -> None:
    """While coal is cut MM116 passes 1.5 % seven times and more; a burst of gas must never be told away."""
    cutting = real().channel("PD")[:WORKING] == 1
    high = real().channel("MM116")[:WORKING] >= 1.5
    assert (cutting & high).sum() > 20
    assert not (real_flags().marked("MM116", "calibration")[:WORKING] & cutting).any()
