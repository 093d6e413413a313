"""Alarms: what they would have been worth, by hand-made cases, and how reliable chances are."""

from __future__ import annotations

import numpy as np
import pytest

from firedamp.science.forecasting.alarms import (
    AlarmScore,
    Spell,
    alarms_of,
    best_threshold,
    passings_of,
    reliability_of,
    score_alarms,
    spells,
)

STEP_S, HORIZON, LIMIT = 60, 10, 1.0
DAY = 1440  # rows


def readings(*passings: int, rows: int = DAY) -> np.ndarray:
    """Readings that pass the limit for five rows at each of some rows."""
    found = np.full(rows, 0.5)
    for first in passings:
        found[first : first + 5] = 1.5
    return found


def chances(*raised: tuple[int, int], rows: int = DAY) -> np.ndarray:
    """A chance of 0.1, and 0.9 from one row to another, both within."""
    found = np.full(rows, 0.1)
    for first, last in raised:
        found[first : last + 1] = 0.9
    return found


def scored(chance: np.ndarray, given: np.ndarray, threshold: float = 0.5) -> AlarmScore:
    return score_alarms(chance, given, LIMIT, threshold, HORIZON, STEP_S)


def test_an_alarm_before_a_passing_is_right_and_leads_by_its_minutes() -> None:
    found = scored(chances((92, 99)), readings(100))
    assert (found.precision, found.recall, found.lead_min, found.false_per_day) == (1, 1, 8, 0)


def test_an_alarm_that_no_passing_follows_is_false() -> None:
    found = scored(chances((92, 99), (500, 503), (900, 901)), readings(100))
    assert (found.alarms, found.right, found.false_per_day) == (3, 1, 2)
    assert found.precision == pytest.approx(1 / 3)


def test_a_passing_without_an_alarm_is_missed() -> None:
    found = scored(chances((92, 99)), readings(100, 700))
    assert (found.passings, found.told, found.recall) == (2, 1, 0.5)


def test_an_alarm_too_early_tells_of_nothing() -> None:
    assert scored(chances((80, 85)), readings(100)).told == 0
    assert scored(chances((80, 90)), readings(100)).told == 1


def test_an_alarm_as_late_as_the_passing_tells_of_nothing() -> None:
    found = scored(chances((100, 104)), readings(100))
    assert (found.alarms, found.told) == (0, 0)


def test_the_wake_of_a_passing_is_no_new_alarm() -> None:
    assert scored(chances((92, 112)), readings(100)).alarms == 1


def test_an_alarm_that_never_ends_is_not_right_for_ever() -> None:
    found = scored(chances((0, DAY - 1)), readings(100))
    assert found.recall == 1
    assert found.false_per_day > 100
    assert found.lead_min is not None
    assert found.lead_min < 2 * HORIZON


def test_an_alarm_of_less_than_ten_minutes_is_one_however_near_the_horizon() -> None:
    found = score_alarms(chances((500, 508)), readings(), LIMIT, 0.5, 2, STEP_S)
    assert (found.alarms, found.right) == (1, 0)


def test_an_alarm_raised_anew_begins_where_the_chance_reaches_the_threshold() -> None:
    given = chances((100, 103), (112, 115), (121, 121))  # one spell; ten rows after its beginning the chance is low
    alarms = alarms_of(given, readings(), LIMIT, 0.5, HORIZON, STEP_S)
    assert alarms == [Spell(100, 103), Spell(112, 121)]


def test_no_alarm_leads_by_more_than_its_horizon() -> None:
    found = scored(chances((92, 101)), readings(108))  # it stands for ten minutes: at 98 the passing is ten minutes off
    assert (found.right, found.lead_min) == (1, HORIZON)


def test_spells_less_than_ten_minutes_apart_are_one() -> None:
    wanted = np.zeros(100, dtype=bool)
    wanted[[10, 11, 21, 32]] = True
    assert spells(wanted, STEP_S) == [Spell(10, 21), Spell(32, 32)]


@pytest.mark.parametrize("step_s", [1, 30, 600, 900, 3600])
def test_a_run_of_rows_is_one_passing_at_any_step(step_s: float) -> None:
    assert len(passings_of(readings(100), LIMIT, step_s)) == 1


def test_what_is_not_decided_yet_is_not_counted() -> None:
    assert scored(chances((DAY - 3, DAY - 1)), readings()).alarms == 0
    assert scored(chances((3, 4)), readings(0)).passings == 0


def test_without_alarms_or_passings_there_is_no_share() -> None:
    found = scored(chances(), readings())
    assert (found.precision, found.recall, found.lead_min, found.false_per_day) == (None, None, None, 0)
    assert scored(np.full(DAY, np.nan), readings(100)).recall == 0
    assert scored(np.empty(0), np.empty(0)).false_per_day == 0


def test_unknown_readings_pass_no_limit() -> None:
    assert passings_of(np.full(10, np.nan), LIMIT, STEP_S) == []


def test_false_alarms_are_counted_by_the_days_that_were_forecast() -> None:
    chance = chances((500, 503))
    chance[DAY // 2 :] = np.nan
    assert scored(chance, readings()).false_per_day == 2


def test_the_threshold_is_the_cheapest_by_the_cost_of_a_miss() -> None:
    chance = chances((92, 99))
    chance[690:700] = 0.4  # tells of the second passing, and so do three false alarms that are as likely
    for first in (300, 400, 1000):
        chance[first : first + 3] = 0.4
    given = readings(100, 700)
    assert 0.4 < best_threshold(chance, given, LIMIT, HORIZON, STEP_S, cost_of_miss=1) < 0.9
    assert 0.1 < best_threshold(chance, given, LIMIT, HORIZON, STEP_S, cost_of_miss=10) <= 0.4


def test_of_thresholds_that_cost_the_same_the_middle_one_is_taken() -> None:
    assert best_threshold(chances((92, 99)), readings(100), LIMIT, HORIZON, STEP_S) == pytest.approx(0.5, abs=0.03)


def test_reliability_sets_chances_beside_what_came_true() -> None:
    chance = np.r_[np.full(10, 0.25), np.full(10, 0.75), np.nan]
    target = np.r_[np.full(8, 0.5), np.full(2, 1.5), np.full(3, 0.5), np.full(7, 1.5), 1.5]
    found = reliability_of(chance, target, LIMIT)
    assert found is not None
    assert found.bins == ((0.25, 0.2, 10), (0.75, 0.7, 10))
    assert found.rate == 0.45
    assert found.brier == pytest.approx((8 * 0.25**2 + 2 * 0.75**2 + 3 * 0.75**2 + 7 * 0.25**2) / 20)


def test_a_chance_of_one_is_in_the_last_tenth() -> None:
    found = reliability_of(np.array([1.0, 0.95]), np.array([2.0, 2.0]), LIMIT)
    assert found is not None
    assert len(found.bins) == 1


def test_of_what_is_not_known_there_is_no_reliability() -> None:
    assert reliability_of(np.array([np.nan]), np.array([1.0]), LIMIT) is None
